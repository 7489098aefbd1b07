/** Python in this worker: fetched, started, and sorade's core in it. */

type Handle = (method: string, path: string, body: string | null) => readonly [number, string, string, string, number];

export interface Python {
  // eslint-disable-next-line
  FS: any;
  /** Open the home over a log; what comes back answers requests. */
  home: (log: string) => Handle;
}

interface Contents {
  version: string;
  files: Readonly<Record<string, number>>;
}

const LIBRARY = "/lib/app";
const BOOK = "/book.sqlite";
const FIRST = ["pyodide.asm.wasm", "pyodide.asm.mjs", "python.zip", "sorade.zip", "book.sqlite"]; // what is fetched before it can start

/** Start it from the files in `place`. `told` hears how many bytes have come, of how many. */
export async function start(place: string, told: (done: number, of: number, had: boolean) => void): Promise<Python> {
  const contents = (await (await fetched(`${place}/home.json`)).json()) as Contents;
  const came = await all(place, contents, told);
  const { loadPyodide } = await import(/* @vite-ignore */ `${place}/pyodide.mjs`);
  const python = await loadPyodide({ indexURL: `${place}/`, stdLibURL: `${place}/python.zip` });
  python.FS.mkdirTree(LIBRARY);
  python.unpackArchive(came.get("sorade.zip"), "zip", { extractDir: LIBRARY });
  python.FS.writeFile(BOOK, came.get("book.sqlite"));
  return {
    FS: python.FS,
    home: (log) => {
      python.globals.set("LOG", log);
      python.globals.set("BOOK", BOOK);
      python.globals.set("LIBRARY", LIBRARY);
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

const OPEN = `
import sys
sys.path.insert(0, LIBRARY)
from pathlib import Path
from sorade.browser import Home
home = Home(LOG, Path(BOOK), alone=True)

def handle(method, path, body):
    made = home.handle(method, path, body)
    return made.status, made.body, made.media, str(made.log), made.clock

handle
`;

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** The files that it starts from. Those that Python asks for itself are in the browser's cache then. */
async function all(place: string, { files }: Contents, told: (done: number, of: number, had: boolean) => void): Promise<Map<string, Uint8Array>> {
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
