/** The way to the home in this browser: its worker is started, and asked over a channel that all tabs share. */

import type { Came, Home, Way } from "../api/way";
import { Fault, TooSlow } from "../errors";
import { uuid7 } from "../outbox/uuid";
import { type Answered, type Asked, type Broke, CHANNEL, type News } from "./channel";
import { installed } from "./install";
import { BROKE } from "../words";
import { starting } from "./starting.svelte";
import { synced } from "./synced.svelte";

const PATIENCE = 15_000; // ms for an answer, once Python is there
const QUIET = 10_000; // ms after which a start may be made ready for the next one

interface Waiting {
  asked: Asked;
  answer: (came: Came) => void;
  fail: (error: unknown) => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function toHome(place: string, syncs: boolean): Home {
  const line = new BroadcastChannel(CHANNEL);
  const waiting = new Map<string, Waiting>();
  let there = false;
  let rise: () => void = () => undefined;
  const up = new Promise<void>((resolve) => (rise = resolve));

  const send = (one: Waiting): void => {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => {
      waiting.delete(one.asked.ask);
      one.fail(new TooSlow());
    }, PATIENCE);
    line.postMessage(one.asked);
  };
  line.onmessage = ({ data }: MessageEvent<News | Answered | Broke>) => {
    if ("news" in data) {
      starting.heard(data);
      if (data.news === "sync") synced.heard(data);
      if (data.news !== "ready") return;
      there = true;
      rise();
      for (const one of waiting.values()) send(one); // one that another tab took with it is asked again: twice is once
    } else if ("answer" in data) {
      const one = waiting.get(data.answer);
      if (!one) return;
      clearTimeout(one.timer);
      waiting.delete(data.answer);
      if ("broke" in data) one.fail(new Fault(BROKE));
      else one.answer({ status: data.status, text: data.body, media: data.media, log: data.log, clock: data.clock });
    }
  };
  line.postMessage({ hello: true } satisfies News);
  const worker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const own = worker();
  void installed().then(() => own.postMessage({ place, syncs, keep: false }));
  void up.then(() => setTimeout(() => worker().postMessage({ place, syncs: false, keep: true }), QUIET));

  const ask: Way = (method, path, body) =>
    new Promise((answer, fail) => {
      const one: Waiting = { asked: { ask: uuid7(), method, path, body }, answer, fail, timer: undefined };
      waiting.set(one.asked.ask, one);
      if (there) send(one);
    });
  if (syncs) synced.asks((asked) => line.postMessage(asked));
  return { ask, up };
}
