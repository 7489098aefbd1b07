import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Allowed, Answer, Event, Session } from "../src/api/types";
import { Refused, Unreachable } from "../src/errors";
import { answeredBy } from "../src/api/log";
import { added, blank } from "../src/ink/sheet";
import type { Outbox } from "../src/outbox/outbox";
import { Store } from "../src/outbox/store";
import { Clock } from "../src/session/clock";
import { type Desk, type Draft, Practice, stamp } from "../src/session/practice";
import { LOG, outboxOf, refusal, stored } from "./line";
import { answer, reveal, session, turn } from "./shapes";
import { quiet, until } from "./until";

const SIZE = { width: 100, height: 100 };
const INK = added(blank, { x: [1], y: [2], t: [0], p: null });

let store: Store;
let count = 0;
let sent: Event[] = [];
/** What the server answers to events. */
let server: (events: readonly Event[]) => Promise<Answer>;
let today: Session;
let outbox: Outbox;
/** The log that answers. */
let there: string;
let pages: Practice[] = [];

const desk = (): Desk => {
  let made = 0;
  return {
    store,
    outbox,
    device: "d",
    newId: () => `id${(made += 1)}`,
    clock: new Clock(() => 1000),
    offset: () => 60,
    startSession: async () => today,
    getSession: async (id) => ({ ...today, id }),
    soon: (asked) => asked,
    persist: async () => undefined,
  };
};

const names = () => store.copying((database) => database.getAllKeys("kept"));

/** A practice page, opened. */
async function opened(table: Desk = desk(), free: string | null = null): Promise<{ practice: Practice; changes: () => number }> {
  let changes = 0;
  const practice = new Practice(table, () => (changes += 1), free);
  pages.push(practice);
  await practice.start();
  return { practice, changes: () => changes };
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  count += 1;
  store = new Store(`practice ${count}`);
  sent = [];
  today = session([turn("a"), turn("b")]);
  server = async (events) => stored(events);
  there = LOG;
  outbox = outboxOf(
    store,
    async (events) => {
      sent.push(...events);
      return server(events);
    },
    async () => there,
  );
});

afterEach(async () => {
  await quiet();
  for (const one of pages.splice(0)) one.stop();
  vi.useRealTimers();
});

test("it works: an attempt is written down, sent, judged, graded", async () => {
  const { practice, changes } = await opened();
  expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("a") });
  server = async (events) => stored(events, { receipts: events.map(({ id }) => ({ ...answer([{ id, reveal: reveal(id, "a") }]).receipts[0]! })), queue: [turn("a"), turn("b")], done: 0 });
  await practice.attempt(INK, SIZE, "pen", 123.6, false);
  await until(() => expect(practice.loop?.phase).toBe("verdict"));
  expect(sent[0]).toEqual({ id: "id2", device: "d", at: 1000, offset: 60, kind: "attempt", session: "s", prompt: "a", purpose: "review", gave_up: false, undos: 0, clears: 0, thinking: 124, ink: { x: [[1]], y: [[2]], t: [[0]], p: null, pointer: "pen", ...SIZE } });
  server = async (events) => stored(events, { queue: [turn("b")], done: 1 });
  await practice.grade(3);
  await until(() => expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("b") }));
  expect(sent[1]).toMatchObject({ kind: "grade", attempt: "id2", grade: 3, overruled: false, answer: null });
  await practice.undoGrade();
  expect(practice.loop).toMatchObject({ phase: "verdict", reveal: { attempt: "id2" } });
  await until(() => expect(sent[2]).toMatchObject({ kind: "void", target: sent[1]?.id }));
  expect(changes()).toBeGreaterThan(4);
});

test("an empty pad is sent without ink, and thinking is never negative", async () => {
  const { practice } = await opened();
  await practice.attempt({ ...blank, undos: 2, clears: 1 }, SIZE, "mouse", -5, true);
  await outbox.flush();
  expect(sent[0]).toMatchObject({ ink: null, gave_up: true, undos: 2, clears: 1, thinking: 0 });
});

test("what is kept of a step is written once", async () => {
  const { practice } = await opened();
  server = () => new Promise(() => {}); // nobody answers: what is kept is the attempt's own
  const puts = vi.spyOn(IDBObjectStore.prototype, "put");
  const rows = () => puts.mock.calls.filter(([, name]) => name === "session s").length;
  await practice.attempt(INK, SIZE, "pen", 1, false);
  expect(rows()).toBe(1);
  puts.mockRestore();
});

