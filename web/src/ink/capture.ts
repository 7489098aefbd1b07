/**
 * From pointer events to strokes. A state machine over plain values, so that it is tested without a browser.
 *
 * Rules: one stroke at a time; a second finger while drawing is ignored; once a pen was seen, fingers do not draw (a
 * finger that is drawing when the pen comes down, with either end, was the palm, and its stroke goes); `pointercancel` ends the stroke and
 * keeps what was finished. A touch without movement is a dot, and a dot is a stroke.
 */

import type { Pointer, Stroke } from "./types";

/** What is read of a PointerEvent. `time` is the event's own timeStamp in ms. */
export interface Sample {
  id: number;
  kind: string;
  x: number;
  y: number;
  time: number;
  pressure: number;
}

export type Change =
  | { kind: "began" }
  | { kind: "grew" }
  | { kind: "ended"; stroke: Stroke }
  | { kind: "dropped" }
  | { kind: "palm" } // a finger was ignored because a pen was seen
  | null;

const STEP = 1000; // a thousandth of a pixel: finer than any digitiser, and it keeps the numbers short

function exact(value: number): number {
  return Math.round(value * STEP) / STEP;
}

function pointer(kind: string): Pointer {
  return kind === "pen" || kind === "touch" ? kind : "mouse";
}

export class Capture {
  /** The stroke under the pen, or null. */
  live: Stroke | null = null;
  /** The device that wrote last. */
  pointer: Pointer = "mouse";
  penSeen = false;
  #active: { id: number; kind: Pointer } | null = null;
  #zero: number | null = null;

  /** Start an ink anew: its clock starts at its first point. */
  reset(): void {
    this.live = null;
    this.#active = null;
    this.#zero = null;
  }

  /** Go on with strokes that were restored: the clock runs on from their last point, `now` being an event time. */
  resume(strokes: readonly Stroke[], now: number): void {
    this.reset();
    const last = strokes.at(-1)?.t.at(-1);
    if (last !== undefined) this.#zero = now - last - 1;
  }

  down(sample: Sample): Change {
    const kind = pointer(sample.kind);
    if (kind === "pen") this.penSeen = true;
    if (kind === "touch" && this.penSeen) return { kind: "palm" };
    const palm = this.#active?.kind === "touch" && kind === "pen";
    if (this.#active && !palm) return null;
    this.#active = { id: sample.id, kind };
    this.pointer = kind;
    this.live = { x: [], y: [], t: [], p: kind === "mouse" ? null : [] };
    this.#zero ??= sample.time;
    this.#add(sample);
    return { kind: "began" };
  }

  /** The pen's eraser came down: it is a pen, and draws nothing. */
  rub(): void {
    this.penSeen = true;
    this.live = null;
    this.#active = null;
  }

  /** All the points of one move event, oldest first. */
  move(samples: readonly Sample[]): Change {
    const first = samples[0];
    if (!first || !this.live || this.#active?.id !== first.id) return null;
    for (const sample of samples) this.#add(sample);
    return { kind: "grew" };
  }

  /** Pen up, or the browser took the pointer away: either way the stroke ends here and is kept. */
  up(sample: Sample, cancelled = false): Change {
    if (!this.live || this.#active?.id !== sample.id) return null;
    if (!cancelled) this.#end(sample);
    const stroke = this.live;
    this.live = null;
    this.#active = null;
    if (stroke.p?.every((pressure) => pressure === 0 || pressure === 0.5 || pressure === 1)) stroke.p = null; // no sensor
    return { kind: "ended", stroke };
  }

  get drawing(): boolean {
    return this.#active !== null;
  }

  /** Is this the pointer that draws? */
  owns(id: number): boolean {
    return this.#active?.id === id;
  }

  #add(sample: Sample): void {
    const stroke = this.live;
    if (!stroke || !Number.isFinite(sample.x) || !Number.isFinite(sample.y)) return;
    const since = Math.max(0, Math.round(sample.time - (this.#zero ?? sample.time)));
    stroke.x.push(exact(sample.x));
    stroke.y.push(exact(sample.y));
    stroke.t.push(Math.max(since, stroke.t.at(-1) ?? 0)); // some browsers hand out coalesced times out of order
    stroke.p?.push(exact(Math.min(1, Math.max(0, sample.pressure))));
  }

  /** The last point, where it adds anything: pen-up reports pressure 0, which is not how hard the stroke ended. */
  #end(sample: Sample): void {
    const stroke = this.live;
    if (!stroke) return;
    if (exact(sample.x) === stroke.x.at(-1) && exact(sample.y) === stroke.y.at(-1)) return;
    this.#add({ ...sample, pressure: stroke.p?.at(-1) ?? 0 });
  }
}
