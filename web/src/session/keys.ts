/** What the keys of the practice page do, by the state that it is in. Pure: an event in, the name of a deed out. */

export type Deed = "go on" | "undo stroke" | "hint" | "sound" | "give up" | "undo grade" | "yes" | "no" | "overlay" | "clear" | "close" | "keys" | "grade 1" | "grade 2" | "grade 3" | "grade 4";

/** What is read of a KeyboardEvent. */
export interface Pressed {
  key: string;
  /** Where the key lies, whatever is printed on it: Digit1. */
  code: string;
  shiftKey: boolean;
  repeat: boolean;
  altKey: boolean;
  metaKey: boolean;
  ctrlKey: boolean;
}

/** Where the focus is: on a line that is being written, on something that a key presses by itself, or on neither. */
export type On = "text" | "control" | null;

const DEEDS: Readonly<Record<string, Deed>> = {
  h: "hint",
  a: "sound",
  d: "give up",
  u: "undo grade",
  y: "yes",
  n: "no",
  o: "overlay",
  delete: "clear",
  escape: "close",
  "?": "keys",
};

const GRADES: readonly (Deed | undefined)[] = [undefined, "grade 1", "grade 2", "grade 3", "grade 4"];

/** The digit that was pressed: by what the key says, else by where it lies. The top row of a French keyboard says & for 1. */
export function digit({ key, code, shiftKey }: Pick<Pressed, "key" | "code" | "shiftKey">): number | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  const place = shiftKey ? null : /^(?:Digit|Numpad)([0-9])$/.exec(code);
  return place ? Number(place[1]) : null;
}

export function deed(pressed: Pressed, on: On): Deed | null {
  const { key, repeat, altKey, metaKey, ctrlKey } = pressed;
  const low = key.toLowerCase();
  if (repeat || altKey || metaKey || on === "text") return null;
  if (ctrlKey) return low === "z" ? "undo stroke" : null;
  if (low === " " || low === "enter") return on ? null : "go on"; // a button in focus is what these keys press
  return DEEDS[low] ?? GRADES[digit(pressed) ?? 0] ?? null;
}