test("a reload knows what the server does not tell", async () => {
  const { practice } = await opened();
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, reveal: reveal(id, "a") }))).receipts, queue: [turn("a"), turn("b")], done: 0 });
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.loop?.phase).toBe("verdict"));
  await until(async () => expect(await store.kept("session s")).toMatchObject({ late: [{ attempt: "id2" }] }));
  practice.stop();
  const { practice: again } = await opened();
  expect(again.loop).toMatchObject({ phase: "verdict", reveal: { attempt: "id2" } });
});

test("a verdict that asks no grade is not kept", async () => {
  const { practice } = await opened();
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, reveal: reveal(id, "a", { scored: false }) }))).receipts });
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.loop?.phase).toBe("verdict"));
  await until(async () => expect(await store.kept("session s")).toMatchObject({ open: [], late: [] }));
});

test("sessions that are over leave nothing behind, and what waits is not touched", async () => {
  const recap = { recap: [], open: [], late: [reveal("old", "a")], parts: null };
  for (const id of ["old", "older", "p", "s"]) await store.keep(`session ${id}`, { ...recap, late: [] });
  await store.keep("practice", { session: { ...today, id: "p" }, log: null });
  await store.keep("draft", { session: "old", strokes: 3 });
  await opened();
  expect(await names()).toEqual(["draft", "practice", "session p", "session s", "today"]);
});

test("practice keeps today's session, and its own draft", async () => {
  await store.keep("today", { session: today, log: null });
  await store.keep("session s", { recap: [], open: [], late: [], parts: null });
  await store.keep("session gone", { recap: [], open: [], late: [], parts: null });
  const { practice } = await opened(desk(), "free");
  practice.saveDraft(INK, SIZE, "pen", null);
  await until(async () => expect(await store.kept<Draft>("draft practice")).toMatchObject({ session: "free" }));
  expect(await names()).toEqual(["draft practice", "practice", "session s", "today"]);
});

test("without a server today's session goes on from what is kept; a practice only with its own", async () => {
  await store.keep("today", { session: today, log: null });
  await store.keep("practice", { session: { ...today, id: "p" }, log: null });
  const gone: Desk = { ...desk(), startSession: () => Promise.reject(new Unreachable()), getSession: () => Promise.reject(new Unreachable()) };
  const { practice } = await opened(gone);
  expect(practice.loop?.turn).toEqual(turn("a"));
  expect((await opened(gone, "p")).practice.loop?.session).toBe("p");
  await expect(opened(gone, "other")).rejects.toBeInstanceOf(Unreachable);
  const no: Desk = { ...gone, startSession: () => Promise.reject(new Refused("no", 422)) };
  await expect(opened(no)).rejects.toBeInstanceOf(Refused);
});

test("attempts without a verdict stay open where the server does not know them yet", async () => {
  await store.keep("session s", { recap: [], open: [{ attempt: "t", turn: turn("a") }], late: [], parts: null });
  server = () => Promise.reject(new Unreachable());
  await outbox.add({ kind: "void", id: "x", device: "d", at: 1, offset: 0, target: "y" });
  const { practice } = await opened();
  expect(practice.loop).toMatchObject({ open: [{ attempt: "t" }], turn: turn("b") });
  practice.stop();
  server = async (events) => stored(events);
  expect((await opened()).practice.loop).toMatchObject({ open: [], turn: turn("a") }); // it knows all: nothing is open
});

