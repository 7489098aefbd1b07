/**
 * sorade without a server, in a worker of its own: Python, the core, the book and the learner's log. One page's worker has
 * the log; those of other tabs wait until it is gone, and their pages ask this one.
 */

import { answering, type Asked, CHANNEL, type News, type SyncAsked } from "./channel";
import { JOURNAL, LOG, open } from "./files";
import { mount } from "./mount";
import { keep, start } from "./python";
import { forget, Sync, type Turn } from "./sync";

const LOCK = "sorade-home";
const FOLDER = "/log";

const line = new BroadcastChannel(CHANNEL);
const say = (news: News): void => line.postMessage(news);

async function serve(place: string, syncs: boolean): Promise<void> {
  const files = await open();
  const python = await start(place, (done, of, had) => say({ news: "fetching", done, of, had }));
  mount(python.FS, FOLDER, files.byName);
  const { handle, steps } = python.home(`${FOLDER}/${LOG}`);
  const flush = async (): Promise<void> => {
    for (const name of [JOURNAL, LOG]) files.byName.get(name)?.flush();
    await files.settle();
  };
  await flush();
  let last: Promise<unknown> = Promise.resolve();
  /** One after another; what was written is on the disk before anything is called stored. */
  const turn: Turn = (deed) => {
    const mine = last.then(async () => {
      const done = deed();
      await flush();
      return done;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  const sync = syncs ? new Sync(steps, turn, say) : null;
  line.onmessage = ({ data }: MessageEvent<Asked | News | SyncAsked>) => {
    if ("hello" in data) {
      say({ news: "ready", where: files.where });
      sync?.hello();
    }
    if ("sync" in data) void (data.sync === "join" ? forget() : Promise.resolve()).then(() => sync?.now());
    if (!("ask" in data)) return;
    void turn(() => handle(data.method, data.path, data.body)).then(
      (answer) => line.postMessage(answering(data.ask, answer)),
      (error: unknown) => line.postMessage({ answer: data.ask, broke: String(error) }),
    );
    if (data.method === "POST") sync?.wrote();
  };
  say({ news: "ready", where: files.where });
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
