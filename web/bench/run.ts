/** Runs the tests against each fault, those that reach it, the quickest first; stops at the first that fails. */

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { IDBFactory } from "fake-indexeddb";
import { test, vi } from "vitest";
import type { Mutant } from "./mutate";

const PATIENCE = 4_000; // ms for a test that took no time without the fault
const LOOP = 300_000; // times that a fault may be reached in one test: more is an endless loop
const clock = { set: setTimeout, clear: clearTimeout }; // tests put the page's own out of order

interface Collected {
  tests: { name: string; run: () => unknown }[];
  before: (() => unknown)[];
  after: (() => unknown)[];
}
const all = globalThis as unknown as { __on: (number: number) => boolean; __collected: Collected };
const files = import.meta.glob("../tests/*.test.ts");

let active = 0;
let times = 0;
let reached = new Set<number>();

all.__on = (number) => {
  if (!active) reached.add(number);
  if (number !== active) return false;
  if (++times > LOOP) throw new Error("endless");
  return true;
};

/** The tests of a file, its modules loaded anew. */
async function load(file: string): Promise<Collected> {
  vi.resetModules();
  all.__collected = { tests: [], before: [], after: [] };
  await files[file]?.();
  return all.__collected;
}

async function passes({ before, after }: Collected, run: () => unknown, patience: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = clock.set(() => reject(new Error("late")), patience)));
  const whole = async (): Promise<void> => {
    for (const one of before) await one();
    await run();
  };
  try {
    await Promise.race([whole(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clock.clear(timer);
    for (const one of after) await Promise.race([Promise.resolve().then(one).catch(() => undefined), new Promise((go) => clock.set(go, 500))]);
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
}

test("mutants", async () => {
  process.on("unhandledRejection", () => undefined);
  process.on("uncaughtException", () => undefined);
  const mutants = JSON.parse(readFileSync(process.env["MUTANTS"] ?? "", "utf8")) as Mutant[];
  const out = process.env["RESULTS"] ?? "";
  writeFileSync(out, "");

  /** By fault: the tests that reach it, by file and place, with the time they take. */
  const reach = new Map<number, { file: string; at: number; took: number }[]>();
  for (const file of Object.keys(files)) {
    globalThis.indexedDB = new IDBFactory();
    reached = new Set();
    const collected = await load(file);
    const loaded = [...reached]; // on loading: every test of the file depends on it
    for (const [at, { name, run }] of collected.tests.entries()) {
      reached = new Set(loaded);
      const start = performance.now();
      if (!(await passes(collected, run, 60_000))) throw new Error(`${file}: ${name} fails without any fault`);
      const took = performance.now() - start;
      for (const number of reached) reach.set(number, [...(reach.get(number) ?? []), { file, at, took }]);
    }
  }

  for (const { number } of mutants) {
    const tests = (reach.get(number) ?? []).sort((one, other) => one.took - other.took);
    let killed = "";
    const loaded = new Map<string, Collected | null>();
    for (const { file, at, took } of tests) {
      [active, times] = [number, 0];
      if (!loaded.has(file)) {
        globalThis.indexedDB = new IDBFactory();
        loaded.clear(); // the modules of one file at a time
        loaded.set(file, await load(file).catch(() => null));
      }
      const collected = loaded.get(file);
      const one = collected?.tests[at];
      if (!collected || !one || !(await passes(collected, one.run, PATIENCE + 5 * took))) {
        killed = one?.name ?? file;
        break;
      }
    }
    active = 0;
    appendFileSync(out, `${JSON.stringify({ number, reached: tests.length, killed })}\n`);
  }
});
