/**
 * IndexedDB first, always: an event is written down before it is sent, and is sent again until the server has
 * acknowledged it. Whether there is a network is found out by trying. Sending twice is storing once, so no state is kept
 * about what was sent.
 */

import { Refused } from "../errors";
import type { Answer, Event } from "../api/types";
import { type Database, forget, put, refuse, waiting, type Waiting } from "./database";

const BATCH = 50; // events a request; the server takes no more
const HEAVY = 400_000; // characters of JSON a request; a batch stops growing there
const FIRST_WAIT = 1_000; // ms until the second try
const LONGEST_WAIT = 30_000; // ms between tries, at most

export interface Status {
  /** Events written here that the server does not have yet. */
  pending: number;
  /** Did the last try fail? */
  offline: boolean;
  /** The server's sentence about the last event that it refused. */
  refused: string | null;
}

/** An answer of the server, and whether it now knows all that we know (only then is its queue the truth). */
export type Heard = (answer: Answer, complete: boolean) => void;

/** The server will never take this event; `why` is its sentence. */
export type TurnedDown = (event: Event, why: string) => void;

export class Outbox {
  status: Status = { pending: 0, offline: false, refused: null };
  #flushing: Promise<boolean> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT;
  #heard = new Set<Heard>();
  #turnedDown = new Set<TurnedDown>();
  #watchers = new Set<(status: Status) => void>();

  constructor(
    private readonly database: Database,
    private readonly send: (events: readonly Event[]) => Promise<Answer>,
  ) {}

  /** Call `heard` for each answer; returns the way to stop. */
  listen(heard: Heard): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  /** Call `turnedDown` for each event that is refused for good. */
  onRefused(turnedDown: TurnedDown): () => void {
    this.#turnedDown.add(turnedDown);
    return () => this.#turnedDown.delete(turnedDown);
  }

  watch(watcher: (status: Status) => void): () => void {
    this.#watchers.add(watcher);
    watcher(this.status);
    return () => this.#watchers.delete(watcher);
  }

  /** Write an event down. When this resolves it survives a reload, a crash and a dead server; sending starts by itself. */
  async add(event: Event, replaces?: string): Promise<void> {
    await put(this.database, event, replaces);
    this.#say({ pending: this.status.pending + 1 });
    void this.flush();
  }

  /** Send all that waits. True when nothing waits any more. */
  flush(): Promise<boolean> {
    if (this.#flushing) {
      this.#again = true;
      return this.#flushing;
    }
    clearTimeout(this.#timer);
    this.#flushing = this.#flush().finally(() => {
      this.#flushing = null;
      if (!this.#again) return;
      this.#again = false; // something came in between the last look and now
      void this.flush();
    });
    return this.#flushing;
  }

  /** Take back an event that is not acknowledged yet. False when it is too late. */
  async takeBack(id: string): Promise<boolean> {
    const all = await waiting(this.database, Infinity);
    const found = all.find(({ event }) => event.id === id);
    if (!found) return false;
    await forget(this.database, [found.seq]);
    await this.#count();
    return true;
  }

  async #flush(): Promise<boolean> {
    try {
      do {
        this.#again = false;
        for (let batch = await this.#batch(); batch.length; batch = await this.#batch()) await this.#sendBatch(batch);
      } while (this.#again);
      this.#wait = FIRST_WAIT;
      await this.#count({ offline: false });
      return true;
    } catch {
      await this.#count().catch(() => undefined); // the database may be what failed
      this.#say({ offline: true });
      this.#timer = setTimeout(() => void this.flush(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
      return false;
    }
  }

  async #batch(): Promise<Waiting[]> {
    const batch: Waiting[] = [];
    let weight = 0;
    for (const one of await waiting(this.database, BATCH)) {
      weight += JSON.stringify(one.event).length;
      if (batch.length && weight > HEAVY) break;
      batch.push(one);
    }
    return batch;
  }

  /** One request. A batch that is refused is sent one by one, so that one bad event does not hold up the rest. */
  async #sendBatch(batch: readonly Waiting[]): Promise<void> {
    let answer: Answer;
    try {
      answer = await this.send(batch.map(({ event }) => event));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [first] = batch;
      if (batch.length === 1 && first) {
        await refuse(this.database, first, error.message);
        this.#say({ refused: error.message });
        for (const turnedDown of [...this.#turnedDown]) turnedDown(first.event, error.message);
        return;
      }
      for (const one of batch) await this.#sendBatch([one]);
      return;
    }
    const known = new Set(answer.receipts.map(({ id }) => id));
    const acknowledged = batch.filter(({ event }) => known.has(event.id));
    if (acknowledged.length === 0) throw new Error("The server's answer names none of the events sent.");
    await forget(
      this.database,
      acknowledged.map(({ seq }) => seq),
    );
    await this.#count({ offline: false });
    for (const heard of [...this.#heard]) heard(answer, this.status.pending === 0);
  }

  async #count(also: Partial<Status> = {}): Promise<void> {
    this.#say({ ...also, pending: await this.database.count("outbox") });
  }

  #say(change: Partial<Status>): void {
    this.status = { ...this.status, ...change };
    for (const watcher of [...this.#watchers]) watcher(this.status);
  }
}
