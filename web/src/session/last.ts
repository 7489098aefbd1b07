/** The home page as it was when it was last shown, for a start that takes a while. */

import type { Home } from "../api/types";
import type { Outbox } from "../outbox/outbox";
import { HOME, type Store } from "../outbox/store";

interface Kept {
  home: Home;
  log: string | null;
}

export async function keepHome(home: Home, { store, outbox }: { store: Store; outbox: Outbox }): Promise<void> {
  if (home.first_run || outbox.status.pending) return; // more was written than it knows
  await store.keep(HOME, { home, log: await outbox.log() } satisfies Kept);
}

/** What was kept, where all of it still holds: nothing was written since, and it is the same study day. */
export async function homeOf(day: string, { store, outbox }: { store: Store; outbox: Outbox }): Promise<Home | null> {
  const kept = await store.kept<Kept>(HOME);
  return kept && kept.home.study_day === day && kept.log === (await outbox.log()) && !(await store.waiting()).length ? kept.home : null;
}
