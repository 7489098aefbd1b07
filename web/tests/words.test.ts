import { describe, expect, it } from "vitest";
import type { Today } from "../src/api/types";
import { plainly } from "../src/words";

const DAY: Today = { to_write: 14, due: 14, new: 0, done: 0, open_session: null, minutes: 7, meant: 7, used: 0, days: 1, away: 1, more: false };

describe("one plain sentence about the day", () => {
  it("is not there on an ordinary one", () => {
    expect(plainly(DAY, 7)).toBeNull();
  });

  it("welcomes back after an absence, with a plan", () => {
    expect(plainly({ ...DAY, due: 60, days: 4, away: 21 }, 7)).toBe(
      "Welcome back after 21 days. 60 kanji are due; at 7 minutes a day that's about 4 days. You'll start with the ones you most likely still know.",
    );
  });

  it("tells a pile without an absence, and what it means for new ones", () => {
    expect(plainly({ ...DAY, due: 60, days: 4 }, 7)).toContain("New kanji can wait until then.");
  });

  it("answers a binge once, and not a long session", () => {
    const over = { ...DAY, more: true, used: 15 * 60 };
    expect(plainly(over, 7)).toContain("Tomorrow's minutes will do more");
    expect(plainly({ ...over, used: 9 * 60 }, 7)).toBeNull();
  });

  it("measures a binge on a day off against an ordinary day", () => {
    expect(plainly({ ...DAY, more: true, meant: 0, used: 9 * 60 }, 7)).toBeNull();
  });

  it("says of a session half done that all of it counts", () => {
    expect(plainly({ ...DAY, open_session: "one", done: 3 }, 7)).toContain("Stop whenever you like");
  });
});
