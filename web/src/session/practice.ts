/** Runs the loop: puts what happens into the outbox, hears the server, and tells the page. No Svelte, no DOM. */

import { logOf } from "../api/log";
import { Passing } from "../errors";
import type { Event, Grade, Hint, Reveal, Session, Turn } from "../api/types";
import type { Sheet } from "../ink/sheet";
import { columns, type Pointer, type Size } from "../ink/types";
import type { Outbox } from "../outbox/outbox";
import type { Store } from "../outbox/store";
import { type Clock, studyDay } from "./clock";
import * as machine from "./machine";

const PATIENCE = 2_500; // ms to wait for a verdict before saying that it is saved here; also for what comes next
const HINT_PATIENCE = 5_000; // ms; a hint that has not left by then is taken back

/** The attempt in hand, kept stroke by stroke so that a reload restores it. */
export interface Draft {
  session: string;
  turn: Turn;
  sheet: Sheet;
  size: Size;
  pointer: Pointer;
  thinking: number | null;
  hints: readonly Hint[];
}

/** What a reload must not lose and the server does not tell. */
interface Kept {
  recap: readonly machine.Line[];
  open: readonly machine.Open[];
  late: readonly Reveal[];
  parts: machine.Loop["parts"];
  /** What was left of it; of sessions that were kept before this was, nothing. */
  queue?: readonly Turn[];
  done?: number;
}

/** A session as it is kept, with the log that laid it out; null where it did not say. */
interface Opened {
  log: string | null;
  session: Session;
}

/** A session as it was opened, brought to where this browser left it. */
function asLeft(session: Session, { queue = session.queue, done = session.done }: Pick<Kept, "queue" | "done">): Session {
  return { ...session, queue: [...queue], done, pending: [] };
}

export interface Desk {
  store: Store;
  outbox: Outbox;
  device: string;
  newId: () => string;
  clock: Clock;
  offset: (at: number) => number;
  startSession: (id: string, device: string) => Promise<Session>;
  getSession: (id: string) => Promise<Session>;
  /** What was asked; raises Unreachable where that would wait for a home in this browser to come up. */
  soon: <T>(asked: Promise<T>) => Promise<T>;
  /** Ask the browser to keep what is here for good. */
  persist: () => Promise<void>;
}

/** What every event says: its id, whose it is, and when it happened. */
export function stamp({ device, newId, clock, offset }: Desk): Pick<Event, "id" | "device" | "at" | "offset" | "clock"> {
  const when = clock.stamp();
  return { id: newId(), device, ...when, offset: offset(when.at) };
}

/** The study day of this moment. */
export function today({ clock, offset }: Pick<Desk, "clock" | "offset">): string {
  const { at } = clock.stamp();
  return studyDay(at, offset(at));
}

/** What a thing of this log is called in the store. */
function nameFor(thing: string, log: string | null): string {
  return log ? `${thing} of ${log}` : thing;
}

export class Practice {
  loop: machine.Loop | null = null;
  /** The draft that belongs to the turn in hand, once: the pad takes it when it opens. */
  draft: Draft | null = null;
  /** A sentence about something that went wrong, or null. */
  trouble: string | null = null;
  /** Did another device write in this session, too? */
  elsewhere = false;
  #changed: () => void;
  #draft: string;
  /** The log of the session. */
  #log: string | null = null;
  #stop: (() => void)[] = [];
  #unwait: () => void = () => undefined;

  constructor(
    private readonly desk: Desk,
    changed: () => void,
    /** The id of free practice that was laid out; null is today's session. */
    private readonly free: string | null = null,
  ) {
    this.#changed = changed;
    this.#draft = free ? "draft practice" : "draft"; // practice must not push out what waits in today's session
  }

