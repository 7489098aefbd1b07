import { expect, test } from "vitest";
import type { Answer, Fix, ModelStroke, PartNode, Prompt, Receipt, Reveal, Session, Turn } from "../src/api/types";
import * as machine from "../src/session/machine";

const prompt = (id: string): Prompt => ({
  id,
  script: "kanji",
  meanings: ["word"],
  readings: { on: [], kun: [] },
  words: [],
  example: null,
  whole: null,
  hides: false,
  locked: 0,
});

const turn = (id: string, purpose: Turn["purpose"] = "review"): Turn => ({ prompt: id, purpose });

const session = (queue: Turn[], pending: Reveal[] = []): Session => ({
  id: "s",
  study_day: "2026-11-23",
  minutes: 7,
  speaks: false,
  free: false,
  run: null,
  prompts: ["a", "b", "c"].map(prompt),
  queue,
  done: 0,
  pending,
});

const reveal = (attempt: string, id: string, more: Partial<Reveal> = {}): Reveal => ({
  attempt,
  prompt: id,
  purpose: "review",
  char: "語",
  variant: "",
  meanings: ["word"],
  on: [],
  kun: [],
  words: [],
  sentence: null,
  story: { own: "", line: "", words: [] },
  parts: [],
  model: { strokes: [], parts: [] },
  ink: null,
  matches: [],
  reversed: [],
  slips: [],
  right: true,
  question: null,
  other: null,
  contrast: null,
  rival: null,
  fix: null,
  unsure: null,
  confidence: 1,
  sentences: [],
  scored: true,
  proposal: { grade: 3, reason: "All strokes, unaided." },
  allowed: [
    { grade: 1, needs: "nothing", days: 1 },
    { grade: 2, needs: "nothing", days: 3 },
    { grade: 3, needs: "nothing", days: 5 },
    { grade: 4, needs: "overlay", days: 12 },
  ],
  prompt_at_fault: null,
  graded: null,
  order: { right: 0, of: 0 },
  ...more,
});

const answer = (receipts: Partial<Receipt>[], queue: Turn[] | null = null): Answer => ({
  receipts: receipts.map((one) => ({ id: "e", status: "stored", reveal: null, hint: null, drill: null, read: null, fix: null, unsure: null, ...one })),
  held: [],
  queue,
  done: queue ? 1 : null,
});

/** Written, sent, and judged. */
function judged(start: machine.Loop, verdict: Reveal, queue: Turn[] | null = null): machine.Loop {
  return machine.heard(machine.attempted(start, verdict.attempt), answer([{ reveal: verdict }], queue), true);
}

test("it works: write, check, grade, next", () => {
  let loop = machine.begun(session([turn("a"), turn("b")]));
  expect(loop).toMatchObject({ phase: "writing", turn: turn("a") });
  loop = machine.attempted(loop, "t1");
  expect(loop.phase).toBe("checking");
  loop = machine.heard(loop, answer([{ reveal: reveal("t1", "a") }], [turn("a"), turn("b")]), true);
  expect(loop.phase).toBe("verdict");
  loop = machine.graded(loop, "g1", 3);
  expect(loop.phase).toBe("grading");
  loop = machine.heard(loop, answer([{}], [turn("b")]), true);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("b"), done: 1 });
  expect(loop.recap).toMatchObject([{ grade: 3, days: 5 }]);
});

test("the server's queue is followed, whatever was expected", () => {
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a"));
  loop = machine.graded(loop, "g1", 3);
  loop = machine.heard(loop, answer([{}], [turn("c"), turn("b")]), true);
  expect(loop.turn).toEqual(turn("c"));
});

test("up one step is open only after the overlay", () => {
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a"));
  expect(machine.gate(loop, 4)).toBe("overlay");
  expect(machine.graded(loop, "g", 4)).toBe(loop);
  loop = machine.overlaid(loop);
  expect(machine.gate(loop, 4)).toBe("open");
});

test("Again becomes a pass only by saying that the check was wrong", () => {
  const allowed: Reveal["allowed"] = [
    { grade: 1, needs: "nothing", days: 1 },
    { grade: 3, needs: "overruled", days: 4 },
  ];
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a", { allowed }));
  loop = machine.overlaid(loop);
  expect(machine.gate(loop, 3)).toBe("overruled");
  expect(machine.gate(loop, 2)).toBeNull();
  expect(machine.canOverrule(loop)).toBe(true);
  expect(machine.gate(machine.overruled(loop), 3)).toBe("open");
});

