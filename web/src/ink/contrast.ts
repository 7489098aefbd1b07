/** What tells two characters apart, as lines to draw over two strokes: how long each is, or where they meet. Pure. */

import type { Contrast } from "../api/types";

export type Point = readonly [number, number];

/** In the units of the points. `bars` are measured lengths, from end to end; `ring` goes round a meeting. */
export interface Measure {
  bars: { from: Point; to: Point }[];
  ring: Point | null;
}

const AWAY = 6; // of a measured length from its stroke, in a box of 109

/** The first stroke's and the second's length side by side with them, or a ring where they come closest. */
export function measure(kind: Contrast["kind"], one: readonly Point[], other: readonly Point[]): Measure {
  if (!one.length || !other.length) return { bars: [], ring: null };
  if (kind === "longer") return { bars: [bar(one), bar(other)], ring: null };
  return { bars: [], ring: nearest(one, other) };
}

function bar(points: readonly Point[]): { from: Point; to: Point } {
  const [x, y] = points[0] as Point;
  const [toX, toY] = points[points.length - 1] as Point;
  const long = Math.hypot(toX - x, toY - y) || 1;
  const [dx, dy] = [(-(toY - y) / long) * AWAY, ((toX - x) / long) * AWAY];
  return { from: [x + dx, y + dy], to: [toX + dx, toY + dy] };
}

function nearest(one: readonly Point[], other: readonly Point[]): Point {
  let best: Point = one[0] as Point;
  let least = Infinity;
  for (const [x, y] of one)
    for (const [u, v] of other) {
      const far = Math.hypot(x - u, y - v);
      if (far < least) [least, best] = [far, [(x + u) / 2, (y + v) / 2]];
    }
  return best;
}
