/**
 * Keeps the log of this browser in step with that of the computer which the page is from (docs/sync.md). Python says what to
 * ask, this asks it. It may break off at any moment: the next one goes on from there.
 */

import { openDB } from "idb";
import type { Step, Steps } from "./python";
import type { SyncNews } from "./channel";

const AFTER_WRITING = 3_000; // ms; an answer and its grade go together
const EVERY = 60_000; // ms, while all is well
const PATIENCE = 30_000; // ms for an answer
const [SHORTEST, LONGEST] = [15_000, 300_000]; // ms until the next try, where nobody is there

/** Do something when it is this worker's turn, and have it on the disk before going on. */
export type Turn = <T>(deed: () => T) => Promise<T>;

class Away extends Error {}
class Unpaired extends Error {}

export class Sync {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = SHORTEST;
  #running: Promise<void> | null = null;
  #again = false;
  #last: SyncNews | null = null;

  constructor(
    private readonly steps: Steps,
    private readonly turn: Turn,
    private readonly say: (news: SyncNews) => void,
  ) {}

  /** What there is to say, once more: for a page that is new. */
  hello(): void {
    if (this.#last) this.say({ ...this.#last, sessions: [], pulled: 0 });
  }

  /** Something was written. */
  wrote(): void {
    this.#in(AFTER_WRITING);
  }

  /** Now; or, where one is under way, after it. */
  now(): void {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      this.now();
    });
  }

  #in(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), pause);
  }

  #tell(news: Omit<SyncNews, "news">): void {
    this.#last = { news: "sync", ...news };
    this.say(this.#last);
  }

  async #run(): Promise<void> {
    let state: SyncNews["state"];
    let why = "";
    try {
      const done = await this.#through();
      if (done.kind === "done") {
        this.#pause = SHORTEST;
        await keep(done.log);
        this.#tell({ state: "ok", at: Date.now(), why, sessions: done.sessions, pulled: done.pulled, pushed: done.pushed });
        return this.#in(EVERY);
      }
      state = done.kind === "failed" && done.error === "AnotherLog" ? "another" : "trouble";
      why = done.kind === "failed" ? done.why : "";
    } catch (error) {
      if (error instanceof Unpaired) return this.#tell({ state: "unpaired", at: Date.now(), why, sessions: [], pulled: 0, pushed: 0 }); // until somebody pairs it
      state = error instanceof Away ? "away" : "trouble";
      why = error instanceof Away ? "" : String(error);
    }
    this.#tell({ state, at: Date.now(), why, sessions: [], pulled: 0, pushed: 0 });
    this.#in(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST);
  }

  async #through(): Promise<Step> {
    const wanted = await kept();
    let step = await this.turn(() => this.steps.begin(wanted));
    while (step.kind === "call") {
      const { status, text } = await asked(step);
      step = await this.turn(() => this.steps.tell(status, text));
    }
    return step;
  }
}

/** Raises Away, Unpaired. */
async function asked({ method, path, body }: Step & { kind: "call" }): Promise<{ status: number; text: string }> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, { method, body, headers: body === null ? {} : { "Content-Type": "application/json" }, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    text = await answer.text();
  } catch {
    throw new Away();
  }
  if (answer.status === 401) throw new Unpaired();
  if (answer.status >= 500) throw new Away(); // it is there, and can't; or a proxy says that it isn't
  return { status: answer.status, text };
}

// the name of the log that this one was joined with

const [DATABASE, STORE, LOG] = ["sorade-sync", "kept", "log"];

async function database() {
  return openDB(DATABASE, 1, { upgrade: (made) => void made.createObjectStore(STORE) });
}

async function kept(): Promise<string | null> {
  const opened = await database();
  const found = (await opened.get(STORE, LOG)) as string | undefined;
  opened.close();
  return found ?? null;
}

async function keep(log: string): Promise<void> {
  const opened = await database();
  await opened.put(STORE, log, LOG);
  opened.close();
}

/** The next sync joins this log with whichever answers: the learner paired this device anew. */
export async function forget(): Promise<void> {
  const opened = await database();
  await opened.delete(STORE, LOG);
  opened.close();
}