test("a rewrite asks no grade", () => {
  const verdict = reveal("t1", "a", { purpose: "rewrite", scored: false });
  let loop = judged(machine.begun(session([turn("a", "rewrite"), turn("b")])), verdict, [turn("b")]);
  expect(loop.phase).toBe("verdict");
  expect(machine.gate(loop, 3)).toBeNull();
  loop = machine.goOn(loop);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("b") });
});

test("a prompt at fault is asked again", () => {
  const verdict = reveal("t1", "a", { prompt_at_fault: { wrote: "温", differs: "" } });
  let loop = judged(machine.begun(session([turn("a")])), verdict, [turn("a")]);
  loop = machine.goOn(loop);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("a") });
});

test("without a server the learner goes on, and verdicts come between turns", () => {
  let loop = machine.begun(session([turn("a"), turn("b"), turn("c")]));
  loop = machine.unreachable(machine.attempted(loop, "t1"));
  expect(loop.phase).toBe("saved");
  loop = machine.goOn(loop);
  expect(loop.turn).toEqual(turn("b"));
  loop = machine.heard(loop, answer([{ reveal: reveal("t1", "a") }], [turn("a"), turn("b"), turn("c")]), true);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("b") });
  loop = judged(loop, reveal("t2", "b"), [turn("a"), turn("b"), turn("c")]);
  loop = machine.graded(loop, "g2", 3);
  loop = machine.heard(loop, answer([{}], [turn("a"), turn("c")]), true);
  expect(loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" } });
  loop = machine.graded(loop, "g1", 3);
  loop = machine.heard(loop, answer([{}], [turn("c")]), true);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("c") });
});

