import { expect, test } from "vitest";
import { Clock } from "../src/session/clock";

const HOUR = 3_600_000;

test("a clock that is ahead of its log says the time, and no more", () => {
  let time = 1000;
  const clock = new Clock(() => time);
  clock.heard(900);
  expect(clock.stamp()).toEqual({ at: 1000 });
  time = 1200;
  expect(clock.stamp()).toEqual({ at: 1200 });
});

test("what is written after something was seen is ordered after it, and the time between two events stays", () => {
  let time = HOUR;
  const clock = new Clock(() => time);
  clock.heard(3 * HOUR); // by a device that is two hours ahead
  expect(clock.stamp()).toEqual({ at: HOUR, clock: 3 * HOUR + 1 });
  time += 9000;
  expect(clock.stamp()).toEqual({ at: HOUR + 9000, clock: 3 * HOUR + 9001 });
});

test("a clock that is set back goes on", () => {
  let time = 5 * HOUR;
  const clock = new Clock(() => time);
  clock.stamp();
  time -= HOUR;
  expect(clock.stamp()).toEqual({ at: 4 * HOUR, clock: 5 * HOUR + 1 });
});

test("a clock that was years ahead and is set right is not held to it", () => {
  let time = 1000 * 24 * HOUR;
  const clock = new Clock(() => time);
  clock.stamp();
  time = 24 * HOUR;
  expect(clock.stamp()).toEqual({ at: 24 * HOUR });
});