  /** Open today's session or the practice, or go on with it. Raises what the server's answer raises where no session is kept here either. */
  async start(): Promise<void> {
    const { desk } = this;
    const early: Reveal[] = [];
    this.#stop.push(
      desk.outbox.listen((answer, complete) => {
        if (this.#log && logOf(answer) !== this.#log) return;
        if (!this.loop) early.push(...answer.receipts.flatMap(({ reveal }) => reveal ?? []));
        if (answer.receipts.some(({ hint }) => hint)) this.trouble = null; // that it was slow is no news any more
        if (this.loop && complete && answer.queue && machine.taken(this.loop, answer.queue)) this.elsewhere = true;
        void this.#to((loop) => machine.heard(loop, answer, complete));
      }),
      desk.outbox.onRefused((event, why) => this.#refused(event, why)),
    );
    // what waits belongs to the session that comes back: the server must know it first
    const known = await desk.soon(desk.outbox.flush()).catch(() => false);
    const { session: opened, log, later } = await this.#open();
    this.#log = log;
    await this.#dropOld();
    const before = await this.#kept<Kept>(`session ${opened.id}`);
    const session = later && before ? asLeft(opened, before) : opened;
    const { recap = [], open = [], late = [], parts = null } = before ?? {};
    this.draft = await this.#kept<Draft>(this.#draft);
    this.loop = machine.begun(session, { recap, open: known ? [] : open, late: [...late, ...early], parts });
    this.#restoreHints();
    this.#changed();
    later?.then(
      (now) => void this.#to((loop) => machine.caughtUp(loop, now)),
      () => undefined, // nobody answered
    );
  }

  /** The session: the server's answer, or the one of the same log that is kept here, and then the answer that may come `later`. */
  async #open(): Promise<Opened & { later: Promise<Session> | null }> {
    const { desk, free } = this;
    const place = free ? "practice" : "today";
    this.#log = await desk.outbox.log();
    const kept = await this.#kept<Opened>(place);
    const fits = kept && (free ? kept.session.id === free : kept.session.study_day === today(desk));
    const asked = free ? desk.getSession(free) : desk.startSession(desk.newId(), desk.device);
    try {
      const session = await (fits ? desk.soon(asked) : asked); // a page that has something to show doesn't wait for Python
      const opened = { session, log: logOf(session) };
      await desk.store.keep(nameFor(place, opened.log), opened);
      return { ...opened, later: null };
    } catch (error) {
      const opened = error instanceof Passing ? kept : null;
      if (!opened || (free && opened.session.id !== free)) throw error;
      return { ...opened, later: asked };
    }
  }

