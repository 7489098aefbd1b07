/**
 * The loop as a state machine: prompt -> attempt -> check -> reveal -> grade -> the next turn. Pure: no clock, no network,
 * no page. What comes next is the server's `queue`; where the server cannot be asked, `predicted` is good enough to go on.
 */

import type { Line, Loop, Open, Phase } from "./loop";
import { renamed } from "./naming";
import { type Part, partsOf } from "./parts";
import type { Allowed, Answer, Grade, Hint, HintLevel, Outcome, Question, Reveal, Session, Turn } from "../api/types";

export type { Line, Loop, Open, Phase };

export const LADDER: readonly HintLevel[] = ["story", "parts", "ghost_part", "ghost"];

/** What this browser remembers of a session that the server's answer does not tell. */
export type Remembered = Pick<Loop, "recap" | "open" | "late" | "parts">;

export function begun(session: Session, known: Remembered = { recap: [], open: [], late: [], parts: null }): Loop {
  const verdicts = [...session.pending, ...known.late];
  const late = verdicts.filter(({ attempt }, index) => verdicts.findIndex((one) => one.attempt === attempt) === index);
  const loop: Loop = {
    session: session.id,
    speaks: session.speaks,
    free: session.free,
    run: session.run,
    prompts: byId(session.prompts),
    queue: session.queue,
    done: session.done,
    phase: "writing",
    turn: null,
    reveal: null,
    overlaid: false,
    overruled: false,
    answer: null,
    hints: [],
    open: known.open,
    late,
    last: null,
    parts: known.parts,
    recap: known.recap,
  };
  return next(loop);
}

/** The session as the home has it, which came after the loop had begun with what this browser remembers: verdicts that
 * never got here are shown between turns. */
export function caughtUp(loop: Loop, session: Session): Loop {
  if (session.id !== loop.session) return loop;
  const known = new Set([...loop.late, ...loop.recap, ...(loop.reveal ? [loop.reveal] : [])].map(({ attempt }) => attempt));
  const fresh = session.pending.filter(({ attempt }) => !known.has(attempt));
  if (!fresh.length) return loop;
  const open = loop.open.filter((one) => !fresh.some(({ attempt }) => attempt === one.attempt));
  const now = { ...loop, late: [...loop.late, ...fresh], open };
  return loop.phase === "saved" || loop.phase === "finished" ? next(now) : now;
}

/** The session as the log has it, after another device wrote in it. What was answered there isn't asked here any more; a turn
 * that is in hand stays, where the learner has `begun` it: both answers are kept then, and the first one counts. */
export function elsewhere(loop: Loop, session: Session, begun: boolean): Loop {
  if (session.id !== loop.session) return loop;
  const now = caughtUp(loop, session);
  const { turn } = now;
  const known = { ...now, queue: session.queue, done: Math.max(now.done, session.done) };
  const gone = turn && now.phase === "writing" && !session.queue.some((left) => same(left, turn));
  if (gone && !begun) return next(known);
  if (gone) return { ...known, queue: [turn, ...session.queue] };
  return now.phase === "finished" || (now.phase === "saved" && !turn) ? next(known) : known;
}

/** Did another device take turns of the plan off the queue: aren't they asked any more, though nobody wrote them here? */
export function taken(loop: Loop, queue: readonly Turn[]): boolean {
  const mine = (turn: Turn): boolean => written(loop, turn) || (loop.phase !== "writing" && loop.turn !== null && same(turn, loop.turn));
  return loop.queue.some((turn) => once(turn) && !mine(turn) && !queue.some((left) => same(left, turn)));
}

export function same(a: Turn, b: Turn): boolean {
  return a.prompt === b.prompt && a.purpose === b.purpose;
}

/** Has this turn been written already, and only its verdict or its grade is missing? */
function written(loop: Loop, turn: Turn): boolean {
  return (
    loop.open.some((open) => same(open.turn, turn)) ||
    loop.late.some((reveal) => !reveal.prompt_at_fault && same({ prompt: reveal.prompt, purpose: reveal.purpose }, turn))
  );
}

/** The prompts of the word of which this turn is a kanji; none where it is asked by itself, or once more. */
function together({ prompts }: Loop, turn: Turn): readonly string[] {
  return (once(turn) && prompts[turn.prompt]?.whole?.slots.flatMap(({ prompt }) => prompt ?? [])) || [];
}

/** Is it the turn that the plan asks, not one that a miss added? */
export function once({ purpose }: Turn): boolean {
  return purpose !== "rewrite" && purpose !== "retest";
}

/** Is the kanji of that prompt written, in the word that is being asked? */
export function stands(loop: Loop, prompt: string): boolean {
  if (!loop.turn || prompt === loop.turn.prompt || !together(loop, loop.turn).includes(prompt)) return false;
  return !loop.queue.some((turn) => once(turn) && turn.prompt === prompt && !written(loop, turn));
}

