import { afterEach, expect, test, vi } from "vitest";
import { uuid7 } from "../src/outbox/uuid";

test("it works", () => {
  expect(uuid7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the time comes first", () => {
  const far = Date.UTC(2100, 0, 1);
  expect(parseInt(uuid7(far).replaceAll("-", "").slice(0, 12), 16)).toBe(far);
});

test("ids sort as they were made, within one ms and with the clock set back", () => {
  const start = Date.UTC(2101, 0, 1);
  const made = Array.from({ length: 6000 }, (_, i) => uuid7(i < 5000 ? start : start - i));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

/** The random bytes are all `value`. */
function fixed(value: number): void {
  vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => {
    new Uint8Array(bytes!.buffer).fill(value);
    return bytes;
  });
}

afterEach(() => vi.restoreAllMocks());

test("golden: time, then a counter that starts at random, then chance", () => {
  fixed(0xab);
  const ms = Date.UTC(2102, 0, 1);
  expect(uuid7(ms)).toBe(`${hex(ms)}-73ab-abab-abababababab`);
  expect(uuid7(ms)).toBe(`${hex(ms)}-73ac-abab-abababababab`);
  fixed(0xff);
  expect(uuid7(ms + 1)).toBe(`${hex(ms + 1)}-77ff-bfff-ffffffffffff`); // the counter's top bit is free
  fixed(0);
  expect(uuid7(ms + 2)).toBe(`${hex(ms + 2)}-7000-8000-000000000000`);
});

test("a counter that is full takes the next ms, and begins at nothing", () => {
  fixed(0xff);
  const ms = Date.UTC(2103, 0, 1);
  const made = Array.from({ length: 0x1000 - 0x7ff + 1 }, () => uuid7(ms));
  expect(made.at(-3)).toMatch(/-7ffe-/);
  expect(made.at(-2)).toBe(`${hex(ms)}-7fff-bfff-ffffffffffff`);
  expect(made.at(-1)).toBe(`${hex(ms + 1)}-7000-bfff-ffffffffffff`);
});

/** The first two groups of an id made at that time. */
function hex(ms: number): string {
  const digits = ms.toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}
