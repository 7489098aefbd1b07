import { expect, test } from "vitest";
import type { Grade, Question, Reveal } from "../src/api/types";
import { aloud, because, headline, remarks, suggestion, unsaid } from "../src/session/verdict";
import { reveal, slip } from "./shapes";

const ink = { x: [[1]], y: [[1]], t: [[0]], p: null, pointer: "pen" as const, width: 1, height: 1 };
const said = (text: string, ...strokes: number[]) => ({ text, strokes, ink: [] });
const shown = (more: Partial<Reveal>, answer: boolean | null = null) => ({ phase: "verdict" as const, answer, reveal: reveal("t", "a", { ink, ...more }) });
const missed: Partial<Reveal> = { right: false, proposal: { grade: 1, reason: "The bar is missing." }, sentences: [said("The bar is missing.", 2), said("It is long.", 3)] };
const unsure: Question = {
  ...said("Is that your hand?"),
  yes: { proposal: { grade: 3, reason: "All strokes." }, allowed: [] },
  no: { proposal: { grade: 1, reason: "You said no." }, allowed: [] },
};

test("it works: a miss is said once, on top", () => {
  const loop = shown({ ...missed, slips: [slip("missing", { text: "The bar is missing.", stroke: 2 })] });
  expect(headline(loop)).toBe("The bar is missing.");
  expect(unsaid(loop)).toEqual([]);
  expect(remarks(loop)).toEqual([{ text: "It is long.", at: 1 }]);
  expect(because(loop)).toBe("");
  expect(suggestion(loop)).toBe("Suggested grade: Again.");
});

test("what slipped beside it is listed, and not said above the list", () => {
  const order = slip("order", { text: "It is long.", stroke: 3 });
  const loop = shown({ ...missed, slips: [order] });
  expect(unsaid(loop)).toEqual([order]);
  expect(remarks(loop)).toEqual([]);
  expect(unsaid(shown({ ...missed, slips: [order], ink: null }))).toEqual([]);
});

test("what the headline is about is not listed again, by itself or in its part; what is about nothing is", () => {
  const listed = (stroke: number | null) => shown({ ...missed, sentences: [said("言 is right; 五 is missing.", 7, 8)], slips: [slip("missing", { text: "One.", stroke })] });
  expect(unsaid(listed(8))).toEqual([]);
  expect(unsaid(listed(9))).toHaveLength(1);
  expect(unsaid(listed(null))).toHaveLength(1);
});

test("where another kanji was written, its strokes say nothing of this one", () => {
  expect(unsaid(shown({ ...missed, other: "末", slips: [slip("shape", { text: "One.", stroke: 9 })] }))).toEqual([]);
});

test("without a sentence there is one all the same", () => {
  expect(headline(shown({}))).toBe("Right.");
  expect(headline(shown({ right: false }))).toBe("Not this time.");
  expect(headline(shown({ right: false, ink: null }))).toBe("Left blank. Here's what it looks like.");
  expect(headline({ phase: "verdict", answer: null, reveal: null })).toBe("");
});

test("the check's question comes first, then the learner's word", () => {
  const asking = { question: unsure, sentences: [said("One."), said("Two.")] };
  expect(headline(shown(asking))).toBe("Is that your hand?");
  expect(headline(shown(asking, true))).toBe("You said it's right.");
  expect(headline(shown(asking, false))).toBe("You said it isn't right.");
  expect(remarks(shown(asking, true)).map(({ at }) => at)).toEqual([0, 1]);
  expect(aloud(shown(asking))).toBe("Too close to call. Is that your hand? Yes or no?");
  expect(aloud(shown(asking, false))).toBe("You said it isn't right. Suggested grade: Again.");
});

test("a reason is given where it is news", () => {
  const reason = (grade: Grade, more: Partial<Reveal> = {}) => because(shown({ proposal: { grade, reason: "Because." }, ...more }));
  expect(reason(1)).toBe("Because."); // a ghost was shown
  expect(reason(2)).toBe("Because.");
  expect(reason(3)).toBe(""); // that all is right is on top
  expect(reason(4)).toBe("Because.");
  expect(reason(1, { ink: null })).toBe("");
  expect(reason(1, { other: "話", right: false })).toBe(""); // the headline names it
  expect(reason(1, { other: "話" })).toBe("Because.");
  expect(reason(2, { ink: null })).toBe("Because.");
  expect(reason(1, { slips: [slip("order", { text: "Because." })] })).toBe("");
  expect(reason(1, { sentences: [said("One."), said("Because.")] })).toBe("");
  expect(because({ phase: "verdict", answer: null, reveal: null })).toBe("");
  expect(because(shown({ question: unsure }, false))).toBe("");
});

test("aloud it is the sentences and the grade, where one is asked", () => {
  expect(aloud(shown(missed))).toBe("The bar is missing. It is long. Suggested grade: Again.");
  expect(aloud(shown({ proposal: { grade: 2, reason: "A hint." } }))).toBe("Right. Suggested grade: Hard. A hint.");
  expect(aloud(shown({ scored: false }))).toBe("Right.");
  expect(aloud({ ...shown({}), phase: "grading" })).toBe("");
  expect(aloud({ phase: "verdict", answer: null, reveal: null })).toBe("");
  expect(suggestion({ phase: "verdict", answer: null, reveal: null })).toBe("");
});
