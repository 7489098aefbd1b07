/** How this browser and the computer that the page is from go together: what pages show of it, and what they ask. */

import { Refused, Unreachable } from "../errors";
import type { SyncAsked, SyncNews } from "./channel";

interface Paired {
  paired: boolean;
  computer: string;
}

class Synced {
  /** Is there a computer to be in step with? */
  can = $state(false);
  /** How the last sync went; null where there was none yet. */
  last = $state.raw<SyncNews | null>(null);
  /** When the two were in step last, ms; null where they weren't since the page is there. */
  at = $state<number | null>(null);
  /** The computer's name; empty where it isn't known yet. */
  computer = $state("");
  #ask: (asked: SyncAsked) => void = () => undefined;
  #listeners = new Set<(sessions: readonly string[]) => void>();
  #done: (news: SyncNews) => void = () => undefined;

  /** From now on there is one, which is asked so. */
  asks(ask: (asked: SyncAsked) => void): void {
    this.can = true;
    this.#ask = ask;
    const again = (): void => {
      if (document.visibilityState === "visible") this.now();
    };
    addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
  }

  heard(news: SyncNews): void {
    this.last = news;
    if (news.state === "ok") {
      this.at = news.at;
      this.#done(news);
    }
    if (news.sessions.length) for (const listener of this.#listeners) listener(news.sessions);
  }

  /** What to do when the two are in step. */
  whenDone(deed: (news: SyncNews) => void): void {
    this.#done = deed;
  }

  /** Hear of sessions in which another device did something. */
  listen(listener: (sessions: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  now = (): void => this.#ask({ sync: "now" });
  /** With whichever log answers: the learner wants the two to be one. */
  join = (): void => this.#ask({ sync: "join" });

  /** Pair this device by a code. Raises Refused, Unreachable. */
  async pair(code: string, name: string): Promise<void> {
    await this.#door("POST", { code, name });
    this.last = null;
    this.join();
  }

  /** The computer doesn't know this device any more. Raises Unreachable. */
  async part(): Promise<void> {
    await this.#door("DELETE");
    this.now();
  }

  /** Who is there. Raises Unreachable. */
  async look(): Promise<Paired> {
    return this.#door("GET");
  }

  async #door(method: string, body: unknown = null): Promise<Paired> {
    const answer = await fetch("/api/pair", { method, cache: "no-store", ...(body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {}) }).catch(() => null);
    const told: unknown = await answer?.json().catch(() => null);
    if (!answer || typeof told !== "object" || told === null) throw new Unreachable();
    if (!answer.ok) throw new Refused("detail" in told ? String(told.detail) : "", answer.status);
    const found = told as Paired;
    this.computer = found.computer;
    return found;
  }
}

export const synced = new Synced();
