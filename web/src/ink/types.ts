/** Ink as it came from the hand. Units: CSS pixels from the pad's top left corner, y downward. */

import type { Ink } from "../api/types";

export type Pointer = "pen" | "touch" | "mouse";

/** One pen-down to pen-up. `t` in whole ms from the first point of the ink; `p` 0 to 1, null where the device has none. */
export interface Stroke {
  x: number[];
  y: number[];
  t: number[];
  p: number[] | null;
}

/** Strokes with the side of the pad that they were written on. */
export interface Written {
  strokes: readonly Stroke[];
  side: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Strokes as columns. Pressure is kept only where every stroke has it: half a column would have to be made up. */
export function columns(strokes: readonly Stroke[], pointer: Pointer, size: Size): Ink {
  const pressed = strokes.length > 0 && strokes.every((stroke) => stroke.p !== null);
  return {
    x: strokes.map((stroke) => stroke.x),
    y: strokes.map((stroke) => stroke.y),
    t: strokes.map((stroke) => stroke.t),
    p: pressed ? strokes.map((stroke) => stroke.p ?? []) : null,
    pointer,
    width: size.width,
    height: size.height,
  };
}

/** The strokes of an ink, as the drawing code wants them. */
export function strokesOf(ink: Ink): Stroke[] {
  return ink.x.map((x, index) => ({
    x,
    y: ink.y[index] ?? [],
    t: ink.t[index] ?? [],
    p: ink.p?.[index] ?? null,
  }));
}

/** The same strokes on a pad of another size. */
export function scaled(strokes: readonly Stroke[], by: number): Stroke[] {
  return strokes.map((stroke) => ({ ...stroke, x: stroke.x.map((v) => v * by), y: stroke.y.map((v) => v * by) }));
}
