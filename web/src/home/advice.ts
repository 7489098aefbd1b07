/** What is said about a log that is on this device only. Pure. */

import type { Home } from "../api/types";

export const COPIED = "copy made"; // what the store calls the time of the last copy, ms
export const SYNCED = "synced"; // the same for the last sync: the computer then has all of it
const DAYS = 2; // study days from which there is something to lose
const OLD = 7 * 86_400_000; // ms from which a copy is an old one

type Written = Pick<Home, "sessions" | "study_day">;

/** Is a copy called for? `last` is when one was made, ms, null for never. */
export function wantsCopy({ sessions }: Written, last: number | null, now: number): boolean {
  const days = new Set(sessions.map((one) => one.study_day));
  if (last === null) return days.size >= DAYS;
  const copied = new Date(last).toISOString().slice(0, 10);
  return now - last > OLD && [...days].some((day) => day > copied);
}

/** What this browser is, as far as its storage goes. */
export interface Browser {
  userAgent: string;
  maxTouchPoints: number;
}

/** Safari's rule of seven days applies: iOS, whichever browser it is, but not an app on the home screen. */
export function isErasedSoon({ userAgent, maxTouchPoints }: Browser, installed: boolean): boolean {
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
  return apple && !installed;
}
