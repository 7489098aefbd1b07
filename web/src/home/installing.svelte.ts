/** Whether sorade is an app of its own on this device, and the browser's offer to make it one. */

/** Of Chromium; no types of it are published. */
interface Offer extends Event {
  prompt: () => Promise<unknown>;
}

class Installing {
  #offer = $state.raw<Offer | null>(null);
  installed = $state(false);

  /** Listen from the start on: the offer comes once. */
  listen(): void {
    this.installed = matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault(); // no banner over the pad
      this.#offer = event as Offer;
    });
    addEventListener("appinstalled", () => {
      this.installed = true;
      this.#offer = null;
    });
  }

  get offered(): boolean {
    return this.#offer !== null;
  }

  async accept(): Promise<void> {
    const offer = this.#offer;
    this.#offer = null; // it can be used once
    await offer?.prompt();
  }
}

export const installing = new Installing();
