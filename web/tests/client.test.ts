import { afterEach, expect, test, vi } from "vitest";
import { address, home, inkPairs, kanji, offsetAt, readList, search, sendEvents } from "../src/api/client";
import { answeredBy, logOf, onAnswer } from "../src/api/log";
import { errorOf, Fault, Garbled, Refused, TooSlow, Unreachable, Waiting } from "../src/errors";
import { reason, wrong } from "../src/words";

const answering = (body: string, status = 200) => vi.stubGlobal("fetch", vi.fn(async () => new Response(body, { status })));
const asked = (): { url: string; init: RequestInit } => {
  const [url, init] = vi.mocked(fetch).mock.calls[0] ?? [];
  return { url: String(url), init: init ?? {} };
};

afterEach(() => vi.unstubAllGlobals());

test("it works: a route is asked with its moment, and answers", async () => {
  answering('{"char":"語"}');
  expect(await kanji("語")).toEqual({ char: "語" });
  const { url, init } = asked();
  expect(url).toMatch(/^\/api\/kanji\/%E8%AA%9E\?at=\d{13}&offset=-?\d+$/);
  expect(init).toMatchObject({ method: "GET", body: null, cache: "no-store" });
});

test("what is sent is JSON, and says so", async () => {
  answering('{"receipts":[]}');
  await sendEvents([], "a");
  const { url, init } = asked();
  expect([url, init.method, init.body]).toEqual(["/api/events", "POST", '{"events":[],"log":"a"}']);
  expect(init.headers).toEqual({ "Content-Type": "application/json" });
});

test("an address holds what it names, and leaves out what is not wanted", async () => {
  expect(address("/api/a/{one}/{two}", { path: { one: "x/y", two: 2 }, query: { q: "a b", no: null, none: undefined, zero: 0 } })).toBe("/api/a/x%2Fy/2?q=a+b&zero=0");
  expect(address("/api/a", {})).toBe("/api/a");
  answering('{"hits":[1]}');
  expect(await search(new URLSearchParams("grade=2"))).toEqual([1]);
  expect(asked().url).toMatch(/\?q=&grade=2&at=/);
});

test("ink of no kanji in particular names none", async () => {
  answering('{"pairs":[]}');
  await inkPairs(null);
  expect(asked().url).not.toContain("char");
});

test("of a whole book each character goes once", async () => {
  answering("{}");
  await readList("語話".repeat(30_000));
  expect(asked().init.body).toBe('{"text":"語話"}');
});

test("each way to fail is an error of its own", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("failed to fetch"))));
  await expect(home()).rejects.toBeInstanceOf(Unreachable);
  answering("<h1>Welcome");
  await expect(home()).rejects.toBeInstanceOf(Garbled);
  answering('{"detail":"It broke."}', 500);
  await expect(home()).rejects.toThrow(new Fault("It broke."));
  answering("Bad gateway", 502);
  await expect(home()).rejects.toThrow(new Fault("The server answered with error 502."));
  answering('{"title":"Not found","detail":" There is no such kanji. "}', 404);
  await expect(home()).rejects.toMatchObject({ name: "Refused", status: 404, message: "There is no such kanji." });
  vi.stubGlobal("fetch", vi.fn(async () => ({ ok: true, status: 200, headers: new Headers(), text: () => Promise.reject(new Error("broke off")) })));
  await expect(home()).rejects.toBeInstanceOf(Unreachable);
});

test("what passes is asked again, what is refused is not", () => {
  for (const status of [302, 500, 503, 408, 425, 429]) expect(errorOf(null, { status })).toBeInstanceOf(Fault);
  for (const status of [400, 403, 404, 409, 413, 422]) expect(errorOf({ title: "No" }, { status })).toEqual(new Refused("No", status));
});

test("only a problem of sorade's own names the event that it refuses", () => {
  const problem = { type: "urn:sorade:refused", detail: "No.", event: "e" };
  const own = { status: 422, media: "application/problem+json; charset=utf-8", log: "a" };
  expect(errorOf(problem, own)).toEqual(new Refused("No.", 422, "a", "e"));
  for (const [said, source] of [
    [{ ...problem, type: "about:blank" }, own],
    [problem, { ...own, media: "application/json" }],
    [problem, { ...own, media: null }],
    [{ ...problem, event: null }, own],
  ] as const)
    expect(errorOf(said, source)).toEqual(new Refused("No.", 422, "a"));
  expect(errorOf(problem, { ...own, log: null })).toEqual(new Refused("No.", 422));
  expect(errorOf(problem, { ...own, status: 503 })).toEqual(new Fault("No.", "a"));
});

test("one that is too slow is told from one that is gone, and a way that leads elsewhere is not taken", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new DOMException("slow", "TimeoutError"))));
  await expect(home()).rejects.toBeInstanceOf(TooSlow);
  expect(asked().init.redirect).toBe("error");
});

test("each answer that names its log is known by it, and told", async () => {
  const told: string[] = [];
  const stop = onAnswer((log) => told.push(log));
  vi.stubGlobal("fetch", vi.fn(async () => new Response("{}", { headers: { "Sorade-Log": "a" } })));
  expect(logOf(await kanji("語"))).toBe("a");
  vi.stubGlobal("fetch", vi.fn(async () => new Response('{"detail":"No."}', { status: 404, headers: { "Sorade-Log": "b" } })));
  await expect(kanji("語")).rejects.toMatchObject({ log: "b" });
  answering("{}");
  expect(logOf(await kanji("語"))).toBeNull();
  expect(told).toEqual(["a", "b"]);
  stop();
  answeredBy({}, "c");
  expect(told).toHaveLength(2);
});

test("the offset is minutes east", () => {
  expect(offsetAt(0)).toBe(-new Date(0).getTimezoneOffset());
});

test("what went wrong has a heading of its own", () => {
  const title = (error: unknown, what?: string) => wrong(error, what).title;
  expect(title(new Unreachable())).toBe("Can't reach sorade");
  expect(title(new Fault("It broke."))).toBe("sorade has a problem");
  expect(title(new Garbled())).toBe("That wasn't sorade");
  expect(title(new Refused("No.", 404), "kanji")).toBe("No such kanji");
  expect(wrong(new Refused("There is no such list.", 404), "list")).toEqual({ title: "No such list", text: "It may have been deleted.", again: false });
  expect(title(new Refused("No.", 422), "kanji")).toBe("sorade can't do that");
  expect(title(new Error("odd"))).toBe("Something went wrong");
  expect(wrong("odd").text).toBe("odd");
  expect([wrong(new Refused("No.", 404)).again, wrong(new Fault("It broke.")).again]).toEqual([false, true]);
});

test("beside what failed it is one sentence", () => {
  expect(reason(new Refused("That is too long.", 413))).toBe("That is too long.");
  expect(reason(new Fault("It broke."))).toBe("It broke.");
  expect(reason(new Waiting())).toBe("Saved in this browser. It will sync when sorade is back.");
  expect(reason(new Unreachable())).toBe("Can't reach sorade. Try again in a moment.");
});
