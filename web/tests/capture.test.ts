import { expect, test } from "vitest";
import { Capture, type Sample } from "../src/ink/capture";
import { columns, scaled, strokesOf } from "../src/ink/types";

const at = (x: number, y: number, time: number, more: Partial<Sample> = {}): Sample => ({
  id: 1,
  kind: "mouse",
  x,
  y,
  time,
  pressure: 0.5,
  ...more,
});

test("the eraser is a pen that draws nothing, and the finger beside it was the palm", () => {
  const capture = new Capture();
  capture.down(at(10, 20, 1000, { kind: "touch" }));
  capture.rub();
  expect(capture.drawing).toBe(false);
  expect(capture.up(at(11, 21, 1010, { kind: "touch" }))).toBeNull();
  expect(capture.down(at(1, 2, 1020, { id: 2, kind: "touch" }))).toEqual({ kind: "palm" });
});

test("it works", () => {
  const capture = new Capture();
  capture.down(at(10, 20, 1000));
  capture.move([at(11, 21, 1004), at(12, 22, 1008)]);
  const change = capture.up(at(12, 22, 1010));
  expect(change).toEqual({ kind: "ended", stroke: { x: [10, 11, 12], y: [20, 21, 22], t: [0, 4, 8], p: null } });
});

test("times run on from the first point of the ink", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 500));
  capture.up(at(5, 5, 600));
  capture.down(at(9, 9, 900));
  const change = capture.up(at(9, 9, 950));
  expect(change?.kind === "ended" && change.stroke.t).toEqual([400]);
});

test("a touch without movement is a dot, and a dot is a stroke", () => {
  const capture = new Capture();
  capture.down(at(3, 4, 0));
  expect(capture.up(at(3, 4, 40))).toMatchObject({ kind: "ended", stroke: { x: [3], y: [4] } });
});

test("a mouse has no pressure, a pen has", () => {
  const capture = new Capture();
  const pen = { kind: "pen", pressure: 0.3 };
  capture.down(at(0, 0, 0, pen));
  capture.move([at(1, 1, 5, { ...pen, pressure: 0.6 })]);
  const change = capture.up(at(2, 2, 9, { ...pen, pressure: 0 }));
  expect(change?.kind === "ended" && change.stroke.p).toEqual([0.3, 0.6, 0.6]);
});

test("a second finger while drawing is ignored", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 0, { kind: "touch", id: 1 }));
  expect(capture.down(at(90, 90, 5, { kind: "touch", id: 2 }))).toBeNull();
  expect(capture.move([at(91, 90, 6, { kind: "touch", id: 2 })])).toBeNull();
  expect(capture.up(at(91, 90, 7, { kind: "touch", id: 2 }))).toBeNull();
  expect(capture.up(at(4, 4, 9, { kind: "touch", id: 1 }))).toMatchObject({ stroke: { x: [0, 4] } });
});

test("after a pen was seen, fingers do not draw", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 0, { kind: "pen" }));
  capture.up(at(1, 1, 5, { kind: "pen" }));
  expect(capture.down(at(5, 5, 20, { kind: "touch", id: 7 }))).toEqual({ kind: "palm" });
  expect(capture.drawing).toBe(false);
});

test("a finger that draws when the pen comes down was the palm", () => {
  const capture = new Capture();
  capture.down(at(80, 80, 0, { kind: "touch", id: 3 }));
  capture.down(at(10, 10, 30, { kind: "pen", id: 4 }));
  expect(capture.live?.x).toEqual([10]);
  expect(capture.up(at(80, 80, 40, { kind: "touch", id: 3 }))).toBeNull();
  expect(capture.up(at(12, 12, 60, { kind: "pen", id: 4 }))).toMatchObject({ stroke: { x: [10, 12] } });
});

test("pointercancel keeps what was drawn", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 0, { kind: "touch" }));
  capture.move([at(5, 5, 10, { kind: "touch" })]);
  expect(capture.up(at(0, 0, 12, { kind: "touch" }), true)).toMatchObject({ kind: "ended", stroke: { x: [0, 5] } });
});

test("times never run backwards and odd numbers are left out", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 100));
  capture.move([at(1, 1, 110), at(Number.NaN, 1, 111), at(2, 2, 105)]);
  const change = capture.up(at(2, 2, 120));
  expect(change?.kind === "ended" && change.stroke).toEqual({ x: [0, 1, 2], y: [0, 1, 2], t: [0, 10, 10], p: null });
});

test("after a reload the clock runs on from the last point", () => {
  const capture = new Capture();
  capture.resume([{ x: [0], y: [0], t: [700], p: null }], 5000);
  capture.down(at(1, 1, 5100));
  expect(capture.live?.t).toEqual([801]);
});

test("columns keep pressure only where every stroke has it", () => {
  const pen = { x: [1], y: [1], t: [0], p: [0.4] };
  const mouse = { x: [2], y: [2], t: [9], p: null };
  expect(columns([pen], "pen", { width: 10, height: 10 }).p).toEqual([[0.4]]);
  expect(columns([pen, mouse], "pen", { width: 10, height: 10 }).p).toBeNull();
});