/** How far the session is: the turn in hand is the `at`-th of `total`, as far as is known now. A miss adds to it. */
export function way(loop: Loop): { at: number; total: number } {
  const over = loop.phase === "grading" || (loop.phase === "verdict" && loop.reveal && !asksGrade(loop.reveal)); // counted in `done`
  const inHand = loop.turn && !over ? [loop.turn] : [];
  const waiting = [...loop.open.map(({ turn }) => turn), ...loop.late.filter(asksGrade)];
  const begun = [...inHand, ...waiting.filter((turn) => !loop.turn || !same(turn, loop.turn))];
  const ahead = loop.queue.filter((turn) => !begun.some((other) => same(other, turn)));
  const at = Math.max(1, loop.done + begun.length);
  return { at, total: Math.max(at, loop.done + begun.length + ahead.length) };
}

const untouched = { reveal: null, overlaid: false, overruled: false, answer: null, hints: [] } as const;

/** The next thing to do: a verdict that came late, then the first turn that is not written yet. */
export function next(loop: Loop): Loop {
  const [late, ...later] = loop.late;
  if (late) {
    const turn = { prompt: late.prompt, purpose: late.purpose };
    return { ...loop, ...untouched, phase: "verdict", turn, reveal: late, late: later };
  }
  const turn = loop.queue.find((candidate) => !written(loop, candidate));
  if (turn) return { ...loop, ...untouched, phase: "writing", turn };
  return { ...loop, ...untouched, phase: loop.open.length ? "saved" : "finished", turn: null };
}

/** The learner asked for the check (or gave up): the attempt is written down. */
export function attempted(loop: Loop, attempt: string): Loop {
  const { turn } = loop;
  if (loop.phase !== "writing" || !turn) return loop;
  const now: Loop = { ...loop, phase: "checking", open: [...loop.open, { attempt, turn }] };
  const word = together(loop, turn); // its verdicts come when all of it is written
  const rest = loop.queue.find((other) => once(other) && word.includes(other.prompt) && !written(now, other));
  return rest ? { ...now, ...untouched, phase: "writing", turn: rest } : now;
}

/** The server does not answer: an attempt stays saved here, a grade is believed. */
export function unreachable(loop: Loop): Loop {
  if (loop.phase === "checking") return { ...loop, phase: "saved" };
  if (loop.phase === "grading") return next(loop);
  return loop;
}

/** Go on from where nothing more is asked: saved without a verdict, a rewrite's verdict, a prompt at fault. */
export function goOn(loop: Loop): Loop {
  if (loop.phase === "saved") return next(loop);
  if (loop.phase === "verdict" && loop.reveal && !asksGrade(loop.reveal)) {
    const { prompt, purpose, prompt_at_fault: fault } = loop.reveal;
    const first = loop.queue[0];
    const now = purpose === "practice" && !fault ? { ...loop, recap: recapped(loop, loop.reveal, null) } : loop;
    // offline the queue may still begin with what was just seen
    if (first && !fault && same(first, { prompt, purpose })) return next({ ...now, queue: loop.queue.slice(1) });
    return next(now);
  }
  return loop;
}

/** The kanji of that attempt has this keyword of the learner's own; none where it is empty. */
export function named(loop: Loop, attempt: string, keyword: string): Loop {
  const told = [loop.reveal, loop.last?.reveal, ...loop.late].find((reveal) => reveal?.attempt === attempt);
  if (!told) return loop;
  const { char } = told;
  const meaning = renamed(told, keyword).meanings[0] ?? "";
  const tell = (reveal: Reveal): Reveal => (reveal.char === char ? renamed(reveal, keyword) : reveal);
  return {
    ...loop,
    reveal: loop.reveal && tell(loop.reveal),
    late: loop.late.map(tell),
    last: loop.last && { ...loop.last, reveal: tell(loop.last.reveal) },
    recap: loop.recap.map((line) => (line.char === char ? { ...line, meaning } : line)),
  };
}

/** The prompts as the server words them now. */
export function reworded(loop: Loop, { id, prompts }: Session): Loop {
  return id === loop.session ? { ...loop, prompts: byId(prompts) } : loop;
}

function byId(prompts: Session["prompts"]): Loop["prompts"] {
  return Object.fromEntries(prompts.map((prompt) => [prompt.id, prompt]));
}

export function asksGrade(reveal: Reveal): boolean {
  return reveal.scored && !reveal.prompt_at_fault;
}

