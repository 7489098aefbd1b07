/** The look of ink: a stroke's points to the outline of a brush line. For the eye only; what is judged is the raw points. */

import { getStroke } from "perfect-freehand";
import type { Stroke } from "./types";

/** Brush width as a share of the pad. */
const WIDTH = 0.034;

/** The outline as a list of corners, for a pad of `size` CSS pixels. `upTo` shows only the points up to that time in ms. */
export function outline(stroke: Stroke, size: number, finished = true, upTo = Infinity): number[][] {
  const points: number[][] = [];
  for (let i = 0; i < stroke.x.length; i++) {
    if ((stroke.t[i] ?? 0) > upTo) break;
    points.push([stroke.x[i] ?? 0, stroke.y[i] ?? 0, stroke.p?.[i] || 0.5]);
  }
  if (points.length === 0) return [];
  return getStroke(points, {
    size: size * WIDTH,
    thinning: 0.45,
    smoothing: 0.4,
    streamline: 0.22, // more would look smoother and trail behind the pen
    simulatePressure: stroke.p === null,
    start: { taper: 0, cap: true },
    end: { taper: 0, cap: true },
    last: finished,
  });
}

/** The outline as an SVG path: quadratic curves through the midpoints of its corners. */
export function path(corners: readonly number[][]): string {
  const first = corners[0];
  if (!first || corners.length < 3) return "";
  const place = (v: number) => v.toFixed(2);
  let d = `M${place(first[0] ?? 0)} ${place(first[1] ?? 0)}Q`;
  for (let i = 0; i < corners.length; i++) {
    const [x0 = 0, y0 = 0] = corners[i] ?? [];
    const [x1 = 0, y1 = 0] = corners[(i + 1) % corners.length] ?? [];
    d += `${place(x0)} ${place(y0)} ${place((x0 + x1) / 2)} ${place((y0 + y1) / 2)} `;
  }
  return `${d}Z`;
}

/** A stroke as a filled SVG path in a pad of `size`. */
export function strokePath(stroke: Stroke, size: number, upTo = Infinity): string {
  return path(outline(stroke, size, true, upTo));
}
