/**
 * Written down first, always: an event is kept before it is sent, and is sent again until its log has acknowledged it.
 * Whether there is a network is found out by trying. Sending twice is storing once, so no state is kept about what was
 * sent. An event leaves in two ways only: a receipt of its own log that names it, or a refusal of its own log that names it.
 */

import { logOf } from "../api/log";
import type { Answer, Event } from "../api/types";
import { Fault, Refused, TooSlow, Unreachable } from "../errors";
import { batch, free } from "./batch";
import type { Acknowledged, Refusal, Row } from "./database";
import { HOME, type Store } from "./store";

const FIRST_WAIT = 1_000; // ms until the second try
const LONGEST_WAIT = 30_000; // ms between tries, at most
const STRIKES = 3; // events in a row that fail, and it isn't about them
const TURNS = 3; // times that another log answers within one round
const LOG = "log"; // what the store calls the log that answered last

export interface Status {
  /** Events written here that the log does not have yet. */
  pending: number;
  /** Did the last try fail? */
  offline: boolean;
  /** Is all that was written on this browser's disk? */
  saving: boolean;
  /** Events, and attempts among them, that wait for another log than the one that answers. */
  elsewhere: number;
  attempts: number;
  /** Events that were refused. */
  refused: number;
}

/** Before anything is known. */
export const NEWS: Status = { pending: 0, offline: false, saving: true, elsewhere: 0, attempts: 0, refused: 0 };

/** An answer of the server, and whether it now knows all that we know (only then is its queue the truth). */
export type Heard = (answer: Answer, complete: boolean) => void;

/** The server will never take this event; `why` is its sentence. */
export type TurnedDown = (event: Event, why: string) => void;

/** The way to the server. */
export interface Line {
  /** The log that answers. Raises what an answer raises. */
  who: () => Promise<string>;
  send: (events: readonly Event[], log: string) => Promise<Answer>;
  now?: () => number;
}

export class Outbox {
  status: Status = NEWS;
  /** The log that answered last; null where none did on this page. */
  #answering: string | null = null;
  #asked = false; // who is there, since the last doubt
  #failed = new Set<string>(); // ids of events that the server could not take
  #maybe = new Set<string>(); // ids of events that were sent and may have arrived
  #flushing: Promise<boolean> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT;
  #heard = new Set<Heard>();
  #turnedDown = new Set<TurnedDown>();
  #watchers = new Set<(status: Status) => void>();