test("verdicts that come before the session are shown with it", async () => {
  server = async (events) => stored(events, { receipts: answer([{ id: "x", reveal: reveal("t", "a") }]).receipts });
  const add = outbox.flush();
  await add;
  const slow: Desk = {
    ...desk(),
    startSession: async () => {
      await outbox.add({ kind: "void", id: "x", device: "d", at: 1, offset: 0, target: "y" });
      await outbox.flush();
      return today;
    },
  };
  expect((await opened(slow)).practice.loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t" } });
});

test("a draft comes back to its own turn, with its hints, and to no other", async () => {
  const hints = [{ level: "story" as const, text: "x", strokes: null }];
  const draft: Draft = { session: "s", turn: turn("a"), sheet: INK, size: SIZE, pointer: "pen", thinking: 3, hints };
  await store.keep("draft", draft);
  const { practice } = await opened();
  expect(practice.takeDraft()).toEqual(draft);
  expect(practice.loop?.hints).toEqual(hints);
  practice.stop();
  for (const other of [{ ...draft, session: "x" }, { ...draft, turn: turn("b") }, { ...draft, turn: turn("a", "rewrite") }]) {
    await store.keep("draft", other);
    const { practice } = await opened();
    expect(practice.takeDraft()).toBeNull();
    expect(practice.loop?.hints).toEqual([]);
    practice.stop();
  }
});

test("a draft is saved while there is writing, and goes with its attempt", async () => {
  const { practice } = await opened();
  practice.saveDraft(INK, SIZE, "touch", 7);
  expect(practice.takeDraft()).toMatchObject({ session: "s", turn: turn("a"), sheet: INK, pointer: "touch", thinking: 7, hints: [] });
  await until(async () => expect(await store.kept("draft")).not.toBeNull());
  server = () => new Promise(() => {});
  await practice.attempt(INK, SIZE, "touch", 7, false);
  expect(await store.kept("draft")).toBeNull();
  expect(practice.takeDraft()).toBeNull();
  practice.saveDraft(INK, SIZE, "touch", 7); // checking: the pad is closed
  expect(practice.draft).toBeNull();
});

test("a server that refuses the connection is not waited for; a silent one for a moment", async () => {
  const { practice } = await opened();
  server = () => Promise.reject(new Unreachable());
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.loop?.phase).toBe("saved"));
  practice.goOn();
  expect(practice.loop?.turn).toEqual(turn("b"));
  practice.stop();

  const { practice: second } = await opened();
  server = () => new Promise(() => {});
  await second.attempt(INK, SIZE, "pen", 1, false);
  await vi.advanceTimersByTimeAsync(2_499);
  expect(second.loop?.phase).toBe("checking");
  await vi.advanceTimersByTimeAsync(1);
  expect(second.loop?.phase).toBe("saved");
});

test("a grade is believed where the server is silent", async () => {
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a")], parts: null });
  const { practice } = await opened();
  server = () => Promise.reject(new Unreachable());
  await practice.grade(1);
  await until(() => expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("a", "rewrite") }));
});

test("a hint is in the log before it is on the page", async () => {
  const { practice } = await opened();
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, hint: { level: "story", text: "a tale", strokes: null } }))).receipts });
  await practice.hint(2, 99.7);
  expect(sent[0]).toMatchObject({ kind: "hint", session: "s", prompt: "a", level: "story", strokes: 2, after: 100 });
  expect(practice.loop?.hints).toMatchObject([{ text: "a tale" }]);
  expect(practice.trouble).toBeNull();
});

test("a hint that does not come is taken back, and said", async () => {
  const { practice } = await opened();
  server = () => Promise.reject(new Unreachable());
  await practice.hint(0, -1);
  expect(practice.trouble).toContain("This one didn't count.");
  expect((await store.waiting()).length).toBe(0);
  expect(practice.loop?.hints).toEqual([]);
  server = async (events) => stored(events);
  await practice.attempt(INK, SIZE, "pen", 1, false);
  expect(practice.trouble).toBeNull();
});

test("a hint that is slow counts, shows when it comes, and nobody is told otherwise", async () => {
  const { practice } = await opened();
  let come = () => {};
  server = (events) => new Promise((resolve) => {
    come = () => resolve(stored(events, { receipts: answer(events.map(({ id }) => ({ id, hint: { level: "story", text: "a tale", strokes: null } }))).receipts }));
  });
  const asked = practice.hint(0, 1);
  await until(() => expect(sent).toHaveLength(1));
  await quiet();
  await vi.advanceTimersByTimeAsync(5_000);
  await asked;
  expect(practice.trouble).toContain("counts");
  expect((await store.waiting()).length).toBe(1);
  come();
  await until(() => expect(practice.loop?.hints).toMatchObject([{ text: "a tale" }]));
  expect(practice.trouble).toBeNull();
});

test("at the top of the ladder no hint is asked for", async () => {
  const { practice } = await opened();
  for (const level of ["story", "parts", "ghost_part", "ghost"] as const) {
    server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, hint: { level, text: null, strokes: null } }))).receipts });
    await practice.hint(0, 1);
  }
  const before = sent.length;
  await practice.hint(0, 1);
  expect(sent).toHaveLength(before);
});

test("a refused attempt is asked again, a refused grade comes back, each with the server's sentence", async () => {
  const { practice } = await opened();
  server = ([event]) => Promise.reject(refusal(event, "no such prompt"));
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.trouble).toBe("no such prompt"));
  expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("a"), open: [] });
  practice.stop();
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a")], parts: null });
  const { practice: second } = await opened();
  await second.grade(3);
  await until(() => expect(second.trouble).toBe("no such prompt"));
  expect(second.loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t" } });
});

