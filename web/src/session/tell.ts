/** Telling the server of something that is no part of a session: a setting, a list. It is safe here before it is sent. */

import type { EventBody } from "../api/types";
import { desk } from "./desk";

const PATIENCE = 6_000; // ms for the server to take it

export interface Told {
  /** Of its event. */
  id: string;
  /** The sentence of what is wrong, or null where the server has it. */
  trouble: string | null;
}

/** Keep it and send it. */
export async function tell(body: EventBody): Promise<Told> {
  try {
    const { outbox, device, newId, now, offset } = await desk();
    const at = now();
    const id = newId();
    let refused: string | null = null;
    const stop = outbox.onRefused((event, why) => event.id === id && (refused = why));
    await outbox.add({ id, device, at, offset: offset(at), ...body });
    const sent = await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
    stop();
    return { id, trouble: refused ?? (sent ? null : "Saved here, but the server does not answer yet. Try again in a moment.") };
  } catch (error) {
    return { id: "", trouble: error instanceof Error ? error.message : "This browser cannot keep what you write." };
  }
}
