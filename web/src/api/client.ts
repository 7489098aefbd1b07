/** Calls to the server. An answer, or one of two errors: `Unreachable` (try again) and `Refused` (it said no). */

import type { Ink } from "../ink/types";
import type { DrillOut, EventIn, EventsOut, Hit, HomeOut, InkPair, KanjiOut, Known, KnownRead, Level, ListLine, ListOut, ListRead, PastOut, Placements, ProgressOut, Radical, ReadingOut, RetentionCosts, Round, SessionOut, SharedPart } from "./types";

const LONG = 40_000; // letters of a text that go as they are; the server takes 50,000
const PATIENCE = 15_000; // ms; longer than any answer takes, shorter than a learner waits

/** The server did not answer, or is not well: what was asked may be asked again as it is. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

/** The server answered, and said no. `message` is its sentence. */
export class Refused extends Error {
  override name = "Refused";
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

interface Problem {
  title?: unknown;
  detail?: unknown;
}

/** A problem document (RFC 9457) as one sentence for the learner. */
export function sentence(problem: unknown, status: number): string {
  const { title, detail } = (typeof problem === "object" && problem !== null ? problem : {}) as Problem;
  for (const said of [detail, title]) if (typeof said === "string" && said.trim()) return said.trim();
  return `The server answered with error ${status}.`;
}

/** Worth sending again unchanged? */
function passing(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

async function call<T>(method: "GET" | "POST", url: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return (await answer.json()) as T;
  } catch {
    throw new Unreachable("The server does not answer.");
  }
  const problem: unknown = await answer.json().catch(() => null);
  const said = sentence(problem, answer.status);
  throw passing(answer.status) ? new Unreachable(said) : new Refused(said, answer.status);
}

/** Minutes east of UTC at `at`. */
export function offsetAt(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

export function home(at: number = Date.now()): Promise<HomeOut> {
  return call("GET", `/api/home?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

export function progress(at: number = Date.now()): Promise<ProgressOut> {
  return call("GET", `/api/progress?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** The kanji that fit, the best first. `wanted` is a query string: q, grade, jlpt, radical, part, least, most, state. */
export async function search(wanted: string, at: number = Date.now()): Promise<Hit[]> {
  const asked = new URLSearchParams(wanted);
  asked.set("at", String(at));
  asked.set("offset", String(offsetAt(at)));
  return (await call<{ hits: Hit[] }>("GET", `/api/kanji?${asked}`)).hits;
}

/** The parts that kanji share, and the radicals. */
export function sharedParts(): Promise<{ parts: SharedPart[]; radicals: Radical[] }> {
  return call("GET", "/api/parts");
}

/** The kanji that the ink looks like. */
export async function recognise(ink: Ink, at: number = Date.now()): Promise<Hit[]> {
  return (await call<{ hits: Hit[] }>("POST", "/api/recognise", { at, offset: offsetAt(at), ink })).hits;
}

/** What each target retention would take. */
export function retentionCosts(at: number = Date.now()): Promise<RetentionCosts> {
  return call("GET", `/api/retention?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** The reading checks that are left today. */
export function reading(at: number = Date.now()): Promise<ReadingOut> {
  return call("GET", `/api/reading?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** What the learner said they know, the newest first. */
export function known(): Promise<Known> {
  return call("GET", "/api/known");
}

/** The kanji of a text or table, with their days. Nothing is kept. */
export function readKnown(text: string, at: number = Date.now()): Promise<KnownRead> {
  return call("POST", "/api/known/read", { at, offset: offsetAt(at), text });
}

export function levels(): Promise<Level[]> {
  return call("GET", "/api/levels");
}

export async function lists(at: number = Date.now()): Promise<ListLine[]> {
  return (await call<{ lists: ListLine[] }>("GET", `/api/lists?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`)).lists;
}

export function list(id: string, at: number = Date.now()): Promise<ListOut> {
  return call("GET", `/api/lists/${encodeURIComponent(id)}?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** The list in any text: a shared one, or the kanji of the text in their order. Of a whole book each character goes once. */
export function readList(text: string): Promise<ListRead> {
  return call("POST", "/api/lists/read", { text: text.length > LONG ? [...new Set(text)].join("") : text });
}

export function startSession(id: string, device: string, at: number = Date.now()): Promise<SessionOut> {
  return call("POST", "/api/sessions", { id, device, at, offset: offsetAt(at) });
}

export function placements(): Promise<Placements> {
  return call("GET", "/api/placements");
}

/** The next round of a placement; `run` null begins one. */
export function nextRound(id: string, device: string, run: string | null, at: number = Date.now()): Promise<Round> {
  return call("POST", "/api/placements", { id, device, at, offset: offsetAt(at), run });
}

/** Lay out free practice of these kanji. */
export function startPractice(id: string, device: string, chars: readonly string[], at: number = Date.now()): Promise<SessionOut> {
  return call("POST", "/api/practice", { id, device, at, offset: offsetAt(at), chars });
}

export function getSession(id: string): Promise<SessionOut> {
  return call("GET", `/api/sessions/${encodeURIComponent(id)}`);
}

export function sendEvents(events: readonly EventIn[]): Promise<EventsOut> {
  return call("POST", "/api/events", { events });
}

export function kanji(char: string, at: number = Date.now()): Promise<KanjiOut> {
  return call("GET", `/api/kanji/${encodeURIComponent(char)}?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** What the whole log says, looking back. */
export function past(at: number = Date.now()): Promise<PastOut> {
  return call("GET", `/api/progress/past?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** Ink then and now: of one kanji, or of those with most time between. */
export async function inkPairs(char: string | null, at: number = Date.now()): Promise<InkPair[]> {
  const about = char ? `&char=${encodeURIComponent(char)}` : "";
  return (await call<{ pairs: InkPair[] }>("GET", `/api/progress/ink?at=${at}&offset=${encodeURIComponent(offsetAt(at))}${about}`)).pairs;
}

export function drill(at: number = Date.now()): Promise<DrillOut> {
  return call("GET", `/api/drill?at=${at}&offset=${encodeURIComponent(offsetAt(at))}`);
}

/** What was drawn in an attempt; null where nothing was. */
export function inkOf(attempt: string): Promise<Ink | null> {
  return call("GET", `/api/attempts/${encodeURIComponent(attempt)}/ink`);
}
