/**
 * Where the learner's log lies in the browser: SQLite's file and its journal, a second copy, and what was put aside as it was
 * damaged; on the origin's private file system where the browser has one, otherwise in IndexedDB.
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
export const SECOND = "log.second";
export const ASIDE = "log.damaged";
const NAMES = [LOG, JOURNAL, SECOND, ASIDE];
const FOLDER = "sorade";

/** Open them. Which of the two it is depends on the browser alone: a moment's failure must not open another, empty log.
 * Raises where they can't be opened. */
export async function open(): Promise<Files> {
  const folder = await privateFolder();
  return folder ? onDisk(folder) : inPages();
}

/** What TypeScript's types of a page lack. */
type Handle = File & { close: () => void };
type HandleMaker = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<Handle> };

const TRIES = 20; // each time that a file can't be opened
const PAUSE = 250; // ms; a worker that is gone may hold its files for a moment

/** The folder on the private file system; null where the browser has none, or lets nobody in (a private window). */
async function privateFolder(): Promise<FileSystemDirectoryHandle | null> {
  const maker = (globalThis as { FileSystemFileHandle?: { prototype: object } }).FileSystemFileHandle;
  if (!maker || !("createSyncAccessHandle" in maker.prototype)) return null;
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  } catch (error) {
    if (error instanceof DOMException && error.name === "SecurityError") return null;
    throw error;
  }
}

async function onDisk(folder: FileSystemDirectoryHandle): Promise<Files> {
  const files = new Map<string, Handle>();
  for (const name of NAMES) {
    const handle: HandleMaker = await folder.getFileHandle(name, { create: true });
    files.set(name, await opened(handle));
  }
  return { where: "opfs", byName: files, settle: () => Promise.resolve() };
}

async function opened(handle: HandleMaker): Promise<Handle> {
  for (let left = TRIES; ; left--) {
    try {
      return await (handle.createSyncAccessHandle as () => Promise<Handle>).call(handle);
    } catch (error) {
      if (!left) throw error;
      await new Promise((later) => setTimeout(later, PAUSE));
    }
  }
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
