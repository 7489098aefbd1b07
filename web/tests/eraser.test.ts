import { expect, test } from "vitest";
import { isEraser, touched } from "../src/ink/eraser";
import { added, blank, canUndo, erased, undone } from "../src/ink/sheet";
import type { Stroke } from "../src/ink/types";

const line = (...points: [number, number][]): Stroke => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y), t: points.map((_, n) => n), p: null });
const bars = [line([10, 20], [90, 20]), line([10, 50], [90, 50]), line([50, 80])]; // the last one is a dot

test("only a pen's own eraser erases", () => {
  expect(isEraser({ pointerType: "pen", button: 5, buttons: 32 })).toBe(true);
  expect(isEraser({ pointerType: "pen", button: 0, buttons: 1 })).toBe(false);
  expect(isEraser({ pointerType: "pen", button: 2, buttons: 2 })).toBe(false); // the button on its barrel
  expect(isEraser({ pointerType: "mouse", button: 5, buttons: 32 })).toBe(false);
});

test("it takes the strokes under the tip, between their points too, and no other", () => {
  const at = (x: number, y: number) => touched(bars, { x, y }, { x, y }, 100);
  expect(at(33, 21)).toEqual([0]);
  expect(at(33, 51)).toEqual([1]);
  expect(at(51, 80)).toEqual([2]);
  expect(at(33, 35)).toEqual([]);
  expect(at(96, 20)).toEqual([]); // beyond its end
});

test("a quick wipe misses nothing on its way", () => {
  expect(touched(bars, { x: 50, y: 5 }, { x: 50, y: 65 }, 100)).toEqual([0, 1]);
});

test("a wipe is one correction, and undo brings back what emptied the pad", () => {
  const sheet = bars.reduce(added, blank);
  const without = erased(sheet, new Set([0, 2]));
  expect(without).toMatchObject({ strokes: [bars[1]], undos: 1, clears: 0 });
  expect(erased(sheet, new Set())).toBe(sheet);
  const empty = erased(without, new Set([0]));
  expect(canUndo(empty)).toBe(true);
  expect(undone(empty).strokes).toEqual([bars[1]]);
});
