/** Which page is open. The first word of the address is the page, the second what it is about: /kanji/語. */

import { hold } from "./guard";

/** As it was meant; one that cannot be read stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

class Place {
  #words = $state.raw<readonly string[]>([]);
  /** What stands behind the #. */
  hash = $state("");

  constructor() {
    this.#see();
  }

  /** The page's name; empty is home. */
  get page(): string {
    return this.#words[0] ?? "";
  }

  /** What the page is about; empty where it is about all of its kind. */
  get about(): string {
    return this.#words[1] ?? "";
  }

  /** The address has changed. */
  read = (): void => {
    this.#see();
    hold();
  };

  /** Open another page; `instead` leaves no way back to this one. */
  go = (path: string, instead = false): void => {
    history[instead ? "replaceState" : "pushState"](null, "", path);
    this.read();
    scrollTo(0, 0);
  };

  #see(): void {
    this.#words = location.pathname.split("/").filter(Boolean).map(decoded);
    this.hash = decoded(location.hash.slice(1));
  }
}

export const place = new Place();
