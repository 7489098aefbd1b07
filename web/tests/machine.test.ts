import { expect, test } from "vitest";
import type { Question, Receipt, Reveal, Session, Turn } from "../src/api/types";
import * as machine from "../src/session/machine";
import { answer, fix, ofTwo, part, prompt, reveal, session, turn } from "./shapes";

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

// what a review of the code found to be told by no test

test("the turn of a prompt at fault stays first, and is not taken for one that is over", () => {
  const verdict = reveal("t1", "a", { prompt_at_fault: { wrote: "温", differs: "" } });
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), verdict, [turn("a"), turn("b")]);
  expect(machine.gate(loop, 1)).toBeNull();
  loop = machine.goOn(loop);
  expect(loop.turn).toEqual(turn("a"));
  expect(loop.queue).toEqual([turn("a"), turn("b")]);
  const waiting = machine.begun(session([turn("a")], [verdict]));
  expect(machine.goOn(waiting)).toMatchObject({ phase: "writing", turn: turn("a") }); // it counts as not written
});

test("practice is in the recap without a grade, a prompt at fault is not", () => {
  const practised = reveal("t1", "a", { purpose: "practice", scored: false, right: false, proposal: { grade: 1, reason: "" } });
  const free = machine.begun(session([turn("a", "practice"), turn("b", "practice")], [], { free: true }));
  expect(machine.goOn(judged(free, practised)).recap).toMatchObject([{ attempt: "t1", grade: null, byHeart: false, days: null }]);
  const fault = { ...practised, prompt_at_fault: { wrote: "温", differs: "" } };
  expect(machine.goOn(judged(free, fault)).recap).toEqual([]);
});

test("what the learner overruled is kept until the next turn, and not longer", () => {
  let loop = judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a", { allowed: [{ grade: 1, needs: "nothing", days: 1 }, { grade: 3, needs: "overruled", days: 4 }] }));
  loop = machine.overruled(loop);
  expect(loop).toMatchObject({ overruled: true, overlaid: true });
  expect(machine.canOverrule(loop)).toBe(false);
  expect(machine.overruled(loop)).toBe(loop);
  loop = machine.graded(loop, "g1", 3);
  expect(loop).toMatchObject({ phase: "grading", overruled: true });
  loop = machine.heard(loop, answer([{}], [turn("b")]), true);
  expect(loop).toMatchObject({ turn: turn("b"), overruled: false, overlaid: false });
});

test("taking back Again takes its rewrite along, and no other turn", () => {
  let loop = machine.graded(judged(machine.begun(session([turn("a"), turn("b"), turn("b", "rewrite")])), reveal("t1", "a")), "g1", 1);
  expect(loop.queue[0]).toEqual(turn("a", "rewrite"));
  loop = machine.unreachable(loop);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("a", "rewrite"), done: 1 });
  loop = machine.ungraded(loop);
  expect(loop.queue).toEqual([turn("a"), turn("b"), turn("b", "rewrite")]);
  expect(loop).toMatchObject({ done: 0, turn: turn("a") });
});

test("a grade is taken back while another verdict is shown: that one waits", () => {
  let loop = machine.begun(session([turn("a"), turn("b")]));
  loop = machine.unreachable(machine.graded(judged(loop, reveal("t1", "a")), "g1", 3));
  loop = judged(loop, reveal("t2", "b"));
  loop = machine.ungraded(loop);
  expect(loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" }, late: [{ attempt: "t2" }] });
});

test("nothing is taken back while an attempt is under way, or where nothing was graded", () => {
  const graded = machine.unreachable(machine.graded(judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a")), "g1", 3));
  const checking = machine.attempted(graded, "t2");
  expect(machine.ungraded(checking)).toBe(checking);
  const fresh = machine.begun(session([turn("a")]));
  expect(machine.ungraded(fresh)).toBe(fresh);
});

test("a queue that comes after the end opens the session again", () => {
  let loop = machine.heard(machine.graded(judged(machine.begun(session([turn("a")])), reveal("t1", "a")), "g1", 1), answer([{}], []), true);
  expect(loop.phase).toBe("finished");
  expect(machine.heard(loop, answer([], []), true).phase).toBe("finished");
  loop = machine.heard(loop, answer([], [turn("a", "retest")]), true);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("a", "retest") });
});

test("what is waited for without a turn goes on with the server's queue", () => {
  let loop = machine.goOn(machine.unreachable(machine.attempted(machine.begun(session([turn("a")])), "t1")));
  expect(loop).toMatchObject({ phase: "saved", turn: null });
  loop = machine.heard(loop, answer([], [turn("a"), turn("c")]), true);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("c") });
});

