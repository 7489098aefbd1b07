/**
 * The browser's storage, which may fail at any moment: quota, cleared site data, a full disk, a private window, another
 * tab. Each deed is tried, then tried once more on a database opened anew. What it will not take stays in this page's
 * memory, is sent from there, and is written down as soon as that goes again. No method raises but those about the copy of a log.
 */

import { Unkept } from "../errors";
import * as tables from "./database";
import type { Acknowledged, Database, Refusal, Row } from "./database";

const PATIENCE = 3_000; // ms for one deed: a database that hangs is one that fails
/** The home page as it was last: true until something is written. */
export const HOME = "home";
const LITTLE = 300; // ms once it has failed

export class Store {
  /** Is all that this page has to keep on disk? */
  saving = true;
  #connection: Promise<Database> | null = null;
  #blocked = false; // another tab keeps an older version open
  #dirty = false; // the database lacks something of what follows
  #rows = new Map<string, Row>(); // what waits, by id
  #refused = new Map<string, Refusal>(); // of this page
  #gone = new Set<string>(); // ids of what waits no more
  #things = new Map<string, unknown>(); // by name, as this page saw it last; undefined where it was dropped
  #watchers = new Set<(saving: boolean) => void>();

  constructor(private readonly name = "sorade") {}

  /** Call `watcher` each time that saving fails, or goes again. */
  watch(watcher: (saving: boolean) => void): void {
    this.#watchers.add(watcher);
  }

  /** Write an event down; what it `replaces` is forgotten with it. */
  async add(row: Row, others: readonly string[] = []): Promise<void> {
    const { id } = row.event;
    const replaces = [...others, HOME];
    this.#gone.delete(id);
    for (const name of replaces) this.#things.set(name, undefined);
    this.#rows.set(id, row);
    await this.#write((database) => tables.put(database, row, replaces));
    if (!this.#gone.has(id)) this.#rows.set(id, row); // a look that began before may have missed it
  }

  /** All that waits, the oldest first. */
  async waiting(): Promise<Row[]> {
    const found = await this.#read((database) => tables.waiting(database), []);
    const there = new Map(found.map((row) => [row.event.id, row]));
    if (this.#dirty) for (const [id, row] of this.#rows) if (!there.has(id)) there.set(id, row);
    for (const id of this.#gone) there.delete(id);
    this.#rows = there;
    return [...there.values()];
  }

  /** Does it wait no more? */
  isGone(id: string): boolean {
    return this.#gone.has(id);
  }

  /** Say for which log these were written. */
  async adopt(rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.#rows.set(row.event.id, row);
    await this.#write((database) => tables.change(database, rows));
  }

  /** They wait no more; those that are acknowledged with the end of their log are kept as such. */
  async takeOut(ids: readonly string[], acknowledged: readonly Acknowledged[] = []): Promise<void> {
    for (const id of ids) this.#leave(id);
    await this.#write((database) => tables.takeOut(database, ids, acknowledged));
  }

  async refuse(refusal: Refusal): Promise<void> {
    this.#leave(refusal.event.id);
    this.#refused.set(refusal.event.id, refusal);
    await this.#write((database) => tables.refuse(database, refusal));
  }

  async refused(): Promise<Refusal[]> {
    const found = await this.#read((database) => database.getAll("refused"), []);
    const there = new Map(found.map((one) => [one.event.id, one]));
    if (this.#dirty) for (const [id, one] of this.#refused) there.set(id, one);
    return [...there.values()];
  }

  /** Refused ones wait again. */
  async unrefuse(refusals: readonly Refusal[]): Promise<void> {
    const rows = refusals.map(({ event, log }): Row => ({ event, log, again: true }));
    for (const row of rows) {
      this.#gone.delete(row.event.id);
      this.#refused.delete(row.event.id);
      this.#rows.set(row.event.id, row);
    }
    await this.#write((database) => tables.unrefuse(database, rows));
  }

  async keep(name: string, value: unknown): Promise<void> {
    this.#things.set(name, value);
    await this.#write((database) => tables.keep(database, name, value));
  }

  async kept<T>(name: string): Promise<T | null> {
    const here = this.#things.get(name);
    if (this.#dirty && this.#things.has(name)) return (here as T | undefined) ?? null;
    const found = await this.#read((database) => database.get("kept", name), here);
    if (found !== undefined) this.#things.set(name, found);
    return (found as T | undefined) ?? null;
  }

  async drop(name: string): Promise<void> {
    this.#things.set(name, undefined);
    await this.#write((database) => database.delete("kept", name));
  }

  /** Forget all kept things whose names begin so, but those that are to stay. */
  async dropOthers(start: string, stays: (name: string) => boolean): Promise<void> {
    for (const name of this.#things.keys()) if (name.startsWith(start) && !stays(name)) this.#things.set(name, undefined);
    await this.#write((database) => tables.dropOthers(database, start, stays));
  }

  /** What was acknowledged of this log waits again. */
  async unacknowledge(log: string): Promise<void> {
    for (const row of await this.copying((database) => tables.unacknowledge(database, log))) {
      this.#gone.delete(row.event.id);
      this.#rows.set(row.event.id, row);
    }
  }

  /** Something about the copy of a log. Raises Unkept: a copy is worth having, and no more. */
  copying<T>(deed: (database: Database) => Promise<T>): Promise<T> {
    return this.#twice(deed);
  }

  #leave(id: string): void {
    this.#gone.add(id);
    this.#rows.delete(id);
  }

  async #write(deed: (database: Database) => Promise<unknown>): Promise<void> {
    try {
      await this.#twice(deed);
    } catch {
      this.#dirty = true;
    }
    this.#say();
  }

  async #read<T>(deed: (database: Database) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await this.#twice(deed);
    } catch {
      this.#dirty = true;
      return otherwise;
    } finally {
      this.#say();
    }
  }

  async #twice<T>(deed: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await this.#once(deed);
    } catch {
      this.#close();
    }
    try {
      return await this.#once(deed);
    } catch (error) {
      throw new Unkept("The browser's storage failed.", { cause: error });
    }
  }

