/** The server's face, as TypeScript. Times are ms UTC, `offset` minutes east of UTC, ids UUIDs. */

import type { Ink } from "../ink/types";

export type Purpose = "review" | "new" | "retest" | "rewrite" | "practice" | "placement" | "audit";
/** `part` counts the outermost parts in the order written: they appear one after another. */
export interface GhostStroke {
  path: string;
  part: number;
}

export type HintLevel = "story" | "parts" | "ghost_part" | "ghost";
export type GradeValue = 1 | 2 | 3 | 4;

export interface Piece {
  text: string;
  reading: string;
}

/** The line that holds a kanji together: the learner's own, one from the parts' names, and what to make one of. */
export interface Story {
  own: string;
  line: string;
  words: string[];
}

/** A piece without text is a blank. */
export interface Sentence {
  runs: Piece[];
  translation: string;
}

export interface BlankWord {
  before: Piece[];
  after: Piece[];
  blank_reading: string;
  reading: string;
  gloss: string;
}

export interface Prompt {
  id: string;
  script: "kanji" | "hiragana" | "katakana";
  meanings: string[];
  readings: { on: string[]; kun: string[] };
  words: BlankWord[];
  example: Sentence | null;
  whole: WholeWord | null;
  /** Readings and words are shown on request only. */
  hides: boolean;
  /** Seconds for which the guide stays locked, or until the first stroke. */
  locked: number;
}

/** A word that is asked whole: its pieces in kana, those that are to be written with the prompt of each. */
export interface WholeWord {
  reading: string;
  gloss: string;
  slots: { reading: string; prompt: string | null }[];
}

export interface Turn {
  prompt: string;
  purpose: Purpose;
}

export interface SessionOut {
  id: string;
  study_day: string;
  minutes: number;
  speaks: boolean;
  /** Practice that moves nothing. */
  free: boolean;
  /** The placement of which it is a round. */
  run: string | null;
  prompts: Prompt[];
  queue: Turn[];
  done: number;
  pending: Reveal[];
}

export interface ModelStroke {
  path: string;
  type: string;
  part: string | null;
  points: [number, number][];
}

export interface ModelPart {
  element: string;
  position: string;
  name: string;
  strokes: number[];
}

export interface Slip {
  kind: "missing" | "extra" | "order" | "direction" | "place" | "shape" | "merged" | "split";
  stroke: number | null;
  ink: number[];
  part: string | null;
  text: string;
  against: number | null;
  rule: string | null;
}

/** A sentence of the verdict, and the model and ink strokes that it is about. */
export interface Said {
  text: string;
  strokes: number[];
  ink: number[];
}

/** How the model's stroke `one` stands to `other`: what tells the character from the one that was written. */
export interface Contrast {
  kind: "longer" | "crosses" | "touches";
  one: number;
  other: number;
  is_so: boolean;
  there: [number, number] | null;
}

/** Why a kanji slips, and what is done about it. */
export interface Fix {
  cause: "unattempted" | "only_read" | "meaning" | "whole" | "crammed";
  name: string;
  evidence: string;
  text: string;
  /** It is reviewed plainly, so that the fixes can be judged. */
  control: boolean;
  study_day: string;
  rival: string | null;
  story: boolean;
  parts: boolean;
}

/** Not sure yet why it slips, though it was missed several times in a row: what is known so far, and what to do. */
export interface Unsure {
  misses: number;
  answers: number;
  evidence: string;
  text: string;
}

/** The kanji that was written instead, and the strokes that tell the two apart: of the one asked, and of this. */
export interface Rival {
  char: string;
  meaning: string;
  model: { strokes: ModelStroke[]; parts: ModelPart[] };
  here: number[];
  there: number[];
}

export interface Allowed {
  grade: GradeValue;
  needs: "nothing" | "overlay" | "overruled";
  days: number;
}

/** What an answer to the check's question leads to. */
export interface Outcome {
  proposal: { grade: GradeValue; reason: string };
  allowed: Allowed[];
}

export interface Question extends Said {
  yes: Outcome;
  no: Outcome;
}

