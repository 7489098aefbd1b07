/** The one desk of this page: database, outbox and the device's id, opened once. */

import { getSession, offsetAt, sendEvents, startSession } from "../api/client";
import { type Database, keep, kept, open } from "../outbox/database";
import { Outbox } from "../outbox/outbox";
import { uuid7 } from "../outbox/uuid";
import type { Desk } from "./practice";

let opened: Promise<Desk> | null = null;

async function deviceId(database: Database): Promise<string> {
  const known = await kept<string>(database, "device");
  if (known) return known;
  const made = uuid7();
  await keep(database, "device", made);
  return made;
}

async function make(): Promise<Desk> {
  const database = await open();
  const outbox = new Outbox(database, sendEvents);
  void outbox.flush(); // whatever waits from last time goes first
  // one that waits out its pause is worth a try when the browser believes in a network again
  addEventListener("online", () => void outbox.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && outbox.status.pending) void outbox.flush();
  });
  return { database, outbox, device: await deviceId(database), newId: uuid7, now: Date.now, offset: offsetAt, startSession, getSession };
}

/** Raises Unkept where the browser keeps nothing; the next call tries again. */
export function desk(): Promise<Desk> {
  opened ??= make().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
