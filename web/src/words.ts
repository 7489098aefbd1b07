/** What the pages say in more than one place, and how they say numbers, days and errors. */

import type { SyncNews } from "./home/channel";
import type { Event, Grade, Hit, Purpose, State, Today } from "./api/types";
import { Fault, Garbled, Locked, Refused, Unreachable, Waiting } from "./errors";

const GRADES: Readonly<Record<number, string>> = { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" };

export function gradeName(grade: Grade): string {
  return GRADES[grade] ?? "";
}

export const PURPOSES: Readonly<Record<Purpose, string>> = {
  review: "Review",
  new: "New to you",
  retest: "Once more from memory",
  rewrite: "Write it again from memory",
  practice: "Practice",
  placement: "Placement",
  audit: "Picked at random",
};

export const STATES: Readonly<Record<State, string>> = {
  never: "Not asked yet",
  slipping: "Slipping",
  due: "Due",
  by_heart: "By heart",
};

export const STAYS = "Just for practice: your schedule stays the same.";
export const TOO_EARLY = "Too early to say";
export const EIGHT_MINUTES = "Find out in eight minutes";
export const TWO_MINUTES = "Practise it for two minutes";
export const SAVED_HERE = "Saved in this browser. The answer will come when sorade is back.";
export const NOT_SAVING = "This browser can't save just now. Keep this page open until everything is sent.";
export const NO_KANJI = "No kanji found.";
export const SKIPPED = "Skipped, because sorade has no strokes for them:";

/** Which characters, for a choice on the page that finds them. */
export const AMONG = { joyo: "Joyo kanji", names: "Kanji for names", beyond: "All beyond the joyo list", hiragana: "Hiragana", katakana: "Katakana" } as const;

/** Where a part sits, by KanjiVG's names for places. */
const PLACES: Readonly<Record<string, string>> = {
  left: "left",
  right: "right",
  top: "top",
  bottom: "bottom",
  nyo: "left and bottom",
  nyoc: "upper right",
  tare: "top and left",
  tarec: "lower right",
  kamae: "around",
  kamaec: "inside",
};

export function placeName(position: string): string {
  return PLACES[position] ?? "";
}

/** What a part does for a reading of the whole; empty for nothing. */
export function gives(sound: "" | "lends" | "hints", reading: string): string {
  return { "": "", lends: `lends its sound ${reading}`, hints: `hints at the sound ${reading}` }[sound];
}

export function schoolYear(grade: number): string {
  return grade > 6 ? "Secondary school" : `School year ${grade}`;
}

/** A JLPT level, 5 the easiest; 0 for what no list has. */
export function jlptLevel(level: number): string {
  return level ? `JLPT N${level}` : "On no JLPT list";
}

/** A reading as it is said: わ(かる・ける) is わかる. */
export function asSaid(reading: string): string {
  return reading.replace(/\(([^・)]*).*\)$/u, "$1");
}

// numbers

export function number(value: number): string {
  return value.toLocaleString("en");
}

export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Kanji is its own plural. */
export function kanjiCount(value: number): string {
  return count(value, "kanji", "kanji");
}

export function isKana(char: string): boolean {
  return /^[ぁ-ゖァ-ー]$/u.test(char);
}

/** Such as "12 kanji, 3 of them beyond the joyo list, and 46 kana". */
export function charCount(kinds: readonly Hit["kind"][]): string {
  const kana = kinds.filter((kind) => kind === "hiragana" || kind === "katakana").length;
  const beyond = kinds.filter((kind) => kind === "beyond").length;
  const kanji = kinds.length - kana;
  if (kana && !kanji) return `${number(kana)} kana`;
  const told = beyond === 0 ? kanjiCount(kanji) : beyond === kanji ? `${kanjiCount(kanji)} beyond the joyo list` : `${kanjiCount(kanji)}, ${number(beyond)} of them beyond the joyo list`;
  return kana ? `${told}, and ${number(kana)} kana` : told;
}

