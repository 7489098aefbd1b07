/**
 * Where the learner's log lies in the browser: two files, SQLite's and its journal, on the origin's private file system
 * where the browser has one, otherwise in IndexedDB.
 */

import { type DBSchema, openDB } from "idb";

/** A file as SQLite needs it: read and written at any place, at once. A FileSystemSyncAccessHandle is one. */
export interface File {
  getSize: () => number;
  read: (into: Uint8Array, options: { at: number }) => number;
  write: (from: Uint8Array, options: { at: number }) => number;
  truncate: (size: number) => void;
  /** All that was written is on the disk when this returns. Of a file in IndexedDB `Files.settle` says when. */
  flush: () => void;
}

export interface Files {
  where: "opfs" | "indexeddb";
  byName: ReadonlyMap<string, File>;
  /** Resolves once all that was written is on the disk. */
  settle: () => Promise<void>;
}

export const LOG = "log.sqlite3";
export const JOURNAL = `${LOG}-journal`;
const NAMES = [LOG, JOURNAL];
const FOLDER = "sorade";

/** Open them, on the better of the two. Raises where the browser keeps nothing at all (a private window, storage refused). */
export async function open(): Promise<Files> {
  return (await onDisk()) ?? (await inPages());
}

/** What TypeScript's types of a page lack. */
type Handle = File & { close: () => void };
type HandleMaker = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<Handle> };

/** On the private file system; null where there is none. */
async function onDisk(): Promise<Files | null> {
  let folder: FileSystemDirectoryHandle;
  const files = new Map<string, Handle>();
  try {
    folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    for (const name of NAMES) {
      const handle: HandleMaker = await folder.getFileHandle(name, { create: true });
      if (!handle.createSyncAccessHandle) return null;
      files.set(name, await handle.createSyncAccessHandle());
    }
  } catch {
    for (const file of files.values()) file.close();
    return null;
  }
  return { where: "opfs", byName: files, settle: () => Promise.resolve() };
}

const PAGE = 65_536; // bytes

interface Tables extends DBSchema {
  page: { key: [string, number]; value: Uint8Array };
  size: { key: string; value: number };
}

/** A file in memory that knows which of its pages were touched. */
export class Paged implements File {
  #bytes: Uint8Array;
  #size: number;
  touched = new Set<number>();
  resized = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#size = bytes.length;
  }

  getSize = (): number => this.#size;
  flush = (): void => undefined;

  read = (into: Uint8Array, { at }: { at: number }): number => {
    const found = this.#bytes.subarray(at, Math.min(this.#size, at + into.length));
    into.set(found);
    return found.length;
  };

  write = (from: Uint8Array, { at }: { at: number }): number => {
    this.#grow(at + from.length);
    this.#bytes.set(from, at);
    for (let page = Math.floor(at / PAGE); page * PAGE < at + from.length; page++) this.touched.add(page);
    return from.length;
  };

  truncate = (size: number): void => {
    if (size > this.#size) this.#grow(size);
    else this.#bytes.fill(0, size, this.#size);
    this.#size = size;
    this.resized = true;
    this.touched.add(Math.floor(size / PAGE));
  };

  page(number: number): Uint8Array {
    return this.#bytes.slice(number * PAGE, Math.min(this.#size, (number + 1) * PAGE));
  }

  #grow(size: number): void {
    if (size > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(size, this.#bytes.length * 2, PAGE));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (size <= this.#size) return;
    this.#size = size;
    this.resized = true;
  }
}

/** In pages of IndexedDB. What belongs together is written in one transaction, so the log is never half there. */
async function inPages(): Promise<Files> {
  const database = await openDB<Tables>("sorade-home", 1, {
    upgrade(made) {
      made.createObjectStore("page");
      made.createObjectStore("size");
    },
  });
  const files = new Map<string, Paged>();
  for (const name of NAMES) {
    const bytes = new Uint8Array((await database.get("size", name)) ?? 0);
    for (let page = 0; page * PAGE < bytes.length; page++) {
      const kept = await database.get("page", [name, page]);
      if (kept) bytes.set(kept.subarray(0, bytes.length - page * PAGE), page * PAGE);
    }
    files.set(name, new Paged(bytes));
  }
  const settle = async (): Promise<void> => {
    const changed = [...files].filter(([, file]) => file.resized || file.touched.size);
    if (!changed.length) return;
    const transaction = database.transaction(["page", "size"], "readwrite", { durability: "strict" });
    const puts: Promise<unknown>[] = [];
    for (const [name, file] of changed) {
      puts.push(transaction.objectStore("size").put(file.getSize(), name));
      for (const page of file.touched) puts.push(transaction.objectStore("page").put(file.page(page), [name, page]));
    }
    await Promise.all([...puts, transaction.done]);
    for (const [, file] of changed) {
      file.touched.clear();
      file.resized = false;
    }
  };
  return { where: "indexeddb", byName: files, settle };
}
