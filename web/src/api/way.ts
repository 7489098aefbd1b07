/** How a request gets to sorade: to the server that the page is from, or to a home in this browser. */

import { TooSlow, Unreachable } from "../errors";

const SOON = 50; // ms; one that is up answers in fewer
const PATIENCE = 15_000; // ms; longer than any answer takes, shorter than a learner waits

/** What came back, whatever carried it. */
export interface Came {
  status: number;
  text: string;
  media: string | null;
  /** The log that answered, null where none is named, and the latest moment in it. */
  log: string | null;
  clock: number;
}

/** Raises Unreachable, or TooSlow where it may have arrived. */
export type Way = (method: "GET" | "POST", path: string, body: string | null) => Promise<Came>;

const toServer: Way = async (method, path, body) => {
  const answer = await fetch(path, {
    method,
    headers: body === null ? {} : { "Content-Type": "application/json" },
    body,
    cache: "no-store",
    redirect: "error", // sorade sends nobody elsewhere; a captive portal does
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(gone);
  const text = await answer.text().catch(gone); // it broke off
  const { status, headers } = answer;
  return { status, text, media: headers.get("Content-Type"), log: headers.get("Sorade-Log"), clock: Number(headers.get("Sorade-Clock")) };
};

function gone(error: unknown): never {
  throw error instanceof DOMException && error.name === "TimeoutError" ? new TooSlow() : new Unreachable();
}

/** A home in this browser: the way to it, and when it is up. */
export interface Home {
  ask: Way;
  up: Promise<unknown>;
}

let home: Promise<Home> = Promise.resolve({ ask: toServer, up: Promise.resolve() });

/** The way of this page: to the server, unless it was told of a home. What is asked of a home that isn't up yet waits. */
export const way = async (): Promise<Way> => (await home).ask;

let here = false;

/** Is the log in this browser, and nowhere else? */
export const livesHere = (): boolean => here;

/** From now on a home in this browser answers, whose files are in the folder `place`. `syncs`: where the page is from there is
 * a log as well, with which that of the home is kept in step. */
export function liveIn(place: string, syncs: boolean): void {
  here = true;
  home = import("../home/way").then(({ toHome }) => toHome(place, syncs));
}

/** What was asked; Unreachable where that would wait for a home to come up. */
export async function soon<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), SOON));
  const isLate = await Promise.race([home.then(({ up }) => up).then(() => false), late]);
  if (!isLate) return asked;
  asked.catch(() => undefined);
  throw new Unreachable();
}
