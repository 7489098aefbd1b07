import { describe, expect, it } from "vitest";
import type { Today } from "../src/api/types";
import { back, count, countOf, dateName, dayName, dueOn, inDays, kanjiCount, orderRecord, ordinal, percent, plainly, range, took } from "../src/words";

const DAY: Today = { to_write: 14, due: 14, new: 0, done: 0, open_session: null, minutes: 7, meant: 7, used: 0, days: 1, away: 1, more: false };

describe("one plain sentence about the day", () => {
  it("is not there on an ordinary one", () => {
    expect(plainly(DAY, 7)).toBeNull();
  });

  it("welcomes back after an absence, with a plan", () => {
    expect(plainly({ ...DAY, due: 60, days: 4, away: 21 }, 7)).toBe(
      "Welcome back after 21 days. 60 are due; at 7 minutes a day that's about 4 days. You'll start with the ones you most likely still know.",
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

describe("numbers and days", () => {
  it("has the right endings", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 1_500].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "1,500th"]);
    expect([percent(0.816), percent(1)]).toEqual(["82%", "100%"]);
    expect([count(1, "day"), count(2_000, "day"), kanjiCount(1), kanjiCount(3)]).toEqual(["1 day", "2,000 days", "1 kanji", "3 kanji"]);
    expect([range({ low: 5, high: 1_200 }), range({ low: 5, high: 5 })]).toEqual(["5 to 1,200", "5"]);
  });

  it("counts kana apart from kanji", () => {
    expect([[], ["語"], ["語", "𠮟"], ["れ", "ネ"], ["嘘", "を", "れ"]].map(countOf)).toEqual(["0 kanji", "1 kanji", "2 kanji", "2 kana", "1 kanji and 2 kana"]);
  });

  it("says how far off something is", () => {
    expect([-1, 0, 1, 2, 44, 45, 100].map(inDays)).toEqual(["today", "today", "tomorrow", "2 days", "44 days", "2 months", "3 months"]);
    expect([0, 1, 6].map(back)).toEqual(["back today", "back tomorrow", "back in 6 days"]);
    expect([took(8.4), took(90)]).toEqual(["8 sec", "2 min"]);
  });

  it("names a day as one says it", () => {
    const today = "2026-11-23"; // a Monday
    expect(["2026-11-22", today, "2026-11-24", "2026-11-26", "2026-12-01", "2027-12-01"].map((day) => dayName(day, today))).toEqual(["Yesterday", "Today", "Tomorrow", "Thursday", "1 December", "1 December 2027"]);
    expect(["2026-11-20", today, "2026-11-24", "2026-11-26"].map((day) => dueOn(day, today))).toEqual(["today", "today", "tomorrow", "on Thursday"]);
    expect(dateName(today)).toBe("23 November 2026");
  });

  it("tells the record of stroke order", () => {
    expect(orderRecord({ right: 4, of: 5 })).toBe("Stroke order: right in 4 of the last 5 tries.");
    expect([orderRecord({ right: 1, of: 1 }), orderRecord({ right: 0, of: 1 })]).toEqual(["Stroke order: right last time.", "Stroke order: wrong last time."]);
  });
});