/** An answer of the server. `complete`: it knows all that we know, so its queue is the truth. */
export function heard(loop: Loop, answer: Answer, complete: boolean): Loop {
  let now = loop;
  for (const reveal of answer.held) now = judged(reopened(now, reveal), reveal);
  for (const { id, reveal, hint, fix = null, unsure = null } of answer.receipts) {
    if (fix || unsure) now = explained(now, id, { fix, unsure });
    if (reveal) now = judged(now, reveal);
    if (hint) now = hinted(now, hint);
  }
  if (!complete || !answer.queue) return now;
  now = { ...now, queue: answer.queue, done: answer.done ?? now.done };
  if (now.phase === "grading") return next(now);
  if (now.phase === "saved" && !now.turn) return next(now);
  if (now.phase === "finished" && now.queue.length) return next(now);
  return now;
}

/** What came to light after a grade on why the kanji slips: its line of the recap says so. */
function explained(loop: Loop, grade: string, why: Pick<Line, "fix" | "unsure">): Loop {
  if (loop.last?.event !== grade) return loop;
  const { reveal } = loop.last;
  const parts = why.fix ? inParts({ ...reveal, fix: why.fix }) : loop.parts;
  return { ...loop, parts, recap: loop.recap.map((line) => (line.attempt === reveal.attempt ? { ...line, ...why } : line)) };
}

/** What is written in parts before the rewrite of what was missed; null where nothing asks for that. */
function inParts(reveal: Reveal): Loop["parts"] {
  const of = reveal.fix?.parts ? partsOf(reveal) : [];
  return of.length ? { prompt: reveal.prompt, of } : null;
}

/** The parts to be written now, before the turn in hand; null where it is the whole's turn. */
export function toBuild({ phase, turn, parts }: Loop): readonly Part[] | null {
  return phase === "writing" && turn?.purpose === "rewrite" && turn.prompt === parts?.prompt ? parts.of : null;
}

/** The parts are written, or left: now the whole. */
export function built(loop: Loop): Loop {
  return loop.parts ? { ...loop, parts: null } : loop;
}

/** After a reload nothing here knows of a word's first kanji any more: the attempt is open again. */
function reopened(loop: Loop, { attempt, prompt, purpose }: Reveal): Loop {
  const shown = [...loop.open, ...loop.late, ...loop.recap, ...(loop.reveal ? [loop.reveal] : [])];
  return shown.some((one) => one.attempt === attempt) ? loop : { ...loop, open: [...loop.open, { attempt, turn: { prompt, purpose } }] };
}

function judged(loop: Loop, reveal: Reveal): Loop {
  const open = loop.open.find(({ attempt }) => attempt === reveal.attempt);
  if (!open) return loop; // an answer told twice
  const rest = { ...loop, open: loop.open.filter((other) => other !== open) };
  const watched = loop.turn && same(loop.turn, open.turn) && (loop.phase === "checking" || loop.phase === "saved");
  const word = together(loop, open.turn);
  if (watched && !loop.late.some(({ prompt }) => word.includes(prompt)))
    return { ...rest, phase: "verdict", reveal, overlaid: false, overruled: false, answer: null };
  const waiting = { ...rest, late: [...loop.late, reveal] };
  return watched ? next(waiting) : waiting; // of a word the first kanji's verdict comes first
}

function hinted(loop: Loop, hint: Hint): Loop {
  if (loop.phase !== "writing" || loop.hints.some(({ level }) => level === hint.level)) return loop;
  return { ...loop, hints: [...loop.hints, hint] };
}

/** The server refused the attempt: it is out of the way, and the turn is asked again. */
export function refused(loop: Loop, attempt: string): Loop {
  const open = loop.open.filter((other) => other.attempt !== attempt);
  if (open.length === loop.open.length) return loop;
  const rest = { ...loop, open };
  return loop.phase === "checking" || loop.phase === "saved" ? next(rest) : rest;
}

/** The next hint on the ladder, or null at its top. */
export function nextHint(loop: Loop): HintLevel | null {
  return LADDER.find((level) => !loop.hints.some((hint) => hint.level === level)) ?? null;
}

export function ghosted(loop: Loop): boolean {
  return loop.hints.some(({ level }) => level === "ghost_part" || level === "ghost");
}

export function overlaid(loop: Loop): Loop {
  return loop.phase === "verdict" && !loop.overlaid ? { ...loop, overlaid: true } : loop;
}

export function overruled(loop: Loop): Loop {
  return loop.phase === "verdict" && !loop.overruled ? { ...loop, overruled: true, overlaid: true } : loop;
}

/** The question to which the check wants an answer before any grade, or null. */
export function asked(loop: Pick<Loop, "phase" | "answer" | "reveal">): Question | null {
  return loop.phase === "verdict" && loop.answer === null ? (loop.reveal?.question ?? null) : null;
}

