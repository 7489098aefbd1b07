/**
 * The moment by which an event is ordered. Clocks of two devices differ, and one clock may be set back; what is written
 * after something was seen must count after it all the same. So this clock never falls behind what a log has shown.
 */

const MOST = 2 * 86_400_000; // ms; a log believes a device for a day, and what is further off was this device's own mistake

export class Clock {
  #ahead = 0; // ms by which it is ahead of the device's own
  #last = 0;

  constructor(private readonly now: () => number) {}

  /** A log's latest moment is this. */
  heard(latest: number): void {
    if (latest > this.#last) this.#last = latest;
  }

  /** The device's moment `at`, and where that isn't later than all that was seen, the one by which it is ordered. */
  stamp(): { at: number; clock?: number } {
    const at = this.now();
    const behind = this.#last + 1 - at;
    // as far as is needed and no less than before, so that the time between two events stays what it was
    this.#ahead = behind > MOST ? 0 : Math.max(this.#ahead, behind);
    this.#last = at + this.#ahead;
    return this.#ahead ? { at, clock: this.#last } : { at };
  }
}

const MORNING = 4 * 3_600_000; // ms after midnight, when a study day begins

/** The study day of a moment, `offset` minutes east of UTC: 2026-11-23. */
export function studyDay(at: number, offset: number): string {
  return new Date(at + offset * 60_000 - MORNING).toISOString().slice(0, 10);
}
