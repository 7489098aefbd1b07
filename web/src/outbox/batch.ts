/** Which events go next, and which wait for others. Pure. */

import type { Row } from "./database";

const BATCH = 50; // events a request; the server takes no more
const HEAVY = 400_000; // characters of JSON a request; a batch stops growing there

/** The ids of the events that the server must know before this one. */
export function needs({ event }: Row): string[] {
  const named = event as { attempt?: unknown; target?: unknown; session?: unknown };
  return [named.attempt, named.target, named.session].filter((id): id is string => typeof id === "string");
}

/** The rows that can go though `failed` ones can't: neither they nor what needs them, directly or not. */
export function free(rows: readonly Row[], failed: ReadonlySet<string>): Row[] {
  const held = new Set(failed);
  let before: number;
  do {
    before = held.size;
    for (const row of rows) if (needs(row).some((id) => held.has(id))) held.add(row.event.id);
  } while (held.size > before);
  return rows.filter(({ event }) => !held.has(event.id));
}

/** As many of the first ones as go in one request; one always does. */
export function batch(rows: readonly Row[], most: number = BATCH): Row[] {
  const taken: Row[] = [];
  let weight = 0;
  for (const row of rows.slice(0, most)) {
    weight += JSON.stringify(row.event).length;
    if (taken.length && weight > HEAVY) break;
    taken.push(row);
  }
  return taken;
}

/** Texts in groups of which each goes in one request. */
export function heaps(texts: readonly string[], heavy: number = HEAVY): string[][] {
  const found: string[][] = [];
  let weight = Infinity;
  for (const text of texts) {
    weight += text.length;
    if (weight > heavy || (found.at(-1)?.length ?? BATCH) >= BATCH) {
      found.push([]);
      weight = text.length;
    }
    found.at(-1)?.push(text);
  }
  return found;
}
