import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendEvents } from "../src/api/client";
import type { Event } from "../src/api/types";
import { Outbox } from "../src/outbox/outbox";
import { Store } from "../src/outbox/store";
import { answer } from "./shapes";
import { quiet } from "./until";

// Whatever answers, and however: an event leaves by a receipt of its own log that names it, or by its refusal, and by
// nothing else.

const EVENT: Event = { kind: "void", id: "e1", device: "d", at: 1, offset: 0, target: "x" };
const OWN = "log a";
const STATUSES = [200, 202, 300, 302, 400, 401, 403, 404, 409, 413, 421, 422, 429, 500, 502, 503];
const MEDIA = ["application/problem+json", "text/html"];
const LOGS = [OWN, "log b", null];
const problem = (type: unknown, event: unknown) => JSON.stringify({ type, title: "No", status: 422, detail: "No.", event });
const receipts = (...ids: string[]) => JSON.stringify(answer(ids.map((id) => ({ id }))));
const NAMES_IT = problem("urn:sorade:refused", "e1");
const HAS_IT = receipts("e1");
const BODIES = [
  NAMES_IT,
  HAS_IT,
  problem("urn:sorade:refused", "e2"),
  problem("urn:sorade:refused", null),
  problem("about:blank", "e1"),
  problem("https://example.org/urn:sorade:", "e1"),
  receipts(),
  receipts("e2"),
  '{"receipts":"e1"}',
  "<!doctype html><title>Sign in</title>e1",
  HAS_IT.slice(0, -1),
  "",
  "null",
];

let store: Store;
let count = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  count += 1;
  store = new Store(`leaving ${count}`);
});

afterEach(async () => {
  await quiet();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function after(reply: () => Promise<Response>): Promise<{ left: boolean; refused: boolean }> {
  vi.stubGlobal("fetch", reply);
  const outbox = new Outbox(store, { who: async () => OWN, send: sendEvents });
  await store.add({ event: EVENT, log: OWN });
  await outbox.flush();
  vi.clearAllTimers();
  const [waits, refused] = [await outbox.waits("e1"), (await store.refused()).length > 0];
  await store.takeOut(["e1"]);
  if (refused) await store.unrefuse(await store.refused()).then(() => store.takeOut(["e1"]));
  return { left: !waits, refused };
}

for (const status of STATUSES)
  test(`whatever is answered with ${status}`, async () => {
    for (const [media, log, body] of MEDIA.flatMap((media) => LOGS.flatMap((log) => BODIES.map((body) => [media, log, body] as const)))) {
      const headers = { "Content-Type": media, ...(log && { "Sorade-Log": log }) };
      const { left, refused } = await after(async () => new Response(body, { status, headers }));
      const taken = status < 300 && log === OWN && body === HAS_IT;
      const no = status >= 400 && status < 500 && status !== 401 && status !== 429 && log === OWN && media === MEDIA[0] && body === NAMES_IT;
      expect({ left, refused }, JSON.stringify({ media, log, body })).toEqual({ left: taken || no, refused: no });
    }
  });

test("an answer without a body", async () => {
  for (const status of [204, 205, 304]) for (const log of LOGS) expect(await after(async () => new Response(null, { status, headers: log ? { "Sorade-Log": log } : {} }))).toEqual({ left: false, refused: false });
});

test("nobody, somebody who breaks off, somebody too slow, and a way that leads elsewhere", async () => {
  const off = new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("network")) }), { headers: { "Sorade-Log": OWN } });
  const ways = [() => Promise.reject(new TypeError("failed")), async () => off, () => Promise.reject(new DOMException("slow", "TimeoutError"))];
  for (const way of ways) expect(await after(way)).toEqual({ left: false, refused: false });
  const asked = vi.fn(async () => new Response("{}"));
  await after(asked);
  expect((asked.mock.calls as unknown as [string, RequestInit][])[0]?.[1].redirect).toBe("error");
});
