import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Event } from "../src/api/types";
import { Fault, TooSlow, Unreachable } from "../src/errors";
import { NEWS } from "../src/outbox/outbox";
import { Store } from "../src/outbox/store";
import { LOG, outboxOf, refusal, stored } from "./line";
import { quiet, until } from "./until";

let store: Store;
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

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // no second try comes by itself, or after the test
  count += 1;
  store = new Store(`test ${count}`);
});

afterEach(async () => {
  await quiet(); // or its next try would be set in the next test
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("it works", async () => {
  const sent: string[] = [];
  const outbox = outboxOf(store, async (events) => {
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
  const outbox = outboxOf(store, async (events) => {
    there = (await store.waiting()).length;
    return stored(events);
  });
  await outbox.add(event("a"));
  await outbox.flush();
  expect(there).toBe(1);
});

test("a silent server loses nothing: the next outbox sends it, in order", async () => {
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"));
  await dead.add(event("b"));
  expect(await dead.flush()).toBe(false);
  expect(dead.status).toMatchObject({ pending: 2, offline: true });

  const sent: string[] = [];
  const after = outboxOf(store, async (events) => {
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  expect(await after.flush()).toBe(true);
  expect(sent).toEqual(["a", "b"]);
});

test("it tries again by itself, waiting longer each time", async () => {
  let tries = 0;
  const outbox = outboxOf(store, async (events) => {
    tries += 1;
    if (tries < 3) throw new Unreachable();
    return stored(events);
  });
  await outbox.add(event("a"));
  await outbox.flush();
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  await until(() => expect(tries).toBe(2));
  await until(() => expect(outbox.status.offline).toBe(true));
  await vi.advanceTimersByTimeAsync(2000);
  await until(() => expect(outbox.status.pending).toBe(0));
  expect(tries).toBe(3);
});

test("one bad event does not hold up the rest, and is kept", async () => {
  const outbox = outboxOf(store, async (events) => {
    const bad = events.find(({ id }) => id === "bad");
    if (bad) throw refusal(bad, "no such prompt");
    return stored(events);
  });
  const refused: string[] = [];
  outbox.onRefused(({ id }) => refused.push(id));
  await Promise.all(["a", "bad", "b"].map((id) => outbox.add(event(id))));
  await outbox.flush();
  await until(() => expect(outbox.status.pending).toBe(0));
  expect(refused).toEqual(["bad"]);
  expect(await store.refused()).toMatchObject([{ event: { id: "bad" }, why: "no such prompt", log: LOG, at: 5 }]);
});

test("at most fifty go in one request", async () => {
  const sizes: number[] = [];
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  for (let i = 0; i < 120; i++) await dead.add(event(`e${i}`));
  const outbox = outboxOf(store, async (events) => {
    sizes.push(events.length);
    return stored(events);
  });
  await outbox.flush();
  expect(sizes).toEqual([50, 50, 20]);
});

test("listeners learn whether the server knows everything", async () => {
  const told: boolean[] = [];
  const outbox = outboxOf(store, async (events) => {
    if (told.length === 0) await store.add({ event: event("late"), log: LOG }); // written while the request was under way
    return stored(events);
  });
  outbox.listen((_, complete) => told.push(complete));
  await outbox.add(event("a"));
  await outbox.flush();
  expect(told).toEqual([false, true]);
});

test("an event can be taken back until it is acknowledged", async () => {
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"));
  await dead.flush();
  expect(await dead.takeBack("a")).toBe(true);
  expect(await dead.takeBack("a")).toBe(false);
  expect(dead.status.pending).toBe(0);
});

test("an attempt and the end of its draft are one transaction", async () => {
  await store.keep("draft", { strokes: 3 });
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  await dead.add(event("a"), { replaces: ["draft"] });
  expect(await store.kept("draft")).toBeNull();
  expect((await store.waiting()).length).toBe(1);
});

test("it waits longer each time, up to half a minute, and begins anew once it got through", async () => {
  const timers = vi.spyOn(globalThis, "setTimeout");
  const waits = () => timers.mock.calls.map(([, wait]) => wait ?? 0).filter((wait) => wait > 0 && wait !== 3_000); // those of the store
  let up = false;
  let tries = 0;
  const outbox = outboxOf(store, async (events) => {
    tries += 1;
    if (!up) throw new Unreachable();
    return stored(events);
  });
  await outbox.add(event("a"));
  const longer = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
  for (const [count, wait] of longer.entries()) {
    await until(() => expect(waits()).toEqual(longer.slice(0, count + 1)));
    expect(tries).toBe(count + 1);
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(tries).toBe(count + 1);
    if (count === longer.length - 1) up = true;
    await vi.advanceTimersByTimeAsync(1);
  }
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, offline: false }));
  up = false;
  await outbox.add(event("b"));
  await until(() => expect(waits()).toEqual([...longer, 1_000]));
});

test("an answer that acknowledges nothing is no success: the event stays, and is sent again", async () => {
  const outbox = outboxOf(store, async () => stored([]));
  const heard: number[] = [];
  outbox.listen(({ receipts }) => heard.push(receipts.length));
  await outbox.add(event("a"));
  expect(await outbox.flush()).toBe(false);
  expect(outbox.status).toMatchObject({ pending: 1, offline: true });
  expect(heard).toEqual([]);
  expect((await store.waiting()).length).toBe(1);
});

test("what is not acknowledged of a batch is sent again, alone", async () => {
  const sent: string[][] = [];
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  for (const id of ["a", "b", "c"]) await dead.add(event(id));
  await dead.flush();
  const outbox = outboxOf(store, async (events) => {
    sent.push(events.map(({ id }) => id));
    return stored(events.filter(({ id }) => id !== "b" || events.length === 1));
  });
  expect(await outbox.flush()).toBe(true);
  expect(sent).toEqual([["a", "b", "c"], ["b"]]);
});

test("a refusal by a busy server is none: the batch is sent again as it is", async () => {
  let tries = 0;
  const outbox = outboxOf(store, async (events) => {
    tries += 1;
    if (tries === 1) throw new Fault("busy");
    return stored(events);
  });
  await outbox.add(event("a"));
  expect(await outbox.flush()).toBe(false);
  expect(await store.refused()).toEqual([]);
  expect(await outbox.flush()).toBe(true);
  expect(tries).toBe(2);
});

test("a heavy batch stops growing, but one event always goes", async () => {
  const sizes: number[] = [];
  const heavy = (id: string): Event => ({ kind: "known", id, device: "d", at: 1, offset: 0, source: "x".repeat(250_000), chars: "", days: [] });
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  for (const one of [heavy("a"), event("b"), heavy("c"), { ...heavy("d"), source: "x".repeat(500_000) }, event("e")]) await dead.add(one);
  await dead.flush();
  const outbox = outboxOf(store, async (events) => {
    sizes.push(events.length);
    return stored(events);
  });
  await outbox.flush();
  expect(sizes).toEqual([2, 1, 1, 1]);
});

test("who watches is told at once and of each change, and no more once it stopped", async () => {
  const outbox = outboxOf(store, async (events) => stored(events));
  const seen: number[] = [];
  const unwatch = outbox.watch(({ pending }) => seen.push(pending));
  expect(seen).toEqual([0]);
  await outbox.add(event("a"));
  await outbox.flush();
  expect(seen).toContain(1);
  expect(seen.at(-1)).toBe(0);
  unwatch();
  const unlisten = outbox.listen(() => seen.push(99));
  unlisten();
  const off = outbox.onRefused(() => seen.push(98));
  off();
  const count = seen.length;
  await outbox.add(event("b"));
  await outbox.flush();
  expect(seen).toHaveLength(count);
});

test("the last refusal is told with its sentence", async () => {
  const outbox = outboxOf(store, ([event]) => Promise.reject(refusal(event, "no such prompt")));
  const told: string[] = [];
  outbox.onRefused((_, why) => told.push(why));
  await outbox.add(event("a"));
  await outbox.flush();
  expect(outbox.status).toEqual({ ...NEWS, refused: 1 });
  expect(told).toEqual(["no such prompt"]);
  expect(await store.refused()).toEqual([{ event: event("a"), log: LOG, why: "no such prompt", at: 5 }]);
});

test.each([
  ["no answer has come yet", () => new Promise<never>(() => {})],
  ["the answer came too late", () => Promise.reject(new TooSlow())],
  ["the answer says that something went wrong", () => Promise.reject(new Fault("a mistake", LOG))],
])("an event that may have arrived is not taken back: %s", async (_, send) => {
  const outbox = outboxOf(store, send);
  await outbox.add(event("a"));
  await quiet();
  expect(await outbox.takeBack("a")).toBe(false);
  expect(await outbox.waits("a")).toBe(true);
});

test("taking back one event leaves the others, and says how many wait", async () => {
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  for (const id of ["a", "b", "c"]) await dead.add(event(id));
  await dead.flush();
  expect(await dead.takeBack("b")).toBe(true);
  expect(dead.status.pending).toBe(2);
  expect((await store.waiting()).map(({ event: { id } }) => id)).toEqual(["a", "c"]);
});

test("what is added while all is being sent goes along", async () => {
  const sent: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const outbox = outboxOf(store, async (events) => {
    await gate;
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  await outbox.add(event("a"));
  await outbox.add(event("b"));
  open();
  expect(await outbox.flush()).toBe(true);
  expect(sent).toEqual(["a", "b"]);
});

test("at first nothing waits, nothing failed, nothing was refused", () => {
  expect(outboxOf(store, async (events) => stored(events)).status).toEqual({ pending: 0, offline: false, saving: true, elsewhere: 0, attempts: 0, refused: 0 });
});

test("once a batch got through there is a network, whatever becomes of the next", async () => {
  const dead = outboxOf(store, () => Promise.reject(new Unreachable()));
  for (let i = 0; i < 51; i++) await dead.add(event(`e${i}`));
  await dead.flush();
  let batches = 0;
  const outbox = outboxOf(store, async (events) => {
    batches += 1;
    if (batches !== 2) return stored(events);
    expect(outbox.status).toMatchObject({ offline: false, pending: 1 });
    throw new Unreachable();
  });
  outbox.status = { ...outbox.status, offline: true };
  expect(await outbox.flush()).toBe(false);
  expect(outbox.status.offline).toBe(true);
});

test("a try by hand takes the place of the one that was to come", async () => {
  let tries = 0;
  const outbox = outboxOf(store, async (events) => {
    tries += 1;
    if (tries < 2) throw new Unreachable();
    return stored(events);
  });
  await outbox.add(event("a"));
  await until(() => expect([outbox.status.offline, vi.getTimerCount()]).toEqual([true, 1]));
  await quiet();
  expect(await outbox.flush()).toBe(true);
  await store.add({ event: event("b"), log: LOG }); // by another tab: not ours to send now
  await vi.advanceTimersByTimeAsync(60_000);
  await quiet();
  expect(tries).toBe(2);
});