  /** A thing of this log; or of the time before logs had names. */
  async #kept<T>(thing: string): Promise<T | null> {
    const { store } = this.desk;
    return (await store.kept<T>(nameFor(thing, this.#log))) ?? store.kept<T>(thing);
  }

  /** What is kept of sessions that are over goes; what was written in them is in the log, or waits in the outbox. */
  async #dropOld(): Promise<void> {
    const open = await Promise.all(["today", "practice"].map((place) => this.#kept<Opened>(place)));
    const names = open.flatMap((opened) => (opened ? [`session ${opened.session.id}`, nameFor(`session ${opened.session.id}`, this.#log)] : []));
    const another = (name: string) => name.includes(" of ") && !name.endsWith(nameFor("", this.#log));
    await this.desk.store.dropOthers("session ", (name) => names.includes(name) || another(name));
  }

  /** Another device may have gone on with this session: look, and go on from there. */
  async look(): Promise<void> {
    const { desk, loop } = this;
    if (!loop || !(await desk.outbox.flush().catch(() => false))) return;
    try {
      const session = await desk.getSession(loop.session);
      if (this.#log && logOf(session) !== this.#log) return;
      await this.#to((now) => {
        if (machine.taken(now, session.queue)) this.elsewhere = true;
        return machine.elsewhere(now, session, Boolean(this.draft?.sheet.strokes.length) || now.hints.length > 0);
      });
    } catch {
      // the next answer says so, too
    }
  }

  stop(): void {
    this.#unwait();
    for (const stop of this.#stop.splice(0)) stop();
  }

  /** The draft of the turn in hand, or null. */
  takeDraft(): Draft | null {
    const { draft, loop } = this;
    if (!draft || !loop?.turn || draft.session !== loop.session || !machine.same(draft.turn, loop.turn)) return null;
    return draft;
  }

  /** Keep what stands on the pad. */
  saveDraft(sheet: Sheet, size: Size, pointer: Pointer, thinking: number | null): void {
    const { loop } = this;
    if (!loop?.turn || loop.phase !== "writing") return;
    this.draft = { session: loop.session, turn: loop.turn, sheet, size, pointer, thinking, hints: loop.hints };
    void this.desk.store.keep(nameFor(this.#draft, this.#log), this.draft);
  }

  /** The learner asks for the check, or says "I don't know". `thinking` in ms. */
  async attempt(sheet: Sheet, size: Size, pointer: Pointer, thinking: number, gaveUp: boolean): Promise<void> {
    const { loop } = this;
    if (!loop?.turn || loop.phase !== "writing") return;
    const event = {
      ...stamp(this.desk),
      kind: "attempt",
      session: loop.session,
      prompt: loop.turn.prompt,
      purpose: loop.turn.purpose,
      gave_up: gaveUp,
      undos: sheet.undos,
      clears: sheet.clears,
      thinking: Math.max(0, Math.round(thinking)),
      ink: sheet.strokes.length ? columns(sheet.strokes, pointer, size) : null,
    } as const;
    this.trouble = null;
    const kept = this.#to((now) => machine.attempted(now, event.id));
    this.draft = null;
    await kept;
    await this.#add(event, [nameFor(this.#draft, this.#log), this.#draft]);
    this.#wait("checking");
  }

  /** The next hint on the ladder. It is in the log before it is on the page; where nobody is there to give it, it is taken back. */
  async hint(strokes: number, after: number): Promise<void> {
    const { loop } = this;
    const level = loop && machine.nextHint(loop);
    if (!loop?.turn || !level || loop.phase !== "writing") return;
    const { turn } = loop;
    const event = {
      ...stamp(this.desk),
      kind: "hint",
      session: loop.session,
      prompt: turn.prompt,
      level,
      strokes,
      after: Math.max(0, Math.round(after)),
    } as const;
    this.trouble = null;
    await this.#add(event);
    const patience = new Promise((resolve) => setTimeout(resolve, HINT_PATIENCE));
    await Promise.race([this.desk.outbox.flush(), patience]);
    if (this.loop?.turn !== turn || this.loop.hints.some((hint) => hint.level === level)) return;
    const { outbox } = this.desk;
    if (await outbox.takeBack(event.id)) this.#say("Hints come from the server, which isn't answering. This one didn't count.");
    else if (await outbox.waits(event.id)) this.#say("The server is slow to answer. The hint will show when it comes, and counts.");
  }

  async grade(grade: Grade): Promise<void> {
    const { loop } = this;
    if (!loop?.reveal || machine.gate(loop, grade) !== "open") return;
    const event = {
      ...stamp(this.desk),
      kind: "grade",
      attempt: loop.reveal.attempt,
      grade,
      overruled: loop.overruled,
      answer: loop.answer,
    } as const;
    await this.#to((now) => machine.graded(now, event.id, grade));
    await this.#add(event);
    this.#wait("grading");
  }

  async undoGrade(): Promise<void> {
    const last = this.loop?.last;
    if (!last) return;
    await this.#to(machine.ungraded);
    await this.#add({ ...stamp(this.desk), kind: "void", target: last.event });
  }

  /** The kanji of that attempt has a keyword of the learner's own, or none any more: what is still asked says so, too. */
  async name(attempt: string, keyword: string): Promise<void> {
    await this.#to((loop) => machine.named(loop, attempt, keyword));
    const { desk, loop, free } = this;
    if (!loop || !(await desk.outbox.flush())) return;
    try {
      const session = await desk.getSession(loop.session);
      const opened: Opened = { session, log: logOf(session) };
      await desk.store.keep(nameFor(free ? "practice" : "today", opened.log), opened);
      await this.#to((now) => machine.reworded(now, session));
    } catch {
      // the next start has it
    }
  }

  #add(event: Event, replaces: readonly string[] = []): Promise<void> {
    return this.desk.outbox.add(event, { replaces, log: this.#log });
  }

  goOn = (): void => void this.#to(machine.goOn);
  built = (): void => void this.#to(machine.built);
  showOverlay = (): void => void this.#to(machine.overlaid);
  answer = (yes: boolean | null): void => void this.#to((loop) => machine.answered(loop, yes));
  overrule = (): void => void this.#to(machine.overruled);

  /** Take a step. When it resolves, what a reload must not lose of it is kept. */
  async #to(step: (loop: machine.Loop) => machine.Loop): Promise<void> {
    if (!this.loop) return;
    const before = this.loop;
    this.loop = step(before);
    if (this.loop === before) return;
    if (this.loop.turn !== before.turn) this.#restoreHints();
    const kept = this.#keepOpen();
    this.#changed();
    if (this.loop.phase === "finished") void this.desk.persist();
    await kept;
  }

  #restoreHints(): void {
    const draft = this.takeDraft();
    if (draft && this.loop?.phase === "writing") this.loop = { ...this.loop, hints: draft.hints };
  }

  async #keepOpen(): Promise<void> {
    const { loop } = this;
    if (!loop) return;
    const { recap, open, parts, queue, done } = loop;
    const shown = loop.phase === "verdict" && loop.reveal && machine.asksGrade(loop.reveal) ? [loop.reveal] : [];
    const value: Kept = { recap, open, late: [...shown, ...loop.late], parts, queue, done };
    await this.desk.store.keep(nameFor(`session ${loop.session}`, this.#log), value);
  }

  #refused(event: Event, why: string): void {
    if (event.kind === "attempt") void this.#to((loop) => machine.refused(loop, event.id));
    if (event.kind === "grade") void this.#to((loop) => machine.gradeRefused(loop, event.id));
    this.#say(why);
  }

  #say(sentence: string): void {
    this.trouble = sentence;
    this.#changed();
  }

  /** Give the server a moment; then go on without it. A refused connection says so at once. */
  #wait(phase: machine.Phase): void {
    this.#unwait();
    if (this.loop?.phase !== phase) return;
    const { turn } = this.loop;
    const giveUp = () => {
      this.#unwait();
      if (this.loop?.phase === phase && this.loop.turn === turn) void this.#to(machine.unreachable);
    };
    let old = true; // the first call tells what is, not what happened
    const stop = this.desk.outbox.watch(({ offline }) => {
      if (offline && !old) giveUp();
    });
    old = false;
    const timer = setTimeout(giveUp, PATIENCE);
    this.#unwait = () => {
      clearTimeout(timer);
      stop();
      this.#unwait = () => undefined;
    };
  }
}
