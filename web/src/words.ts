/** Words and dates as the pages say them. */

import type { GradeValue, Purpose, State } from "./api/types";

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

/** A study day (2026-11-23) as a weekday, from the point of view of `today`. */
export function dayName(day: string, today: string): string {
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
  const days = Math.round((at(day) - at(today)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  const style: Intl.DateTimeFormatOptions =
    Math.abs(days) < 7 ? { weekday: "long" } : { day: "numeric", month: "long" };
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
