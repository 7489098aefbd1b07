import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, Event } from "../src/api/types";
import { Fault, Refused, TooSlow, Unreachable } from "../src/errors";
import { batch, free, heaps, needs } from "../src/outbox/batch";
import type { Row } from "../src/outbox/database";
import { file } from "../src/outbox/file";
import { Outbox } from "../src/outbox/outbox";
import { Store } from "../src/outbox/store";
import { eventName, moment, waitsElsewhere } from "../src/words";
import { from, outboxOf, refusal, stored } from "./line";
import { quiet, until } from "./until";

let store: Store;
let count = 0;

const base = { device: "d", at: 1, offset: 0 };
const undo = (id: string, target = "x"): Event => ({ ...base, kind: "void", id, target });
const grade = (id: string, attempt: string): Event => ({ ...base, kind: "grade", id, attempt, grade: 3, overruled: false, answer: null });
const attempt = (id: string, session = "s"): Event => ({ ...base, kind: "attempt", id, session, prompt: "p", purpose: "review", gave_up: false, undos: 0, clears: 0, thinking: 0, ink: null });
const ids = (rows: readonly { event: Event }[]) => rows.map(({ event }) => event.id);

/** Servers by the names of their logs; the one that is `there` answers, and takes what is its own. */
function servers(...logs: string[]) {
  const town = { there: logs[0] ?? "", got: Object.fromEntries(logs.map((log) => [log, [] as string[]])), asked: 0 };
  const send = async (events: readonly Event[], log: string): Promise<Answer> => {
    if (log !== town.there) throw new Refused("Another log.", 421, town.there);
    town.got[log]?.push(...events.map(({ id }) => id));
    return from(log, stored(events));
  };
  const who = async () => {
    town.asked += 1;
    return town.there;
  };
  return { town, line: { send, who } };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  count += 1;
  store = new Store(`logs ${count}`);
});

afterEach(async () => {
  await quiet();
  vi.useRealTimers();
});

test("what was written for one log waits for it, whoever answers", async () => {
  const { town, line } = servers("a", "b");
  const outbox = new Outbox(store, line);
  await outbox.flush();
  town.there = "b";
  await outbox.add(attempt("a1"), { log: "a" });
  await outbox.add(attempt("a2"), { log: "a" });
  await outbox.add(undo("b1"), { log: "b" });
  expect(await outbox.flush()).toBe(true); // nothing waits for the one that answers
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, elsewhere: 2, attempts: 2, offline: false }));
  expect(town.got).toEqual({ a: [], b: ["b1"] });
  expect(ids((await outbox.unsent()).elsewhere)).toEqual(["a1", "a2"]);
  town.there = "a";
  await vi.advanceTimersByTimeAsync(30_000); // it looks again by itself
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, elsewhere: 0, attempts: 0 }));
  expect(town.got).toEqual({ a: ["a1", "a2"], b: ["b1"] });
});

test("a server exchanged in mid-session is noticed by its answer, and its refusal is not believed", async () => {
  const { town, line } = servers("a", "b");
  const outbox = new Outbox(store, line);
  await outbox.add(attempt("1"));
  await outbox.flush();
  await quiet();
  town.there = "b";
  await outbox.add(attempt("2"));
  await outbox.flush();
  await until(() => expect(outbox.status).toMatchObject({ elsewhere: 1, refused: 0 }));
  expect(await outbox.log()).toBe("b");
  town.there = "a";
  outbox.answeredBy("a"); // some other answer of the page
  await until(() => expect(town.got["a"]).toEqual(["1", "2"]));
});

