/** Python in this worker: fetched, started, and sorade's core in it. */

import type { Mended } from "./channel";

/** `Keeper` of sorade.browser. */
export interface Keeper {
  open: () => boolean;
  /** Status, body, media type, log, and the latest moment in it. Raises where nothing was answered. */
  handle: (method: string, path: string, body: string | null) => readonly [number, string, string, string, number];
  isSuspect: () => boolean;
  isDamaged: () => boolean;
  mend: (packed: readonly string[], log: string, least: number) => Mended;
  follow: () => boolean;
  fill: () => void;
  steps: Steps;
  /** Whether a file came that the last request could not do without; nothing where it lacked none. */
  awaited: () => Promise<boolean> | undefined;
}

/** What a sync wants next. */
export type Step =
  | { kind: "call"; method: string; path: string; body: string | null }
  | { kind: "done"; log: string; pulled: number; pushed: number; sessions: readonly string[] }
  | { kind: "failed"; error: string; why: string };

export interface Steps {
  /** Begin, with the log of that name; null joins whichever answers. */
  begin: (wanted: string | null) => Step;
  tell: (status: number, text: string) => Step;
}

export interface Python {
  // eslint-disable-next-line
  FS: any;
  /** The keeper of the log whose files are in this folder. */
  keeper: (folder: string) => Keeper;
}

type Told = (done: number, of: number, had: boolean) => void;

interface Contents {
  version: string;
  files: Readonly<Record<string, number>>;
}

const LIBRARY = "/lib/sorade.zip";
const BOOK = "/book.sqlite";
const SNAPSHOTS = "sorade-snapshots";
const WASM_PAGE = 65_536; // bytes
const FIRST = ["pyodide.asm.wasm", "pyodide.asm.mjs", "python.zip", "sorade.zip", "book.sqlite"]; // what is fetched before it can start
const LATER = ["beyond.sqlite", "recogniser.npz"];

const OURS = ["sorade.zip", "book.sqlite"]; // of these, those that Pyodide doesn't fetch by itself

/** Start it from the files in `place`. `told` hears how many bytes have come, of how many, and whether all was here before. */
export async function start(place: string, told: Told): Promise<Python> {
  const contents = (await (await fetched(`${place}/home.json`)).json()) as Contents;
  const came = await all(place, contents, told);
  const snapshot = await kept(place);
  let python;
  try {
    python = await (snapshot ? restored(place, came, snapshot) : load(place, came, {}));
    if (!snapshot) python.runPython(WARM);
  } catch (error) {
    if (!snapshot) throw error;
    await keepAs(place, new Uint8Array()); // it is a quicker way only, which this browser doesn't know
    python = await load(place, came, {});
    python.runPython(WARM);
  }
  python.globals.set("BOOK", BOOK);
  const { find, awaited } = later(place, python.FS);
  python.globals.set("later", find);
  return {
    FS: python.FS,
    keeper: (folder) => {
      python.globals.set("FOLDER", folder);
      const keeper = python.runPython(OPEN);
      const { answer, mend, begin, tell } = Object.fromEntries(["answer", "mend", "begin", "tell"].map((name) => [name, python.globals.get(name)]));
      return {
        open: () => keeper.open(),
        handle: (method, path, body) => plain(answer(method, path, body)),
        isSuspect: () => keeper.suspect,
        isDamaged: () => keeper.is_damaged(),
        mend: (packed, log, least) => {
          const [events, of] = plain(mend(packed, log, least));
          return { events, of };
        },
        follow: () => keeper.follow(),
        fill: () => keeper.fill(),
        awaited,
        steps: { begin: (wanted) => plain(begin(wanted ?? "")), tell: (status, text) => plain(tell(status, text)) },
      };
    },
  };
}

/** Keep Python's memory, once sorade is in it: the next start takes half of the time. In a worker of its own, as this ends it. */
export async function keep(place: string): Promise<void> {
  if (await (await caches.open(SNAPSHOTS)).match(place)) return;
  const contents = (await (await fetched(`${place}/home.json`)).json()) as Contents;
  const python = await load(place, await all(place, contents, () => undefined), { _makeSnapshot: true });
  python.runPython(WARM);
  await keepAs(place, python.makeMemorySnapshot());
}

