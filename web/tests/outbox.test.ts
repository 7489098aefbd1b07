import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, Event } from "../src/api/types";
import { Refused, Unreachable } from "../src/errors";
import { type Database, keep, kept, open } from "../src/outbox/database";
import { Outbox } from "../src/outbox/outbox";

let database: Database;
let count = 0;

const event = (id: string): Event => ({
  kind: "settings",
  id,
  device: "d",
  at: 1,
  offset: 0,
  reads: null,
  minutes: 7,
});

function stored(events: readonly Event[]): Answer {
  return {
    receipts: events.map(({ id }) => ({ id, status: "stored", reveal: null, hint: null, drill: null, read: null, fix: null, unsure: null })),
    held: [],
    queue: null,
    done: null,
  };
}

beforeEach(async () => {
  count += 1;
  database = await open(`test ${count}`);
});

afterEach(() => {
  vi.useRealTimers();
  database.close();
});

test("it works", async () => {
  const sent: string[] = [];
  const outbox = new Outbox(database, async (events) => {
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  await outbox.add(event("a"));
  expect(await outbox.flush()).toBe(true);
  expect(sent).toEqual(["a"]);
  expect(outbox.status).toMatchObject({ pending: 0, offline: false });
});

test("what was added is written down before anything is sent", async () => {
  let there = 0;
  const outbox = new Outbox(database, async (events) => {
    there = await database.count("outbox");
    return stored(events);
  });
  await outbox.add(event("a"));
  await outbox.flush();
  expect(there).toBe(1);
});

test("a silent server loses nothing: the next outbox sends it, in order", async () => {
  const dead = new Outbox(database, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"));
  await dead.add(event("b"));
  expect(await dead.flush()).toBe(false);
  expect(dead.status).toMatchObject({ pending: 2, offline: true });

  const sent: string[] = [];
  const after = new Outbox(database, async (events) => {
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  expect(await after.flush()).toBe(true);
  expect(sent).toEqual(["a", "b"]);
});

test("it tries again by itself, waiting longer each time", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let tries = 0;
  const outbox = new Outbox(database, async (events) => {
    tries += 1;
    if (tries < 3) throw new Unreachable();
    return stored(events);
  });
  await outbox.add(event("a"));
  await outbox.flush();
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(tries).toBe(2));
  await vi.waitFor(() => expect(outbox.status.offline).toBe(true));
  await vi.advanceTimersByTimeAsync(2000);
  await vi.waitFor(() => expect(outbox.status.pending).toBe(0));
  expect(tries).toBe(3);
});

test("one bad event does not hold up the rest, and is kept", async () => {
  const outbox = new Outbox(database, async (events) => {
    if (events.some(({ id }) => id === "bad")) throw new Refused("no such prompt", 422);
    return stored(events);
  });
  const refused: string[] = [];
  outbox.onRefused(({ id }) => refused.push(id));
  await Promise.all(["a", "bad", "b"].map((id) => outbox.add(event(id))));
  await outbox.flush();
  await vi.waitFor(() => expect(outbox.status.pending).toBe(0));
  expect(refused).toEqual(["bad"]);
  expect(await database.get("refused", "bad")).toMatchObject({ why: "no such prompt" });
});

test("at most fifty go in one request", async () => {
  const sizes: number[] = [];
  const dead = new Outbox(database, () => Promise.reject(new Unreachable()));
  for (let i = 0; i < 120; i++) await dead.add(event(`e${i}`));
  const outbox = new Outbox(database, async (events) => {
    sizes.push(events.length);
    return stored(events);
  });
  await outbox.flush();
  expect(sizes).toEqual([50, 50, 20]);
});

test("listeners learn whether the server knows everything", async () => {
  const told: boolean[] = [];
  const outbox = new Outbox(database, async (events) => {
    if (told.length === 0) await database.add("outbox", event("late")); // written while the request was under way
    return stored(events);
  });
  outbox.listen((_, complete) => told.push(complete));
  await outbox.add(event("a"));
  await outbox.flush();
  expect(told).toEqual([false, true]);
});

test("an event can be taken back until it is acknowledged", async () => {
  const dead = new Outbox(database, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"));
  await dead.flush();
  expect(await dead.takeBack("a")).toBe(true);
  expect(await dead.takeBack("a")).toBe(false);
  expect(dead.status.pending).toBe(0);
});

test("an attempt and the end of its draft are one transaction", async () => {
  await keep(database, "draft", { strokes: 3 });
  const dead = new Outbox(database, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"), "draft");
  expect(await kept(database, "draft")).toBeNull();
  expect(await database.count("outbox")).toBe(1);
});
