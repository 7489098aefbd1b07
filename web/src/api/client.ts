/** The routes of the API, a function each. An answer, or one of the errors of errors.ts. */

import { errorOf, Garbled } from "../errors";
import { answeredBy } from "./log";
import type { paths } from "./schema";
import type { Answer, Event, Hit, Ink, InkPair, ListLine } from "./types";
import { way } from "./way";

const LONG = 40_000; // letters of a text that go as they are; the server takes 50,000

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type Sent<Call> = Call extends { requestBody: infer Body } ? { body: Json<Body> } : unknown;
type Asked<Call> = Call extends { parameters: { query: infer Query extends object } } ? { query: Query } : unknown;
type Named<Call> = Call extends { parameters: { path: infer Path extends object } } ? { path: Path } : unknown;
type Given<Call> = Sent<Call> & Asked<Call> & Named<Call>;
type Came<Call> = Call extends { responses: { 200: infer Good } } ? Json<Good> : never;
type Got = { [Route in keyof paths]: paths[Route] extends { get: { responses: unknown } } ? Route : never }[keyof paths];
type Posted = { [Route in keyof paths]: paths[Route] extends { post: { responses: unknown } } ? Route : never }[keyof paths];
interface Parts {
  body?: unknown;
  query?: Readonly<Record<string, unknown>>;
  path?: Readonly<Record<string, unknown>>;
}

function get<Route extends Got>(route: Route, given: Given<paths[Route]["get"]>): Promise<Came<paths[Route]["get"]>> {
  return call("GET", route, given as Parts) as Promise<Came<paths[Route]["get"]>>;
}

function post<Route extends Posted>(route: Route, given: Given<paths[Route]["post"]>): Promise<Came<paths[Route]["post"]>> {
  return call("POST", route, given as Parts) as Promise<Came<paths[Route]["post"]>>;
}

/** The address of a route: what it names in its path, and what it asks behind a question mark. What is null is left out. */
export function address(route: string, { path = {}, query = {} }: Parts): string {
  const filled = route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const asked = Object.entries(query).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]));
  return asked.length ? `${filled}?${new URLSearchParams(asked)}` : filled;
}

async function call(method: "GET" | "POST", route: string, given: Parts): Promise<unknown> {
  const ask = await way();
  const { status, text, media, log, clock } = await ask(method, address(route, given), given.body === undefined ? null : JSON.stringify(given.body));
  const good = status >= 200 && status < 300;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw good ? new Garbled() : errorOf(null, { status, media, log });
  }
  if (typeof read === "object" && read !== null && log) answeredBy(read, log, clock);
  if (!good) throw errorOf(read, { status, media, log });
  return read;
}

/** Minutes east of UTC at `at`. */
export function offsetAt(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

/** The moment of a question, from which the server knows the learner's study day. */
function moment(at: number = Date.now()): { at: number; offset: number } {
  return { at, offset: offsetAt(at) };
}

export const health = () => get("/api/health", {});

// what there is to do today, and what was chosen
export const home = () => get("/api/home", { query: moment() });
export const levels = () => get("/api/levels", {});
/** All settings, as they are and as they may be. */
export const settings = () => get("/api/settings", {});
/** What each target retention would take. */
export const retentionCosts = () => get("/api/retention", { query: moment() });

// writing
export const startSession = (id: string, device: string) => post("/api/sessions", { body: { id, device, ...moment() } });
export const getSession = (session: string) => get("/api/sessions/{session}", { path: { session } });
export const startPractice = (id: string, device: string, chars: readonly string[]) => post("/api/practice", { body: { id, device, ...moment(), chars: [...chars] } });
export const placements = () => get("/api/placements", {});
/** The next round of a placement; `run` null begins one. */
export const nextRound = (id: string, device: string, run: string | null) => post("/api/placements", { body: { id, device, ...moment(), run } });
export const drill = () => get("/api/drill", { query: moment() });
/** `log` is the one for which they were written; another doesn't take them. */
export const sendEvents = (events: readonly Event[], log: string): Promise<Answer> => post("/api/events", { body: { events: [...events], log } });

// the browser's copy of the log
/** The end of the log, and its check at the event `counter`. */
export const logHead = (counter: number) => get("/api/log", { query: { counter } });
/** The facts after the event `after`, packed. */
export const logAfter = (after: number) => get("/api/log/events", { query: { after, ...moment() } });
/** The facts after the event `after`, of all days, packed. */
export const allAfter = (after: number) => get("/api/log/events", { query: { after, days: 0, ...moment() } });
/** Give back what a log has lost. */
export const giveBack = (log: string, packed: readonly string[]) => post("/api/log/events", { body: { log, packed: [...packed] } });

// reading
/** The reading checks that are left today. */
export const reading = () => get("/api/reading", { query: moment() });
/** What the learner said they know, the newest first. */
export const known = () => get("/api/known", {});
/** The kanji of a text or table, with their days. Nothing is kept. The columns are those that the learner chose; null leaves it to sorade. */
export const readKnown = (text: string, kanji_from: number | null, days_from: number | null) => post("/api/known/read", { body: { ...moment(), text, kanji_from, days_from } });

// kanji
export const kanji = (char: string) => get("/api/kanji/{char}", { path: { char }, query: moment() });
/** The kanji that fit, the best first. `wanted` may name q, grade, jlpt, radical, part, least, most and state. */
export const search = async (wanted: URLSearchParams): Promise<Hit[]> => (await get("/api/kanji", { query: { q: "", ...Object.fromEntries(wanted), ...moment() } })).hits;
/** The parts that kanji share, and the radicals. */
export const sharedParts = () => get("/api/parts", {});
/** The kanji that the ink looks like. */
export const recognise = async (ink: Ink): Promise<Hit[]> => (await post("/api/recognise", { body: { ...moment(), ink } })).hits;
/** What was drawn in an attempt; null where nothing was. */
export const inkOf = (attempt: string) => get("/api/attempts/{attempt}/ink", { path: { attempt } });

// lists
export const lists = async (): Promise<ListLine[]> => (await get("/api/lists", { query: moment() })).lists;
export const list = (list: string) => get("/api/lists/{list}", { path: { list }, query: moment() });
/** The list in any text: a shared one, or the kanji of the text in their order. Of a whole book each character goes once. */
export const readList = (text: string) => post("/api/lists/read", { body: { text: text.length > LONG ? [...new Set(text)].join("") : text } });

// the home network, where a server answers
export const network = () => get("/api/network", {});
/** A code for one more device. */
export const newCode = () => post("/api/network/code", { body: { minutes: 10 } });
export const shutOut = (device: string) => post("/api/network/shut-out", { body: { device } });

// about
/** Where the facts and the libraries are from. */
export const about = () => get("/api/about", {});

// progress
export const progress = () => get("/api/progress", { query: moment() });
/** What the whole log says, looking back. */
export const past = () => get("/api/progress/past", { query: moment() });
/** Ink then and now: of one kanji, or of those with most time between. */
export const inkPairs = async (char: string | null): Promise<InkPair[]> => (await get("/api/progress/ink", { query: { ...moment(), char } })).pairs;