  async #once<T>(deed: (database: Database) => Promise<T>): Promise<T> {
    const patience = this.#dirty ? LITTLE : PATIENCE;
    const database = await inTime(this.#open(), patience);
    if (this.#dirty) await this.#rescue(database);
    return inTime(deed(database), patience);
  }

  /** What the page knows and the database lacks. Where it will not take that, it may still be read. */
  async #rescue(database: Database): Promise<void> {
    try {
      const [rows, refused, gone] = [[...this.#rows.values()], [...this.#refused.values()], [...this.#gone]];
      await inTime(tables.rescue(database, { rows, refused, gone, things: this.#things }), PATIENCE);
      this.#dirty = false;
    } catch {
      // tried again with the next deed
    }
  }

  /** The open database. Where another tab blocks it that fails, and goes once the tab is closed. */
  #open(): Promise<Database> {
    if (this.#blocked) return Promise.reject(new Unkept("Another tab keeps an older version open."));
    if (this.#connection) return this.#connection;
    return new Promise((resolve, reject) => {
      const forget = () => {
        if (this.#connection === connection) this.#connection = null;
        this.#blocked = false;
      };
      const connection = tables.open(this.name, {
        blocked: () => {
          this.#blocked = true;
          reject(new Unkept("Another tab keeps an older version open."));
        },
        closed: () => {
          forget();
          this.#dirty = true; // it may be empty when it is opened again
        },
      });
      this.#connection = connection;
      connection.then((database) => {
        this.#blocked = false;
        resolve(database);
      }, (error: unknown) => {
        forget();
        reject(error);
      });
    });
  }

  #close(): void {
    if (this.#blocked) return; // a second request would only wait behind the first
    const before = this.#connection;
    this.#connection = null;
    before?.then((database) => database.close(), () => undefined);
  }

  #say(): void {
    if (this.saving === !this.#dirty) return;
    this.saving = !this.#dirty;
    for (const watcher of [...this.#watchers]) watcher(this.saving);
  }
}

async function inTime<T>(deed: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Unkept("The browser's storage hangs.")), patience)));
  try {
    return await Promise.race([deed, late]);
  } finally {
    clearTimeout(timer);
  }
}
