/** How the page looks and feels by the settings: its theme, the hand that writes, the size of the pad, whether it buzzes.
 * Kept in this browser, too, so that a page is right before the log has answered. */

import type { Chosen } from "./api/types";

const KEY = "sorade look";
const RIGHT = 20; // ms of buzzing
const WRONG = [20, 80, 20];

export type Look = Pick<Chosen, "theme" | "left_handed" | "pad" | "buzzes">;

const USUAL: Look = { theme: "system", left_handed: false, pad: "usual", buzzes: false };
let now = USUAL;

function shown(look: Look): void {
  now = look;
  const { dataset } = document.documentElement;
  dataset["theme"] = look.theme;
  dataset["hand"] = look.left_handed ? "left" : "right";
  dataset["pad"] = look.pad;
  for (const frame of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const is = (frame.dataset["theme"] ??= frame.media.includes("dark") ? "dark" : "light");
    frame.media = look.theme === "system" ? `(prefers-color-scheme: ${is})` : look.theme === is ? "all" : "not all";
  }
}

/** As it was the last time. */
export function recalled(): void {
  try {
    shown({ ...USUAL, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Look>) });
  } catch {
    shown(USUAL);
  }
}

/** As the settings have it. */
export function looks({ theme, left_handed, pad, buzzes }: Look): void {
  const look: Look = { theme, left_handed, pad, buzzes };
  shown(look);
  try {
    localStorage.setItem(KEY, JSON.stringify(look));
  } catch {
    // a browser that keeps nothing asks the log each time
  }
}

/** Can this device buzz? Phones with Android can; no iPhone lets a page do it. */
export function canBuzz(): boolean {
  return typeof navigator.vibrate === "function" && matchMedia("(any-pointer: coarse)").matches;
}

/** Let the learner feel the verdict, where they asked for it. */
export function buzz(right: boolean): void {
  if (now.buzzes && canBuzz()) navigator.vibrate(right ? RIGHT : WRONG);
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
