/** A way to a server that isn't there: what it answers is the test's to say. */

import { answeredBy } from "../src/api/log";
import type { Answer, Event } from "../src/api/types";
import { Refused } from "../src/errors";
import { Outbox } from "../src/outbox/outbox";
import type { Store } from "../src/outbox/store";
import { answer } from "./shapes";

export const LOG = "log a";

/** The same answer, from this log. */
export function from<T extends object>(log: string, said: T): T {
  answeredBy(said, log);
  return said;
}

export function stored(events: readonly Event[], more: Partial<Answer> = {}): Answer {
  return { ...answer(events.map(({ id }) => ({ id }))), ...more };
}

export type Send = (events: readonly Event[], log: string) => Promise<Answer>;

/** An outbox whose server is the log `LOG`. */
export function outboxOf(store: Store, send: Send, who: () => Promise<string> = async () => LOG): Outbox {
  return new Outbox(store, { who, now: () => 5, send: async (events, log) => from(LOG, await send(events, log)) });
}

/** A refusal of the log's own, of the event that it names. */
export function refusal(event: { id: string } | undefined, why: string, log: string = LOG): Refused {
  return new Refused(why, 422, log, event?.id ?? null);
}