  constructor(
    private readonly store: Store,
    private readonly line: Line,
  ) {
    store.watch((saving) => this.#say({ saving }));
  }

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

  /** The log whose pages are shown: the one that answered last, on this page or before. */
  async log(): Promise<string | null> {
    return this.#answering ?? (await this.store.kept<string>(LOG));
  }

  /** Some answer came from this log. */
  answeredBy(log: string): void {
    if (log === this.#answering) return;
    void this.#turnTo(log);
    void this.flush();
  }

  /** The log has changed by another way than ours, and more may wait for it. */
  changed(): void {
    void this.store.drop(HOME);
    void this.flush();
    for (const heard of [...this.#heard]) heard({ receipts: [], held: [], queue: null, done: null, head: { counter: 0, check: "" }, ahead: null }, this.status.pending === 0);
  }

  /**
   * Write an event down. When this resolves it survives a reload, a crash and a dead server, unless `status.saving` is
   * false; sending starts by itself. `log` is the one that it is about; otherwise it is the one whose pages are shown.
   */
  async add(event: Event, { replaces = [], log }: { replaces?: readonly string[]; log?: string | null } = {}): Promise<void> {
    await this.store.add({ event, log: log ?? (await this.log()) }, replaces);
    this.#say({ pending: this.status.pending + 1 });
    void this.flush();
  }

  /** Send all that waits for the log that answers. True when nothing does any more. */
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

  /** The same, though another log may answer now. */
  tryAgain = (): Promise<boolean> => {
    this.#asked = false;
    return this.flush();
  };

  /** Does it wait still? */
  async waits(id: string): Promise<boolean> {
    return (await this.store.waiting()).some(({ event }) => event.id === id);
  }

  /** Take back an event that has not left. False when it is too late, or may be. */
  async takeBack(id: string): Promise<boolean> {
    if (this.#maybe.has(id) || !(await this.waits(id))) return false;
    await this.store.takeOut([id]);
    await this.#count();
    return true;
  }

  /** What will not go by itself: refused events, and those that wait for another log. */
  async unsent(): Promise<{ refused: Refusal[]; elsewhere: Row[] }> {
    return { refused: await this.store.refused(), elsewhere: (await this.store.waiting()).filter((row) => !this.#isMine(row)) };
  }

  /** Send refused events again: all, or those that were not sent a second time yet. */
  async sendAgain(all = true): Promise<boolean> {
    const refused = (await this.store.refused()).filter(({ again }) => all || !again);
    if (refused.length) await this.store.unrefuse(refused);
    return this.tryAgain();
  }

  async #flush(): Promise<boolean> {
    let got = false;
    let left = false;
    try {
      do {
        this.#again = false;
        left = !(await this.#round(() => {
          got = true;
          this.#wait = FIRST_WAIT;
        }));
        await this.#count({ offline: left && !got });
      } while (this.#again && !left); // nothing may come in between this look and the answer
    } catch {
      left = true;
      await this.#count({ offline: true });
    }
    if (left || this.status.elsewhere) {
      this.#timer = setTimeout(() => void this.tryAgain(), left ? this.#wait : LONGEST_WAIT);
      if (left) this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
    return !left;
  }

  /** All that waits for the log that answers; what failed before comes last, one by one. True where none is left. */
  async #round(got: () => void): Promise<boolean> {
    if (!(await this.store.waiting()).length) return true;
    const tried = new Set<string>();
    let [alone, strikes, turns] = [false, 0, 0];
    for (;;) {
      const log = await this.#ask();
      const mine = (await this.store.waiting()).filter((row) => row.log === log);
      const fresh = free(mine, this.#failed);
      const next = fresh.length ? batch(fresh, alone ? 1 : undefined) : this.#failedBefore(mine, tried);
      const [first] = next;
      if (!first) return mine.length === 0;
      try {
        if (await this.#send(next, log)) {
          got();
        } else if ((turns += 1) > TURNS) {
          return false;
        }
        [alone, strikes] = [false, 0];
        for (const { event } of next) this.#failed.delete(event.id);
      } catch (error) {
        if (neverArrived(error)) throw error;
        alone = true;
        if (next.length > 1) continue;
        strikes += 1;
        tried.add(first.event.id);
        this.#failed.add(first.event.id);
        if (strikes === STRIKES) return false;
      }
    }
  }

  /** One that failed before, was not tried in this round, and needs none of the others. */
  #failedBefore(rows: readonly Row[], tried: ReadonlySet<string>): Row[] {
    for (const row of rows) {
      const { id } = row.event;
      if (!this.#failed.has(id) || tried.has(id)) continue;
      const others = new Set([...this.#failed].filter((other) => other !== id));
      if (free(rows, others).includes(row)) return [row];
    }
    return [];
  }

  /** Who is there? Events that belong to nobody yet are theirs. */
  async #ask(): Promise<string> {
    if (!this.#asked || this.#answering === null) {
      await this.#turnTo(await this.line.who());
      this.#asked = true;
    }
    const log = this.#answering ?? "";
    const lost = (await this.store.waiting()).filter((row) => row.log === null);
    if (lost.length) await this.store.adopt(lost.map((row) => ({ ...row, log })));
    return log;
  }

  async #turnTo(log: string): Promise<void> {
    if (log === this.#answering) return;
    this.#answering = log;
    this.#asked = false;
    await this.store.keep(LOG, log);
  }

  #isMine({ log }: Row): boolean {
    return this.#answering === null || log === null || log === this.#answering;
  }

  /** One request. False where it turned out that another log answers. Raises where nothing of it was taken. */
  async #send(rows: readonly Row[], log: string): Promise<boolean> {
    let answer: Answer;
    for (const { event } of rows) this.#maybe.add(event.id);
    try {
      answer = await this.line.send(
        rows.map(({ event }) => event),
        log,
      );
    } catch (error) {
      if (neverArrived(error)) for (const { event } of rows) this.#maybe.delete(event.id);
      return this.#mind(error, rows, log);
    }
    const receipts: unknown = answer.receipts;
    const known = new Set(Array.isArray(receipts) ? (receipts as Answer["receipts"]).map(({ id }) => id) : []);
    const taken = rows.filter(({ event }) => known.has(event.id));
    if (logOf(answer) !== log || !taken.length) throw new Fault("The answer acknowledges none of the events sent.");
    const { counter } = answer.head;
    await this.store.takeOut(
      taken.map(({ event }) => event.id),
      taken.map(({ event }): Acknowledged => ({ event, log, counter })),
    );
    await this.#count({ offline: false });
    for (const heard of [...this.#heard]) heard(answer, this.status.pending === 0);
    return true;
  }

  /** An answer that is no success. Only a refusal of the event's own log that names it is the end of it. */
  async #mind(error: unknown, rows: readonly Row[], log: string): Promise<boolean> {
    const by = error instanceof Refused || error instanceof Fault ? error.log : null;
    if (by !== null && by !== log) {
      await this.#turnTo(by);
      return false;
    }
    const named = error instanceof Refused && by === log ? rows.find(({ event }) => event.id === error.event) : undefined;
    if (!named || !(error instanceof Refused)) throw error;
    await this.store.refuse({ ...named, why: error.message, at: (this.line.now ?? Date.now)() });
    await this.#count({ offline: false });
    for (const turnedDown of [...this.#turnedDown]) turnedDown(named.event, error.message);
    return true;
  }

  async #count(also: Partial<Status> = {}): Promise<void> {
    const rows = await this.store.waiting();
    const elsewhere = rows.filter((row) => !this.#isMine(row));
    const attempts = elsewhere.filter(({ event }) => event.kind === "attempt").length;
    const refused = (await this.store.refused()).length;
    this.#say({ ...also, pending: rows.length - elsewhere.length, elsewhere: elsewhere.length, attempts, refused });
  }

  #say(change: Partial<Status>): void {
    this.status = { ...this.status, ...change };
    for (const watcher of [...this.#watchers]) watcher(this.status);
  }
}

/** Nobody was there to take it. */
function neverArrived(error: unknown): boolean {
  return error instanceof Unreachable && !(error instanceof TooSlow);
}
