import { expect, it } from "vitest";
import type { PartNode } from "../src/api/types";
import { attempted, begun, graded, heard, named, reworded } from "../src/session/machine";
import { givesAway, renamed } from "../src/session/naming";
import { answer, prompt, reveal, session, turn } from "./shapes";

it("puts the keyword first, each once, and takes it back", () => {
  const plain = { keyword: "", meanings: ["visit", "go"] };
  const own = renamed(plain, "take part");
  expect(own).toEqual({ keyword: "take part", meanings: ["take part", "visit", "go"] });
  expect(renamed(own, "join")).toEqual({ keyword: "join", meanings: ["join", "visit", "go"] });
  expect(renamed(own, "Visit").meanings).toEqual(["Visit", "go"]);
  expect(renamed(own, "")).toEqual(plain);
  expect(renamed(plain, "")).toEqual(plain);
});

it("sees the kanji and its parts in a keyword, however deep", () => {
  const part = (element: string, parts: PartNode[] = []) => ({ element, parts }) as PartNode;
  const parts = [part("言"), part("吾", [part("五"), part("口")])];
  expect(givesAway("五 of 語 and 五", "語", parts)).toBe("五語");
  expect(givesAway("take 話 part", "語", parts)).toBe("");
});

it("names the kanji of an attempt in its verdict and in the recap, also after the grade", () => {
  const own = { char: "語", meanings: ["word"] };
  let loop = attempted(begun(session([turn("a"), turn("b")])), "t1");
  loop = heard(loop, answer([{ id: "t1", reveal: reveal("t1", "a", own) }]), false);
  loop = named(loop, "t1", "speech");
  expect(loop.reveal).toMatchObject({ keyword: "speech", meanings: ["speech", "word"] });
  loop = graded(loop, "g1", 3);
  expect(loop.recap[0]).toMatchObject({ char: "語", meaning: "speech" });
  loop = named(loop, "t1", "say");
  expect(loop.recap[0]?.meaning).toBe("say");
  expect(named(loop, "unknown", "x")).toBe(loop);
});

it("asks what is left as the server words it now, in its own session only", () => {
  const loop = begun(session([turn("a")]));
  const now = { ...session([turn("a")]), prompts: [{ ...prompt("a"), meanings: ["speech", "word"] }] };
  expect(reworded(loop, now).prompts.a?.meanings).toEqual(["speech", "word"]);
  expect(reworded(loop, now).turn).toEqual(loop.turn);
  expect(reworded(loop, { ...now, id: "another" })).toBe(loop);
});
