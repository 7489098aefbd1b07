import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Event } from "../src/api/types";
import { Unkept, Unreachable } from "../src/errors";
import type { Row } from "../src/outbox/database";
import { Store } from "../src/outbox/store";
import { outboxOf, stored } from "./line";
import { quiet, until } from "./until";

let store: Store;

const event = (id: string): Event => ({ kind: "void", id, device: "d", at: 1, offset: 0, target: "x" });
const row = (id: string, log: string | null = "log a"): Row => ({ event: event(id), log });
const ids = (rows: readonly Row[]) => rows.map(({ event }) => event.id);
/** What is on disk. */
const there = async () => ids(await new Store().waiting());

/** Every write fails, as with a full quota. */
function full() {
  const no = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const spies = [vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(no), vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(no)];
  return () => spies.forEach((spy) => spy.mockRestore());
}

/** Clear the site's data under the page's hands. */
function cleared(): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase("sorade");
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(new Error("not cleared"));
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  globalThis.indexedDB = new IDBFactory();
  store = new Store();
});

afterEach(async () => {
  await quiet();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("it works: what is added is there for the next page, in order", async () => {
  await store.add(row("a"));
  await store.add(row("b"));
  expect(await there()).toEqual(["a", "b"]);
  expect(store.saving).toBe(true);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(["sorade"]);
});

test("a connection that the browser closed is opened again, and nobody notices", async () => {
  await store.add(row("a"));
  await store.copying(async (database) => database.close());
  await store.add(row("b"));
  expect(await there()).toEqual(["a", "b"]);
  expect(store.saving).toBe(true);
});

test("cleared site data takes nothing along that the page still has", async () => {
  await store.keep("device", "d");
  await store.add(row("a"));
  await cleared();
  expect(await there()).toEqual([]);
  await store.keep("draft", 1);
  expect(await there()).toEqual(["a"]);
  expect(await new Store().kept("device")).toBe("d");
  expect(ids(await store.waiting())).toEqual(["a"]);
  expect(store.saving).toBe(true);
});

test("with a full disk it goes on in memory, says so, and is written down once that goes again", async () => {
  const said: boolean[] = [];
  store.watch((saving) => said.push(saving));
  await store.add(row("a"));
  await store.keep("draft", "old");
  const free = full();
  await store.add(row("b"), ["draft"]);
  await store.keep("session", 1);
  expect(ids(await store.waiting())).toEqual(["a", "b"]);
  expect([await store.kept("session"), await store.kept("draft")]).toEqual([1, null]);
  expect(await there()).toEqual(["a"]);
  expect(said).toEqual([false]);
  await store.takeOut(["a"]);
  expect(ids(await store.waiting())).toEqual(["b"]);
  free();
  await store.keep("more", 1);
  expect(said).toEqual([false, true]);
  expect(await there()).toEqual(["b"]);
  expect([await new Store().kept("session"), await new Store().kept("draft")]).toEqual([1, null]);
});

test("what was sent from memory is not sent again", async () => {
  const free = full();
  const sent: string[] = [];
  const outbox = outboxOf(store, async (events) => {
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  await outbox.add(event("a"));
  expect(await outbox.flush()).toBe(true);
  expect(outbox.status).toMatchObject({ pending: 0, saving: false });
  free();
  await outbox.add(event("b"));
  await outbox.flush();
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, saving: true }));
  expect(sent).toEqual(["a", "b"]);
  expect(await there()).toEqual([]);
});

test("a browser without storage sends all the same", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  const outbox = outboxOf(store, async (events) => stored(events));
  await outbox.add(event("a"));
  expect(outbox.status.saving).toBe(false);
  expect(await outbox.flush()).toBe(true);
  await store.keep("x", 1);
  expect(await store.kept("x")).toBe(1);
  await store.drop("x");
  expect(await store.kept("x")).toBeNull();
  await expect(store.copying(async (database) => database.close())).rejects.toBeInstanceOf(Unkept);
});

