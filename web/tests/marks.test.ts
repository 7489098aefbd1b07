import { expect, test } from "vitest";
import { about, isIn, marks, NOTHING, outermost, slipName, tints, UNMARKED, weight, where } from "../src/session/marks";
import { slip, stroke } from "./shapes";

test("it works: a missing stroke is marked on the model", () => {
  const found = marks({ slips: [slip("missing", { stroke: 2 })], matches: [[0], [1], []] });
  expect([...found.model]).toEqual([[2, "fault"]]);
  expect([...found.missing]).toEqual([2]);
  expect(found.ink.size).toBe(0);
});

test("what makes the kanji wrong is a fault, all else a note", () => {
  const kinds = ["missing", "extra", "place", "shape", "order", "direction", "merged", "split"] as const;
  expect(kinds.map(weight)).toEqual([...Array(4).fill("fault"), ...Array(4).fill("note")]);
});

test("an extra stroke is marked in the ink alone", () => {
  const found = marks({ slips: [slip("extra", { ink: [3] })], matches: [[0]] });
  expect([...found.ink]).toEqual([[3, "fault"]]);
  expect([found.model.size, found.missing.size]).toEqual([0, 0]);
});

test("of two marks on a stroke the heavier stays, whichever came first", () => {
  for (const slips of [[slip("order", { stroke: 0, ink: [0] }), slip("shape", { stroke: 0, ink: [0] })], [slip("shape", { stroke: 0, ink: [0] }), slip("order", { stroke: 0, ink: [0] })]]) {
    const found = marks({ slips, matches: [[0]] });
    expect([found.ink.get(0), found.model.get(0)]).toEqual(["fault", "fault"]);
  }
});

test("a part out of place is all of its strokes, and another slip is its own only", () => {
  const matches = [[0], [1, 2], [3]];
  const placed = marks({ slips: [slip("place", { stroke: 0, ink: [0, 2] })], matches });
  expect([...placed.model.keys()].sort()).toEqual([0, 1]);
  const shaped = marks({ slips: [slip("shape", { stroke: 0, ink: [0, 2] })], matches });
  expect([...shaped.model.keys()]).toEqual([0]);
});

test("parts are told apart by colour, in the model and in the ink", () => {
  const model = { strokes: ["a", "b", "c"].map(stroke), parts: [{ element: "", position: "", name: "", strokes: [0, 1] }, { element: "", position: "", name: "", strokes: [2] }] };
  const found = tints({ model, matches: [[0], [1], [2, 1]] });
  expect([...found.model]).toEqual([[0, 1], [1, 1], [2, 2]]);
  expect([...found.ink]).toEqual([[0, 1], [1, 1], [2, 2]]); // ink that made two keeps the first
  expect([...found.parts]).toEqual([[0, 1], [1, 2]]);
});

test("a part that is the whole, or that lies in another, has no colour; the fifth has the first one's again", () => {
  const part = (...strokes: number[]) => ({ element: "", position: "", name: "", strokes });
  const model = { strokes: Array.from({ length: 6 }, () => stroke("")), parts: [part(0, 1, 2, 3, 4, 5), part(0), part(0, 1), part(1), part(2), part(3), part(4)] };
  const found = tints({ model, matches: [[], [0]] });
  expect([...found.model]).toEqual([[0, 1], [1, 2], [2, 3], [3, 4], [4, 1]]);
  expect([...found.parts.keys()]).toEqual([1, 3, 4, 5, 6]);
  expect([...found.ink]).toEqual([[0, 2]]);
});

test("a kanji's page colours its outermost parts, where there is more than one", () => {
  expect(outermost([{ strokes: [0] }])).toBeNull();
  expect([...(outermost([{ strokes: [0, 2] }, { strokes: [1] }, { strokes: [3] }, { strokes: [4] }, { strokes: [5] }]) ?? [])]).toEqual([[0, 1], [2, 1], [1, 2], [3, 3], [4, 4], [5, 1]]);
});

test("what is brought out are strokes and the ink that made them, each once", () => {
  expect(about({ matches: [[4], [5, 6]] }, [0, 1, 7], [5, 9])).toEqual({ strokes: [0, 1, 7], ink: [5, 9, 4, 6] });
  expect(about({ matches: [] }, [])).toEqual(NOTHING);
});

test("two parts are enough to be told apart; only what is missing is drawn as missing", () => {
  expect([...(outermost([{ strokes: [0] }, { strokes: [1] }]) ?? [])]).toEqual([[0, 1], [1, 2]]);
  expect(marks({ slips: [slip("shape", { stroke: 1 })], matches: [] }).missing.size).toBe(0);
  const loose = tints({ model: { strokes: [stroke("a"), stroke("b")], parts: [{ element: "", position: "", name: "", strokes: [0] }] }, matches: [[0], [1]] });
  expect([...loose.ink]).toEqual([[0, 1]]); // what belongs to no part has no colour
});

test("nothing is marked where nothing is said", () => {
  expect([UNMARKED.ink.size, UNMARKED.model.size, UNMARKED.missing.size]).toEqual([0, 0, 0]);
});

test("a slip has a name and a place", () => {
  expect((["missing", "extra", "order", "direction", "place", "shape", "merged", "split"] as const).map(slipName)).toEqual(["Missing", "Extra", "Order", "Direction", "Place", "Shape", "Joined", "Split"]);
  expect(where(slip("missing", { stroke: 0, ink: [3] }))).toBe("stroke 1");
  expect(where(slip("extra", { ink: [2, 4] }))).toBe("your stroke 3, 5");
  expect(where(slip("extra"))).toBe("");
});

test("a slip is in the sentence about its stroke, or about the part that the stroke is in", () => {
  expect(isIn({ stroke: 10, ink: [] }, { strokes: [10], ink: [] })).toBe(true);
  expect(isIn({ stroke: 8, ink: [] }, { strokes: [7, 8, 9], ink: [] })).toBe(true);
  expect(isIn({ stroke: null, ink: [4] }, { strokes: [], ink: [4] })).toBe(true);
});

test("it is not in one about another stroke, or about the whole", () => {
  expect(isIn({ stroke: 10, ink: [] }, { strokes: [9], ink: [] })).toBe(false);
  expect(isIn({ stroke: null, ink: [4] }, { strokes: [], ink: [3] })).toBe(false);
  expect(isIn({ stroke: 2, ink: [1] }, { strokes: [], ink: [] })).toBe(false);
  expect(isIn({ stroke: 2, ink: [1] }, undefined)).toBe(false);
});
