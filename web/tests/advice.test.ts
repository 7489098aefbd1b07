import { expect, test } from "vitest";
import { isErasedSoon, wantsCopy } from "../src/home/advice";

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;
const on = (...days: string[]) => ({
  study_day: "2026-11-23",
  sessions: days.map((study_day, number) => ({ id: String(number), study_day, written: 9, passed: 8, missed: 1, seconds: 300 })),
});

test("a copy is called for once there are two days to lose", () => {
  expect(wantsCopy(on(), null, NOON)).toBe(false);
  expect(wantsCopy(on("2026-11-23", "2026-11-23"), null, NOON)).toBe(false);
  expect(wantsCopy(on("2026-11-22", "2026-11-23"), null, NOON)).toBe(true);
});

test("a copy is old after a week in which something was written", () => {
  const written = on("2026-11-10", "2026-11-22");
  expect(wantsCopy(written, NOON - 6 * DAY, NOON)).toBe(false);
  expect(wantsCopy(written, NOON - 8 * DAY, NOON)).toBe(true);
  expect(wantsCopy(on("2026-11-10"), NOON - 8 * DAY, NOON)).toBe(false);
  expect(wantsCopy(written, NOON + 400 * DAY, NOON), "a clock that was set back").toBe(false);
});

test("iOS erases what a site keeps, but not what an app on the home screen keeps", () => {
  const phone = { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1", maxTouchPoints: 5 };
  const pad = { userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15", maxTouchPoints: 5 };
  expect(isErasedSoon(phone, false)).toBe(true);
  expect(isErasedSoon(pad, false)).toBe(true);
  expect(isErasedSoon(phone, true)).toBe(false);
  expect(isErasedSoon({ ...pad, maxTouchPoints: 0 }, false)).toBe(false);
  expect(isErasedSoon({ userAgent: "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile", maxTouchPoints: 5 }, false)).toBe(false);
});