test("a database that hangs is one that fails", async () => {
  await store.add(row("a"));
  const open = indexedDB.open.bind(indexedDB);
  const silent = open("another");
  Object.defineProperty(silent, "addEventListener", { value: () => undefined });
  vi.spyOn(indexedDB, "open").mockReturnValue(silent);
  await store.copying(async (database) => database.close());
  let done = false;
  void store.add(row("b")).then(() => (done = true));
  await quiet();
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  await quiet();
  await vi.advanceTimersByTimeAsync(3_000);
  await until(() => expect(done).toBe(true));
  expect(store.saving).toBe(false);
});

test("one that was refused in memory is kept there, and can be sent again", async () => {
  const free = full();
  await store.add(row("a"));
  await store.refuse({ ...row("a"), why: "No.", at: 5 });
  expect(await store.waiting()).toEqual([]);
  expect(await store.refused()).toEqual([{ ...row("a"), why: "No.", at: 5 }]);
  free();
  await store.keep("x", 1);
  expect(await new Store().refused()).toHaveLength(1);
  await store.unrefuse(await store.refused());
  expect(await store.refused()).toEqual([]);
  expect(await store.waiting()).toEqual([{ ...row("a"), again: true }]);
  expect(await there()).toEqual(["a"]);
});

test("another tab may have sent it", async () => {
  await store.add(row("a"));
  await new Store().takeOut(["a"]);
  expect(await store.waiting()).toEqual([]);
  await store.add(row("b"));
  expect(await there()).toEqual(["b"]);
});

test("kept things of one kind go, but those that are to stay and those of other kinds", async () => {
  for (const name of ["session", "session 1", "session 2", "session 3", "sessions", "draft"]) await store.keep(name, name);
  await store.dropOthers("session ", (name) => name === "session 2");
  expect(await store.copying((database) => database.getAllKeys("kept"))).toEqual(["draft", "session", "session 2", "sessions"]);
  await store.drop("draft");
  expect(await store.kept("draft")).toBeNull();
});

/** A database as version 1 left it, with all that it could hold. */
async function version1() {
  const old = await openDB("sorade", 1, {
    upgrade(database) {
      database.createObjectStore("outbox", { autoIncrement: true });
      database.createObjectStore("refused");
      database.createObjectStore("kept");
    },
  });
  for (const id of ["a", "b"]) await old.add("outbox", event(id));
  await old.put("refused", { event: event("r"), why: "No." }, "r");
  for (const [name, value] of Object.entries({ device: "d", session: { id: "s" }, practice: { id: "p" }, draft: { session: "s" }, "session s": { open: [] } })) await old.put("kept", value, name);
  return old;
}

test("all that version 1 kept is there in version 2", async () => {
  (await version1()).close();
  expect(await store.waiting()).toEqual([row("a", null), row("b", null)]);
  expect(await store.refused()).toEqual([{ ...row("r", null), why: "No.", at: null }]);
  expect(await store.kept("today")).toEqual({ session: { id: "s" }, log: null });
  expect(await store.kept("practice")).toEqual({ session: { id: "p" }, log: null });
  expect([await store.kept("device"), await store.kept("draft"), await store.kept("session s"), await store.kept("session")]).toEqual(["d", { session: "s" }, { open: [] }, null]);
  await store.takeOut(["a"]); // by its id, which only the upgrade made possible
  expect(await there()).toEqual(["b"]);
});

test("an older tab that keeps the database is not waited for; once it is closed all is written down", async () => {
  const old = await version1();
  await store.add(row("c"));
  expect(store.saving).toBe(false);
  expect(ids(await store.waiting())).toEqual(["c"]);
  old.close();
  await until(async () => {
    await store.keep("x", 1);
    expect(store.saving).toBe(true);
  });
  expect(ids(await store.waiting())).toEqual(["a", "b", "c"]);
});

test("a newer tab gets its way at once, and this one goes on in memory", async () => {
  await store.add(row("a"));
  const newer = await openDB("sorade", 9);
  const outbox = outboxOf(store, () => Promise.reject(new Unreachable()));
  await outbox.add(event("b"));
  expect(outbox.status.saving).toBe(false);
  expect(ids(await store.waiting())).toEqual(["a", "b"]);
  newer.close();
});
