/** Where the numbers of strokes stand: each beside its stroke's start, and none on another. */

export type Point = readonly [number, number];

/** Where a stroke starts, and where it goes from there. */
export interface Start {
  from: Point;
  to: Point;
}

export const BADGE = 4.3; // half of a badge's side
const AWAY = 5.5; // from the start to the middle of its number
const DIGIT = 3.9; // width of a digit
const TALL = 5; // height of a number
const TURNS = [0, 40, -40, 80, -80, 120, -120].map((degrees) => (degrees * Math.PI) / 180);

/** A place a stroke, in a box of that side: away from where the stroke goes, and to the side of that where a number
 * stands there already. */
export function badges(starts: readonly Start[], box: number): Point[] {
  const placed: Point[] = [];
  const keep = (v: number): number => Math.min(box - BADGE - 0.5, Math.max(BADGE + 0.5, v));
  for (const [nth, { from, to }] of starts.entries()) {
    const back = Math.atan2(from[1] - to[1], from[0] - to[0]);
    const places = TURNS.map((turn): Point => [keep(from[0] + Math.cos(back + turn) * AWAY - 1), keep(from[1] + Math.sin(back + turn) * AWAY - 1)]);
    const free = places.find((place) => placed.every((other, at) => apart(place, nth, other, at)));
    placed.push(free ?? (places[0] as Point));
  }
  return placed;
}

/** Whether two numbers can be told apart, `nth` and `at` counted from 0. */
function apart(place: Point, nth: number, other: Point, at: number): boolean {
  const wide = ((digits(nth) + digits(at)) / 2) * DIGIT;
  return Math.abs(place[0] - other[0]) >= wide || Math.abs(place[1] - other[1]) >= TALL;
}

function digits(nth: number): number {
  return String(nth + 1).length;
}
