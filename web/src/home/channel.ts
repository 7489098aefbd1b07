/** What pages and the worker that has the log say to each other. */

export const CHANNEL = "sorade-home";

export interface Asked {
  /** An id, which the answer names. */
  ask: string;
  method: string;
  path: string;
  body: string | null;
}

export interface Answered {
  answer: string;
  status: number;
  body: string;
  media: string;
  log: string;
  clock: number;
}

/** Nothing was answered: the worker itself failed. */
export interface Broke {
  answer: string;
  broke: string;
}

/** How a sync with the computer that the page is from went: `ok`; nobody was there (`away`); this device isn't paired; another
 * log answered; or something went wrong, and `why`. `sessions` are those in which the other one knew more. */
export interface SyncNews {
  news: "sync";
  state: "ok" | "away" | "unpaired" | "another" | "trouble";
  at: number;
  why: string;
  sessions: readonly string[];
  pulled: number;
  pushed: number;
}

/** The page asks for a sync: `now`, or once this log has `joined` whichever answers. */
export interface SyncAsked {
  sync: "now" | "join";
}

/** What was damaged is asked for, and given. */
export interface AsideWanted {
  aside: "wanted";
}
export interface Aside {
  aside: Uint8Array;
}

/** The log has so many entries again, of as many as it is known to have had. */
export interface Mended {
  events: number;
  of: number;
}

export type News =
  | { hello: true }
  | SyncNews
  | { news: "fetching"; done: number; of: number; had: boolean }
  | { news: "ready"; where: string; aside: number } // bytes of what was put aside
  | { news: "mending" }
  | ({ news: "mended" } & Mended)
  | { news: "broken"; why: string };

export function answering(answer: string, [status, body, media, log, clock]: readonly [number, string, string, string, number]): Answered {
  return { answer, status, body, media, log, clock };
}
