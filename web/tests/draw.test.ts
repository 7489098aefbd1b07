import { expect, test } from "vitest";
import { Paper } from "../src/ink/draw";
import { outline } from "../src/ink/outline";
import type { Stroke } from "../src/ink/types";

const stroke: Stroke = { x: [10, 40, 80], y: [10, 40, 80], t: [0, 10, 20], p: null };
const other: Stroke = { x: [80, 40], y: [10, 40], t: [30, 40], p: null };

interface Call {
  name: string;
  given: readonly unknown[];
}

/** A canvas that notes what is drawn on it. */
function canvas(): { canvas: HTMLCanvasElement; calls: Call[]; asked: unknown[]; size: { width: number; height: number }; colour: () => string } {
  const calls: Call[] = [];
  const asked: unknown[] = [];
  const note = (name: string) => (...given: unknown[]) => void calls.push({ name, given });
  const context = { fillStyle: "", ...Object.fromEntries(["beginPath", "moveTo", "quadraticCurveTo", "fill", "clearRect", "setTransform"].map((name) => [name, note(name)])) };
  const size = {
    width: 0,
    height: 0,
    getContext: (_: string, how: unknown) => {
      asked.push(how);
      return context;
    },
  };
  return { canvas: size as unknown as HTMLCanvasElement, calls, asked, size, colour: () => context.fillStyle };
}

const named = (calls: readonly Call[], name: string): Call[] => calls.filter((one) => one.name === name);

/** The curves of a stroke's outline as they must be drawn. */
function curves(of: Stroke, finished: boolean): unknown[][] {
  const corners = outline(of, 100, finished);
  return corners.map(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = corners[(i + 1) % corners.length] ?? [];
    return [x, y, (x + nextX) / 2, (y + nextY) / 2];
  });
}

function paper() {
  const [dry, wet] = [canvas(), canvas()];
  const sheet = new Paper(dry.canvas, wet.canvas);
  sheet.fit(100, 2, "#123");
  for (const one of [dry, wet]) one.calls.length = 0;
  return { dry, wet, sheet };
}

test("it works: both layers are fitted to the screen, at its own density", () => {
  const [dry, wet] = [canvas(), canvas()];
  new Paper(dry.canvas, wet.canvas).fit(100, 1.5, "#123");
  for (const one of [dry, wet]) {
    expect([one.size.width, one.size.height, one.colour()]).toEqual([150, 150, "#123"]);
    expect(one.calls).toEqual([{ name: "setTransform", given: [1.5, 0, 0, 1.5, 0, 0] }]);
  }
  expect([dry.asked, wet.asked]).toEqual([[{ desynchronized: false, alpha: true }], [{ desynchronized: true, alpha: true }]]);
});

test("no screen is too coarse, and none so fine that a phone is slow", () => {
  for (const [ratio, width] of [[0.5, 100], [9, 400], [1.006, 101]] as const) {
    const dry = canvas();
    new Paper(dry.canvas, canvas().canvas).fit(100, ratio, "#000");
    expect(dry.size.width).toBe(width);
  }
});

test("the stroke under the pen is on the wet layer alone, its end still open", () => {
  const { dry, wet, sheet } = paper();
  sheet.wet(stroke);
  expect(dry.calls).toEqual([]);
  expect(named(wet.calls, "clearRect")).toEqual([{ name: "clearRect", given: [0, 0, 100, 100] }]);
  expect(named(wet.calls, "quadraticCurveTo").map(({ given }) => given)).toEqual(curves(stroke, false));
  expect(named(wet.calls, "moveTo")[0]?.given).toEqual(outline(stroke, 100, false)[0]?.slice(0, 2));
  expect([named(wet.calls, "beginPath").length, named(wet.calls, "fill").length]).toEqual([1, 1]);
});

test("once the pen is up it dries: it goes over to the other layer, finished", () => {
  const { dry, wet, sheet } = paper();
  sheet.dry(stroke);
  expect(named(dry.calls, "quadraticCurveTo").map(({ given }) => given)).toEqual(curves(stroke, true));
  expect(named(dry.calls, "clearRect")).toEqual([]);
  expect(wet.calls).toEqual([{ name: "clearRect", given: [0, 0, 100, 100] }]);
});

test("repainting shows all finished strokes and nothing else", () => {
  const { dry, wet, sheet } = paper();
  sheet.repaint([stroke, other]);
  expect(dry.calls[0]).toEqual({ name: "clearRect", given: [0, 0, 100, 100] });
  expect(named(dry.calls, "quadraticCurveTo").map(({ given }) => given)).toEqual([...curves(stroke, true), ...curves(other, true)]);
  expect(wet.calls).toEqual([{ name: "clearRect", given: [0, 0, 100, 100] }]);
  dry.calls.length = 0;
  sheet.repaint([{ x: [], y: [], t: [], p: null }]); // of nothing there is nothing to draw
  expect(dry.calls).toHaveLength(1);
});

test("a browser that cannot draw is told so", () => {
  const none = { getContext: () => null } as unknown as HTMLCanvasElement;
  expect(() => new Paper(none, none)).toThrow("can't draw");
});
