/** How the page looks by the settings: its theme, and the hand that writes. Kept in this browser, too, so that a page
 * looks right before the server has answered. */

import type { Theme } from "./api/types";

const KEY = "sorade look";

export interface Look {
  theme: Theme;
  left_handed: boolean;
}

function shown({ theme, left_handed: left }: Look): void {
  const { dataset } = document.documentElement;
  dataset["theme"] = theme;
  dataset["hand"] = left ? "left" : "right";
  for (const frame of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const is = (frame.dataset["theme"] ??= frame.media.includes("dark") ? "dark" : "light");
    frame.media = theme === "system" ? `(prefers-color-scheme: ${is})` : theme === is ? "all" : "not all";
  }
}

/** As it was the last time. */
export function recalled(): void {
  try {
    const { theme, left_handed: left } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Look>;
    shown({ theme: theme === "light" || theme === "dark" ? theme : "system", left_handed: left === true });
  } catch {
    shown({ theme: "system", left_handed: false });
  }
}

/** As the settings have it. */
export function looks({ theme, left_handed: left }: Look): void {
  const look: Look = { theme, left_handed: left };
  shown(look);
  try {
    localStorage.setItem(KEY, JSON.stringify(look));
  } catch {
    // a browser that keeps nothing asks the server each time
  }
}

/** Tells when light turns to dark or back, by the system or by the settings. Gives back how to stop. */
export function watchTheme(heard: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const own = new MutationObserver(heard);
  system.addEventListener("change", heard);
  own.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", heard);
    own.disconnect();
  };
}
