/** What this browser keeps, table by table. Every function here may fail; store.ts carries on where one does. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Event } from "../api/types";

const VERSION = 2;

/** An event, and the log for which it was written; null where no log was ever heard of. */
export interface Row {
  event: Event;
  log: string | null;
  /** It was refused once, and is being sent again. */
  again?: boolean;
}

/** One that the server refused, with its sentence. `at` in ms UTC; null where that was not written down. */
export interface Refusal extends Row {
  why: string;
  at: number | null;
}

/** One that its log has; `counter` is the log's end as it took it. Kept until a chunk covers it. */
export interface Acknowledged extends Row {
  log: string;
  counter: number;
}

/** A piece of the copy of a log: packed facts up to the event `last`, fetched at `at` (ms UTC). */
export interface Chunk {
  log: string;
  last: number;
  at: number;
  packed: string;
  /** Its log would not have it back: it is not exchanged for a newer one. */
  refused?: boolean;
}

export interface Tables extends DBSchema {
  /** Events in the order they happened; gone when the server has acknowledged them. */
  outbox: { key: number; value: Row; indexes: { id: string } };
  /** Events that the server refused for good. Kept: nothing is ever thrown away. */
  refused: { key: string; value: Refusal };
  sent: { key: string; value: Acknowledged };
  chunks: { key: number; value: Chunk };
  /** Small things by name: the attempt in hand, the session, the device's id. */
  kept: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Tables>;

/** What may happen to an open database. */
export interface Troubles {
  /** Another tab keeps an older version open. It opens once that tab is closed. */
  blocked: () => void;
  /** It was closed, by the browser or to make way for a newer version: open it again. */
  closed: () => void;
}

/** Open it, making it at first. */
export function open(name: string, { blocked, closed }: Troubles): Promise<Database> {
  return openDB<Tables>(name, VERSION, {
    async upgrade(database, before, _, transaction) {
      if (before < 1) {
        database.createObjectStore("outbox", { autoIncrement: true });
        database.createObjectStore("refused");
        database.createObjectStore("kept");
      }
      database.createObjectStore("sent");
      database.createObjectStore("chunks", { autoIncrement: true });
      const outbox = transaction.objectStore("outbox");
      outbox.createIndex("id", "event.id");
      // in version 1 a row was the event itself, a refusal had neither log nor time, and a session no log
      for (let row = await outbox.openCursor(); row; row = await row.continue()) await row.update({ event: row.value as unknown as Event, log: null });
      const refused = transaction.objectStore("refused");
      for (let row = await refused.openCursor(); row; row = await row.continue()) await row.update({ ...row.value, log: null, at: null });
      const kept = transaction.objectStore("kept");
      for (const [was, is] of [["session", "today"], ["practice", "practice"]] as const) {
        const session = await kept.get(was);
        if (session === undefined) continue;
        await kept.delete(was);
        await kept.put({ session, log: null }, is);
      }
    },
    blocked,
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

type Writing<Names extends StoreNames<Tables>> = IDBPTransaction<Tables, Names[], "readwrite">;
/** The store of events, in whichever transaction. */
interface Outgoing {
  index: (name: "id") => { getKey: (id: string) => Promise<number | undefined> };
  add: (row: Row) => Promise<number>;
  delete: (key: number) => Promise<void>;
}

/** One transaction: all of `work`, or nothing of it. Durable when it resolves. */
async function writing<Name extends StoreNames<Tables>, T>(database: Database, names: Name[], work: (transaction: Writing<Name>) => Promise<T>): Promise<T> {
  const transaction = database.transaction(names, "readwrite", { durability: "strict" });
  const working = work(transaction).catch((error: unknown) => {
    try {
      transaction.abort();
    } catch {
      // it has failed already
    }
    throw error;
  });
  const [result] = await Promise.all([working, transaction.done]); // both at once: a rejection that nobody awaits is an error of the page
  return result;
}

async function remove(outbox: Outgoing, id: string): Promise<void> {
  const key = await outbox.index("id").getKey(id);
  if (key !== undefined) await outbox.delete(key);
}

async function addMissing(outbox: Outgoing, rows: readonly Row[]): Promise<void> {
  for (const row of rows) if ((await outbox.index("id").getKey(row.event.id)) === undefined) await outbox.add(row);
}

/** Write an event down; in the same transaction forget the kept things that it replaces. */
export function put(database: Database, row: Row, replaces: readonly string[] = []): Promise<void> {
  return writing(database, ["outbox", "kept"], async (transaction) => {
    const outbox = transaction.objectStore("outbox");
    const there = await outbox.index("id").getKey(row.event.id); // the second try may find it
    const added = there === undefined ? outbox.add(row) : null;
    const asked = replaces.map((name) => transaction.objectStore("kept").delete(name));
    transaction.commit(); // at once: a page that is closed now must not take it along
    await Promise.all([added, ...asked]);
  });
}

/** All that waits, the oldest first. */
export function waiting(database: Database): Promise<Row[]> {
  return database.getAll("outbox");
}

/** Change rows that wait, by their ids. */
export function change(database: Database, rows: readonly Row[]): Promise<void> {
  return writing(database, ["outbox"], async (transaction) => {
    const outbox = transaction.objectStore("outbox");
    for (const row of rows) {
      const key = await outbox.index("id").getKey(row.event.id);
      if (key !== undefined) await outbox.put(row, key);
    }
  });
}

/** Take events out; those that their log has acknowledged are kept as such. */
export function takeOut(database: Database, ids: readonly string[], acknowledged: readonly Acknowledged[] = []): Promise<void> {
  return writing(database, ["outbox", "sent"], async (transaction) => {
    for (const id of ids) await remove(transaction.objectStore("outbox"), id);
    for (const one of acknowledged) await transaction.objectStore("sent").put(one, one.event.id);
  });
}

/** Move one event aside, with the server's reason. */
export function refuse(database: Database, refusal: Refusal): Promise<void> {
  return writing(database, ["outbox", "refused"], async (transaction) => {
    await remove(transaction.objectStore("outbox"), refusal.event.id);
    await transaction.objectStore("refused").put(refusal, refusal.event.id);
  });
}

/** Put refused events among those that wait. */
export function unrefuse(database: Database, rows: readonly Row[]): Promise<void> {
  return writing(database, ["outbox", "refused"], async (transaction) => {
    await addMissing(transaction.objectStore("outbox"), rows);
    for (const { event } of rows) await transaction.objectStore("refused").delete(event.id);
  });
}

/** What a page still knows of a database that was emptied, or would not take it. */
export interface Rescue {
  rows: readonly Row[];
  refused: readonly Refusal[];
  /** Ids of events that wait no more. */
  gone: readonly string[];
  /** Undefined where it was dropped. */
  things: ReadonlyMap<string, unknown>;
}

/** Bring the database to what the page knows. */
export function rescue(database: Database, { rows, refused, gone, things }: Rescue): Promise<void> {
  return writing(database, ["outbox", "refused", "kept"], async (transaction) => {
    await addMissing(transaction.objectStore("outbox"), rows);
    for (const id of gone) await remove(transaction.objectStore("outbox"), id);
    for (const one of refused) await transaction.objectStore("refused").put(one, one.event.id);
    const kept = transaction.objectStore("kept");
    for (const [name, value] of things) await (value === undefined ? kept.delete(name) : kept.put(value, name));
  });
}

export function keep(database: Database, name: string, value: unknown): Promise<void> {
  return writing(database, ["kept"], async (transaction) => {
    const asked = transaction.objectStore("kept").put(value, name);
    transaction.commit(); // as above
    await asked;
  });
}

/** Forget all kept things whose names begin so, but those that are to stay. */
export function dropOthers(database: Database, start: string, stays: (name: string) => boolean): Promise<void> {
  return writing(database, ["kept"], async (transaction) => {
    const kept = transaction.objectStore("kept");
    const found = await kept.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`));
    for (const name of found) if (!stays(name)) await kept.delete(name);
  });
}

// the copy of a log

/** The chunks of a log with their keys, the oldest first. */
export async function chunksOf(database: Database, log: string): Promise<[number, Chunk][]> {
  const found: [number, Chunk][] = [];
  for (let row = await database.transaction("chunks").store.openCursor(); row; row = await row.continue()) if (row.value.log === log) found.push([row.key, row.value]);
  return found;
}

/** Forget chunks by their keys, and what was acknowledged of the log up to the event `last`. */
export function covered(database: Database, keys: readonly number[], log: string, last: number): Promise<void> {
  return writing(database, ["chunks", "sent"], async (transaction) => {
    for (const key of keys) await transaction.objectStore("chunks").delete(key);
    const sent = transaction.objectStore("sent");
    for (let row = await sent.openCursor(); row; row = await row.continue()) if (row.value.log === log && row.value.counter <= last) await row.delete();
  });
}

/** Put what was acknowledged of a log among what waits; returns it. */
export function unacknowledge(database: Database, log: string): Promise<Row[]> {
  return writing(database, ["outbox", "sent"], async (transaction) => {
    const sent = transaction.objectStore("sent");
    const rows = (await sent.getAll()).filter((one) => one.log === log).map(({ event }): Row => ({ event, log }));
    await addMissing(transaction.objectStore("outbox"), rows);
    for (const { event } of rows) await sent.delete(event.id);
    return rows;
  });
}