test("what belongs to nobody goes to the first log that answers, and stays its own", async () => {
  const { town, line } = servers("a", "b");
  let down = true;
  const outbox = new Outbox(store, { ...line, who: () => (down ? Promise.reject(new Unreachable()) : line.who()), send: () => Promise.reject(new Unreachable()) });
  await outbox.add(undo("1"));
  await outbox.flush();
  expect((await store.waiting())[0]?.log).toBeNull();
  down = false;
  await outbox.flush();
  await quiet();
  expect((await store.waiting())[0]?.log).toBe("a");
  town.there = "b";
  const next = new Outbox(store, line);
  await next.flush();
  expect(town.got).toEqual({ a: [], b: [] });
  expect(next.status.elsewhere).toBe(1);
});

test("on a new page what is written belongs to the log that answered last", async () => {
  const { line } = servers("a");
  await new Outbox(store, line).add(undo("1"));
  await until(async () => expect(await store.waiting()).toEqual([]));
  const offline = new Outbox(store, { ...line, who: () => Promise.reject(new Unreachable()) });
  await offline.add(undo("2"));
  expect((await store.waiting())[0]?.log).toBe("a");
});

test("two servers that take turns keep nobody busy for ever", async () => {
  let turn = 0;
  const swap = async (): Promise<Answer> => {
    turn += 1;
    throw new Refused("Another.", 421, turn % 2 ? "b" : "a");
  };
  const outbox = new Outbox(store, { who: async () => (turn % 2 ? "b" : "a"), send: swap });
  await store.add({ event: undo("1"), log: "a" });
  await store.add({ event: undo("2"), log: "b" });
  expect(await outbox.flush()).toBe(false);
  expect(turn).toBeLessThan(9);
  expect(await store.waiting()).toHaveLength(2);
});

test("one event that always fails holds up only what needs it", async () => {
  const sent: string[][] = [];
  const outbox = outboxOf(store, async (events) => {
    sent.push(events.map(({ id }) => id));
    if (events.some(({ id }) => id === "bad")) throw new Fault("It broke.");
    return stored(events);
  });
  for (const event of [attempt("good"), attempt("bad"), grade("g", "bad"), undo("v", "g"), undo("w")]) await store.add({ event, log: "log a" });
  expect(await outbox.flush()).toBe(false);
  expect(ids(await store.waiting())).toEqual(["bad", "g", "v"]);
  expect(outbox.status).toMatchObject({ pending: 3, offline: false, refused: 0 });
  expect(sent.slice(1)).toEqual([["good"], ["bad", "g", "v", "w"], ["bad"], ["w"]]);
});

test("a failed one is tried again later, and what needs it follows", async () => {
  let broken = true;
  const sent: string[] = [];
  const outbox = outboxOf(store, async (events) => {
    if (broken && events.some(({ id }) => id === "bad")) throw new TooSlow();
    sent.push(...events.map(({ id }) => id));
    return stored(events);
  });
  for (const event of [attempt("bad"), grade("g", "bad"), undo("w")]) await store.add({ event, log: "log a" });
  await outbox.flush();
  expect(sent).toEqual(["w"]);
  broken = false;
  await vi.advanceTimersByTimeAsync(1_000);
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, offline: false }));
  expect(sent).toEqual(["w", "bad", "g"]);
});

test("where everything fails it stops soon, and gets past those that failed the next time", async () => {
  let tries = 0;
  const outbox = outboxOf(store, async (events) => {
    tries += 1;
    if (events.some(({ id }) => id.startsWith("bad"))) throw new Fault("It broke.");
    return stored(events);
  });
  for (const event of [...["1", "2", "3", "4"].map((n) => undo(`bad${n}`)), undo("good")]) await store.add({ event, log: "log a" });
  expect(await outbox.flush()).toBe(false);
  expect([tries, outbox.status.offline]).toEqual([4, true]);
  await outbox.flush();
  expect(ids(await store.waiting())).not.toContain("good");
  expect(outbox.status.offline).toBe(false);
});