test("all written without a server: it waits, and then shows the verdicts", () => {
  let loop = machine.begun(session([turn("a")]));
  loop = machine.goOn(machine.unreachable(machine.attempted(loop, "t1")));
  expect(loop).toMatchObject({ phase: "saved", turn: null });
  loop = machine.heard(loop, answer([{ reveal: reveal("t1", "a") }], [turn("a")]), true);
  expect(loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" } });
});

test("a verdict that comes while it is waited for is shown at once", () => {
  let loop = machine.unreachable(machine.attempted(machine.begun(session([turn("a")])), "t1"));
  loop = machine.heard(loop, answer([{ reveal: reveal("t1", "a") }]), true);
  expect(loop.phase).toBe("verdict");
});

test("an older answer does not overrule what the server does not know yet", () => {
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a"));
  loop = machine.graded(loop, "g1", 1);
  loop = machine.heard(loop, answer([{}], [turn("a"), turn("b")]), false);
  expect(loop.phase).toBe("grading");
  loop = machine.unreachable(loop);
  expect(loop.turn).toEqual(turn("a", "rewrite"));
});

test("a verdict without a grade comes back after a reload, once", () => {
  const verdict = reveal("t1", "a");
  const loop = machine.begun(session([turn("a")], [verdict]), { recap: [], open: [], late: [verdict], parts: null });
  expect(loop).toMatchObject({ phase: "verdict", late: [] });
});

test("undoing a grade shows its verdict again", () => {
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a"));
  loop = machine.heard(machine.graded(loop, "g1", 3), answer([{}], [turn("b")]), true);
  loop = machine.ungraded(loop);
  expect(loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" }, recap: [], last: null });
  expect(loop.queue[0]).toEqual(turn("a"));
});

test("hints climb the ladder", () => {
  let loop = machine.begun(session([turn("a")]));
  expect(machine.nextHint(loop)).toBe("story");
  for (const level of machine.LADDER) {
    loop = machine.heard(loop, answer([{ hint: { level, text: null, strokes: null } }]), true);
  }
  expect(machine.nextHint(loop)).toBeNull();
  expect(machine.ghosted(loop)).toBe(true);
});

test("a refused attempt is asked again", () => {
  let loop = machine.attempted(machine.begun(session([turn("a")])), "t1");
  loop = machine.refused(loop, "t1");
  expect(loop).toMatchObject({ phase: "writing", turn: turn("a"), open: [] });
});

test("nothing left: the session is over", () => {
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a"));
  loop = machine.heard(machine.graded(loop, "g1", 3), answer([{}], []), true);
  expect(loop.phase).toBe("finished");
});

test("the count goes up by one a turn, and is the same before and after the check", () => {
  const queue = [turn("a"), turn("b"), turn("c")];
  let loop = machine.begun(session(queue));
  expect(machine.way(loop)).toEqual({ at: 1, total: 3 });
  loop = machine.attempted(loop, "1");
  expect(machine.way(loop)).toEqual({ at: 1, total: 3 });
  loop = machine.heard(loop, { ...answer([{ reveal: reveal("1", "a") }], queue.slice(1)), done: 0 }, true);
  expect(machine.way(loop)).toEqual({ at: 1, total: 3 });
  loop = machine.graded(loop, "g", 1);
  expect(machine.way(loop)).toEqual({ at: 1, total: 4 });
  loop = machine.heard(loop, { ...answer([], [turn("a", "rewrite"), ...queue.slice(1), turn("a", "retest")]), done: 1 }, true);
  expect(machine.way(loop)).toEqual({ at: 2, total: 5 });
  loop = machine.attempted(loop, "2");
  const rewritten = reveal("2", "a", { purpose: "rewrite", scored: false });
  loop = machine.heard(loop, { ...answer([{ reveal: rewritten }], [...queue.slice(1), turn("a", "retest")]), done: 2 }, true);
  expect(machine.way(loop)).toEqual({ at: 2, total: 5 });
  expect(machine.way(machine.goOn(loop))).toEqual({ at: 3, total: 5 });
});

test("the count goes on without a server", () => {
  let loop = machine.begun(session([turn("a"), turn("b"), turn("c")]));
  loop = machine.goOn(machine.unreachable(machine.attempted(loop, "1")));
  expect(machine.way(loop)).toEqual({ at: 2, total: 3 });
  loop = machine.goOn(machine.unreachable(machine.attempted(loop, "2")));
  expect(machine.way(loop)).toEqual({ at: 3, total: 3 });
});

test("where the check asks, no grade is open before the answer, and the answer opens its own", () => {
  const yes = { proposal: { grade: 3, reason: "" }, allowed: reveal("t", "a").allowed } as const;
  const no = { proposal: { grade: 1, reason: "" }, allowed: [{ grade: 1, needs: "nothing", days: 1 }] } as const;
  const question = { text: "Is this the bar of 一?", strokes: [0], ink: [0], yes: { ...yes, allowed: [...yes.allowed] }, no: { ...no, allowed: [...no.allowed] } };
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a", { right: false, question }));
  expect(machine.asked(loop)).toBe(question);
  expect([1, 2, 3, 4].map((grade) => machine.gate(loop, grade as 1))).toEqual([null, null, null, null]);
  loop = machine.answered(loop, false);
  expect([machine.isRight(loop), machine.gate(loop, 1), machine.gate(loop, 3)]).toEqual([false, "open", null]);
  loop = machine.answered(machine.answered(loop, null), true);
  expect([machine.asked(loop), machine.isRight(loop), machine.gate(loop, 3)]).toEqual([null, true, "open"]);
  loop = machine.graded(loop, "g1", 3);
  expect(loop).toMatchObject({ phase: "grading", recap: [{ grade: 3, days: 5 }] });
  expect(machine.asked(machine.ungraded(machine.heard(loop, answer([], []), true)))).toBe(question);
});

const word = { reading: "にほん", gloss: "Japan", slots: [{ reading: "に", prompt: "a" }, { reading: "ほん", prompt: "b" }] };
const inAWord = (queue: Turn[]): Session => ({
  ...session(queue),
  prompts: ["a", "b", "c"].map((id) => ({ ...prompt(id), whole: id === "c" ? null : word })),
});

test("a word is written whole before any of its kanji is judged", () => {
  let loop = machine.begun(inAWord([turn("a"), turn("b"), turn("c")]));
  expect(machine.stands(loop, "a")).toBe(false);
  loop = machine.attempted(loop, "t1");
  expect([loop.phase, loop.turn?.prompt, machine.stands(loop, "a")]).toEqual(["writing", "b", true]);
  loop = machine.heard(loop, { ...answer([{ id: "t1" }], [turn("b"), turn("c")]), done: 0 }, true);
  expect([loop.phase, loop.turn?.prompt, machine.stands(loop, "a")]).toEqual(["writing", "b", true]);
  loop = machine.attempted(loop, "t2");
  expect([loop.phase, machine.way(loop)]).toEqual(["checking", { at: 2, total: 3 }]);
  loop = machine.heard(loop, { ...answer([{ id: "t2", reveal: reveal("t2", "b") }], [turn("c")]), done: 0, held: [reveal("t1", "a")] }, true);
  expect([loop.phase, loop.reveal?.prompt, loop.late.length]).toEqual(["verdict", "a", 1]);
  loop = machine.heard(machine.graded(loop, "g1", 1), answer([], [turn("a", "rewrite"), turn("c")]), true);
  expect([loop.phase, loop.reveal?.prompt]).toEqual(["verdict", "b"]);
  loop = machine.heard(machine.graded(loop, "g2", 3), answer([], [turn("a", "rewrite"), turn("c")]), true);
  expect([loop.phase, loop.turn]).toEqual(["writing", turn("a", "rewrite")]);
  expect(machine.stands(loop, "b")).toBe(false); // a rewrite is of one kanji
});

test("verdicts of a word that come late and together begin with its first kanji", () => {
  let loop = machine.attempted(machine.attempted(machine.begun(inAWord([turn("a"), turn("b")])), "t1"), "t2");
  loop = machine.unreachable(loop);
  expect(loop.phase).toBe("saved");
  loop = machine.heard(loop, answer([{ reveal: reveal("t1", "a") }, { reveal: reveal("t2", "b") }], []), true);
  expect([loop.phase, loop.reveal?.prompt, loop.late.length]).toEqual(["verdict", "a", 1]);
});

const fix = (more: Partial<Fix> = {}): Fix => ({
  cause: "whole",
  name: "Memorised as one picture",
  evidence: "",
  text: "",
  control: false,
  study_day: "2026-11-23",
  rival: null,
  story: false,
  parts: true,
  ...more,
});

const stroke = (path: string): ModelStroke => ({ path, type: "", part: null, points: [] });
const part = (name: string, strokes: number[]): PartNode => ({
  element: "言",
  position: "left",
  name,
  strokes,
  sharing: 1,
  radical: false,
  phonetic: false,
  state: null,
  parts: [],
});
const ofTwo: Partial<Reveal> = {
  parts: [part("speech", [0, 1]), part("I", [2])],
  model: { strokes: ["a", "b", "c"].map(stroke), parts: [] },
};

/** Missed, graded Again, and the server's answer with the rewrite next. */
function missed(verdict: Partial<Reveal>, receipt: Partial<Receipt>): machine.Loop {
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a", { ...ofTwo, ...verdict }));
  loop = machine.graded(loop, "g1", 1);
  return machine.heard(loop, answer([{ id: "g1", ...receipt }], [turn("a", "rewrite"), turn("b")]), true);
}

test("what is one picture is written in parts before its rewrite", () => {
  for (const loop of [missed({}, { fix: fix() }), missed({ fix: fix() }, {})]) {
    expect(loop.turn).toEqual(turn("a", "rewrite"));
    expect(machine.toBuild(loop)?.map(({ name }) => name)).toEqual(["speech", "I"]);
    expect(machine.toBuild(loop)?.[0]?.guide.map(({ path }) => path)).toEqual(["a", "b"]);
    const whole = machine.built(loop);
    expect(whole).toMatchObject({ phase: "writing", turn: turn("a", "rewrite") });
    expect(machine.toBuild(whole)).toBeNull();
  }
});

test("strokes of no part come last; a kanji of one piece has none", () => {
  const loop = missed({ parts: [part("speech", [0, 2])] }, { fix: fix() });
  expect(machine.toBuild(loop)?.map(({ name }) => name)).toEqual(["speech", "the remaining stroke"]);
  expect(machine.toBuild(missed({ parts: [] }, { fix: fix() }))).toBeNull();
});

test("nothing is built for another cause, for one reviewed plainly, after a pass, or once the grade is taken back", () => {
  expect(machine.toBuild(missed({}, { fix: fix({ cause: "meaning", parts: false }) }))).toBeNull();
  expect(machine.toBuild(missed({ fix: fix() }, { fix: fix({ parts: false }) }))).toBeNull();
  expect(machine.toBuild(missed({}, {}))).toBeNull();
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a", { ...ofTwo, fix: fix() }));
  expect(machine.graded(loop, "g1", 3).parts).toBeNull();
  loop = machine.ungraded(missed({}, { fix: fix() }));
  expect(loop).toMatchObject({ phase: "verdict", parts: null });
});

test("a reload goes on with the parts", () => {
  const { parts } = missed({}, { fix: fix() });
  const loop = machine.begun(session([turn("a", "rewrite")]), { recap: [], open: [], late: [], parts });
  expect(machine.toBuild(loop)).toHaveLength(2);
});
