import { expect, test } from "vitest";
import { langOf, runs } from "../src/japanese";

test("Japanese is told from what stands around it", () => {
  expect(runs("Nearly: the bottom bar of 五 is missing.")).toEqual(["Nearly: the bottom bar of ", "五", " is missing."]);
  expect(runs("water (さんずい)")).toEqual(["water (", "さんずい", ")"]);
  expect(runs("⺍ and 𠮟 々")).toEqual(["", "⺍", " and ", "𠮟", " ", "々", ""]);
});

test("without Japanese there is one run, and nothing is lost", () => {
  for (const text of ["", "café – “quoted”", "語", "語 a 語", "½ 語"]) expect(runs(text).join("")).toBe(text);
  expect(runs("plain")).toEqual(["plain"]);
});

test("a field is Japanese where any of its text is", () => {
  expect(langOf("my 語")).toBe("ja");
  expect(langOf("mine")).toBeUndefined();
  expect(langOf(null)).toBeUndefined();
});
