/** The log of this browser, asked and kept whole: what is damaged is mended, and a second copy follows. */

import * as tables from "../outbox/database";
import type { Answered, Asked, Mended, News } from "./channel";
import { answering } from "./channel";
import { ASIDE, type Files, JOURNAL, LOG, SECOND } from "./files";
import type { Keeper } from "./python";

const BEHIND = 1_000; // ms by which the second copy may be behind the log
const LATER = 60_000; // ms after the start at which the second copy is looked through

export class Keeping {
  #turn: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = false; // at all of the log, since it was mended: it takes long

  private constructor(
    private readonly keeper: Keeper,
    private readonly files: Files,
    private readonly say: (news: News) => void,
  ) {}

  /** Open the log, and mend it where that is called for. */
  static async open(keeper: Keeper, files: Files, say: (news: News) => void): Promise<Keeping> {
    const made = new Keeping(keeper, files, say);
    if (!keeper.open()) await made.#mend();
    await made.#flush();
    made.#soon();
    setTimeout(() => void made.inTurn(() => made.#fill()).catch(() => undefined), LATER);
    return made;
  }

  /** Bytes that were put aside as they were damaged. */
  get aside(): number {
    return this.files.byName.get(ASIDE)?.getSize() ?? 0;
  }

  whatIsAside(): Uint8Array {
    const found = new Uint8Array(this.aside);
    this.files.byName.get(ASIDE)?.read(found, { at: 0 });
    return found;
  }

  /** The answer, once all that it says is stored; and what is awaited, where it lacked a file. */
  ask({ ask, method, path, body }: Asked): Promise<{ answer: Answered; awaited: Promise<boolean> | undefined }> {
    return this.inTurn(async () => {
      const answer = await this.#answer(method, path, body);
      const awaited = this.keeper.awaited();
      await this.#flush();
      this.#soon();
      return { answer: answering(ask, answer), awaited };
    });
  }

  /** Do something with the log: what it wrote is stored when this resolves. */
  stored = <T>(deed: () => T): Promise<T> =>
    this.inTurn(async () => {
      const done = deed();
      await this.#flush();
      this.#soon();
      return done;
    });

  /** One after the other. */
  inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(deed);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #answer(method: string, path: string, body: string | null): Promise<ReturnType<Keeper["handle"]>> {
    try {
      const answer = this.keeper.handle(method, path, body);
      if (this.#looked || !this.keeper.isSuspect() || !(await this.#mended())) return answer;
    } catch (error) {
      if (this.#looked || !this.keeper.isSuspect() || !(await this.#mended())) throw error;
    }
    return this.keeper.handle(method, path, body);
  }

  async #mended(): Promise<boolean> {
    this.#looked = true;
    if (!this.keeper.isDamaged()) return false;
    await this.#mend();
    return true;
  }

  async #mend(): Promise<void> {
    this.say({ news: "mending" });
    const { packed, log, least } = await whatThePageKeeps().catch(() => NOTHING);
    const mended: Mended = this.keeper.mend(packed, log, least);
    for (const name of [ASIDE, LOG]) this.files.byName.get(name)?.flush();
    await this.files.settle();
    this.#looked = false;
    this.say({ news: "mended", ...mended });
  }

  async #flush(): Promise<void> {
    for (const name of [JOURNAL, LOG]) this.files.byName.get(name)?.flush();
    await this.files.settle();
  }

  /** The second copy follows: not at each answer, and not only when nobody asks any more. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.inTurn(() => this.#follow()).catch(() => undefined);
    }, BEHIND);
  }

  async #follow(): Promise<void> {
    const more = this.keeper.follow();
    this.files.byName.get(SECOND)?.flush();
    await this.files.settle();
    if (more) this.#soon();
  }

  async #fill(): Promise<void> {
    this.keeper.fill();
    this.files.byName.get(SECOND)?.flush();
    await this.files.settle();
  }
}

/** The page's copy of the last days, the log that it is of, and how long that was. */
interface Kept {
  packed: readonly string[];
  log: string;
  least: number;
}
const NOTHING: Kept = { packed: [], log: "", least: 0 };

async function whatThePageKeeps(): Promise<Kept> {
  const database = await tables.open("sorade", { blocked: () => undefined, closed: () => undefined });
  try {
    const log = await database.get("kept", "log");
    if (typeof log !== "string") return NOTHING;
    const end = (await database.get("kept", `end of ${log}`)) as { counter?: number } | undefined;
    return { packed: (await tables.chunksOf(database, log)).map(([, chunk]) => chunk.packed), log, least: end?.counter ?? 0 };
  } finally {
    database.close();
  }
}
