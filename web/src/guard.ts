/** No control where the next tap lands: for a moment after a stroke or a new page, pointers do nothing to the controls. */

const LENGTH = 300; // ms

let timer: ReturnType<typeof setTimeout> | undefined;

/** Hold the controls marked `.guarded` for a moment; `base.css` takes the pointer away from them. */
export function hold(length = LENGTH): void {
  document.documentElement.classList.add("held");
  clearTimeout(timer);
  timer = setTimeout(() => document.documentElement.classList.remove("held"), length);
}
