/** The service worker of this page: put in place, and renewed when nobody is in the middle of anything. */

import { place } from "../place.svelte";

const BUSY = new Set(["practice", "drill", "placement", "read"]);
const LOOK_AGAIN = 30_000; // ms

const idle = (): boolean => !BUSY.has(place.page);

/** Resolves once what this page fetches can be kept; at once where the browser has no service workers. */
export async function installed(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return; // no secure context, or a private window
  const wasThere = serviceWorker.controller !== null;
  let registration: ServiceWorkerRegistration;
  try {
    registration = await serviceWorker.register("/service.js");
  } catch {
    return; // sorade runs without it, as long as there is a network
  }
  const renew = (): void => {
    if (registration.waiting && idle()) registration.waiting.postMessage("take over");
  };
  serviceWorker.addEventListener("controllerchange", () => {
    if (wasThere) location.reload(); // the new version's page
  });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", renew));
  setInterval(renew, LOOK_AGAIN);
  renew();
  if (!wasThere) await Promise.race([new Promise((claimed) => serviceWorker.addEventListener("controllerchange", claimed, { once: true })), new Promise((late) => setTimeout(late, 10_000))]);
}
