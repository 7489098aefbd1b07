import { expect, test } from "vitest";
import { fit } from "../src/ink/fit";
import { inkScore, lineLength, modelScore, shares, steps, timeAt } from "../src/ink/replay";
import { added, blank, canUndo, cleared, isFull, undone } from "../src/ink/sheet";
import type { Stroke } from "../src/ink/types";

const stroke = (t: number[]): Stroke => ({ x: t.map(() => 0), y: t.map(() => 0), t, p: null });

test("it works: ink is replayed in its own time", () => {
  const score = inkScore([stroke([0, 200]), stroke([400, 700])]);
  expect(score).toEqual({ beats: [{ start: 0, length: 200 }, { start: 400, length: 300 }], total: 700 });
  expect(shares(score, 550)).toEqual([1, 0.5]);
});

test("a long pause is cut short, a dot takes its moment", () => {
  const score = inkScore([stroke([0]), stroke([60_000, 60_200])]);
  expect(score.beats).toEqual([{ start: 0, length: 120 }, { start: 720, length: 200 }]);
});

test("model strokes come one after another", () => {
  const score = modelScore([0.32, 0.16]);
  expect(score.beats).toEqual([{ start: 0, length: 200 }, { start: 420, length: 120 }]);
  expect(steps(score)).toEqual([200, 540]);
});

test("a share of a stroke is a time in it", () => {
  expect(timeAt(stroke([100, 300]), 0.5)).toBe(200);
  expect(timeAt(stroke([100, 300]), 0)).toBe(-1);
  expect(timeAt(stroke([100, 300]), 1)).toBe(Infinity);
  expect(lineLength([[0, 0], [3, 4]])).toBe(5);
});

test("ink is laid over the model, whatever its size and place", () => {
  const model = [[[0, 0], [1, 0]], [[0.5, 0], [0.5, 1]]];
  const drawn: Stroke[] = [
    { x: [100, 150, 200, 250, 300], y: [50, 50, 50, 50, 50], t: [0, 1, 2, 3, 4], p: null },
    { x: [200, 200, 200, 200, 200], y: [50, 100, 150, 200, 250], t: [5, 6, 7, 8, 9], p: null },
  ];
  const { scale, dx, dy } = fit(drawn, model, [[0], [1]], []);
  expect(100 * scale + dx).toBeCloseTo(0);
  expect(300 * scale + dx).toBeCloseTo(1);
  expect(250 * scale + dy).toBeCloseTo(1);
});

test("with nothing matched the boxes are laid over each other", () => {
  const { scale, dx } = fit([{ x: [0, 100], y: [0, 100], t: [0, 1], p: null }], [[[0, 0], [1, 1]]], [[]], []);
  expect(scale).toBeCloseTo(0.01);
  expect(dx).toBeCloseTo(0);
});

test("undo takes a stroke, and brings back what a clear took", () => {
  let sheet = added(added(blank, stroke([0])), stroke([1]));
  sheet = undone(sheet);
  expect(sheet).toMatchObject({ undos: 1 });
  expect(sheet.strokes).toHaveLength(1);
  sheet = cleared(sheet);
  expect(sheet).toMatchObject({ clears: 1, strokes: [] });
  expect(canUndo(sheet)).toBe(true);
  expect(undone(sheet).strokes).toHaveLength(1);
});

test("between strokes there is always a moment, even where the clock says none", () => {
  expect(inkScore([stroke([0, 200]), stroke([210, 500]), stroke([490, 800])]).beats).toEqual([{ start: 0, length: 200 }, { start: 260, length: 290 }, { start: 610, length: 310 }]);
});

test("a score ends with its last stroke; one of nothing takes no time", () => {
  expect(modelScore([0.32, 0.16]).total).toBe(540);
  expect(modelScore([])).toEqual({ beats: [], total: 0 });
  expect(inkScore([])).toEqual({ beats: [], total: 0 });
  expect(shares(modelScore([0.32, 0.16]), 540)).toEqual([1, 1]);
  expect(shares(modelScore([0.32, 0.16]), -5)).toEqual([0, 0]);
  expect(shares(modelScore([0.32, 0.16]), 100)).toEqual([0.5, 0]);
});

test("a share of a stroke is counted from its own start to its own end", () => {
  expect(timeAt(stroke([100, 150, 300]), 0.25)).toBe(150);
  expect(timeAt(stroke([100, 300]), 1.5)).toBe(Infinity);
  expect(timeAt(stroke([100, 300]), -0.5)).toBe(-1);
});

test("a line is as long as its pieces, wherever it lies", () => {
  expect(lineLength([[10, 20], [13, 24], [13, 30]])).toBe(11);
  expect(lineLength([[7, 7]])).toBe(0);
  expect(lineLength([])).toBe(0);
});

test("a pad takes 200 strokes and 20,000 points, and no more of either", () => {
  const long = (points: number): Stroke => ({ x: Array(points).fill(0), y: [], t: [], p: null });
  const many = (strokes: number, points: number) => ({ ...blank, strokes: Array.from({ length: strokes }, () => long(points)) });
  expect([isFull(many(199, 1), long(1)), isFull(many(200, 1), long(1))]).toEqual([false, true]);
  expect([isFull(many(1, 19_999), long(1)), isFull(many(1, 19_999), long(2)), isFull(many(2, 9_999), long(3))]).toEqual([false, true, true]);
});

test("undo takes the last stroke; on an empty pad there is nothing to undo, and nothing to clear", () => {
  const two = added(added(blank, stroke([0])), stroke([1]));
  expect(undone(two)).toEqual({ strokes: [stroke([0])], undos: 1, clears: 0, cleared: [] });
  expect([canUndo(blank), canUndo(two)]).toEqual([false, true]);
  expect(cleared(blank)).toBe(blank);
  expect(added(cleared(two), stroke([2]))).toEqual({ strokes: [stroke([2])], undos: 0, clears: 1, cleared: [] });
  expect(undone(cleared(two))).toEqual({ strokes: two.strokes, undos: 0, clears: 1, cleared: [] }); // bringing back is no correction
});
