import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, Event, Head } from "../src/api/types";
import { Fault, Garbled, Refused, Unreachable } from "../src/errors";
import { Copy, type Source } from "../src/outbox/copy";
import { Outbox } from "../src/outbox/outbox";
import { Store } from "../src/outbox/store";
import { from, stored } from "./line";
import { quiet, until } from "./until";

const DAY = 86_400_000;
const event = (id: string): Event => ({ kind: "void", id, device: "d", at: 1, offset: 0, target: "x" });

/** A log as the server keeps it: ids in order. Its check at a place is all ids up to there. */
class Log {
  ids: string[] = [];
  asked: string[] = [];
  down: Error | null = null;
  refuses: string | null = null;
  page = 2; // events a chunk

  constructor(readonly name = "log a") {}

  check(counter: number): string {
    return this.ids.slice(0, counter).join();
  }

  take(ids: readonly string[]): number {
    const fresh = ids.filter((id) => !this.ids.includes(id));
    this.ids.push(...fresh);
    return fresh.length;
  }

  source: Source = {
    head: async (counter) => {
      this.asked.push(`head ${counter}`);
      if (this.down) throw this.down;
      const length = this.ids.length;
      return from<Head>(this.name, { log: this.name, counter: length, check: this.check(length), at: counter && counter <= length ? this.check(counter) : null });
    },
    after: async (counter) => {
      this.asked.push(`after ${counter}`);
      const packed = this.ids.slice(counter, counter + this.page).join();
      const last = Math.min(Math.max(counter, 0) + this.page, this.ids.length);
      return from(this.name, { packed, last, more: last < this.ids.length, log: this.name, check: "", at: null });
    },
    giveBack: async (log, packed) => {
      this.asked.push(`give ${packed.join("|")}`);
      if (log !== this.name) throw new Refused("Another.", 421, this.name);
      if (this.refuses && packed.includes(this.refuses)) throw new Refused("Clash.", 409, this.name);
      this.take(packed.flatMap((text) => text.split(",").filter(Boolean)));
    },
  };

  send = async (events: readonly Event[]): Promise<Answer> => {
    this.take(events.map(({ id }) => id));
    return from(this.name, stored(events, { head: { counter: this.ids.length, check: this.check(this.ids.length) } }));
  };
}

let log: Log;
let store: Store;
let now = 0;
let healed = 0;

/** A page that is opened: the copy and the outbox together, as the desk has them. */
function page(there: Log = log) {
  const copy = new Copy(store, there.source, () => now, () => {
    healed += 1;
    outbox.changed();
  });
  const outbox: Outbox = new Outbox(store, { who: copy.who, send: there.send });
  outbox.listen((answer) => copy.acknowledged(there.name, answer.head, answer.receipts.length));
  return { copy, outbox };
}

const chunks = () => store.copying((database) => database.getAll("chunks"));
const sent = () => store.copying((database) => database.getAllKeys("sent"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  globalThis.indexedDB = new IDBFactory();
  [log, store, now, healed] = [new Log(), new Store(), 1_000, 0];
});

afterEach(async () => {
  await quiet();
  vi.useRealTimers();
});

async function write(outbox: Outbox, ...ids: string[]): Promise<void> {
  for (const id of ids) await outbox.add(event(id));
  await outbox.flush();
  await quiet();
}

test("it works: what was sent is kept until the copy covers it, two seconds later", async () => {
  log.take(["1", "2"]);
  const { outbox } = page();
  await write(outbox, "3");
  expect([await sent(), await chunks()]).toEqual([["3"], []]);
  await vi.advanceTimersByTimeAsync(1_999);
  await quiet();
  expect(await chunks()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await until(async () => expect(await sent()).toEqual([]));
  expect(await chunks()).toEqual([
    { log: "log a", last: 2, at: 1_000, packed: "1,2" },
    { log: "log a", last: 3, at: 1_000, packed: "3" },
  ]);
});

test("only what is new is fetched, and nothing where nothing is", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2");
  await copy.update();
  log.asked = [];
  await copy.update();
  expect(log.asked).toEqual(["head 2", "after 2"]);
  await write(outbox, "3");
  await copy.update();
  expect((await chunks()).map(({ packed }) => packed)).toEqual(["1,2", "3"]);
});

