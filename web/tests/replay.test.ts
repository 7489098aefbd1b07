import { expect, test } from "vitest";
import { fit } from "../src/ink/fit";
import { inkScore, lineLength, modelScore, shares, steps, timeAt } from "../src/ink/replay";
import { added, blank, canUndo, cleared, undone } from "../src/ink/sheet";
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
