/** What this browser keeps: events not yet acknowledged, the strokes of the attempt in hand, and a few small things. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Event } from "../api/types";
import { Unkept } from "../errors";

export interface Waiting {
  seq: number;
  event: Event;
}

interface Tables extends DBSchema {
  /** Events in the order they happened; deleted when the server has acknowledged them. */
  outbox: { key: number; value: Event };
  /** Events that the server refused for good, with its sentence. Kept: nothing is ever thrown away. */
  refused: { key: string; value: { event: Event; why: string } };
  /** Small things by name: the attempt in hand, the session, the device's id. */
  kept: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Tables>;

/** Open it, making it at first. Raises Unkept where the browser has no IndexedDB. */
export async function open(name = "sorade"): Promise<Database> {
  try {
    return await openDB<Tables>(name, 1, {
      upgrade(database) {
        database.createObjectStore("outbox", { autoIncrement: true });
        database.createObjectStore("refused");
        database.createObjectStore("kept");
      },
    });
  } catch (error) {
    throw new Unkept("IndexedDB cannot be opened.", { cause: error });
  }
}

/** Write an event down; in the same transaction forget the kept thing that it replaces. Durable when it resolves. */
export async function put(database: Database, event: Event, replaces?: string): Promise<number> {
  const transaction = database.transaction(["outbox", "kept"], "readwrite", { durability: "strict" });
  const added = transaction.objectStore("outbox").add(event);
  const forgotten = replaces === undefined ? undefined : transaction.objectStore("kept").delete(replaces);
  transaction.commit();
  const [seq] = await Promise.all([added, forgotten, transaction.done]);
  return seq;
}

/** The oldest `count` events that wait. */
export async function waiting(database: Database, count: number): Promise<Waiting[]> {
  const found: Waiting[] = [];
  let cursor = await database.transaction("outbox").store.openCursor();
  while (cursor && found.length < count) {
    found.push({ seq: cursor.key, event: cursor.value });
    cursor = await cursor.continue();
  }
  return found;
}

export async function forget(database: Database, seqs: readonly number[]): Promise<void> {
  const transaction = database.transaction("outbox", "readwrite");
  await Promise.all([...seqs.map((seq) => transaction.store.delete(seq)), transaction.done]);
}

/** Move one event aside, with the server's reason. */
export async function refuse(database: Database, { seq, event }: Waiting, why: string): Promise<void> {
  const transaction = database.transaction(["outbox", "refused"], "readwrite");
  await Promise.all([
    transaction.objectStore("refused").put({ event, why }, event.id),
    transaction.objectStore("outbox").delete(seq),
    transaction.done,
  ]);
}

export async function keep(database: Database, name: string, value: unknown): Promise<void> {
  const transaction = database.transaction("kept", "readwrite");
  const put = transaction.store.put(value, name);
  transaction.commit(); // at once: a page that is closed now must not take it along
  await Promise.all([put, transaction.done]);
}

export async function kept<T>(database: Database, name: string): Promise<T | null> {
  return ((await database.get("kept", name)) as T | undefined) ?? null;
}

/** Forget all kept things whose names begin so, but those that are named. */
export async function dropOthers(database: Database, start: string, names: readonly string[]): Promise<void> {
  const transaction = database.transaction("kept", "readwrite");
  const found = await transaction.store.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`));
  await Promise.all([...found.filter((name) => !names.includes(name)).map((name) => transaction.store.delete(name)), transaction.done]);
}

export async function drop(database: Database, name: string): Promise<void> {
  await database.delete("kept", name);
}
