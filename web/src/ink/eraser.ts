/** The other end of a pen: which strokes it touches. */

import type { Stroke } from "./types";

const REACH = 0.022; // of the pad; half of how wide the tip rubs. A stroke is drawn about as wide
const ERASER = { button: 5, buttons: 32 }; // Pointer Events 3, section 4.1: the eraser's own

export interface Place {
  x: number;
  y: number;
}

/** Is it the eraser that came down? */
export function isEraser({ pointerType, button, buttons }: Pick<PointerEvent, "pointerType" | "button" | "buttons">): boolean {
  return pointerType === "pen" && (button === ERASER.button || (buttons & ERASER.buttons) !== 0);
}

/** The strokes, by their places, over which the tip went from `from` to `to` on a pad of that size. */
export function touched(strokes: readonly Stroke[], from: Place, to: Place, size: number): number[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (REACH * size)));
  const tips = Array.from({ length: steps + 1 }, (_, n) => ({ x: from.x + ((to.x - from.x) * n) / steps, y: from.y + ((to.y - from.y) * n) / steps }));
  return strokes.flatMap((stroke, at) => (tips.some((tip) => away(stroke, tip) <= REACH * size) ? [at] : []));
}

/** How far a place is from a stroke. */
function away({ x, y }: Stroke, tip: Place): number {
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const [ax, ay] = [x[i] ?? 0, y[i] ?? 0];
    const [dx, dy] = [(x[i + 1] ?? ax) - ax, (y[i + 1] ?? ay) - ay];
    const along = Math.min(1, Math.max(0, ((tip.x - ax) * dx + (tip.y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(tip.x - ax - along * dx, tip.y - ay - along * dy));
  }
  return least;
}