test("a refusal of the whole batch that names nobody gives nobody up", async () => {
  const outbox = outboxOf(store, async (events) => {
    if (events.length > 1) throw refusal(undefined, "Too large");
    if (events[0]?.id === "big") throw refusal(undefined, "Too large");
    return stored(events);
  });
  for (const id of ["big", "b", "c"]) await store.add({ event: undo(id), log: "log a" });
  expect(await outbox.flush()).toBe(false);
  expect(ids(await store.waiting())).toEqual(["big"]);
  expect(await store.refused()).toEqual([]);
});

test("what was refused is sent once more at the next start, and then only when asked", async () => {
  let sent = 0;
  const no = async (events: readonly Event[]): Promise<Answer> => {
    sent += 1;
    throw refusal(events[0], "No.");
  };
  await outboxOf(store, no).add(undo("1"));
  await until(async () => expect(await store.refused()).toHaveLength(1));
  expect(sent).toBe(1);
  for (const [start, times] of [[1, 2], [2, 2]] as const) {
    const outbox = outboxOf(store, no);
    await outbox.sendAgain(false);
    await quiet();
    expect([start, sent]).toEqual([start, times]);
    expect(outbox.status.refused).toBe(1);
  }
  const yes = outboxOf(store, async (events) => stored(events));
  expect(await yes.sendAgain()).toBe(true);
  expect([await store.refused(), await store.waiting(), yes.status.refused]).toEqual([[], [], 0]);
});

test("what an event needs is what it names, and what needs that waits, too", () => {
  const rows = [attempt("a"), grade("g", "a"), undo("v", "g"), attempt("b"), undo("w", "b")].map((event): Row => ({ event, log: "l" }));
  expect(rows.map(needs)).toEqual([["s"], ["a"], ["g"], ["s"], ["b"]]);
  expect(ids(free(rows, new Set(["a"])))).toEqual(["b", "w"]);
  expect(ids(free([...rows].reverse(), new Set(["a"])))).toEqual(["w", "b"]);
  expect(ids(free(rows, new Set(["s"])))).toEqual([]);
  expect(ids(free(rows, new Set()))).toEqual(["a", "g", "v", "b", "w"]);
  expect(ids(batch(rows, 2))).toEqual(["a", "g"]);
});

test("texts go in heaps that one request can carry", () => {
  expect(heaps([])).toEqual([]);
  expect(heaps(["aaa", "bb", "c", "dddddd", "e"], 5)).toEqual([["aaa", "bb"], ["c"], ["dddddd"], ["e"]]);
  expect(heaps(Array.from({ length: 101 }, () => "")).map(({ length }) => length)).toEqual([50, 50, 1]);
});

test("it is said in plain words, without a kanji", () => {
  expect(waitsElsewhere({ elsewhere: 4, attempts: 3 })).toBe("This is another sorade. Your 3 unsent attempts are waiting for the first one.");
  expect(waitsElsewhere({ elsewhere: 1, attempts: 1 })).toBe("This is another sorade. Your unsent attempt is waiting for the first one.");
  expect(waitsElsewhere({ elsewhere: 2, attempts: 0 })).toContain("Your 2 unsent changes are");
  expect(waitsElsewhere({ elsewhere: 1, attempts: 0 })).toContain("Your unsent change is");
  const list: Event = { ...base, kind: "list", id: "l", list: "x", name: "N5", chars: "語" };
  expect([attempt("a"), { ...attempt("a"), gave_up: true } as Event, grade("g", "a"), undo("v"), list, { ...list, name: "" }].map(eventName)).toEqual([
    "A kanji you wrote",
    "An “I don't know”",
    "A grade: Good",
    "Something you took back",
    "The list “N5”",
    "A list",
  ]);
  expect(moment(Date.UTC(2026, 10, 27, 12))).toContain("27 Nov 2026");
});

test("a file of what was not sent begins with what it is", () => {
  expect(file([undo("1"), undo("2")]).split("\n").map((line) => line && (JSON.parse(line) as unknown))).toEqual([{ sorade: "unsent", version: 1 }, undo("1"), undo("2"), ""]);
});
