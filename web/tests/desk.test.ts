import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused, Unkept, Waiting } from "../src/errors";
import { Store } from "../src/outbox/store";
import { quiet, until } from "./until";

/** What the server got, and what it says to it. */
let got: { id: string; kind: string }[] = [];
let says: (events: readonly { id: string }[]) => Response | Promise<Response>;
let heard: Record<string, (event?: unknown) => void> = {};
let page = { visibilityState: "visible" };

const HEADERS = { "Sorade-Log": "log a" };
const REFUSES = { headers: { ...HEADERS, "Content-Type": "application/problem+json" }, status: 422 };
const stored = () => new Response(JSON.stringify({ receipts: got.map(({ id }) => ({ id, status: "stored" })), held: [], queue: null, done: null, head: { counter: got.length, check: "c" } }), { headers: HEADERS });
const refused = (id: string | undefined, detail: string) => new Response(JSON.stringify({ type: "urn:sorade:refused", detail, event: id }), REFUSES);

beforeEach(() => {
  vi.resetModules(); // the desk of a page is one: each test has a page of its own
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  globalThis.indexedDB = new IDBFactory();
  [got, heard, page, says] = [[], {}, { visibilityState: "visible" }, stored];
  const listen = (name: string, heed: (event?: unknown) => void) => void (heard[name] = heed);
  vi.stubGlobal("addEventListener", listen);
  vi.stubGlobal("document", { addEventListener: listen, get visibilityState() { return page.visibilityState; } });
  vi.stubGlobal("fetch", async (url: string, { body }: { body: string }) => {
    if (url.startsWith("/api/log?")) return new Response(JSON.stringify({ log: "log a", counter: 0, check: "", at: null }), { headers: HEADERS });
    if (url.startsWith("/api/log/")) return new Response('{"packed":"","last":0,"more":false}', { headers: HEADERS });
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
  expect(Math.abs(table.clock.stamp().at - Date.now())).toBeLessThan(1_000);
  expect(table.offset(0)).toBe(-new Date(0).getTimezoneOffset());
  expect(table.newId()).not.toBe(table.newId());
  vi.resetModules();
  expect((await (await modules()).desk()).device).toBe(table.device);
});

test("what waits from last time goes first, and again when there is a network or somebody looks", async () => {
  await new Store().add({ event: { kind: "void", id: "old", device: "d", at: 1, offset: 0, target: "x" }, log: "log a" });
  says = () => Promise.reject(new TypeError("gone"));
  const { outbox } = await (await modules()).desk();
  await until(() => expect(got).toHaveLength(1));
  await until(() => expect(outbox.status.offline).toBe(true));
  heard["online"]?.();
  await until(() => expect(got).toHaveLength(2));
  await outbox.flush();
  await quiet();
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

test("a browser that keeps nothing has a desk all the same, and every page knows", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  const { desk, tell } = await modules();
  expect((await desk()).device).toBeTruthy();
  const { outgoing } = await import("../src/session/status.svelte");
  expect(outgoing.now.saving).toBe(false);
  let kept = 0;
  heard["beforeunload"]?.({ preventDefault: () => (kept += 1) });
  expect(kept).toBe(0); // nothing would be lost
  says = () => Promise.reject(new TypeError("gone"));
  await expect(tell({ kind: "void", target: "x" })).rejects.toThrow("Not sent yet. Keep this page open");
  heard["beforeunload"]?.({ preventDefault: () => (kept += 1) });
  expect(kept).toBe(1);
});

test("the browser is asked once to keep what is here", async () => {
  const persist = vi.fn(async () => true);
  vi.stubGlobal("navigator", { storage: { persist } });
  const { desk } = await modules();
  await (await desk()).persist();
  await (await desk()).persist();
  expect(persist).toHaveBeenCalledTimes(1);
  vi.stubGlobal("navigator", {});
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  await (await (await modules()).desk()).persist(); // it cannot be asked
});

test("the copy is brought up to date after a moment", async () => {
  const urls: string[] = [];
  const before = fetch;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    urls.push(url);
    return before(url, init);
  });
  await (await modules()).desk();
  await quiet();
  expect(urls).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  await until(() => expect(urls.map((url) => url.split("?")[0])).toEqual(["/api/log", "/api/log/events"]));
});

test("a setting is told, with whose it is", async () => {
  const { tell, desk } = await modules();
  const id = await tell({ kind: "void", target: "x" });
  expect(got).toMatchObject([{ id, kind: "void", target: "x", device: (await desk()).device }]);
});

test("where the server says no, its sentence comes back; where it is silent, it waits here", async () => {
  const { tell, desk } = await modules();
  const errors = await import("../src/errors");
  says = ([event]) => refused(event?.id, "No such list.");
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
  await new Store().add({ event: { kind: "void", id: "old", device: "d", at: 1, offset: 0, target: "x" }, log: "log a" });
  says = (events) => (events.some(({ id }) => id === "old") ? refused("old", "No.") : stored());
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