/** The learner's answer to it; null asks again. */
export function answered(loop: Loop, answer: boolean | null): Loop {
  return loop.phase === "verdict" && loop.reveal?.question ? { ...loop, answer, overruled: false } : loop;
}

/** Is there nothing to say about it but Again: "I don't know", in a placement? */
export function isBlank({ reveal }: Pick<Loop, "reveal">): boolean {
  return reveal?.purpose === "placement" && !reveal.ink;
}

/** What is proposed and what may be given, by what was answered. */
export function outcome({ reveal, answer }: Pick<Loop, "reveal" | "answer">): Outcome | null {
  if (!reveal?.question || answer === null) return reveal;
  return answer ? reveal.question.yes : reveal.question.no;
}

/** Was it right, as far as is known now? */
export function isRight({ reveal, answer }: Pick<Loop, "reveal" | "answer">): boolean {
  return reveal?.question ? answer === true : (reveal?.right ?? false);
}

/** Can the check be called wrong, i.e. is there a grade that only this opens? */
export function canOverrule(loop: Loop): boolean {
  return !loop.overruled && Boolean(outcome(loop)?.allowed.some(({ needs }) => needs === "overruled"));
}

/** Is this grade open now; if not, what would open it (null: nothing)? */
export function gate(loop: Loop, grade: Grade): "open" | "overlay" | "overruled" | null {
  const allowed: Allowed | undefined = outcome(loop)?.allowed.find((one) => one.grade === grade);
  if (loop.phase !== "verdict" || !loop.reveal || !asksGrade(loop.reveal) || asked(loop) || !allowed) return null;
  if (allowed.needs === "overlay" && !loop.overlaid) return "overlay";
  if (allowed.needs === "overruled" && !loop.overruled) return "overruled";
  return "open";
}

/** The learner's word. `event` is the id of the grade's event. */
export function graded(loop: Loop, event: string, grade: Grade): Loop {
  const { reveal } = loop;
  if (!reveal || gate(loop, grade) !== "open") return loop;
  return {
    ...loop,
    phase: "grading",
    queue: predicted(loop, reveal, grade),
    done: loop.done + 1,
    last: { event, reveal },
    parts: grade === 1 ? inParts(reveal) : loop.parts,
    recap: recapped(loop, reveal, grade),
  };
}

/** The recap with a line for the attempt on show; `grade` is the learner's, null where none is asked. */
function recapped(loop: Loop, reveal: Reveal, grade: Grade | null): readonly Line[] {
  const line: Line = {
    attempt: reveal.attempt,
    char: reveal.char,
    meaning: reveal.meanings[0] ?? "",
    grade,
    byHeart: (grade ?? outcome(loop)?.proposal.grade ?? 1) > 1,
    days: outcome(loop)?.allowed.find((one) => one.grade === grade)?.days ?? null,
    retest: reveal.purpose === "retest",
    fix: null,
    unsure: null,
  };
  return [...loop.recap.filter(({ attempt }) => attempt !== reveal.attempt), line];
}

/** What probably comes next: the turn goes, and after Again it is written once more. The server knows better. */
function predicted(loop: Loop, reveal: Reveal, grade: Grade): Turn[] {
  const turn: Turn = { prompt: reveal.prompt, purpose: reveal.purpose };
  const rest = loop.queue.filter((other) => !same(other, turn));
  return grade === 1 ? [{ prompt: reveal.prompt, purpose: "rewrite" }, ...rest] : rest;
}

/** The grade is taken back: its verdict is on show again. Not while an attempt is under way. */
export function ungraded(loop: Loop): Loop {
  const { last } = loop;
  if (!last || (loop.phase !== "writing" && loop.phase !== "verdict" && loop.phase !== "finished")) return loop;
  const turn = { prompt: last.reveal.prompt, purpose: last.reveal.purpose };
  const shown = loop.phase === "verdict" && loop.reveal ? [loop.reveal, ...loop.late] : loop.late;
  return {
    ...loop,
    phase: "verdict",
    turn,
    reveal: { ...last.reveal, graded: null },
    overlaid: false,
    overruled: false,
    answer: null,
    hints: [],
    late: shown,
    queue: [turn, ...loop.queue.filter((other) => !same(other, turn) && !(other.purpose === "rewrite" && other.prompt === turn.prompt))],
    done: Math.max(0, loop.done - 1),
    last: null,
    parts: null,
    recap: loop.recap.filter(({ attempt }) => attempt !== last.reveal.attempt),
  };
}

/** The server refused a grade: where it is the last one, its verdict is on show again, though it was just being sent. */
export function gradeRefused(loop: Loop, event: string): Loop {
  if (loop.last?.event !== event) return loop;
  return ungraded(loop.phase === "grading" ? { ...loop, phase: "writing" } : loop);
}