test("an answer without a queue changes nothing of it", () => {
  const loop = machine.begun(session([turn("a")]));
  expect(machine.heard(loop, answer([]), true)).toMatchObject({ queue: [turn("a")], done: 0 });
});

test("a hint is heard once, while there is writing, and not in the next turn", () => {
  const told = answer([{ hint: { level: "story", text: "x", strokes: null } }]);
  let loop = machine.begun(session([turn("a"), turn("b")]));
  loop = machine.heard(machine.heard(loop, told, false), told, false);
  expect(loop.hints).toHaveLength(1);
  expect(machine.ghosted(loop)).toBe(false);
  expect(machine.nextHint(loop)).toBe("parts");
  const checking = machine.attempted(loop, "t1");
  expect(machine.heard(checking, answer([{ hint: { level: "parts", text: "x", strokes: null } }]), false).hints).toHaveLength(1);
  loop = machine.unreachable(checking);
  expect(machine.goOn(loop).hints).toEqual([]);
});

test("a refusal of an attempt that is long gone moves nothing", () => {
  let loop = machine.goOn(machine.unreachable(machine.attempted(machine.begun(session([turn("a"), turn("b")])), "t1")));
  loop = machine.refused(loop, "t1");
  expect(loop).toMatchObject({ phase: "writing", turn: turn("b"), open: [] });
  expect(machine.refused(loop, "t9")).toBe(loop);
  const saved = machine.unreachable(machine.attempted(machine.begun(session([turn("a")])), "t1"));
  expect(machine.refused(saved, "t1")).toMatchObject({ phase: "writing", turn: turn("a") });
});

test("steps that do not fit the moment change nothing", () => {
  const writing = machine.begun(session([turn("a")]));
  for (const step of [machine.unreachable, machine.goOn, machine.overlaid, machine.overruled, machine.built]) expect(step(writing)).toBe(writing);
  expect(machine.graded(writing, "g", 1)).toBe(writing);
  expect(machine.answered(writing, true)).toBe(writing);
  const shown = judged(writing, reveal("t1", "a"));
  for (const step of [machine.unreachable, machine.goOn]) expect(step(shown)).toBe(shown);
  expect(machine.attempted(shown, "t2")).toBe(shown);
  expect(machine.answered(shown, true)).toBe(shown); // nothing was asked
  const looked = machine.overlaid(shown);
  expect(looked.overlaid).toBe(true);
  expect(machine.overlaid(looked)).toBe(looked);
});

const unsure: Question = {
  text: "Is it right?",
  strokes: [],
  ink: [],
  yes: { proposal: { grade: 3, reason: "" }, allowed: [{ grade: 3, needs: "nothing", days: 7 }] },
  no: { proposal: { grade: 1, reason: "" }, allowed: [{ grade: 1, needs: "nothing", days: 1 }] },
};

test("where the check is not sure the learner's answer decides, and can be changed", () => {
  let loop = judged(machine.begun(session([turn("a")])), reveal("t1", "a", { question: unsure, right: true }));
  expect(machine.asked(loop)?.text).toBe("Is it right?");
  expect([machine.gate(loop, 3), machine.isRight(loop)]).toEqual([null, false]);
  loop = machine.answered({ ...loop, overruled: true }, true);
  expect([machine.asked(loop), machine.isRight(loop), loop.overruled, machine.gate(loop, 3), machine.gate(loop, 1)]).toEqual([null, true, false, "open", null]);
  loop = machine.answered(loop, false);
  expect([machine.isRight(loop), machine.gate(loop, 3), machine.gate(loop, 1)]).toEqual([false, null, "open"]);
  loop = machine.answered(loop, null);
  expect(machine.asked(loop)?.text).toBe("Is it right?");
  loop = machine.graded(machine.answered(loop, true), "g1", 3);
  expect(loop.recap).toMatchObject([{ byHeart: true, days: 7 }]);
});

test("in a placement, I don't know says all", () => {
  expect(machine.isBlank({ reveal: reveal("t", "a", { purpose: "placement" }) })).toBe(true);
  expect(machine.isBlank({ reveal: reveal("t", "a") })).toBe(false);
  const ink = { x: [[1]], y: [[1]], t: [[0]], p: null, pointer: "pen" as const, width: 1, height: 1 };
  expect(machine.isBlank({ reveal: reveal("t", "a", { purpose: "placement", ink }) })).toBe(false);
});

