/**
 * sorade without a server, in a worker of its own: Python, the core, the book and the learner's log. One page's worker has
 * the log; those of other tabs wait until it is gone, and their pages ask this one.
 */

import { answering, type Asked, CHANNEL, type News } from "./channel";
import { JOURNAL, LOG, open } from "./files";
import { mount } from "./mount";
import { keep, start } from "./python";

const LOCK = "sorade-home";
const FOLDER = "/log";

const line = new BroadcastChannel(CHANNEL);
const say = (news: News): void => line.postMessage(news);

async function serve(place: string): Promise<void> {
  const files = await open();
  const python = await start(place, (done, of, had) => say({ news: "fetching", done, of, had }));
  mount(python.FS, FOLDER, files.byName);
  const handle = python.home(`${FOLDER}/${LOG}`);
  const flush = async (): Promise<void> => {
    for (const name of [JOURNAL, LOG]) files.byName.get(name)?.flush();
    await files.settle();
  };
  await flush();
  let turn: Promise<void> = Promise.resolve();
  const take = (asked: Asked): void => {
    turn = turn.then(async () => {
      const answer = handle(asked.method, asked.path, asked.body);
      await flush(); // before anything is called stored
      const told = answering(asked.ask, answer);
      const awaited = python.awaited();
      if (awaited) void awaited.then((came) => (came ? take(asked) : line.postMessage(told))); // others needn't wait as well
      else line.postMessage(told);
    });
    turn = turn.catch((error: unknown) => line.postMessage({ answer: asked.ask, broke: String(error) }));
  };
  line.onmessage = ({ data }: MessageEvent<Asked | News>) => {
    if ("hello" in data) say({ news: "ready", where: files.where });
    if ("ask" in data) take(data);
  };
  say({ news: "ready", where: files.where });
}

self.onmessage = ({ data }: MessageEvent<{ place: string; keep: boolean }>) => {
  if (data.keep)
    return void keep(data.place)
      .catch(() => undefined) // a full disk, or no cache at all: the next start is no slower than this one
      .finally(() => self.close());
  void navigator.locks.request(LOCK, async () => {
    try {
      await serve(data.place);
    } catch (error) {
      say({ news: "broken", why: error instanceof Error ? error.message : String(error) });
      return; // the worker of another tab may try
    }
    await new Promise(() => undefined); // the log is ours while this page is there
  });
};
