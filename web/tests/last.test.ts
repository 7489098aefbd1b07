import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Home } from "../src/api/types";
import { Store } from "../src/outbox/store";
import { studyDay } from "../src/session/clock";
import { homeOf, keepHome } from "../src/session/last";
import { LOG, outboxOf, stored } from "./line";

const home = { first_run: false, study_day: "2026-11-23" } as Home;
const event = { id: "a", device: "d", at: 1, offset: 0, kind: "void", target: "b" } as const;
let count = 0;

async function opened(send = async (events: readonly { id: string }[]) => stored(events as never)) {
  const store = new Store(`last ${(count += 1)}`);
  const outbox = outboxOf(store, send);
  outbox.answeredBy(LOG);
  await outbox.flush();
  return { store, outbox };
}

test("a study day starts at four", () => {
  const midnight = Date.UTC(2026, 10, 23);
  expect(studyDay(midnight + 4 * 3_600_000, 0)).toBe("2026-11-23");
  expect(studyDay(midnight + 4 * 3_600_000 - 1, 0)).toBe("2026-11-22");
  expect(studyDay(midnight - 5 * 3_600_000, 540)).toBe("2026-11-23");
});

test("the home page is shown as it was on the same study day", async () => {
  const open = await opened();
  expect(await homeOf("2026-11-23", open)).toBeNull();
  await keepHome(home, open);
  expect(await homeOf("2026-11-23", open)).toEqual(home);
  expect(await homeOf("2026-11-24", open)).toBeNull();
  open.outbox.answeredBy("another");
  expect(await homeOf("2026-11-23", open)).toBeNull();
});

test("it isn't shown once something was written", async () => {
  const open = await opened();
  await keepHome(home, open);
  await open.outbox.add(event);
  await open.outbox.flush();
  expect(await homeOf("2026-11-23", open)).toBeNull();
});

test("a home page that doesn't know of what waits isn't kept, nor a first run", async () => {
  const open = await opened(() => Promise.reject(new Error("gone")));
  await open.outbox.add(event);
  await keepHome(home, open);
  expect(await open.store.kept("home")).toBeNull();
  const other = await opened();
  await keepHome({ ...home, first_run: true }, other);
  expect(await other.store.kept("home")).toBeNull();
});
