/** What a verdict says, and where: each thing once. The headline says what matters most; the rest does not repeat it. */

import type { Reveal, Slip } from "../api/types";
import { gradeName } from "../words";
import { asked, asksGrade, isRight, type Loop, outcome } from "./machine";
import { isIn } from "./marks";

type Judged = Pick<Loop, "phase" | "reveal" | "answer">;

/** The one sentence on top. */
export function headline(loop: Judged): string {
  const { reveal } = loop;
  if (!reveal) return "";
  const question = asked(loop);
  if (question) return question.text;
  if (reveal.question) return isRight(loop) ? "You said it's right." : "You said it isn't right.";
  if (reveal.sentences[0]) return reveal.sentences[0].text;
  if (reveal.right) return "Right.";
  return reveal.ink ? "Not this time." : "Left blank. Here's what it looks like.";
}

/** Slips that the headline has not said already. None where nothing was written, or another kanji: its strokes say nothing about this one. */
export function unsaid(loop: Judged): readonly Slip[] {
  const { reveal } = loop;
  if (!reveal?.ink || reveal.other) return [];
  const said = asked(loop) || reveal.question ? undefined : reveal.sentences[0];
  return reveal.slips.filter((slip) => !isIn(slip, said));
}

/** What else the check says, by its place among the sentences: not the headline, and not what the list of slips tells. */
export function remarks(loop: Judged): readonly { text: string; at: number }[] {
  const { reveal } = loop;
  if (!reveal) return [];
  return reveal.sentences
    .map(({ text }, at) => ({ text, at }))
    .slice(reveal.question ? 0 : 1)
    .filter(({ text }) => !reveal.slips.some((slip) => slip.text === text));
}

/** Why this grade is suggested, where that is news: what is wrong, and that all is right, is told above. */
export function because(loop: Judged): string {
  const { reveal } = loop;
  const proposal = outcome(loop)?.proposal;
  if (!proposal || !reveal || proposal.grade === 3) return "";
  const told = [headline(loop), ...reveal.sentences.map(({ text }) => text), ...reveal.slips.map(({ text }) => text)];
  const blank = !reveal.ink || loop.answer !== null;
  const wrote = reveal.other !== null && !isRight(loop); // the headline names what was written instead
  return proposal.grade === 1 && (blank || wrote || told.includes(proposal.reason)) ? "" : proposal.reason;
}

/** The verdict read aloud, for those who do not see it. */
export function aloud(loop: Judged): string {
  const { reveal } = loop;
  if (loop.phase !== "verdict" || !reveal) return "";
  const question = asked(loop);
  if (question) return `Too close to call. ${question.text} Yes or no?`;
  const said = reveal.question || !reveal.sentences.length ? headline(loop) : reveal.sentences.map(({ text }) => text).join(" ");
  return asksGrade(reveal) ? `${said} ${suggestion(loop)}` : said;
}

/** The grade that is suggested, with its reason where that is news. */
export function suggestion(loop: Judged): string {
  const { reveal } = loop;
  const grade: Reveal["proposal"]["grade"] = outcome(loop)?.proposal.grade ?? 1;
  return reveal ? `Suggested grade: ${gradeName(grade)}. ${because(loop)}`.trim() : "";
}
