/** Which page is open. Three pages need no router. */

import { hold } from "./guard";

export type Path = "/" | "/setup" | "/practice";

function here(): Path {
  const { pathname } = location;
  return pathname === "/setup" || pathname === "/practice" ? pathname : "/";
}

class Place {
  path = $state<Path>(here());

  read = (): void => {
    this.path = here();
    hold();
  };

  /** Open another page; `instead` leaves no way back to this one. */
  go = (path: Path, instead = false): void => {
    history[instead ? "replaceState" : "pushState"](null, "", path);
    this.read();
    scrollTo(0, 0);
  };
}

export const place = new Place();
