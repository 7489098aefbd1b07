import { expect, test } from "vitest";
import { isIn } from "../src/session/marks";

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
