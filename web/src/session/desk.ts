/** The one desk of this page: storage, outbox and the device's id, opened once. */

import { getSession, giveBack, logAfter, logHead, offsetAt, sendEvents, startSession } from "../api/client";
import { logOf, onAnswer } from "../api/log";
import { soon } from "../api/way";
import { SYNCED } from "../home/advice";
import { synced } from "../home/synced.svelte";
import { Copy } from "../outbox/copy";
import { Outbox } from "../outbox/outbox";
import { Store } from "../outbox/store";
import { uuid7 } from "../outbox/uuid";
import { Clock } from "./clock";
import type { Desk } from "./practice";
import { outgoing } from "./status.svelte";

let opened: Promise<Desk> | null = null;

async function deviceId(store: Store): Promise<string> {
  const known = await store.kept<string>("device");
  if (known) return known;
  const made = uuid7();
  await store.keep("device", made);
  return made;
}

const ASK_AGAIN = 30 * 86_400_000; // ms; a browser that said no may say yes to somebody who comes often

/** Ask the browser, now and then, not to clear what is kept here when its disk fills up. Some ask the learner. */
async function persist(store: Store): Promise<void> {
  const asked = await store.kept<number | true>("asked to persist");
  if (asked !== null && Date.now() - Number(asked) < ASK_AGAIN) return;
  await store.keep("asked to persist", Date.now());
  await navigator.storage?.persist?.().catch(() => false); // an insecure context has no `storage`
}

async function make(): Promise<Desk> {
  const store = new Store();
  const copy = new Copy(store, { head: logHead, after: logAfter, giveBack }, Date.now, () => outbox.changed());
  const outbox: Outbox = new Outbox(store, { who: copy.who, send: sendEvents });
  outbox.watch((status) => (outgoing.now = status));
  const clock = new Clock(Date.now);
  onAnswer((log, latest) => {
    clock.heard(latest);
    outbox.answeredBy(log);
  });
  outbox.listen((answer) => {
    if (answer.receipts.length) outgoing.ahead = answer.ahead;
    const log = logOf(answer);
    if (log) copy.acknowledged(log, answer.head, answer.receipts.filter(({ status }) => status === "stored").length);
  });
  synced.whenDone(({ at, pulled }) => {
    void store.keep(SYNCED, at);
    if (pulled) outbox.changed(); // what was kept of the home page is old
  });
  const device = await deviceId(store);
  if (globalThis.matchMedia?.("(display-mode: standalone)").matches) void persist(store);
  void outbox.sendAgain(false); // whatever waits from last time goes first
  copy.soon();
  // one that waits out its pause is worth a try when the browser believes in a network again
  addEventListener("online", () => void outbox.tryAgain());
  document.addEventListener("visibilitychange", () => {
    const { pending, elsewhere } = outbox.status;
    if (document.visibilityState === "visible" && pending + elsewhere) void outbox.tryAgain();
  });
  addEventListener("beforeunload", (event) => {
    if (!outbox.status.saving && outbox.status.pending) event.preventDefault(); // it is in this page only
  });
  return { store, outbox, device, newId: uuid7, clock, offset: offsetAt, startSession, getSession, soon, persist: () => persist(store) };
}

export function desk(): Promise<Desk> {
  opened ??= make();
  return opened;
}
