/** How far the home in this browser is: what the page shows until Python is there. */

import type { Mended, News } from "./channel";

class Starting {
  /** Bytes that have come, and all; 0 where nothing has to come. */
  done = $state(0);
  of = $state(0);
  ready = $state(false);
  /** Was it fetched before? Then it is up in a moment. */
  hadIt = $state(false);
  /** Why it could not start; null where it could. */
  why = $state<string | null>(null);
  /** The log is damaged, and is being made anew. */
  mending = $state(false);
  /** What came of that; null where it wasn't damaged. */
  mended = $state.raw<Mended | null>(null);
  /** Bytes of a damaged log that were put aside. */
  aside = $state(0);

  heard(news: News): void {
    if (!("news" in news)) return;
    if (news.news === "fetching") [this.done, this.of, this.hadIt] = [news.done, news.of, news.had];
    if (news.news === "broken") this.why = news.why;
    if (news.news === "mending") this.mending = true;
    if (news.news === "mended") [this.mending, this.mended] = [false, { events: news.events, of: news.of }];
    if (news.news === "ready") {
      this.ready = true;
      this.aside = news.aside;
      this.why = null;
    }
  }
}

export const starting = new Starting();