test("why it slips comes to its own line of the recap, by the grade that brought it to light", () => {
  let loop = machine.unreachable(machine.graded(judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a")), "g1", 1));
  const why = { misses: 3, answers: 4, evidence: "", text: "" };
  expect(machine.heard(loop, answer([{ id: "other", unsure: why }]), false).recap).toMatchObject([{ unsure: null, fix: null }]);
  loop = machine.heard(loop, answer([{ id: "g1", unsure: why }]), false);
  expect(loop.recap).toMatchObject([{ unsure: why, fix: null }]);
  loop = { ...loop, recap: [...loop.recap, { ...loop.recap[0]!, attempt: "t9" }] };
  expect(machine.heard(loop, answer([{ id: "g1", fix: fix() }]), false).recap.map((line) => line.fix?.cause)).toEqual(["whole", undefined]);
});

test("the recap names what is known of the attempt", () => {
  const loop = machine.graded(judged(machine.begun(session([turn("a", "retest")])), reveal("t1", "a", { purpose: "retest", meanings: [] })), "g1", 2);
  expect(loop.recap).toEqual([{ attempt: "t1", char: "語", meaning: "", grade: 2, byHeart: true, days: 3, retest: true, fix: null, unsure: null }]);
  expect(machine.graded(judged(machine.begun(session([turn("a")])), reveal("t1", "a")), "g1", 1).recap).toMatchObject([{ byHeart: false, retest: false, meaning: "word" }]);
});

test("what the server tells of a session is where it begins", () => {
  const loop = machine.begun(session([turn("b")], [], { speaks: true, free: true, run: "r", done: 4 }));
  expect(loop).toMatchObject({ session: "s", speaks: true, free: true, run: "r", done: 4, queue: [turn("b")], overlaid: false, overruled: false, answer: null, hints: [], last: null });
  expect(Object.keys(loop.prompts)).toEqual(["a", "b", "c"]);
});

test("two turns are the same by prompt and purpose", () => {
  expect([machine.same(turn("a"), turn("a")), machine.same(turn("a"), turn("b")), machine.same(turn("a"), turn("a", "retest"))]).toEqual([true, false, false]);
  expect((["review", "new", "rewrite", "retest"] as const).map((purpose) => machine.once(turn("a", purpose)))).toEqual([true, true, false, false]);
});

test("held verdicts of a word open attempts that this page knows nothing of, once", () => {
  const held = reveal("t1", "a");
  let loop = machine.begun(session([turn("b"), turn("c")]));
  loop = machine.heard(loop, { ...answer([]), held: [held] }, false);
  expect(loop).toMatchObject({ open: [], late: [{ attempt: "t1" }] });
  loop = machine.heard(loop, { ...answer([]), held: [held] }, false);
  expect(loop.late).toHaveLength(1);
  loop = machine.next(loop);
  expect(machine.heard(loop, { ...answer([]), held: [held] }, false)).toMatchObject({ late: [], open: [] });
});

test("the way: what is late and asks no grade is over already", () => {
  const late = [reveal("t1", "a", { scored: false }), reveal("t2", "b")];
  const loop = { ...machine.begun(session([turn("b"), turn("c")])), late, done: 1 };
  expect(machine.way({ ...loop, turn: turn("c") })).toEqual({ at: 3, total: 3 });
  expect(machine.way({ ...loop, late: [], turn: null, queue: [], done: 0 })).toEqual({ at: 1, total: 1 });
});

test("a refused grade brings its verdict back, if it is the last one", () => {
  const grading = machine.graded(judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a")), "g1", 3);
  expect(machine.gradeRefused(grading, "g0")).toBe(grading);
  const back = machine.gradeRefused(grading, "g1");
  expect(back).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" }, recap: [], done: 0, last: null });
  expect(back.late).toEqual([]);
  expect(machine.gradeRefused(machine.unreachable(grading), "g1")).toMatchObject({ phase: "verdict", reveal: { attempt: "t1" } });
});

test("of a ghost, one part or all, the page knows", () => {
  const hinted = (level: "story" | "parts" | "ghost_part" | "ghost") => machine.heard(machine.begun(session([turn("a")])), answer([{ hint: { level, text: null, strokes: null } }]), true);
  expect((["story", "parts", "ghost_part", "ghost"] as const).map((level) => machine.ghosted(hinted(level)))).toEqual([false, false, true, true]);
  expect([...machine.LADDER]).toEqual(["story", "parts", "ghost_part", "ghost"]);
});

test("a late verdict at fault does not stand for its turn", () => {
  const fault = reveal("t1", "a", { prompt_at_fault: { wrote: "温", differs: "" } });
  const loop = { ...machine.begun(session([turn("b"), turn("a")])), late: [fault] };
  expect(machine.way(loop)).toEqual({ at: 1, total: 2 });
  expect(machine.next({ ...loop, late: [] }).turn).toEqual(turn("b"));
  const verdict = machine.begun(session([turn("a")], [fault]));
  expect(verdict.reveal?.attempt).toBe("t1");
  const two = machine.begun(session([turn("a"), turn("b")], [reveal("t0", "c"), fault]));
  expect(machine.next({ ...two, late: two.late, reveal: null }).reveal?.attempt).toBe("t1");
});

test("offline, what a rewrite's verdict was about goes from the queue, and nothing else does", () => {
  const rewritten = reveal("t1", "a", { purpose: "rewrite", scored: false });
  const shown = (queue: Turn[]) => ({ ...judged(machine.begun(session([turn("a", "rewrite"), turn("b")])), rewritten), queue });
  expect(machine.goOn(shown([turn("a", "rewrite"), turn("b")]))).toMatchObject({ turn: turn("b"), queue: [turn("b")] });
  expect(machine.goOn(shown([turn("b"), turn("a", "rewrite")]))).toMatchObject({ turn: turn("b"), queue: [turn("b"), turn("a", "rewrite")] });
});

test("a grade counts once, in the queue and in the recap", () => {
  const queue = [turn("b"), turn("a"), turn("c")];
  const again = { ...judged(machine.begun(session([turn("a")])), reveal("t1", "a")), queue };
  const line = { attempt: "t1", char: "x", meaning: "", grade: 1 as const, byHeart: false, days: null, retest: false, fix: null, unsure: null };
  const graded = machine.graded({ ...again, recap: [line, { ...line, attempt: "t0" }] }, "g", 3);
  expect(graded.queue).toEqual([turn("b"), turn("c")]);
  expect(graded.recap.map(({ attempt }) => attempt)).toEqual(["t0", "t1"]);
  expect(machine.graded(again, "g", 1).queue).toEqual([turn("a", "rewrite"), turn("b"), turn("c")]);
});

test("the count never goes below nothing, and back by one", () => {
  const graded = machine.unreachable(machine.graded(judged(machine.begun(session([turn("a"), turn("b")], [], { done: 4 })), reveal("t1", "a")), "g1", 3));
  expect([graded.done, machine.ungraded(graded).done, machine.ungraded({ ...graded, done: 0 }).done]).toEqual([5, 4, 0]);
  expect(machine.ungraded({ ...graded, overlaid: true, overruled: true, answer: true, hints: [{ level: "story", text: null, strokes: null }] })).toMatchObject({ overlaid: false, overruled: false, answer: null, hints: [] });
});

test("a hint and a verdict in one answer are both heard; a receipt without news explains nothing", () => {
  const line = machine.unreachable(machine.graded(judged(machine.begun(session([turn("a"), turn("b")])), reveal("t1", "a", { ...ofTwo, fix: fix() })), "g1", 1));
  expect(line.parts).not.toBeNull();
  const same = machine.heard(line, answer([{ id: "g1" }]), false);
  expect(same).toBe(line);
  const unsure = { misses: 3, answers: 4, evidence: "", text: "" };
  expect(machine.heard(line, answer([{ id: "g1", unsure }]), false).parts).toBe(line.parts); // no fix: what is to be built stays
});

test("where the session waits with a turn in hand, an answer does not move it", () => {
  const saved = machine.unreachable(machine.attempted(machine.begun(session([turn("a"), turn("b")])), "t1"));
  expect(machine.heard(saved, answer([], [turn("a"), turn("b")]), true)).toMatchObject({ phase: "saved", turn: turn("a") });
});

test("parts are built in their own rewrite alone", () => {
  const { parts } = missed({}, { fix: fix() });
  const writing = { ...machine.begun(session([turn("a", "rewrite")])), parts };
  expect(machine.toBuild(writing)).toHaveLength(2);
  expect(machine.toBuild({ ...writing, phase: "checking" })).toBeNull();
  expect(machine.toBuild({ ...writing, turn: turn("a") })).toBeNull();
  expect(machine.toBuild({ ...writing, turn: turn("b", "rewrite") })).toBeNull();
  expect(machine.toBuild({ ...writing, parts: null })).toBeNull();
});

test("no grade is open without a verdict, or outside of it", () => {
  const shown = judged(machine.begun(session([turn("a")])), reveal("t1", "a"));
  expect(machine.gate(shown, 3)).toBe("open");
  expect(machine.gate({ ...shown, phase: "grading" }, 3)).toBeNull();
  expect(machine.gate({ ...shown, reveal: null }, 3)).toBeNull();
  expect(machine.gate({ ...shown, reveal: { ...shown.reveal!, scored: false } }, 3)).toBeNull();
  expect([machine.isRight({ reveal: null, answer: null }), machine.isRight(shown)]).toEqual([false, true]);
  expect(machine.canOverrule(shown)).toBe(false);
});

test("the way of a verdict without a grade counts its turn as done, one with a grade not", () => {
  const queue = [turn("a"), turn("b")];
  const shown = { ...judged(machine.begun(session(queue)), reveal("t1", "a")), queue };
  expect(machine.way(shown)).toEqual({ at: 1, total: 2 });
  expect(machine.way({ ...shown, phase: "writing", reveal: { ...shown.reveal!, scored: false } })).toEqual({ at: 1, total: 2 });
  const over = { ...shown, done: 1, queue: [turn("b")], reveal: { ...shown.reveal!, scored: false } };
  expect(machine.way(over)).toEqual({ at: 1, total: 2 });
});

test("a session that comes after the loop had begun brings the verdicts that never got here, once", () => {
  const verdict = reveal("t1", "a");
  const began = machine.begun(session([turn("a"), turn("b")]), { recap: [], open: [{ attempt: "t1", turn: turn("a") }], late: [], parts: null });
  expect(began).toMatchObject({ phase: "writing", turn: turn("b") });
  const later = session([turn("b")], [verdict]);
  const loop = machine.caughtUp(began, later);
  expect(loop).toMatchObject({ phase: "writing", turn: turn("b"), open: [], late: [verdict] });
  expect(machine.caughtUp(loop, later)).toBe(loop);
  expect(machine.caughtUp(began, { ...later, id: "another" })).toBe(began);
  const saved = machine.begun(session([turn("a")]), { recap: [], open: [{ attempt: "t1", turn: turn("a") }], late: [], parts: null });
  expect(machine.caughtUp(saved, session([], [verdict]))).toMatchObject({ phase: "verdict", reveal: verdict, open: [] });
  const graded = machine.graded(judged(machine.begun(session([turn("a"), turn("b")])), verdict), "g1", 3);
  expect(machine.caughtUp(graded, session([turn("b")], [verdict])).late).toEqual([]); // its grade is on its way
});

// another device in the same session

test("what another device answered isn't asked here any more", () => {
  const start = machine.begun(session([turn("a"), turn("b"), turn("c")]));
  const now = machine.elsewhere(start, session([turn("b"), turn("c")], [], { done: 1 }), false);
  expect(machine.taken(start, [turn("b"), turn("c")])).toBe(true);
  expect([now.phase, now.turn?.prompt, now.done]).toEqual(["writing", "b", 1]);
});

test("a turn that was begun here stays in hand, whoever answered it meanwhile", () => {
  const start = machine.begun(session([turn("a"), turn("b")]));
  const now = machine.elsewhere(start, session([turn("b")], [], { done: 1 }), true);
  expect(now.turn?.prompt).toBe("a");
  expect(now.queue.map(({ prompt: id }) => id)).toEqual(["a", "b"]);
});

test("an attempt made there, without a grade yet, shows its verdict here after the turn in hand", () => {
  const start = machine.begun(session([turn("a"), turn("b")]));
  const now = machine.elsewhere(start, session([turn("a"), turn("b")], [reveal("x", "b")]), false);
  expect(now.late.map(({ attempt }) => attempt)).toEqual(["x"]);
  expect(now.turn?.prompt).toBe("a");
});

test("a session that another device went on with is open again where it was over here", () => {
  const over = machine.next({ ...machine.begun(session([])), phase: "finished" });
  const now = machine.elsewhere(over, session([turn("a", "retest")]), false);
  expect([now.phase, now.turn?.purpose]).toEqual(["writing", "retest"]);
});

test("what was written here was taken by nobody else", () => {
  const start = machine.attempted(machine.begun(session([turn("a"), turn("b")])), "x");
  expect(machine.taken(start, [turn("b")])).toBe(false);
});

test("another session changes nothing", () => {
  const start = machine.begun(session([turn("a")]));
  expect(machine.elsewhere(start, session([], [], { id: "other" }), false)).toBe(start);
});
