/** Words and dates as the pages say them. */

import type { GradeValue, Purpose, State, Today } from "./api/types";

export const GRADE_NAMES: Readonly<Record<GradeValue, string>> = { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" };

export const PURPOSES: Readonly<Record<Purpose, string>> = {
  review: "Review",
  new: "New to you",
  retest: "Once more, after others",
  rewrite: "Write it again, unaided",
  practice: "Practice",
  placement: "Placement",
  audit: "Drawn at random",
};

export function inDays(days: number | null): string {
  if (days === null) return "";
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  if (days < 45) return `${days} days`;
  return `${Math.round(days / 30)} months`;
}

export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const FAR = 300; // days from which a date has its year

/** A study day (2026-11-23) as a weekday, from the point of view of `today`. */
export function dayName(day: string, today: string): string {
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
  const days = Math.round((at(day) - at(today)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  const style: Intl.DateTimeFormatOptions =
    Math.abs(days) < 7 ? { weekday: "long" } : { day: "numeric", month: "long", ...(Math.abs(days) > FAR && { year: "numeric" }) };
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" }).format(at(day));
}

export function minutes(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export const STATES: Readonly<Record<State, string>> = {
  never: "Never asked",
  slipping: "Slipping",
  due: "Due",
  by_heart: "By heart",
};

/** Where a part stands, by KanjiVG's names for places. */
const PLACES: Readonly<Record<string, string>> = {
  left: "left",
  right: "right",
  top: "top",
  bottom: "bottom",
  nyo: "left and below",
  nyoc: "inside, above",
  tare: "top and left",
  tarec: "inside, below right",
  kamae: "around",
  kamaec: "inside",
};

export function placeName(position: string): string {
  return PLACES[position] ?? "";
}

export function gradeName(grade: number): string {
  return grade > 6 ? "Secondary school" : `School year ${grade}`;
}

export function orderRecord({ right, of }: { right: number; of: number }): string {
  return `Stroke order: right ${right} of the last ${of === 1 ? "time" : `${of} times`}.`;
}

export function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}

const ABSENCE = 3; // days without writing after which they are spoken of
const BINGE = 2; // times the day's minutes after which more is said to be of little use

/** One plain sentence about the day, where there is something to say: an absence, a pile, a session half done, or more
 * writing than helps. */
export function plainly(today: Today, perDay: number): string | null {
  const rest = `${count(today.due, "kanji", "kanji")} are due; at ${count(perDay, "minute")} a day they take about ${count(today.days, "day")}.`;
  if (today.more) {
    if (today.used > BINGE * 60 * (today.meant || perDay))
      return `You have written for ${minutes(today.used)} today. What is repeated while it is warm fades again: tomorrow's minutes are worth more than further ones now.`;
    return today.days > 1 ? rest : null;
  }
  if (today.open_session) return today.done ? "All of it counts already: stop whenever you like, and what is left comes back." : null;
  if (today.days <= 1) return null;
  if (today.away >= ABSENCE) return `Welcome back after ${count(today.away, "day")}. ${rest} You begin with what you are most likely to know still.`;
  return `${rest} New ones wait until then.`;
}