export interface Reveal {
  attempt: string;
  prompt: string;
  purpose: Purpose;
  char: string;
  variant: string;
  meanings: string[];
  on: string[];
  kun: string[];
  words: { text: string; reading: string; gloss: string }[];
  sentence: Sentence | null;
  story: Story;
  parts: PartNode[];
  model: { strokes: ModelStroke[]; parts: ModelPart[] };
  ink: Ink | null;
  matches: number[][];
  reversed: number[];
  slips: Slip[];
  right: boolean;
  question: Question | null;
  other: string | null;
  confidence: number;
  contrast: Contrast | null;
  rival: Rival | null;
  fix: Fix | null;
  unsure: Unsure | null;
  sentences: Said[];
  scored: boolean;
  proposal: { grade: GradeValue; reason: string };
  allowed: Allowed[];
  prompt_at_fault: { wrote: string; differs: string } | null;
  graded: GradeValue | null;
  /** Of the last attempts whose order was looked at, this one among them, how many were right. */
  order: { right: number; of: number };
}

export interface HintOut {
  level: HintLevel;
  text: string | null;
  strokes: GhostStroke[] | null;
}

interface EventBase {
  id: string;
  device: string;
  at: number;
  offset: number;
}

export interface AttemptEvent extends EventBase {
  kind: "attempt";
  session: string;
  prompt: string;
  purpose: Purpose;
  gave_up: boolean;
  undos: number;
  clears: number;
  thinking: number;
  ink: Ink | null;
}

export interface HintEvent extends EventBase {
  kind: "hint";
  session: string;
  prompt: string;
  level: HintLevel;
  strokes: number;
  after: number;
}

export interface GradeEvent extends EventBase {
  kind: "grade";
  attempt: string;
  grade: GradeValue;
  overruled: boolean;
  answer: boolean | null;
}

export interface VoidEvent extends EventBase {
  kind: "void";
  target: string;
}

export interface SettingsEvent extends EventBase {
  kind: "settings";
  reads: string | null;
  minutes: number | null;
  asks?: "kanji" | "words";
  speaks?: boolean;
  new_from?: string;
  words_from?: string;
  hides?: boolean;
  compares?: boolean;
  week?: number[];
  starts?: number;
  retention?: number;
  new_most?: number;
  strictness?: Strictness;
  apart?: boolean;
  left_handed?: boolean;
  theme?: Theme;
}

export interface DrillEvent extends EventBase {
  kind: "drill";
  char: string;
  step: number;
  why: string | null;
  ink: Ink;
}

export interface StoryEvent extends EventBase {
  kind: "story";
  char: string;
  text: string;
}

export interface ListEvent extends EventBase {
  kind: "list";
  list: string;
  name: string;
  /** In order, each once; empty: the list is gone. */
  chars: string;
}

export interface ReadingEvent extends EventBase {
  kind: "reading_check";
  char: string;
  seed: string;
  picked: number | null;
  took: number;
}

export interface KnownEvent extends EventBase {
  kind: "known";
  source: string;
  chars: string;
  days: (string | null)[];
}

export type EventIn = AttemptEvent | HintEvent | GradeEvent | VoidEvent | SettingsEvent | DrillEvent | StoryEvent | ListEvent | ReadingEvent | KnownEvent;
/** What a page tells beside a session: the rest of such an event is added on the way. */
export type EventBody = Omit<SettingsEvent, keyof EventBase> | Omit<ListEvent, keyof EventBase> | Omit<VoidEvent, keyof EventBase> | Omit<KnownEvent, keyof EventBase>;

export interface Receipt {
  id: string;
  status: "stored" | "known";
  reveal: Reveal | null;
  hint: HintOut | null;
  drill?: Drilled | null;
  read?: ReadOut | null;
  fix?: Fix | null;
  unsure?: Unsure | null;
}

export interface EventsOut {
  receipts: Receipt[];
  /** Of the other kanji of a word: they had to wait until all of it was written. */
  held: Reveal[];
  queue: Turn[] | null;
  done: number | null;
}

export interface Readable {
  /** False: there is the learner's word alone. */
  enough: boolean;
  checked: number;
  needed: number;
  /** The kanji that the learner says they read. */
  of: number;
  low: number;
  likely: number;
  high: number;
}

export interface ReadOut {
  right: boolean;
  choice: number;
}

export interface ReadingCheck {
  char: string;
  seed: string;
  choices: { reading: string; meaning: string }[];
}

export interface ReadingOut {
  checks: ReadingCheck[];
  /** Checks of today that were answered. */
  done: number;
  figure: Readable;
}

export interface Import {
  id: string;
  study_day: string;
  source: string;
  kanji: number;
}

export interface Reads {
  chance: number;
  /** When something last spoke for it or against it; null: only other kanji do. */
  seen: string | null;
  checks: number;
  right: number;
}