async function keepAs(place: string, memory: Uint8Array): Promise<void> {
  await caches.delete(SNAPSHOTS);
  await (await caches.open(SNAPSHOTS)).put(place, new Response(memory as BodyInit));
}

async function kept(place: string): Promise<Uint8Array | null> {
  const found = await globalThis.caches?.open(SNAPSHOTS).then((cache) => cache.match(place));
  const memory = found ? new Uint8Array(await found.arrayBuffer()) : null;
  return memory?.length ? memory : null;
}

/** Pyodide puts a copy of its memory into what WebAssembly begins with, 31.5 MB. A larger one has to find room there. The way
 * back is returned. */
function withRoom(bytes: number): () => void {
  const { instantiate, instantiateStreaming } = WebAssembly;
  type Made = WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;
  const wider =
    <Given extends unknown[]>(make: (...given: Given) => Promise<Made>) =>
    async (...given: Given): Promise<Made> => {
      const made = await make(...given);
      const { memory } = ("instance" in made ? made.instance : made).exports;
      if (memory instanceof WebAssembly.Memory) {
        const lack = Math.ceil((bytes - memory.buffer.byteLength) / WASM_PAGE);
        if (lack > 0) memory.grow(lack);
      }
      return made;
    };
  Object.assign(WebAssembly, { instantiate: wider(instantiate as (...given: unknown[]) => Promise<Made>), instantiateStreaming: wider(instantiateStreaming) });
  return () => Object.assign(WebAssembly, { instantiate, instantiateStreaming });
}

// eslint-disable-next-line
async function restored(place: string, came: ReadonlyMap<string, Uint8Array>, memory: Uint8Array): Promise<any> {
  const back = withRoom(memory.length);
  try {
    return await load(place, came, { _loadSnapshot: memory });
  } finally {
    back();
  }
}

// eslint-disable-next-line
async function load(place: string, came: ReadonlyMap<string, Uint8Array>, options: Record<string, unknown>): Promise<any> {
  const { loadPyodide } = await import(/* @vite-ignore */ `${place}/pyodide.mjs`);
  const python = await loadPyodide({ indexURL: `${place}/`, stdLibURL: `${place}/python.zip`, ...options });
  python.FS.writeFile(LIBRARY, came.get("sorade.zip"), { canOwn: true });
  python.FS.writeFile(BOOK, came.get("book.sqlite"), { canOwn: true });
  return python;
}

/** sorade's core, the list of the characters and what a start asks for, without an open file. */
const WARM = `
import sys
sys.path.insert(0, "${LIBRARY}")
from pathlib import Path
from sorade.browser import Keeper, warm

def wanted(name, wait=True):
    found = later(name, wait)
    return Path(found) if found else None

book = warm(Path("${BOOK}"), lambda: wanted("beyond.sqlite"))
`;

const OPEN = `
import random
random.seed()
book.wake(Path(BOOK))
keeper = Keeper(Path(FOLDER), book, lambda wait: wanted("recogniser.npz", wait))

def answer(method, path, body):
    made = keeper.handle(method, path, body)
    return made.status, made.body, made.media, str(made.log), made.clock

def begin(wanted):
    global syncing
    syncing = keeper.home.sync(wanted or None)
    return syncing.step()

def tell(status, text):
    return syncing.told(status, text)

def mend(packed, log, least):
    made = keeper.mend(packed.to_py(), log, least)
    return made.events, made.of

keeper
`;

/** What Python gave, as JavaScript has it. */
// eslint-disable-next-line
function plain(made: any): any {
  const given = made.toJs({ dict_converter: Object.fromEntries });
  made.destroy();
  return given;
}

interface Later {
  /** Where the file lies, once it is there. Nothing where it isn't in this browser; but then it is on its way. */
  find: (name: string, wait: boolean) => string | undefined;
  awaited: Keeper["awaited"];
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
  const came = new Map<string, Uint8Array>();
  if (had) {
    told(of, of, had);
    await Promise.all(OURS.map(async (name) => came.set(name, new Uint8Array(await (await fetched(`${place}/${name}`)).arrayBuffer()))));
    return came;
  }
  let done = 0;
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
