/** What the outbox says of itself, for all pages. */

import { NEWS, type Status } from "../outbox/outbox";

class Outgoing {
  now = $state.raw<Status>(NEWS);
  /** By how many ms this device's clock is ahead; null where it isn't. */
  ahead = $state<number | null>(null);
}

export const outgoing = new Outgoing();
