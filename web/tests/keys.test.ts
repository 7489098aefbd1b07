import { expect, test } from "vitest";
import { deed, digit, type On, type Pressed } from "../src/session/keys";

const press = (key: string, on: On = null, more: Partial<Pressed> = {}) => deed({ key, code: "", shiftKey: false, repeat: false, altKey: false, metaKey: false, ctrlKey: false, ...more }, on);

test("it works: each key has its deed, in either case", () => {
  const keys = ["h", "a", "d", "u", "y", "n", "o", "Delete", "Escape", "?", "1", "2", "3", "4"];
  const deeds = ["hint", "sound", "give up", "undo grade", "yes", "no", "overlay", "clear", "close", "keys", "grade 1", "grade 2", "grade 3", "grade 4"];
  expect(keys.map((key) => press(key))).toEqual(deeds);
  expect(press("H")).toBe("hint");
  expect([press("x"), press("5"), press("0")]).toEqual([null, null, null]);
});

test("space and enter go on, but press the control in focus", () => {
  expect([press(" "), press("Enter"), press(" ", "control"), press("Enter", "control")]).toEqual(["go on", "go on", null, null]);
  expect(press("h", "control")).toBe("hint");
});

test("a line that is being written has all keys to itself", () => {
  expect([press("h", "text"), press(" ", "text"), press("z", "text", { ctrlKey: true })]).toEqual([null, null, null]);
});

test("Ctrl Z takes back a stroke; nothing else with Ctrl is ours, nor with Alt or Meta, nor a key held down", () => {
  expect(press("z", null, { ctrlKey: true })).toBe("undo stroke");
  expect(press("Z", "control", { ctrlKey: true })).toBe("undo stroke");
  expect(press("a", null, { ctrlKey: true })).toBeNull();
  expect([press("z"), press("h", null, { altKey: true }), press("h", null, { metaKey: true }), press("h", null, { repeat: true })]).toEqual([null, null, null, null]);
});

test("a digit is known by its place where the key says something else", () => {
  const french = ["à", "&", "é", '"', "'"];
  expect(french.map((key, at) => digit({ key, code: `Digit${at}`, shiftKey: false }))).toEqual([0, 1, 2, 3, 4]);
  expect(french.map((key, at) => press(key, null, { code: `Digit${at}` }))).toEqual([null, "grade 1", "grade 2", "grade 3", "grade 4"]);
  expect(digit({ key: "1", code: "Digit1", shiftKey: true })).toBe(1); // as a French keyboard has it
  expect(digit({ key: "!", code: "Digit1", shiftKey: true })).toBeNull(); // as an English one has it
  expect(press("1", null, { code: "Numpad1" })).toBe("grade 1");
  expect(press("&", "text", { code: "Digit1" })).toBeNull();
});

test("what a key says comes before where it lies", () => {
  expect(press("?", null, { code: "Digit4", shiftKey: false })).toBe("keys");
  expect(digit({ key: "ArrowUp", code: "ArrowUp", shiftKey: false })).toBeNull();
});
