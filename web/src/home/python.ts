/** Python in this worker: fetched, started, and sorade's core in it. */

type Handle = (method: string, path: string, body: string | null) => readonly [number, string, string, string, number];

export interface Python {
  // eslint-disable-next-line
  FS: any;
  /** Open the home over a log; what comes back answers requests. */
  home: (log: string) => Handle;
  /** Whether a file came that the last request could not do without; nothing where it lacked none. */
  awaited: () => Promise<boolean> | undefined;
}

type Told = (done: number, of: number, had: boolean) => void;

interface Contents {
  version: string;
  files: Readonly<Record<string, number>>;
}

const LIBRARY = "/lib/sorade.zip";
const BOOK = "/book.sqlite";
const SNAPSHOTS = "sorade-snapshots";
const FIRST = ["pyodide.asm.wasm", "pyodide.asm.mjs", "python.zip", "sorade.zip", "book.sqlite"]; // what is fetched before it can start
const LATER = ["beyond.sqlite", "recogniser.npz"];

/** Start it from the files in `place`. `told` hears how many bytes have come, of how many, and whether all was here before. */
export async function start(place: string, told: Told): Promise<Python> {
  const contents = (await (await fetched(`${place}/home.json`)).json()) as Contents;
  const came = await all(place, contents, told);
  const snapshot = await kept(place);
  let python;
  try {
    python = await load(place, came, snapshot ? { _loadSnapshot: snapshot } : {});
    if (!snapshot) python.runPython(WARM);
  } catch (error) {
    if (!snapshot) throw error;
    await caches.delete(SNAPSHOTS); // it is a quicker way only
    python = await load(place, came, {});
    python.runPython(WARM);
  }
  python.globals.set("BOOK", BOOK);
  const { find, awaited } = later(place, python.FS);
  python.globals.set("later", find);
  return {
    FS: python.FS,
    awaited,
    home: (log) => {
      python.globals.set("LOG", log);
      const handle = python.runPython(OPEN);
      return (method, path, body) => {
        const made = handle(method, path, body);
        const answer = made.toJs();
        made.destroy();
        return answer;
      };
    },
  };
}

/** Keep Python's memory, once sorade is in it: the next start takes half of the time. In a worker of its own, as this ends it. */
export async function keep(place: string): Promise<void> {
  if (await kept(place)) return;
  const contents = (await (await fetched(`${place}/home.json`)).json()) as Contents;
  const python = await load(place, await all(place, contents, () => undefined), { _makeSnapshot: true });
  python.runPython(WARM);
  const memory: Uint8Array = python.makeMemorySnapshot();
  await caches.delete(SNAPSHOTS);
  await (await caches.open(SNAPSHOTS)).put(place, new Response(memory as BodyInit));
}

async function kept(place: string): Promise<Uint8Array | null> {
  const found = await globalThis.caches?.open(SNAPSHOTS).then((cache) => cache.match(place));
  return found ? new Uint8Array(await found.arrayBuffer()) : null;
}

// eslint-disable-next-line
async function load(place: string, came: ReadonlyMap<string, Uint8Array>, options: Record<string, unknown>): Promise<any> {
  const { loadPyodide } = await import(/* @vite-ignore */ `${place}/pyodide.mjs`);
  const python = await loadPyodide({ indexURL: `${place}/`, stdLibURL: `${place}/python.zip`, ...options });
  python.FS.writeFile(LIBRARY, came.get("sorade.zip"));
  python.FS.writeFile(BOOK, came.get("book.sqlite"));
  return python;
}

/** sorade's core and the list of the characters, without an open file. More doesn't go into a snapshot: it has to fit the
 * memory that Python begins with, 31.5 MB. */
const WARM = `
import sys
sys.path.insert(0, "${LIBRARY}")
from pathlib import Path
from sorade.browser import Home
from sorade.reference import Book

def wanted(name, wait=True):
    found = later(name, wait)
    return Path(found) if found else None

book = Book.open(Path("${BOOK}"), lambda: wanted("beyond.sqlite"))
book.rest()
`;

const OPEN = `
import random
random.seed()
book.wake(Path(BOOK))
home = Home(LOG, book, lambda wait: wanted("recogniser.npz", wait), alone=True)

def handle(method, path, body):
    made = home.handle(method, path, body)
    return made.status, made.body, made.media, str(made.log), made.clock

handle
`;

interface Later {
  /** Where the file lies, once it is there. Nothing where it isn't in this browser; but then it is on its way. */
  find: (name: string, wait: boolean) => string | undefined;
  awaited: Python["awaited"];
}

/** Files that are not there from the start. */
// eslint-disable-next-line
function later(place: string, FS: any): Later {
  const here = new Set<string>();
  const near = new Set<string>(); // in the browser's cache: no network to wait for
  const coming = new Map<string, Promise<boolean>>();
  let wanted: Promise<boolean> | undefined;
  for (const name of LATER) void globalThis.caches?.match(`${place}/${name}`).then((found) => found && near.add(name));
  const put = (name: string, bytes: Uint8Array): void => {
    FS.writeFile(`/${name}`, bytes);
    here.add(name);
  };
  const come = async (name: string): Promise<boolean> => {
    try {
      put(name, new Uint8Array(await (await fetched(`${place}/${name}`)).arrayBuffer()));
    } catch {
      return false; // no network
    } finally {
      coming.delete(name);
    }
    return true;
  };
  return {
    find: (name, wait) => {
      try {
        if (near.delete(name) && !here.has(name)) put(name, fetchedAtOnce(`${place}/${name}`));
      } catch {
        // it is gone from the cache: then as if it had never been there
      }
      if (here.has(name)) return `/${name}`;
      const came = coming.get(name) ?? come(name);
      coming.set(name, came);
      if (wait) wanted = came;
      return undefined;
    },
    awaited: () => {
      const came = wanted;
      wanted = undefined;
      return came;
    },
  };
}

/** A worker may wait for a file, which should be in the browser's cache. Raises where it doesn't come. */
function fetchedAtOnce(address: string): Uint8Array {
  const asked = new XMLHttpRequest();
  asked.open("GET", address, false);
  asked.responseType = "arraybuffer";
  asked.send();
  if (asked.status !== 200) throw new Error(`${address}: ${asked.status}`);
  return new Uint8Array(asked.response as ArrayBuffer);
}

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** The files that it starts from. Those that Python asks for itself are in the browser's cache then. */
async function all(place: string, { files }: Contents, told: Told): Promise<Map<string, Uint8Array>> {
  const of = FIRST.reduce((sum, name) => sum + (files[name] ?? 0), 0);
  const had = (await Promise.all(FIRST.map((name) => globalThis.caches?.match(`${place}/${name}`)))).every(Boolean);
  let done = 0;
  const came = new Map<string, Uint8Array>();
  await Promise.all(
    FIRST.map(async (name) => {
      const { body } = await fetched(`${place}/${name}`);
      const bytes = new Uint8Array(files[name] ?? 0);
      let at = 0;
      for (const reader = body?.getReader(); reader; ) {
        const { done: over, value } = await reader.read();
        if (over) break;
        bytes.set(value, at);
        at += value.length;
        told((done += value.length), of, had);
      }
      if (at !== bytes.length) throw new Error(`${name} broke off after ${at} of ${bytes.length} bytes`);
      came.set(name, bytes);
    }),
  );
  return came;
}
