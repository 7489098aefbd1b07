/** Stands in for vitest in the tests, so that they can be run many times over: notes what is to be run, runs nothing. */

export { expect, vi } from "vitest";

interface Collected {
  tests: { name: string; run: () => unknown }[];
  before: (() => unknown)[];
  after: (() => unknown)[];
}

const now = (): Collected => (globalThis as unknown as { __collected: Collected }).__collected;

export const test = (name: string, run: () => unknown): void => void now().tests.push({ name, run });
export const it = test;
export const describe = (_: string, within: () => void): void => within();
export const beforeEach = (run: () => unknown): void => void now().before.push(run);
export const afterEach = (run: () => unknown): void => void now().after.push(run);
