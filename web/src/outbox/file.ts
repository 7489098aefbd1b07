/** What could not be sent, as a file: a line of JSON that says so, then one for each event. */

import type { Event } from "../api/types";

export const NAME = "sorade-unsent.jsonl";

export function file(events: readonly Event[]): string {
  return [{ sorade: "unsent", version: 1 }, ...events].map((line) => `${JSON.stringify(line)}\n`).join("");
}