test("points are kept to a thousandth of a pixel, times to the ms", () => {
  const capture = new Capture();
  capture.down(at(1.23456, 7.0004, 1000.2));
  capture.move([at(2.3456, 8, 1010.9)]);
  const change = capture.up(at(2.3456, 8, 1011));
  expect(change?.kind === "ended" && change.stroke).toEqual({ x: [1.235, 2.346], y: [7, 8], t: [0, 11], p: null });
});

test("each step says what it was", () => {
  const capture = new Capture();
  expect([capture.down(at(0, 0, 0)), capture.drawing, capture.owns(1), capture.owns(2)]).toEqual([{ kind: "began" }, true, true, false]);
  expect(capture.move([at(1, 1, 1)])).toEqual({ kind: "grew" });
  expect(capture.move([])).toBeNull();
  expect(capture.move([at(1, 1, 1, { id: 2 })])).toBeNull();
  capture.up(at(1, 1, 2));
  expect([capture.drawing, capture.owns(1), capture.live]).toEqual([false, false, null]);
  expect([capture.move([at(2, 2, 3)]), capture.up(at(2, 2, 3))]).toEqual([null, null]);
});

test("the device is named, and what is neither pen nor finger is a mouse", () => {
  for (const [kind, name] of [["pen", "pen"], ["touch", "touch"], ["mouse", "mouse"], ["", "mouse"], ["trackball", "mouse"]] as const) {
    const capture = new Capture();
    expect(capture.pointer).toBe("mouse");
    capture.down(at(0, 0, 0, { kind, pressure: 0.3 }));
    expect([capture.pointer, capture.penSeen, capture.live?.p]).toEqual([name, name === "pen", name === "mouse" ? null : [0.3]]);
  }
});

test("a device whose pressure never differs from what stands for none has no sensor", () => {
  for (const pressures of [[0, 0], [0.5, 0.5], [1, 1], [0, 0.5, 1]]) {
    const capture = new Capture();
    capture.down(at(0, 0, 0, { kind: "touch", pressure: pressures[0] ?? 0 }));
    for (const [i, pressure] of pressures.slice(1).entries()) capture.move([at(i + 1, 0, i + 1, { kind: "touch", pressure })]);
    const change = capture.up(at(9, 9, 9, { kind: "touch", pressure: 0 }));
    expect(change?.kind === "ended" && change.stroke.p).toBeNull();
  }
  const felt = new Capture();
  felt.down(at(0, 0, 0, { kind: "touch", pressure: 0.5 }));
  felt.move([at(1, 1, 1, { kind: "touch", pressure: 1.4 }), at(2, 2, 2, { kind: "touch", pressure: 0.25 })]);
  const change = felt.up(at(2, 2, 3, { kind: "touch" }));
  expect(change?.kind === "ended" && change.stroke.p).toEqual([0.5, 1, 0.25]);
});

test("the last point is added where it is another, in either direction", () => {
  for (const [x, y, points] of [[5, 9, 2], [9, 5, 2], [5, 5, 1]] as const) {
    const capture = new Capture();
    capture.down(at(5, 5, 0, { kind: "pen", pressure: 0.3 }));
    const change = capture.up(at(x, y, 4, { kind: "pen", pressure: 0 }));
    expect(change?.kind === "ended" && change.stroke.x).toHaveLength(points);
    expect(change?.kind === "ended" && change.stroke.p).toEqual(Array(points).fill(0.3)); // pen-up says 0, which is not how it ended
  }
});

test("an ink begun anew has a clock of its own; one without strokes has none to go on with", () => {
  const capture = new Capture();
  capture.down(at(0, 0, 100));
  capture.reset();
  expect([capture.live, capture.drawing]).toEqual([null, false]);
  capture.down(at(0, 0, 900));
  expect(capture.live?.t).toEqual([0]);
  capture.resume([], 5_000);
  expect(capture.drawing).toBe(false);
  capture.down(at(0, 0, 6_000));
  expect(capture.live?.t).toEqual([0]);
  capture.resume([{ x: [0, 1], y: [0, 1], t: [0, 40], p: null }, { x: [0, 1], y: [0, 1], t: [90, 200], p: null }], 1_000);
  capture.down(at(0, 0, 1_000));
  expect(capture.live?.t).toEqual([201]);
});

test("strokes as columns and back, and on a pad of another size", () => {
  const pen = { x: [1, 2], y: [3, 4], t: [0, 9], p: [0.4, 0.6] };
  const ink = columns([pen, pen], "pen", { width: 10, height: 12 });
  expect(ink).toMatchObject({ x: [[1, 2], [1, 2]], y: [[3, 4], [3, 4]], t: [[0, 9], [0, 9]], pointer: "pen", width: 10, height: 12 });
  expect(strokesOf(ink)).toEqual([pen, pen]);
  expect(strokesOf({ ...ink, p: null })).toEqual([{ ...pen, p: null }, { ...pen, p: null }]);
  expect(columns([], "pen", { width: 1, height: 1 }).p).toBeNull();
  expect(scaled([pen], 2)).toEqual([{ ...pen, x: [2, 4], y: [6, 8] }]);
});