/** Such as "12 kanji", "46 kana", "12 kanji and 46 kana". */
export function countOf(chars: readonly string[]): string {
  const kana = chars.filter(isKana).length;
  const kanji = chars.length - kana;
  return [kanji || !kana ? kanjiCount(kanji) : "", kana ? `${number(kana)} kana` : ""].filter(Boolean).join(" and ");
}

const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

export function ordinal(value: number): string {
  return `${number(value)}${ENDINGS[ordinals.select(value)] ?? "th"}`;
}

export function percent(chance: number): string {
  return `${Math.round(chance * 100)}%`;
}

export function range({ low, high }: { low: number; high: number }): string {
  return low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

// time

const MONTHS = 45; // days from which an interval is told in months
const FAR = 300; // days from which a date has its year

/** How far off: today, tomorrow, 12 days, 3 months. */
export function inDays(days: number): string {
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  if (days < MONTHS) return count(days, "day");
  return count(Math.round(days / 30), "month");
}

/** When it comes back: back today, back in 12 days. */
export function back(days: number): string {
  return days <= 1 ? `back ${inDays(days)}` : `back in ${inDays(days)}`;
}

function at(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dated(day: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" }).format(at(day));
}

/** A study day (2026-11-23) as a date. */
export function dateName(day: string): string {
  return dated(day, { day: "numeric", month: "long", year: "numeric" });
}

/** A study day as one says it on the day `today`. */
export function dayName(day: string, today: string): string {
  const days = Math.round((at(day) - at(today)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  if (Math.abs(days) < 7) return dated(day, { weekday: "long" });
  return dated(day, { day: "numeric", month: "long", ...(Math.abs(days) > FAR && { year: "numeric" }) });
}

/** The day on which something is due: today, tomorrow, on Monday. */
export function dueOn(day: string, today: string): string {
  if (day <= today) return "today";
  const name = dayName(day, today);
  return name === "Tomorrow" ? "tomorrow" : `on ${name}`;
}

/** How long something took. */
export function took(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} sec` : `${Math.round(seconds / 60)} min`;
}

export function orderRecord({ right, of }: { right: number; of: number }): string {
  return `Stroke order: ${of === 1 ? `${right ? "right" : "wrong"} last time` : `right in ${right} of the last ${of} tries`}.`;
}

/** A moment, in ms UTC, by the clock on the wall. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(at);
}

// what was not sent

/** So many events of the log can't be read. */
export function damaged(events: number, here: boolean): string {
  const what = here ? "Update sorade, or open a copy under Settings" : "stop sorade and run `sorade restore`";
  return `${count(events, "event")} of your log can't be read. Everything else works: ${what}.`;
}

/** The device's clock is so many ms ahead. */
export function clockAhead(ms: number): string {
  return `This device's clock is ${count(Math.round(ms / 86_400_000), "day")} ahead. Set it right: until then, what you write counts for tomorrow.`;
}

/** What waits for another log than the one that answers. */
export function waitsElsewhere({ elsewhere, attempts }: { elsewhere: number; attempts: number }): string {
  const [many, what] = attempts ? [attempts, "unsent attempt"] : [elsewhere, "unsent change"];
  return `This is another sorade. Your ${many === 1 ? `${what} is` : `${count(many, what)} are`} waiting for the first one.`;
}

const KINDS: Readonly<Record<Event["kind"], string>> = {
  attempt: "A kanji you wrote",
  hint: "A hint you asked for",
  grade: "A grade",
  void: "Something you took back",
  settings: "Settings",
  drill: "A stroke-order answer",
  story: "A line to remember a kanji by",
  keyword: "Your keyword for a kanji",
  list: "A list",
  reading_check: "A reading answer",
  known: "Kanji you said you know",
};

/** An event in plain words. It names no kanji: that may be what is asked next. */
export function eventName(event: Event): string {
  if (event.kind === "grade") return `A grade: ${gradeName(event.grade)}`;
  if (event.kind === "list" && event.name) return `The list “${event.name}”`;
  if (event.kind === "attempt" && event.gave_up) return "An “I don't know”";
  return KINDS[event.kind];
}

/** Why a keyword can't be kept: these letters of it. */
export function tooPlain(char: string, found: string): string {
  return `Your keyword is shown when ${char} is asked, and ${found} would give the answer away. Leave that out.`;
}

// the day

const ABSENCE = 3; // days without writing after which they are mentioned
const BINGE = 2; // times the day's minutes after which more is said to be of little use

/** One plain sentence about the day, where there is something to say: an absence, a pile, a session half done, or more
 * writing than helps. */
export function plainly(today: Today, perDay: number): string | null {
  const rest = `${number(today.due)} are due; at ${count(perDay, "minute")} a day that's about ${count(today.days, "day")}.`;
  if (today.more) {
    if (today.used > BINGE * 60 * (today.meant || perDay))
      return `You've written for ${took(today.used)} today. More repetition today won't last. Tomorrow's minutes will do more.`;
    return today.days > 1 ? rest : null;
  }
  if (today.open_session) return today.done ? "Everything so far counts. Stop whenever you like; the rest will come back." : null;
  if (today.days <= 1) return null;
  if (today.away >= ABSENCE) return `Welcome back after ${count(today.away, "day")}. ${rest} You'll start with the ones you most likely still know.`;
  return `${rest} New kanji can wait until then.`;
}

// errors

export interface Wrong {
  title: string;
  text: string;
  /** Asking again may help. */
  again: boolean;
}

/** What to say of an error; `what` is looked for: a kanji, a list. */
export function wrong(error: unknown, what = "page"): Wrong {
  if (error instanceof Unreachable)
    return { title: "Can't reach sorade", text: "The server isn't answering. If you stopped it, start it again. What you've written is safe in this browser.", again: true };
  if (error instanceof Garbled)
    return { title: "That wasn't sorade", text: "Something answered at this address, but not the way sorade does. Is another program using its port?", again: true };
  if (error instanceof Locked)
    return { title: "This browser isn't let in", text: "Start sorade again, or open the link that `sorade token --url` prints. What you've written is safe in this browser.", again: true };
  if (error instanceof Fault) return { title: "sorade has a problem", text: error.message, again: true };
  if (error instanceof Refused && error.status === 404) return { title: `No such ${what}`, text: what === "list" ? "It may have been deleted." : error.message, again: false };
  if (error instanceof Refused) return { title: "sorade can't do that", text: error.message, again: false };
  return { title: "Something went wrong", text: error instanceof Error ? error.message : String(error), again: true };
}

/** The same in one sentence, beside what failed. */
export function reason(error: unknown): string {
  const { title, text } = wrong(error);
  return error instanceof Refused || error instanceof Fault || error instanceof Waiting ? text : `${title}. Try again in a moment.`;
}

/** Where Python, the book or the log couldn't be opened in this browser. */
/** How long ago, for times of today and before. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${count(minutes, "minute")} ago`;
  if (minutes < 1_440) return `${count(Math.floor(minutes / 60), "hour")} ago`;
  return `${count(Math.floor(minutes / 1_440), "day")} ago`;
}

// other devices

export const JOIN = "On the computer, open Settings in sorade and choose “Show a code”. What you write here and there becomes one.";
export const NETWORK_OFF = "To write there, too, stop sorade and start it so:";
export const SHUT_OUT = "It can't sync any more. What it wrote stays.";
export const SYNC_TROUBLE = { another: "The computer has another log than the one this device was connected with. Nothing was sent. If both are yours, you can make them one." } as const;
export const ELSEWHERE = "You wrote some of these on another device. This goes on from there.";

/** How this device and the computer go together. */
export function inStep(last: SyncNews | null, at: number | null, computer: string, now: number): string {
  if (!last) return "Looking for the computer…";
  if (last.state === "ok") return `Synced ${ago(last.at, now)}.`;
  if (last.state === "another") return "The computer has another log.";
  if (last.state === "trouble") return "The last sync went wrong. Nothing is lost; sorade tries again.";
  const since = at === null ? "" : ` Last synced ${ago(at, now)}.`;
  return `Can't reach ${computer} just now. You can go on writing: it syncs when you're back in your Wi-Fi.${since}`;
}

/** What to call a device, as a suggestion. An iPad says that it is a Mac; but a Mac has no touch screen. */
export function deviceName(agent: string, touches: number): string {
  if (/iPad/.test(agent) || (/Macintosh/.test(agent) && touches > 1)) return "iPad";
  if (/iPhone/.test(agent)) return "iPhone";
  if (/Android/.test(agent)) return /Mobile/.test(agent) ? "Android phone" : "Android tablet";
  return "Another computer";
}

export const NO_HOME = "sorade couldn't start in this browser. What you wrote before is still here.";

export const MENDING = "The file of your log is damaged. Putting it right ...";

/** A damaged log was made anew. */
export function mended({ events, of }: { events: number; of: number }): string {
  if (!events) return "The file of your log was damaged, and nothing of it could be read. If you have a copy, open it under Settings.";
  if (events >= of) return `The file of your log was damaged. ${events === 1 ? "Its one entry was" : `All ${number(events)} entries were`} put back.`;
  return `The file of your log was damaged. ${number(events)} of ${count(of, "entry", "entries")} were put back; the rest couldn't be read. If you have a copy, open it under Settings: what is missing comes back.`;
}

export const DAMAGED_NAME = "sorade-damaged.sqlite3";
export const DAMAGED_KEPT = "The file of your log was damaged once, and what was damaged is kept.";

/** Where the home in this browser could not do what was asked, most likely as its disk is full. */
export const BROKE = "sorade couldn't store that. If this device is short of space, free some; what you wrote is kept, and is tried again.";

/** The first visit: what has come, in bytes. */
export function onItsWay(done: number, of: number): string {
  return done < of ? `Fetching sorade, just this once: ${Math.floor((100 * done) / of)}%. From then on it works offline.` : "Starting sorade ...";
}

// a copy of all that was written

export const COPY_HERE = "What you write is kept in this browser only. A copy is one file, which any other sorade can open. If you clear this site's data, a copy is what's left.";
/** Where what is written here is kept on a computer as well. */
export const COPY_SYNCED = "What you write is kept in this browser, and on your computer each time the two sync. A copy is one file, which any other sorade can open.";
export const COPY_THERE = "A copy is one file with everything you wrote, which any other sorade can open: on a phone, in a browser, on another computer.";

/** One line on the home page. `made` is when the last copy was made, ms. */
export function copyAdvice(made: number | null, now: number): string {
  if (made === null) return "What you wrote is on this device only.";
  return `The last copy was made ${count(Math.floor((now - made) / 86_400_000), "day")} ago. What you wrote since is on this device only.`;
}

export const HOME_SCREEN = {
  title: "Put sorade on your home screen",
  why: "Safari erases what a site keeps after seven days without a visit. An app on the home screen keeps it.",
  share: "Press Share",
  add: "Choose “Add to Home Screen”, and open sorade there.",
} as const;
export const HOME_SCREEN_MOVE = "What you wrote here comes along as a copy: save it under Settings, and open it there.";

export const INSTALL = "As an app, sorade opens in a window of its own, and the browser is slower to clear what it keeps.";

export const USED_BEFORE = "Used sorade before, in another browser or on another device? Save a copy there (under Settings), and open it here.";

export const COPY_NAME = (now: Date): string => `sorade-${now.toISOString().slice(0, 10)}.jsonl`;

/** When the last copy was made in this browser. */
export function copyAge(made: number | null, now: number): string {
  if (made === null) return "No copy was made here yet.";
  const days = Math.floor((now - made) / 86_400_000);
  return days < 1 ? "Last copy: today." : `Last copy: ${count(days, "day")} ago.`;
}

export function savedCopy(events: number): string {
  return `Saved, with ${count(events, "entry", "entries")}.`;
}

export function tookIn({ stored, there }: { stored: number; there: number }): string {
  if (!stored) return there ? "Everything in that copy is here already." : "That copy is empty.";
  return `${count(stored, "entry", "entries")} taken in${there ? `, ${number(there)} were here already` : ""}.`;
}
