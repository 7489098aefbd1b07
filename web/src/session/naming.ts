/** What a kanji is called: the learner's own keyword, then its meanings. Pure. */

import type { PartNode } from "../api/types";

/** A kanji whose own keyword, where it has one, is the first of its meanings. */
interface Named {
  keyword: string;
  meanings: readonly string[];
}

/** The same with another keyword; an empty one is none. */
export function renamed<T extends Named>(one: T, keyword: string): T {
  const others = one.keyword ? one.meanings.slice(1) : one.meanings;
  const rest = keyword ? others.filter((meaning) => meaning.toLowerCase() !== keyword.toLowerCase()) : others;
  return { ...one, keyword, meanings: keyword ? [keyword, ...rest] : rest };
}

/** What of a text gives the kanji away, as far as can be seen without asking: itself and its parts, each once. */
export function givesAway(text: string, char: string, parts: readonly PartNode[]): string {
  const found = new Set([char]);
  const walk = (part: PartNode): void => {
    found.add(part.element);
    part.parts.forEach(walk);
  };
  parts.forEach(walk);
  return [...new Set(text)].filter((letter) => found.has(letter)).join("");
}
