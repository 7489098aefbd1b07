import { expect, test } from "vitest";
import { outline, path, strokePath } from "../src/ink/outline";
import type { Stroke } from "../src/ink/types";

const line = (p: number[] | null = null): Stroke => ({ x: [10, 30, 50, 70, 90], y: [50, 50, 50, 50, 50], t: [0, 50, 100, 150, 200], p });

/** How high and how wide a list of corners is. */
function size(corners: readonly number[][]): { wide: number; high: number; right: number } {
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];
  return { wide: Math.max(...xs) - Math.min(...xs), high: Math.max(...ys) - Math.min(...ys), right: Math.max(...xs) };
}

test("it works: a line becomes a shape about as wide as a brush", () => {
  const { wide, high } = size(outline(line(), 300));
  expect(wide).toBeGreaterThan(80);
  expect(high).toBeGreaterThan(4);
  expect(high).toBeLessThan(300 * 0.034 * 1.5);
});

test("the brush grows with the pad", () => {
  expect(size(outline(line([0.5, 0.5, 0.5, 0.5, 0.5]), 600)).high / size(outline(line([0.5, 0.5, 0.5, 0.5, 0.5]), 300)).high).toBeCloseTo(2, 1);
});

test("pressing makes it wider, and only where the device tells the pressure", () => {
  const light = size(outline(line([0.1, 0.1, 0.1, 0.1, 0.1]), 300)).high;
  const heavy = size(outline(line([0.9, 0.9, 0.9, 0.9, 0.9]), 300)).high;
  expect(heavy).toBeGreaterThan(light * 1.5);
  const steady = outline(line([0.5, 0.5, 0.5, 0.5, 0.5]), 300);
  expect(outline(line([0, 0, 0, 0, 0]), 300)).toEqual(steady); // 0 is a sensor that says nothing
  expect(outline(line(null), 300)).not.toEqual(steady); // without a sensor the speed stands in
});

test("up to a time only the points of that time are shown", () => {
  expect(size(outline(line(), 300, true, 100)).right).toBeLessThan(60);
  expect(outline(line(), 300, true, 200)).toEqual(outline(line(), 300));
  expect(outline(line(), 300, true, -1)).toEqual([]);
});

test("under the pen the end stays behind a little, once it is lifted it is there", () => {
  expect(size(outline(line(), 300, false)).right).toBeLessThan(size(outline(line(), 300)).right);
});

test("a dot is a dot", () => {
  const dot = outline({ x: [20], y: [20], t: [0], p: null }, 300);
  expect(size(dot).wide).toBeGreaterThan(3);
  expect(strokePath({ x: [], y: [], t: [], p: null }, 300)).toBe("");
});

test("a path goes through the middles of the corners and closes", () => {
  expect(path([[0, 0], [10, 0], [10, 10]])).toBe("M0.00 0.00Q0.00 0.00 5.00 0.00 10.00 0.00 10.00 5.00 10.00 10.00 5.00 5.00 Z");
  expect(path([[0, 0], [1, 1]])).toBe("");
  expect(path([])).toBe("");
});

test("a stroke's path is its outline, at once or as far as it goes", () => {
  expect(strokePath(line(), 300)).toBe(path(outline(line(), 300)));
  expect(strokePath(line(), 300, 100)).toBe(path(outline(line(), 300, true, 100)));
});

const curved: Stroke = { x: [10, 18, 33, 60, 88, 95], y: [20, 45, 30, 62, 55, 90], t: [0, 12, 30, 55, 90, 140], p: [0.2, 0.4, 0.7, 0.6, 0.3, 0.2] };
const print = (corners: readonly number[][]): string => {
  const sum = (axis: 0 | 1) => corners.reduce((total, corner, i) => total + (corner[axis] ?? 0) * (1 + (i % 7)), 0).toFixed(3);
  return `${corners.length} ${sum(0)} ${sum(1)}`;
};

test("golden: the look of a curved stroke, dry and wet, with and without pressure", () => {
  expect([outline(curved, 300), outline(curved, 300, false), outline({ ...curved, p: null }, 300)].map(print)).toEqual(["80 15671.280 18334.605", "80 15348.248 17490.015", "80 15641.961 18249.972"]);
});