test("a grade that is not open is not given", async () => {
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a")], parts: null });
  const { practice } = await opened();
  await practice.grade(4);
  expect(practice.loop?.phase).toBe("verdict");
  practice.showOverlay();
  await practice.grade(4);
  await until(() => expect(sent).toMatchObject([{ grade: 4 }]));
});

test("that the check was wrong goes with the grade", async () => {
  const allowed: Allowed[] = [
    { grade: 1, needs: "nothing", days: 1 },
    { grade: 3, needs: "overruled", days: 4 },
  ];
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a", { allowed })], parts: null });
  const { practice } = await opened();
  practice.overrule();
  await practice.grade(3);
  await until(() => expect(sent).toMatchObject([{ overruled: true }]));
});

test("once it is stopped it hears nothing more", async () => {
  const { practice, changes } = await opened();
  practice.stop();
  const before = changes();
  server = async (events) => stored(events, { queue: [turn("c")], done: 3 });
  await outbox.add({ kind: "void", id: "x", device: "d", at: 1, offset: 0, target: "y" });
  await outbox.flush();
  expect(changes()).toBe(before);
  expect(practice.loop?.done).toBe(0);
});

test("nothing happens before there is a session", async () => {
  const practice = new Practice(desk(), () => undefined);
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await practice.hint(0, 0);
  await practice.grade(1);
  await practice.undoGrade();
  practice.goOn();
  practice.saveDraft(INK, SIZE, "pen", 1);
  expect([practice.loop, practice.takeDraft(), sent.length]).toEqual([null, null, 0]);
});

test("an event is stamped with whose it is and when", () => {
  expect(stamp(desk())).toEqual({ id: "id1", device: "d", at: 1000, offset: 60 });
});

test("the page is told once it is open, and of what goes wrong", async () => {
  const { practice, changes } = await opened();
  expect(changes()).toBe(1);
  practice.goOn(); // nothing to go on from: nothing changed
  expect(changes()).toBe(1);
  server = ([event]) => Promise.reject(refusal(event, "no"));
  await outbox.add({ kind: "void", id: "x", device: "d", at: 1, offset: 0, target: "y" });
  await until(() => expect(practice.trouble).toBe("no"));
  expect(changes()).toBe(2); // neither an attempt nor a grade: said, and nothing else
  expect(practice.loop?.phase).toBe("writing");
});

test("the next turn takes up its own draft's hints", async () => {
  const hints = [{ level: "story" as const, text: "x", strokes: null }];
  await store.keep("draft", { session: "s", turn: turn("b"), sheet: INK, size: SIZE, pointer: "pen", thinking: 3, hints });
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a")], parts: null });
  const { practice } = await opened();
  expect(practice.loop?.phase).toBe("verdict");
  server = async (events) => stored(events, { queue: [turn("b")], done: 1 });
  await practice.grade(3);
  await until(() => expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("b"), hints }));
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, hint: { level: "parts", text: "y", strokes: null } }))).receipts });
  await practice.hint(0, 0);
  expect(practice.loop?.hints.map(({ level }) => level)).toEqual(["story", "parts"]); // the same turn: they are not reset
});

test("a hint is not taken back where it came, nor where its turn is over", async () => {
  const { practice } = await opened();
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, hint: { level: "story", text: "x", strokes: null } }))).receipts });
  await practice.hint(0, 0);
  expect(practice.trouble).toBeNull();
  let release = () => {};
  const gate = new Promise<void>((go) => (release = go));
  server = async () => {
    await gate;
    throw new Unreachable();
  };
  const asking = practice.hint(0, 0);
  await until(() => expect(sent).toHaveLength(2));
  const attempt = practice.attempt(INK, SIZE, "pen", 1, false);
  await quiet();
  release();
  await Promise.all([asking, attempt]);
  await until(() => expect(practice.loop?.phase).toBe("saved"));
  practice.goOn();
  expect(practice.trouble ?? "").not.toBe("no");
});

test("a hint that hangs is given up after five seconds", async () => {
  const { practice } = await opened();
  server = () => new Promise(() => {});
  let ended = false;
  void practice.hint(0, 0).then(() => (ended = true));
  await until(() => expect(sent).toHaveLength(1));
  await quiet();
  await vi.advanceTimersByTimeAsync(4_999);
  await quiet();
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await until(() => expect(ended).toBe(true));
});