export interface Known {
  /** How many are known by all of it together. */
  kanji: number;
  imports: Import[];
}

export interface KnownRead {
  known: { char: string; day: string | null }[];
  left_out: string;
  /** Numbers of the lines whose day cannot be. */
  odd: number[];
}

export interface Writable {
  enough: boolean;
  asked: number;
  needed: number;
  /** The kanji that the learner reads. */
  of: number;
  low: number;
  likely: number;
  high: number;
}

/** The result of a placement. */
export interface Placed {
  run: string;
  study_day: string;
  asked: number;
  readable: number;
  low: number;
  likely: number;
  high: number;
}

/** The missed ones come back first; then those ahead are met; those that are surely written come last. */
export interface FirstPlan {
  missed: number;
  ahead: number;
  sure: number;
}

export interface Placements {
  results: Placed[];
  plan: FirstPlan | null;
  readable: number;
  /** Of these, how many were never asked. */
  askable: number;
  /** How many a placement takes at least. */
  needed: number;
}

export interface Round {
  run: string;
  session: SessionOut | null;
  result: Placed | null;
}

export interface PastSession {
  id: string;
  study_day: string;
  written: number;
  passed: number;
  missed: number;
  seconds: number;
}

export interface Chosen {
  reads: string | null;
  minutes: number;
  asks: "kanji" | "words";
  speaks: boolean;
  /** Ids of lists; empty: none. */
  new_from: string;
  words_from: string;
  hides: boolean;
  compares: boolean;
  /** Minutes from Monday to Sunday, 0 for a day off; empty: every day alike. */
  week: number[];
  /** The hour at which the study day starts. */
  starts: number;
  /** In percent. */
  retention: number;
  /** New kanji a day at most; 120: as many as the minutes hold. */
  new_most: number;
  strictness: Strictness;
  /** Look-alikes are not met on one day. */
  apart: boolean;
  left_handed: boolean;
  theme: Theme;
}

export type Strictness = "lenient" | "usual" | "strict";
export type Theme = "system" | "light" | "dark";

export interface Today {
  to_write: number;
  due: number;
  new: number;
  done: number;
  open_session: string | null;
  /** What is asked for takes about so long. */
  minutes: number;
  /** Of the day, by the settings; 0 on a day off. */
  meant: number;
  /** Seconds of writing today. */
  used: number;
  /** Days until all that is due is done, at these minutes. */
  days: number;
  /** Days since anything was written. */
  away: number;
  /** Nothing is asked for: the day's session is over, or it is a day off. */
  more: boolean;
}

export interface RetentionCosts {
  /** Kanji that have a memory. */
  kanji: number;
  costs: { retention: number; minutes: number }[];
}

export interface HomeOut {
  first_run: boolean;
  version: string;
  study_day: string;
  chosen: Chosen;
  today: Today;
  writable: Writable;
  readable: Readable;
  next: { study_day: string; due: number } | null;
  sessions: PastSession[];
  broken: Broken | null;
}

/** A kanji that was looked for. */
export interface Hit {
  char: string;
  meaning: string;
  reading: string;
  state: State;
}

/** A radical by its traditional number. */
export interface Radical {
  number: number;
  element: string;
  name: string;
  kanji: number;
}

/** A list without its kanji. */
export interface ListLine {
  id: string;
  kind: "own" | "jlpt" | "grade" | "frequency";
  name: string;
  kanji: number;
  states: Partial<Record<State, number>>;
}

export interface ListOut {
  id: string;
  kind: ListLine["kind"];
  name: string;
  hits: Hit[];
  /** All of it as one word of URL-safe letters. */
  shared: string;
  new_from: boolean;
  words_from: boolean;
}

/** What a text holds. */
export interface ListRead {
  name: string;
  chars: string;
  left_out: string;
}

/** A part that kanji share. */
export interface SharedPart {
  element: string;
  name: string;
  kanji: number;
}

export interface LevelMap {
  id: string;
  name: string;
  /** A letter for each kanji: n(ever asked), s(lipping), d(ue), b(y heart). */
  states: string;
}

export interface ProgressOut {
  study_day: string;
  week: string;
  writable: Writable;
  /** What can be written of what is read, by JLPT level and school year; empty while it is too early to say. */
  gap: LevelGap[];
  /** Of the kanji that chance drew, one a day. */
  audit: Audit;
  map: LevelMap[];
  forecast: { study_day: string; due: number; minutes: number }[];
}

