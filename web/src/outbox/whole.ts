/** A whole log as one file, the same that `sorade export` writes and `sorade import` reads; and such a file taken in. */

import type { Copied, GivenBack } from "../api/types";
import { Refused } from "../errors";

const HEADER = '{"sorade":"log","version":1}';
const HEAVY = 400_000; // letters of lines that travel together
const NOT_OURS = "That file isn't a copy from sorade. A copy is a .jsonl file that sorade saved.";
const NEWER = "That copy is from a newer sorade. Reload this page to update it, then open the copy again.";

/** The way to the log. */
export interface Source {
  after: (counter: number) => Promise<Copied>;
  give: (log: string, packed: readonly string[]) => Promise<GivenBack>;
  /** The log that answers. */
  log: () => Promise<string>;
}

/** The file, in pieces. */
export async function saved(source: Source): Promise<{ pieces: string[]; events: number }> {
  const pieces = [`${HEADER}\n`];
  let [after, events] = [0, 0];
  for (let more = true; more; ) {
    const came = await source.after(after);
    const lines = await unpacked(came.packed);
    if (lines) pieces.push(`${lines}\n`);
    events += lines ? lines.split("\n").length : 0;
    more = came.more && came.last > after;
    after = came.last;
  }
  return { pieces, events };
}

/** Take a file in: how many of its events are new, and how many were here already. Doing it twice is doing it once.
 * Raises Refused where it is no such file, or where an event can't be taken; what came before that one is kept. */
export async function takenIn(source: Source, text: string): Promise<{ stored: number; there: number }> {
  const [header = "", ...lines] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  check(header);
  const log = await source.log();
  const all = { stored: 0, there: 0 };
  for (const heap of heaps(lines.filter((line) => line.trim()))) {
    const { stored, known } = await source.give(log, [await packed(heap)]);
    all.stored += stored;
    all.there += known;
  }
  return all;
}

function check(header: string): void {
  let said: unknown;
  try {
    said = JSON.parse(header);
  } catch {
    throw new Refused(NOT_OURS, 400);
  }
  const { sorade, version } = (typeof said === "object" && said !== null ? said : {}) as { sorade?: unknown; version?: unknown };
  if (sorade !== "log") throw new Refused(NOT_OURS, 400);
  if (version !== 1) throw new Refused(NEWER, 400);
}

function* heaps(lines: readonly string[]): Generator<string> {
  let heap: string[] = [];
  let weight = 0;
  for (const line of lines) {
    if (heap.length && weight + line.length > HEAVY) {
      yield heap.join("\n");
      [heap, weight] = [[], 0];
    }
    heap.push(line);
    weight += line.length;
  }
  if (heap.length) yield heap.join("\n");
}

/** As `GET /api/log/events` packs lines: deflated, in base64. */
async function unpacked(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

async function packed(text: string): Promise<string> {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8_192) letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(letters);
}