test("after two weeks a chunk is forgotten", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1");
  await copy.update();
  now += 14 * DAY;
  await write(outbox, "2");
  await copy.update();
  expect((await chunks()).map(({ packed }) => packed)).toEqual(["1", "2"]);
  now += 1;
  await copy.update();
  expect((await chunks()).map(({ packed }) => packed)).toEqual(["2"]);
});

test("a log that lost its end gets it back: what was copied, and what was sent since", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2", "3", "4");
  await copy.update();
  await write(outbox, "5", "6");
  log.ids.length = 1;
  const next = page();
  expect(await next.outbox.sendAgain(false)).toBe(true); // nothing waits, so nobody is asked
  await next.copy.who();
  expect(healed).toBe(1);
  await quiet();
  expect([...log.ids].sort()).toEqual(["1", "2", "3", "4", "5", "6"]);
  await next.copy.update();
  expect((await chunks()).flatMap(({ packed }) => packed.split(","))).toEqual(log.ids); // copied anew, once
  expect(await sent()).toEqual([]);
  log.asked = [];
  await next.copy.update();
  expect(log.asked).toEqual(["head 6", "after 6"]);
  expect(healed).toBe(1);
});

test("before anything is sent, an end that was lost comes back: the loss is not written over", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2", "3");
  await copy.update();
  log.ids = ["1"];
  const next = page();
  await write(next.outbox, "4", "5", "6");
  expect([...log.ids].sort()).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("as long as before, but not the same, is lost, too", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2");
  await copy.update();
  log.ids = ["1", "other"];
  await page().copy.who();
  expect(log.ids).toEqual(["1", "other", "2"]);
});

test("an end that is lost while the page is open is seen by the next answer", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2");
  await copy.update();
  await write(outbox, "3", "4");
  log.ids.length = 2;
  await write(outbox, "5");
  expect(log.ids).toEqual(["1", "2", "5"]);
  await vi.advanceTimersByTimeAsync(2_000);
  await until(() => expect(healed).toBe(1));
  await quiet();
  expect([...log.ids].sort()).toEqual(["1", "2", "3", "4", "5"]);
});

test("what the log will not have back is set aside, and stops nothing else", async () => {
  log.page = 1;
  const { outbox, copy } = page();
  await write(outbox, "1", "2", "3");
  await copy.update();
  log.ids = [];
  log.refuses = "2";
  await page().copy.who();
  expect(log.ids).toEqual(["1", "3"]);
  await page().copy.update();
  expect((await chunks()).map(({ packed }) => packed).sort()).toEqual(["1", "2", "3"]);
});

test("a server that fails half-way is healed the next time", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2");
  await copy.update();
  log.ids = [];
  const give = log.source.giveBack;
  log.source.giveBack = () => Promise.reject(new Fault("It broke.", "log a"));
  const next = page();
  expect(await next.copy.who()).toBe("log a"); // it is there: what waits can go
  await write(next.outbox, "3");
  expect(log.ids).toEqual(["3"]);
  log.source.giveBack = give;
  await next.copy.update();
  expect(log.ids).toEqual(["3", "1", "2"]);
});

test("a copy goes to its own log only", async () => {
  const { outbox, copy } = page();
  await write(outbox, "1", "2");
  await copy.update();
  const other = new Log("log b");
  expect(await page(other).copy.who()).toBe("log b");
  expect([other.ids, other.asked]).toEqual([[], ["head 2"]]);
  await store.keep("log", "log b");
  log.ids = [];
  expect(await page().copy.who()).toBe("log a"); // asked about the wrong one at first
  expect(log.ids).toEqual(["1", "2"]);
});

test("who isn't sorade is told from it", async () => {
  const copy = new Copy(store, { ...log.source, head: async () => ({ log: "log a", counter: 1, check: "1", at: null }) }, () => now, () => undefined);
  await expect(copy.who()).rejects.toBeInstanceOf(Garbled);
  log.down = new Unreachable();
  await expect(page().copy.who()).rejects.toBeInstanceOf(Unreachable);
  log.down = new Fault("Busy.", "log a");
  expect(await page().copy.who()).toBe("log a");
  log.down = new Fault("Bad gateway.");
  await expect(page().copy.who()).rejects.toBeInstanceOf(Fault);
});

test("without storage there is no copy, and all else goes on", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  const { outbox, copy } = page();
  await write(outbox, "1");
  expect(log.ids).toEqual(["1"]);
  await expect(copy.update()).rejects.toThrow();
  log.ids = [];
  expect(await copy.who()).toBe("log a");
  vi.restoreAllMocks();
});
