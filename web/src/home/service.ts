/**
 * The service worker of the static sorade. What the page and its home consist of comes from this browser once it has come.
 * `sorade static` writes `self.CONTENTS` in front of this file: its bytes change with every version, so a browser sees a new one.
 *
 * A new version is fetched whole beside the old one, and waits. It takes over when the page says `take over` and is the only
 * one: an old page and a new worker never meet.
 */

interface Contents {
  version: string;
  /** Addresses of the page's own files; the first is the page itself. */
  shell: readonly string[];
  /** Addresses of the files of the home. */
  home: readonly string[];
}

// no types of a service worker go together with those of a page
interface Waits extends Event {
  waitUntil: (done: Promise<unknown>) => void;
}
interface Fetches extends Waits {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Service {
  CONTENTS: Contents;
  addEventListener: {
    (kind: "install" | "activate", heard: (event: Waits) => void): void;
    (kind: "fetch", heard: (event: Fetches) => void): void;
    (kind: "message", heard: (event: Waits & { data: unknown }) => void): void;
  };
  clients: { claim: () => Promise<void>; matchAll: (options: { type: "window"; includeUncontrolled: boolean }) => Promise<readonly unknown[]> };
  skipWaiting: () => Promise<void>;
}
const worker = self as unknown as Service;

export {}; // a module of its own
const { version, shell, home } = worker.CONTENTS;
const PREFIX = "sorade ";
const CACHE = PREFIX + version;
const PAGE = shell[0] ?? "/";
const OWN = new Set([...shell, ...home]);

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(own(PAGE, event));
  else if (OWN.has(pathname)) event.respondWith(own(pathname, event));
});

/** The page's files. Those of the home come as they are asked for; but a browser that has a home of an older version gets the
 * new one whole, so that it never has to wait for it. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await fill(cache, shell);
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of older) {
    const before = await caches.open(name);
    for (const address of home) {
      const same = await before.match(address);
      if (same && !(await cache.match(address))) await cache.put(address, same);
    }
  }
  if (older.length) await fill(cache, home);
}

async function fill(cache: Cache, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) if (!(await cache.match(address))) await cache.add(new Request(address, { cache: "no-cache" }));
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

async function takeOver(): Promise<void> {
  if ((await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).length === 1) await worker.skipWaiting();
}

/** From the cache; the first time from the network, and kept. */
async function own(address: string, event: Waits): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  if (kept) return kept;
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status === 200) event.waitUntil(cache.put(address, answer.clone()).catch(() => undefined)); // a full disk keeps nobody from writing
  return answer;
}
