/** Which page is open. The first word of the address is the page, the second what it is about: /kanji/語. */

import { hold } from "./guard";

/** The words of an address. One that cannot be read is as none. */
function words(pathname: string): string[] {
  try {
    return pathname.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

class Place {
  #words = $state.raw(words(location.pathname));

  /** The page's name; empty is home. */
  get page(): string {
    return this.#words[0] ?? "";
  }

  /** What the page is about; empty where it is about all of its kind. */
  get about(): string {
    return this.#words[1] ?? "";
  }

  read = (): void => {
    this.#words = words(location.pathname);
    hold();
  };

  /** Open another page; `instead` leaves no way back to this one. */
  go = (path: string, instead = false): void => {
    history[instead ? "replaceState" : "pushState"](null, "", path);
    this.read();
    scrollTo(0, 0);
  };
}

export const place = new Place();
