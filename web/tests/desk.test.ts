import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused, Unkept, Waiting } from "../src/errors";
import { keep, open, put } from "../src/outbox/database";
import { quiet, until } from "./until";

/** What the server got, and what it says to it. */
let got: { id: string; kind: string }[] = [];
let says: (events: readonly { id: string }[]) => Response | Promise<Response>;
let heard: Record<string, () => void> = {};
let page = { visibilityState: "visible" };

const stored = () => new Response(JSON.stringify({ receipts: got.map(({ id }) => ({ id })), held: [], queue: null, done: null }));

beforeEach(() => {
  vi.resetModules(); // the desk of a page is one: each test has a page of its own
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  globalThis.indexedDB = new IDBFactory();
  [got, heard, page, says] = [[], {}, { visibilityState: "visible" }, stored];
  const listen = (name: string, heed: () => void) => void (heard[name] = heed);
  vi.stubGlobal("addEventListener", listen);
  vi.stubGlobal("document", { addEventListener: listen, get visibilityState() { return page.visibilityState; } });
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const { events } = JSON.parse(body) as { events: typeof got };
    got.push(...events);
    return says(events);
  });
});

afterEach(async () => {
  await quiet();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const modules = async () => ({ ...(await import("../src/session/desk")), ...(await import("../src/session/tell")), ...(await import("../src/session/changed.svelte")) });

test("it works: one desk a page, with an id that stays", async () => {
  const { desk } = await modules();
  const table = await desk();
  expect(await desk()).toBe(table);
  expect(table.device).toMatch(/^[0-9a-f-]{36}$/);
  expect(Math.abs(table.now() - Date.now())).toBeLessThan(1_000);
  expect(table.offset(0)).toBe(-new Date(0).getTimezoneOffset());
  expect(table.newId()).not.toBe(table.newId());
  vi.resetModules();
  expect((await (await modules()).desk()).device).toBe(table.device);
});

test("what waits from last time goes first, and again when there is a network or somebody looks", async () => {
  const before = await open();
  await put(before, { kind: "void", id: "old", device: "d", at: 1, offset: 0, target: "x" });
  before.close();
  says = () => Promise.reject(new TypeError("gone"));
  const { outbox } = await (await modules()).desk();
  await until(() => expect(got).toHaveLength(1));
  await until(() => expect(outbox.status.offline).toBe(true));
  heard["online"]?.();
  await until(() => expect(got).toHaveLength(2));
  await outbox.flush();
  const soFar = got.length;
  page.visibilityState = "hidden";
  heard["visibilitychange"]?.();
  await quiet();
  expect(got).toHaveLength(soFar);
  page.visibilityState = "visible";
  says = stored;
  heard["visibilitychange"]?.();
  await until(() => expect(outbox.status).toMatchObject({ pending: 0, offline: false }));
  const all = got.length;
  heard["visibilitychange"]?.(); // nothing waits
  await quiet();
  expect(got).toHaveLength(all);
});

test("a browser that keeps nothing is asked again the next time", async () => {
  const { desk } = await modules();
  const broken = vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  const { Unkept: here } = await import("../src/errors");
  await expect(desk()).rejects.toBeInstanceOf(here);
  broken.mockRestore();
  expect((await desk()).device).toBeTruthy();
});

test("a setting is told, with whose it is", async () => {
  const { tell, desk } = await modules();
  const id = await tell({ kind: "void", target: "x" });
  expect(got).toMatchObject([{ id, kind: "void", target: "x", device: (await desk()).device }]);
});

test("where the server says no, its sentence comes back; where it is silent, it waits here", async () => {
  const { tell, desk } = await modules();
  const errors = await import("../src/errors");
  says = () => new Response('{"detail":"No such list."}', { status: 422 });
  await expect(tell({ kind: "void", target: "x" })).rejects.toThrow(new errors.Refused("No such list.", 422));
  says = () => Promise.reject(new TypeError("gone"));
  await expect(tell({ kind: "void", target: "y" })).rejects.toBeInstanceOf(errors.Waiting);
  expect((await desk()).outbox.status.pending).toBe(1);
});

test("a server that never answers is not waited for longer than six seconds", async () => {
  const { tell } = await modules();
  const errors = await import("../src/errors");
  says = () => new Promise(() => {});
  let ended: unknown = null;
  void tell({ kind: "void", target: "x" }).catch((error: unknown) => (ended = error));
  await until(() => expect(got).toHaveLength(1));
  await quiet();
  await vi.advanceTimersByTimeAsync(5_999);
  expect(ended).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  await until(() => expect(ended).toBeInstanceOf(errors.Waiting));
});

test("a refusal of another event is not taken for one's own", async () => {
  const before = await open();
  await put(before, { kind: "void", id: "old", device: "d", at: 1, offset: 0, target: "x" });
  await keep(before, "device", "d");
  before.close();
  says = (events) => (events.some(({ id }) => id === "old") ? new Response('{"detail":"No."}', { status: 422 }) : stored());
  const { tell } = await modules();
  await expect(tell({ kind: "void", target: "y" })).resolves.toBeTruthy();
});

test("settings that were changed last can be taken back once", async () => {
  const { changed } = await modules();
  await changed.undo();
  expect(got).toEqual([]);
  changed.keep("s1");
  expect(changed.id).toBe("s1");
  await changed.undo();
  expect(got).toMatchObject([{ kind: "void", target: "s1" }]);
  expect(changed.id).toBeNull();
  changed.keep("s2");
  changed.forget();
  expect(changed.id).toBeNull();
  changed.keep("s3");
  says = () => Promise.reject(new TypeError("gone"));
  await expect(changed.undo()).rejects.toThrow("It will sync");
  expect(changed.id).toBe("s3");
});

test("the errors are told apart by name", () => {
  expect([new Refused("x", 1).name, new Waiting().name, new Unkept("x").name]).toEqual(["Refused", "Waiting", "Unkept"]);
});
