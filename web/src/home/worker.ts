/**
 * sorade without a server, in a worker of its own: Python, the core, the book and the learner's log. One page's worker has
 * the log; those of other tabs wait until it is gone, and their pages ask this one.
 */

import { type Aside, type AsideWanted, type Asked, CHANNEL, type News, type SyncAsked } from "./channel";
import { open } from "./files";
import { Keeping } from "./keeping";
import { mount } from "./mount";
import { keep, start } from "./python";
import { forget, Sync } from "./sync";

const LOCK = "sorade-home";
const FOLDER = "/log";

const line = new BroadcastChannel(CHANNEL);
const say = (news: News): void => line.postMessage(news);

async function serve(place: string, syncs: boolean): Promise<void> {
  const files = await open();
  const python = await start(place, (done, of, had) => say({ news: "fetching", done, of, had }));
  mount(python.FS, FOLDER, files.byName);
  const keeper = python.keeper(FOLDER);
  const keeping = await Keeping.open(keeper, files, say);
  const sync = syncs ? new Sync(keeper.steps, keeping.stored, say) : null;
  const ready = (): void => say({ news: "ready", where: files.where, aside: keeping.aside });
  const take = (asked: Asked): void =>
    void keeping.ask(asked).then(
      ({ answer, awaited }) => {
        if (awaited) void awaited.then((came) => (came ? take(asked) : line.postMessage(answer))); // others needn't wait as well
        else line.postMessage(answer);
      },
      (error: unknown) => line.postMessage({ answer: asked.ask, broke: String(error) }),
    );
  line.onmessage = ({ data }: MessageEvent<Asked | AsideWanted | News | SyncAsked>) => {
    if ("hello" in data) {
      ready();
      sync?.hello();
    }
    if ("aside" in data && data.aside === "wanted") line.postMessage({ aside: keeping.whatIsAside() } satisfies Aside);
    if ("sync" in data) void (data.sync === "join" ? forget() : Promise.resolve()).then(() => sync?.now());
    if (!("ask" in data)) return;
    take(data);
    if (data.method === "POST") sync?.wrote();
  };
  ready();
  sync?.now();
}

self.onmessage = ({ data }: MessageEvent<{ place: string; syncs: boolean; keep: boolean }>) => {
  if (data.keep)
    return void keep(data.place)
      .catch(() => undefined) // a full disk, or no cache at all: the next start is no slower than this one
      .finally(() => self.close());
  void navigator.locks.request(LOCK, async () => {
    try {
      await serve(data.place, data.syncs);
    } catch (error) {
      say({ news: "broken", why: error instanceof Error ? error.message : String(error) });
      return; // the worker of another tab may try
    }
    await new Promise(() => undefined); // the log is ours while this page is there
  });
};