/** By the kanji that chance drew alone, `low` to `high` of those that are read can be written. */
export interface Audit {
  asked: number;
  right: number;
  enough: boolean;
  low: number;
  high: number;
}

export interface LevelGap {
  id: string;
  name: string;
  figure: Writable;
  reads: Readable;
}

/** Both figures as they were known on a study day. */
export interface Then {
  study_day: string;
  writable: Writable;
  readable: Readable;
}

/** Of `count` answers `right` were right, where a share of `said` was expected; the true share is in the range. */
export interface Share {
  count: number;
  right: number;
  said: number;
  low: number;
  high: number;
  enough: boolean;
}

export interface Calibration {
  words: string;
  /** When the learner's own parameters were fitted; null where the published ones hold. */
  fitted: string | null;
  bins: (Share & { least: number; most: number })[];
  whole: Share;
  audits: Share;
}

export interface Overruled {
  way: "wrong" | "up" | "down" | "passed" | "missed";
  times: number;
  /** Asked again on a later day, without a hint; of these so many were right. */
  proved: number;
  right: number;
  enough: boolean;
}

export interface OrderSlips {
  answers: number;
  lately: number;
  rules: { key: string; name: string; answers: number; lately: number }[];
}

export interface PastOut {
  study_day: string;
  over_time: Then[];
  calibration: Calibration;
  overruled: Overruled[];
  judged: string[];
  order: OrderSlips;
}

export interface InkThen {
  study_day: string;
  grade: GradeValue | null;
  ink: Ink;
}

export interface InkPair {
  char: string;
  meaning: string;
  first: InkThen;
  latest: InkThen;
}

export interface Level {
  id: string;
  name: string;
  kanji: number;
  up_to: number;
}

export type State = "never" | "slipping" | "due" | "by_heart";

/** A part and the parts in it. `sharing`: how many kanji have it. */
export interface PartNode extends ModelPart {
  sharing: number;
  radical: boolean;
  phonetic: boolean;
  parts: PartNode[];
  /** How it stands as a kanji of its own; null where it is none. */
  state: State | null;
}

/** From stroke `early` to the next: the rule that speaks of them, by its key; an exception goes against it or has none. */
export interface Step {
  early: number;
  late: number;
  rule: string | null;
  is_exception: boolean;
}

export interface Rule {
  key: string;
  name: string;
  sentence: string;
  examples: string[];
}

export interface MemoryOut {
  stability: number;
  recall: number;
  first: string;
  due: string;
  reviews: number;
  passes: number;
  lapses: number;
  answers: { study_day: string; grade: GradeValue }[];
  curve: { start: string; recall: number[] };
}

export interface AttemptLine {
  id: string;
  study_day: string;
  at: number;
  purpose: Purpose;
  grade: GradeValue | null;
  aided: boolean;
  gave_up: boolean;
  strokes: number;
}

export interface KanjiOut {
  char: string;
  study_day: string;
  meanings: string[];
  on: string[];
  kun: string[];
  grade: number;
  jlpt: number;
  frequency: number | null;
  radical: string;
  radical_number: number;
  phonetic: string | null;
  model: { strokes: ModelStroke[]; parts: ModelPart[] };
  variants: number;
  parts: PartNode[];
  steps: Step[];
  rules: Rule[];
  words: { text: string; reading: string; gloss: string }[];
  sentence: Sentence | null;
  story: Story;
  alike: { char: string; meaning: string }[];
  state: State;
  memory: MemoryOut | null;
  /** The memory of reading it. */
  reads: Reads | null;
  attempts: AttemptLine[];
  /** Of the last attempts whose order was looked at, how many were right. */
  order: { right: number; of: number };
  fix: Fix | null;
  unsure: Unsure | null;
}

/** A rule of stroke order: how often it was broken, and kept in drills since. */
export interface Broken {
  key: string;
  name: string;
  slips: number;
  kept: number;
}

/** Which stroke comes after the first `step`? `why`: keys of rules to choose from. */
export interface DrillStep {
  char: string;
  meaning: string;
  strokes: ModelStroke[];
  step: number;
  why: string[];
}

export interface DrillOut {
  steps: DrillStep[];
  rules: Rule[];
  broken: Broken[];
}

/** What became of a step; `text` is about the strokes `early` and `late`. */
export interface Drilled {
  right: boolean;
  drawn: number | null;
  rule: string;
  why_right: boolean | null;
  text: string;
  early: number;
  late: number;
}
