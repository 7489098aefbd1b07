/** What a verdict says, and where: each thing once. The headline says what matters most; the rest does not repeat it. */

import type { Reveal, Slip } from "../api/types";
import { gradeName } from "../words";
import { asked, asksGrade, isRight, type Loop, outcome } from "./machine";

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

/** Does one sentence tell the other, whole or as a part of itself? */
function tells(said: string, other: string): boolean {
  const core = (text: string) => text.toLowerCase().replace(/\.$/, "");
  return core(other) !== "" && core(said).includes(core(other));
}

/** Slips that the headline does not tell already; where nothing was written all is missing, and nothing slipped. */
export function unsaid(loop: Judged): readonly Slip[] {
  const said = headline(loop);
  return loop.reveal?.ink ? loop.reveal.slips.filter(({ text }) => !tells(said, text)) : [];
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
