/** Where to lay the learner's ink so that it covers the model best: one scale and one shift for the whole character. */

import type { Stroke } from "./types";

/** `x' = x * scale + dx`, likewise y. Takes pad pixels to the model's box. */
export interface Fit {
  scale: number;
  dx: number;
  dy: number;
}

type Pair = readonly [number, number];

const SHARES = [0, 0.25, 0.5, 0.75, 1];

function along(xs: readonly number[], ys: readonly number[], share: number): Pair {
  const lengths = [0];
  for (let i = 1; i < xs.length; i++) {
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot((xs[i] ?? 0) - (xs[i - 1] ?? 0), (ys[i] ?? 0) - (ys[i - 1] ?? 0)));
  }
  const goal = (lengths.at(-1) ?? 0) * share;
  const after = Math.max(
    1,
    lengths.findIndex((length) => length >= goal),
  );
  const [low, high] = [lengths[after - 1] ?? 0, lengths[after] ?? 0];
  const rest = high > low ? (goal - low) / (high - low) : 0;
  const at = (values: readonly number[]) => {
    const from = values[after - 1] ?? 0;
    return from + ((values[after] ?? from) - from) * rest;
  };
  return [at(xs), at(ys)];
}

function box(points: readonly Pair[]): { x: number; y: number; size: number } {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, size: Math.max(right - left, bottom - top, 1e-6) };
}

/**
 * Least squares over points of the strokes that were matched one to one; where fewer than two are, the bounding boxes.
 * `model` are the strokes' points in the model's box, `matches` and `reversed` as the check gives them.
 */
export function fit(
  strokes: readonly Stroke[],
  model: readonly (readonly (readonly number[])[])[],
  matches: readonly (readonly number[])[],
  reversed: readonly number[],
): Fit {
  const from: Pair[] = [];
  const to: Pair[] = [];
  let matched = 0;
  matches.forEach((inks, index) => {
    const stroke = strokes[inks[0] ?? -1];
    const line = model[index];
    if (inks.length !== 1 || !stroke || !line) return;
    if (matches.filter((others) => others[0] === inks[0]).length > 1) return; // one ink stroke made two
    matched += 1;
    const back = reversed.includes(index);
    for (const share of SHARES) {
      from.push(along(stroke.x, stroke.y, back ? 1 - share : share));
      to.push(
        along(
          line.map(([x = 0]) => x),
          line.map(([, y = 0]) => y),
          share,
        ),
      );
    }
  });
  if (matched < 2) {
    const ink = strokes.flatMap((stroke) => stroke.x.map((x, i): Pair => [x, stroke.y[i] ?? 0]));
    const goal = model.flatMap((line) => line.map(([x = 0, y = 0]): Pair => [x, y]));
    if (!ink.length || !goal.length) return { scale: 1, dx: 0, dy: 0 };
    const [a, b] = [box(ink), box(goal)];
    const scale = b.size / a.size;
    return { scale, dx: b.x - a.x * scale, dy: b.y - a.y * scale };
  }
  const mean = (points: readonly Pair[], axis: 0 | 1) => points.reduce((sum, p) => sum + p[axis], 0) / points.length;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let both = 0;
  let own = 0;
  from.forEach(([x, y], i) => {
    const [gx, gy] = to[i] ?? [0, 0];
    both += (x - fx) * (gx - tx) + (y - fy) * (gy - ty);
    own += (x - fx) ** 2 + (y - fy) ** 2;
  });
  const scale = own > 0 && both > 0 ? both / own : 1;
  return { scale, dx: tx - fx * scale, dy: ty - fy * scale };
}
