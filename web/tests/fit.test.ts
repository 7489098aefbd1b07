import { expect, test } from "vitest";
import { fit } from "../src/ink/fit";
import type { Stroke } from "../src/ink/types";

const stroke = (...points: [number, number][]): Stroke => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y), t: points.map((_, i) => i), p: null });
const CROSS = [[[0, 50], [100, 50]], [[50, 0], [50, 100]]];

/** Where the fit takes a point of the pad. */
const put = ({ scale, dx, dy }: ReturnType<typeof fit>, x: number, y: number): [number, number] => [x * scale + dx, y * scale + dy];

const near = (found: [number, number], x: number, y: number): void => {
  expect(found[0]).toBeCloseTo(x, 6);
  expect(found[1]).toBeCloseTo(y, 6);
};

test("it works: half the size and moved is laid where it belongs", () => {
  const ink = [stroke([10, 45], [60, 45]), stroke([35, 20], [35, 70])];
  const found = fit(ink, CROSS, [[0], [1]], []);
  expect(found.scale).toBeCloseTo(2, 6);
  near(put(found, 10, 45), 0, 50);
  near(put(found, 35, 70), 50, 100);
});

test("points in between count by the way along the stroke, not by their number", () => {
  const ink = [stroke([0, 50], [1, 50], [2, 50], [3, 50], [100, 50]), stroke([50, 0], [50, 97], [50, 98], [50, 100])];
  const found = fit(ink, CROSS, [[0], [1]], []);
  near([found.scale, found.dx], 1, 0);
  expect(found.dy).toBeCloseTo(0, 6);
});

test("a stroke drawn backwards is laid the right way round", () => {
  const tall = [[[0, 50], [100, 50]], [[50, 0], [50, 200]]];
  const ink = [stroke([100, 50], [0, 50]), stroke([50, 0], [50, 200])];
  const found = fit(ink, tall, [[0], [1]], [0]);
  near(put(found, 0, 50), 0, 50);
  expect(found.scale).toBeCloseTo(1, 6);
  expect(fit(ink, tall, [[0], [1]], []).scale).toBeLessThan(0.9);
});

test("only strokes made by one ink stroke, of their own, speak for the place", () => {
  const model = [...CROSS, [[0, 0], [100, 100]]];
  const ink = [stroke([0, 50], [100, 50]), stroke([50, 0], [50, 100]), stroke([500, 500], [501, 501]), stroke([600, 0], [700, 0])];
  near(put(fit(ink, model, [[0], [1], [2, 3]], []), 30, 40), 30, 40); // split
  const joined = [...CROSS, [[0, 0], [10, 0]], [[10, 0], [10, 10]]];
  near(put(fit(ink, joined, [[0], [1], [2], [2]], []), 30, 40), 30, 40); // merged
  near(put(fit(ink, model, [[0], [1], []], []), 30, 40), 30, 40); // missing
  near(put(fit(ink, CROSS, [[0], [1], [2]], []), 30, 40), 30, 40); // a match beyond the model
  near(put(fit(ink, model, [[0], [1], [9]], []), 30, 40), 30, 40); // and one beyond the ink
});

test("one matched stroke is too little: then the boxes are laid over each other, middle on middle", () => {
  const ink = [stroke([0, 0], [20, 0]), stroke([0, 0], [0, 10])];
  const found = fit(ink, CROSS, [[0], []], []);
  expect(found.scale).toBeCloseTo(5, 6);
  near(put(found, 10, 5), 50, 50);
});

test("the longer side of the box decides, upright or lying", () => {
  expect(fit([stroke([0, 0], [10, 40])], CROSS, [], []).scale).toBeCloseTo(2.5, 6);
  expect(fit([stroke([0, 0], [40, 10])], CROSS, [], []).scale).toBeCloseTo(2.5, 6);
  const low = [[[10, 20], [30, 20]]];
  near(put(fit([stroke([5, 5], [9, 5])], low, [], []), 7, 5), 20, 20);
});

test("with nothing to go by nothing moves", () => {
  const still = { scale: 1, dx: 0, dy: 0 };
  expect(fit([], CROSS, [], [])).toEqual(still);
  expect(fit([stroke([1, 1], [2, 2])], [], [], [])).toEqual(still);
});

test("dots have no size: they are moved, not scaled", () => {
  const dots = [stroke([10, 10]), stroke([10, 10])];
  const found = fit(dots, [[[30, 40], [30, 40]], [[30, 40], [30, 40]]], [[0], [1]], []);
  expect(found.scale).toBe(1);
  near(put(found, 10, 10), 30, 40);
});

test("ink that lies the other way round is not turned inside out", () => {
  const ink = [stroke([100, 0], [100, 0.001]), stroke([0, 100], [0, 100.001])];
  const model = [[[0, 100], [0, 100.001]], [[100, 0], [100, 0.001]]];
  expect(fit(ink, model, [[0], [1]], []).scale).toBe(1);
});

test("golden: a crooked hand is laid by five points of each stroke", () => {
  const ink = [stroke([0, 40], [20, 60], [45, 38], [100, 52]), stroke([40, -5], [60, 30], [47, 70], [55, 110])];
  const found = fit(ink, [[[5, 48], [50, 52], [104, 50]], [[52, 2], [48, 60], [50, 104]]], [[0], [1]], []);
  expect([found.scale, found.dx, found.dy].map((one) => Number(one.toFixed(4)))).toEqual([0.8933, 8.5855, 7.6208]);
});

test("wherever the hand lies on the pad, the fit is the same but for its place", () => {
  const ink = [stroke([0, 40], [100, 52]), stroke([40, -5], [55, 110])];
  const far = ink.map(({ x, y, ...rest }) => ({ ...rest, x: x.map((v) => v + 300), y: y.map((v) => v + 700) }));
  const [near_, away] = [fit(ink, CROSS, [[0], [1]], []), fit(far, CROSS, [[0], [1]], [])];
  expect(away.scale).toBeCloseTo(near_.scale, 9);
  expect(away.dx).toBeCloseTo(near_.dx - 300 * near_.scale, 6);
  expect(away.dy).toBeCloseTo(near_.dy - 700 * near_.scale, 6);
  const boxes = [fit(ink, CROSS, [], []), fit(far, CROSS, [], [])] as const;
  expect(boxes[1].scale).toBeCloseTo(boxes[0].scale, 9);
});

test("even tiny ink is laid to scale", () => {
  const tiny = [stroke([0, 0.5], [0.01, 0.5]), stroke([0.005, 0.495], [0.005, 0.505])];
  expect(fit(tiny, CROSS, [[0], [1]], []).scale).toBeCloseTo(10_000, 3);
  expect(fit([stroke([0, 0], [0.5, 0])], CROSS, [], []).scale).toBeCloseTo(200, 6);
});
