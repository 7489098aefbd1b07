/** A log as one file, and back. */

import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { Refused } from "../src/errors";
import { saved, type Source, takenIn } from "../src/outbox/whole";

const HEADER = '{"sorade":"log","version":1}';

/** A log that has lines, and hands them out three at a time. */
class Log implements Source {
  sent: number[] = [];
  constructor(readonly lines: string[] = []) {}
  log = async () => "mine";
  after = async (counter: number) => {
    const some = this.lines.slice(counter, counter + 3);
    const last = counter + some.length;
    return { log: "mine", packed: deflateSync(some.join("\n")).toString("base64"), last, check: "", at: null, more: last < this.lines.length };
  };
  give = async (_log: string, packed: readonly string[]) => {
    const came = packed.flatMap((text) => inflateSync(Buffer.from(text, "base64")).toString().split("\n"));
    const fresh = came.filter((line) => !this.lines.includes(line));
    this.lines.push(...fresh);
    this.sent.push(came.length);
    const end = { counter: this.lines.length, check: "" };
    return { stored: fresh.length, known: came.length - fresh.length, before: end, head: end };
  };
}

const some = (count: number, long = 1) => Array.from({ length: count }, (_, number) => JSON.stringify({ id: number, char: "語".repeat(long) }));

test("what was saved is taken in elsewhere, once", async () => {
  const lines = some(8);
  const { pieces, events } = await saved(new Log([...lines]));
  expect(events).toBe(8);
  const text = pieces.join("");
  expect(text).toBe(`${[HEADER, ...lines].join("\n")}\n`);
  const other = new Log(lines.slice(0, 2));
  expect(await takenIn(other, text)).toEqual({ stored: 6, there: 2 });
  expect(other.lines).toEqual(lines);
  expect(await takenIn(other, text)).toEqual({ stored: 0, there: 8 });
});

test("an empty log is a file, too", async () => {
  const { pieces, events } = await saved(new Log());
  expect([pieces, events]).toEqual([[`${HEADER}\n`], 0]);
  expect(await takenIn(new Log(), pieces.join(""))).toEqual({ stored: 0, there: 0 });
});

test("a long one goes in heaps; marks of editors don't matter", async () => {
  const lines = some(30, 50_000);
  const log = new Log();
  await takenIn(log, `\ufeff${[HEADER, ...lines].join("\r\n")}\r\n`);
  expect(log.lines).toEqual(lines);
  expect(log.sent.length).toBeGreaterThan(3);
});

test("another file is refused, and nothing of it is sent", async () => {
  for (const text of ["", "語話読", "[]", "null", '{"sorade":"unsent","version":1}\n{}']) {
    const log = new Log();
    await expect(takenIn(log, text)).rejects.toThrow(Refused);
    expect(log.sent).toEqual([]);
  }
  await expect(takenIn(new Log(), '{"sorade":"log","version":2}\n{}')).rejects.toThrow("newer");
});
