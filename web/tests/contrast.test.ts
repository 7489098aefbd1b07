import { expect, test } from "vitest";
import { measure, type Point } from "../src/ink/contrast";

const top: Point[] = [[10, 20], [50, 20], [90, 20]];
const bottom: Point[] = [[20, 60], [80, 60]];

test("it works: two lengths are measured beside their strokes", () => {
  const { bars, ring } = measure("longer", top, bottom);
  expect(ring).toBeNull();
  expect(bars).toEqual([
    { from: [10, 26], to: [90, 26] },
    { from: [20, 66], to: [80, 66] },
  ]);
});

test("the bar is beside the stroke, whichever way that goes", () => {
  const down = measure("longer", [[50, 10], [50, 40]], bottom).bars[0];
  expect(down).toEqual({ from: [44, 10], to: [44, 40] });
  const slanted = measure("longer", [[0, 0], [30, 40]], bottom).bars[0];
  expect(slanted?.from[0]).toBeCloseTo(-4.8);
  expect(slanted?.from[1]).toBeCloseTo(3.6);
  expect(slanted?.to[0]).toBeCloseTo(25.2);
  expect(slanted?.to[1]).toBeCloseTo(43.6);
});

test("a dot has no direction, and no bar that is off the paper", () => {
  expect(measure("longer", [[5, 5]], bottom).bars[0]).toEqual({ from: [5, 5], to: [5, 5] });
});

test("a meeting is ringed where the strokes come closest", () => {
  for (const kind of ["crosses", "touches"] as const) {
    expect(measure(kind, [[0, 0], [10, 10], [90, 90]], [[14, 10], [90, 0]])).toEqual({ bars: [], ring: [12, 10] });
  }
  expect(measure("touches", [[0, 0], [8, 4]], [[100, 100], [8, 6]]).ring).toEqual([8, 5]);
});

test("where a stroke is not there nothing is measured", () => {
  for (const kind of ["longer", "crosses"] as const) {
    expect(measure(kind, [], bottom)).toEqual({ bars: [], ring: null });
    expect(measure(kind, top, [])).toEqual({ bars: [], ring: null });
  }
});