test("waiting for one verdict ends with it: the next turn is not given up for it", async () => {
  const { practice } = await opened();
  server = async (events) => stored(events, { receipts: answer(events.map(({ id }) => ({ id, reveal: reveal(id, "a") }))).receipts, queue: [turn("a"), turn("b")], done: 0 });
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.loop?.phase).toBe("verdict"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(practice.loop?.phase).toBe("verdict");
  server = async (events) => stored(events, { queue: [turn("b")], done: 1 });
  await practice.grade(3);
  await until(() => expect(practice.loop?.turn).toEqual(turn("b")));
  server = () => new Promise(() => {});
  await vi.advanceTimersByTimeAsync(2_000);
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await vi.advanceTimersByTimeAsync(1_000); // of its own moment less than half is over
  expect(practice.loop).toMatchObject({ phase: "checking", turn: turn("b") });
});

test("a stopped page gives up no more, and watches no more", async () => {
  const { practice, changes } = await opened();
  server = () => new Promise(() => {});
  await practice.attempt(INK, SIZE, "pen", 1, false);
  practice.stop();
  const before = changes();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([changes(), practice.loop?.phase]).toEqual([before, "checking"]);
});

test("only a verdict that is shown is kept as late; one that is being graded is not", async () => {
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "a")], parts: null });
  const { practice } = await opened();
  server = () => new Promise(() => {});
  await practice.grade(3);
  expect(await store.kept("session s")).toMatchObject({ late: [], recap: [{ attempt: "t" }] });
});

test("a session belongs to its log, and so does what is written in it", async () => {
  answeredBy(today, LOG);
  const { practice } = await opened();
  outbox.answeredBy((there = "log b")); // another server took its place
  server = () => Promise.reject(new Unreachable());
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await quiet();
  expect((await store.waiting()).map(({ log }) => log)).toEqual([LOG]);
  expect(outbox.status).toMatchObject({ elsewhere: 1, attempts: 1 });
  practice.stop();

  const gone: Desk = { ...desk(), startSession: () => Promise.reject(new Unreachable()) };
  await expect(opened(gone)).rejects.toBeInstanceOf(Unreachable); // the one that is kept here is of the other log
  const other = { ...session([turn("b")]), id: "t" };
  answeredBy(other, "log b");
  const { practice: second } = await opened({ ...desk(), startSession: async () => other });
  expect(second.loop).toMatchObject({ session: "t", turn: turn("b") });
  second.saveDraft(INK, SIZE, "pen", 1);
  second.stop();

  await quiet();
  outbox.answeredBy((there = LOG));
  const { practice: again } = await opened(gone);
  expect(again.loop).toMatchObject({ session: "s", open: [{ turn: turn("a") }], turn: turn("b") }); // nothing of it was lost
  expect(again.takeDraft()).toBeNull();
});

test("what was kept before logs had names is taken up, whichever log answers", async () => {
  const draft: Draft = { session: "s", turn: turn("a"), sheet: INK, size: SIZE, pointer: "pen", thinking: 3, hints: [] };
  await store.keep("draft", draft);
  await store.keep("session s", { recap: [], open: [], late: [reveal("t", "b")], parts: null });
  answeredBy(today, LOG);
  const { practice } = await opened();
  expect(practice.loop).toMatchObject({ phase: "verdict", reveal: { attempt: "t" } });
  server = async (events) => stored(events, { queue: [turn("a")] });
  await practice.grade(3);
  await until(() => expect(practice.loop).toMatchObject({ phase: "writing", turn: turn("a") }));
  expect(practice.takeDraft()).toEqual(draft);
  await practice.attempt(INK, SIZE, "pen", 1, false);
  expect(await store.kept("draft")).toBeNull();
});

test("the browser is asked to keep what is here once a session is over", async () => {
  let asked = 0;
  const { practice } = await opened({ ...desk(), persist: async () => void (asked += 1) });
  server = async (events) => stored(events, { receipts: events.map(({ id }) => ({ ...answer([{ id, reveal: reveal(id, "a") }]).receipts[0]! })), queue: [turn("a")], done: 0 });
  await practice.attempt(INK, SIZE, "pen", 1, false);
  await until(() => expect(practice.loop?.phase).toBe("verdict"));
  expect(asked).toBe(0);
  server = async (events) => stored(events, { queue: [], done: 1 });
  await practice.grade(3);
  await until(() => expect(practice.loop?.phase).toBe("finished"));
  expect(asked).toBe(1);
});
