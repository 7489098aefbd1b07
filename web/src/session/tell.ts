/** Telling the server of something that is no part of a session: a setting, a list. It is safe here before it is sent. */

import type { EventBody } from "../api/types";
import { Refused, Waiting } from "../errors";
import { desk } from "./desk";
import { stamp } from "./practice";

const PATIENCE = 6_000; // ms for the server to take it

/** Keep it, in place of the drafts that it `replaces`, and send it; the id of its event. Raises Refused, or Waiting where the server does not answer. */
export async function tell(body: EventBody, replaces: readonly string[] = []): Promise<string> {
  const table = await desk();
  const { outbox } = table;
  const event = { ...stamp(table), ...body };
  let refused: string | null = null;
  const stop = outbox.onRefused(({ id }, why) => id === event.id && (refused = why));
  await outbox.add(event, { replaces });
  const sent = await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
  stop();
  if (refused !== null) throw new Refused(refused, 422);
  if (!sent || (await outbox.waits(event.id))) throw new Waiting(outbox.status.saving);
  return event.id;
}
