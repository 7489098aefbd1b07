import { expect, test } from "vitest";
import { partsOf } from "../src/session/parts";
import { part, stroke } from "./shapes";

const model = (...paths: string[]) => ({ strokes: paths.map(stroke), parts: [] });

test("it works: each outermost part with its name, its place and its guide", () => {
  const parts = [part("speech", [0, 1]), part("", [2], { element: "吾", position: "right" })];
  expect(partsOf({ parts, model: model("a", "b", "c") })).toEqual([
    { name: "speech", place: "left", guide: [{ path: "a", part: 0 }, { path: "b", part: 0 }] },
    { name: "吾", place: "right", guide: [{ path: "c", part: 0 }] },
  ]);
});

test("strokes of no part come last, by number", () => {
  const parts = [part("roof", [1], { position: "odd" })];
  expect(partsOf({ parts, model: model("a", "b") })).toEqual([
    { name: "roof", place: "", guide: [{ path: "b", part: 0 }] },
    { name: "the remaining stroke", place: "", guide: [{ path: "a", part: 0 }] },
  ]);
  expect(partsOf({ parts, model: model("a", "b", "c") })[1]).toMatchObject({ name: "the remaining strokes", guide: [{ path: "a" }, { path: "c" }] });
});

test("a kanji of one piece is not taken to pieces", () => {
  expect(partsOf({ parts: [part("all", [0, 1])], model: model("a", "b") })).toEqual([]);
  expect(partsOf({ parts: [], model: model("a") })).toEqual([]);
});

test("a stroke that the model does not have has no line", () => {
  const parts = [part("x", [0]), part("y", [9])];
  expect(partsOf({ parts, model: model("a") })[1]?.guide).toEqual([{ path: "", part: 0 }]);
});
