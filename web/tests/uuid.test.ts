import { expect, test } from "vitest";
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
