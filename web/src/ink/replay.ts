/** Replay: which part of an ink or of a model stands at a moment. Pure timing; the pages own the clock. */

import type { Stroke } from "./types";

const LONGEST_PAUSE = 600; // ms; a longer rest between strokes is cut to this, so that thinking is not replayed
const SHORTEST_STROKE = 120; // ms; a dot or an ink without times is shown for at least this long
const MODEL_SPEED = 0.16; // of the box a 100 ms: an unhurried hand
const MODEL_PAUSE = 220; // ms between model strokes

/** When one stroke starts and how long it takes, in ms from the start of the replay. */
export interface Beat {
  start: number;
  length: number;
}

export interface Score {
  beats: Beat[];
  total: number;
}

/** The ink's own timing, with long pauses cut short. */
export function inkScore(strokes: readonly Stroke[]): Score {
  const beats: Beat[] = [];
  let now = 0;
  let lastEnd: number | null = null;
  for (const stroke of strokes) {
    const from = stroke.t[0] ?? 0;
    const to = stroke.t.at(-1) ?? from;
    if (lastEnd !== null) now += Math.min(Math.max(from - lastEnd, 60), LONGEST_PAUSE);
    const length = Math.max(to - from, SHORTEST_STROKE);
    beats.push({ start: now, length });
    now += length;
    lastEnd = to;
  }
  return { beats, total: now };
}

/** Model strokes one after another, each as long as its line. `lengths` in shares of the box. */
export function modelScore(lengths: readonly number[]): Score {
  const beats: Beat[] = [];
  let now = 0;
  for (const share of lengths) {
    const length = Math.max((share / MODEL_SPEED) * 100, SHORTEST_STROKE);
    beats.push({ start: now, length });
    now += length + MODEL_PAUSE;
  }
  return { beats, total: Math.max(0, now - (beats.length ? MODEL_PAUSE : 0)) };
}

/** How much of each stroke stands at `now`: 0 nothing, 1 all. */
export function shares(score: Score, now: number): number[] {
  return score.beats.map(({ start, length }) => Math.min(1, Math.max(0, (now - start) / length)));
}

/** The moments at which one more stroke is complete: the steps of a replay for those who want less motion. */
export function steps(score: Score): number[] {
  return score.beats.map(({ start, length }) => start + length);
}

/** The time inside a stroke's own clock that a share of it stands for. */
export function timeAt(stroke: Stroke, share: number): number {
  if (share >= 1) return Infinity;
  if (share <= 0) return -1;
  const from = stroke.t[0] ?? 0;
  return from + ((stroke.t.at(-1) ?? from) - from) * share;
}

/** The length of a line of points. */
export function lineLength(points: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    const [x0 = 0, y0 = 0] = points[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = points[i] ?? [];
    sum += Math.hypot(x1 - x0, y1 - y0);
  }
  return sum;
}
