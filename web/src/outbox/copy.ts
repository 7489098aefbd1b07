/**
 * The browser's copy of the last two weeks of a log. A log may lose its end (a disk that lied, a backup put back): then
 * the event that was last is not there any more, or is another. The browser gives back its copy, and sends again what it
 * sent since.
 */

import { logOf } from "../api/log";
import type { Copied, End, Head } from "../api/types";
import { Fault, Garbled, Refused, Unkept } from "../errors";
import { heaps } from "./batch";
import * as tables from "./database";
import type { Chunk } from "./database";
import type { Store } from "./store";

const LONG = 14 * 86_400_000; // ms that a chunk is kept
const PAUSE = 2_000; // ms after the last event that was sent, until the copy is brought up to date

/** The way to the log. */
export interface Source {
  head: (counter: number) => Promise<Head>;
  after: (counter: number) => Promise<Copied>;
  giveBack: (log: string, packed: readonly string[]) => Promise<unknown>;
}

/** What is remembered of a log: its end, and how far the copy goes. */
interface Known extends End {
  copied: number;
}

export class Copy {
  /** The log whose end is what it was. */
  #sound: string | null = null;
  /** The log that answered last. */
  #there: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly source: Source,
    private readonly now: () => number,
    /** Events came back into the log. */
    private readonly healed: () => void,
  ) {}

  /** The log that answers; one that lost its end has it again. Raises what its answer raises. */
  who = (): Promise<string> =>
    this.#inTurn(async () => {
      try {
        return await this.#check();
      } catch (error) {
        // it is there; the copy can wait
        if ((error instanceof Fault || error instanceof Refused) && error.log) return error.log;
        if (error instanceof Unkept && this.#there) return this.#there;
        throw error;
      }
    });

  /** Bring the copy up to date once nothing was sent for a moment. */
  soon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.update().catch(() => undefined), PAUSE);
  };

  /** The log took `stored` new events, and this is its end now. */
  acknowledged(log: string, end: End, stored: number): void {
    void this.#inTurn(async () => {
      const known = await this.#known(log);
      if (!known || this.#sound !== log) return;
      if (end.counter < known.counter + stored) this.#sound = null; // the end that is remembered shows what is missing
      else await this.#remember(log, { ...known, ...end });
    });
    this.soon();
  }

  /** Fetch what the copy lacks, and forget what is old or double. */
  update(): Promise<void> {
    return this.#inTurn(async () => {
      const log = await this.#check();
      const known = await this.#known(log);
      if (!known) return;
      const before = await this.store.copying((database) => tables.chunksOf(database, log));
      const anew = known.copied === 0;
      let { copied } = known;
      for (let more = true; more; ) {
        const found = await this.source.after(copied);
        if (logOf(found) !== log) throw new Garbled();
        const { last, packed } = found;
        more = found.more && last > copied;
        if (last <= copied) break;
        await this.store.copying((database) => database.add("chunks", { log, last, at: this.now(), packed }));
        copied = last;
        await this.#remember(log, { ...known, copied });
      }
      const over = before.filter(([, chunk]) => this.now() - chunk.at > LONG || (anew && !chunk.refused)).map(([key]) => key);
      await this.store.copying((database) => tables.covered(database, over, log, copied));
    });
  }

  async #check(): Promise<string> {
    const guess = await this.store.kept<string>("log");
    let known = guess === null ? null : await this.#known(guess);
    let head = await this.#head(known?.counter ?? 0);
    const { log } = head;
    if (log !== guess) {
      known = await this.#known(log);
      if (known) head = await this.#head(known.counter, log);
    }
    this.#sound = null;
    if (known?.counter && head.at !== known.check) await this.#heal(log);
    else await this.#remember(log, { counter: head.counter, check: head.check, copied: known?.copied ?? 0 });
    this.#sound = log;
    return log;
  }

  async #heal(log: string): Promise<void> {
    await this.store.unacknowledge(log);
    const chunks = await this.store.copying((database) => tables.chunksOf(database, log));
    let from = 0;
    for (const packed of heaps(chunks.map(([, chunk]) => chunk.packed))) {
      const these = chunks.slice(from, (from += packed.length));
      if (await this.#gaveBack(log, packed)) continue;
      for (const [key, chunk] of these) if (!(await this.#gaveBack(log, [chunk.packed]))) await this.#setAside(key, chunk);
    }
    const { counter, check } = await this.#head(0, log);
    await this.#remember(log, { counter, check, copied: 0 }); // its places have changed: copied anew
    this.healed();
  }

  /** False where the log will not have it. */
  async #gaveBack(log: string, packed: readonly string[]): Promise<boolean> {
    try {
      await this.source.giveBack(log, packed);
      return true;
    } catch (error) {
      if (error instanceof Refused && error.log === log) return false;
      throw error;
    }
  }

  async #setAside(key: number, chunk: Chunk): Promise<void> {
    await this.store.copying((database) => database.put("chunks", { ...chunk, refused: true }, key));
  }

  /** Raises Garbled where it isn't sorade that answers, or not `log`. */
  async #head(counter: number, log?: string): Promise<Head> {
    const head = await this.source.head(counter);
    if (typeof head.log !== "string" || logOf(head) !== head.log || (log && head.log !== log)) throw new Garbled();
    this.#there = head.log;
    return head;
  }

  #known(log: string): Promise<Known | null> {
    return this.store.kept<Known>(`end of ${log}`);
  }

  #remember(log: string, known: Known): Promise<void> {
    return this.store.keep(`end of ${log}`, known);
  }

  #inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = this.#last.then(deed);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
