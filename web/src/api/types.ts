/**
 * Short names for the shapes of the API. They are all in schema.ts, which scripts/openapi.py writes from the server's own
 * description; what a field means is said there. Times are ms UTC, `offset` minutes east of UTC, ids UUIDs.
 */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Home = Schemas["Home"];
export type Today = Schemas["Today"];
export type PastSession = Schemas["PastSession"];
export type Chosen = Schemas["Chosen"];
export type Theme = Chosen["theme"];
export type Setting = Schemas["SettingOut"];
export type Level = Schemas["LevelOut"];
export type RetentionCosts = Schemas["RetentionCosts"];

export type Device = Schemas["Device"];

export type Session = Schemas["SessionOut"];
export type Turn = Schemas["QueueItem"];
export type Purpose = Turn["purpose"];
export type Prompt = Schemas["PromptOut"];
export type BlankWord = Schemas["PromptWord"];
export type Piece = Schemas["Run"];
export type Hint = Schemas["HintOut"];
export type HintLevel = Hint["level"];
export type GhostStroke = Schemas["GhostStroke"];
export type Placements = Schemas["Placements"];
export type Placed = Schemas["PlacedOut"];
export type Round = Schemas["RoundOut"];

export type Reveal = Schemas["Reveal"];
export type Outcome = Schemas["Outcome"];
export type Allowed = Schemas["AllowedGrade"];
export type Question = Schemas["QuestionOut"];
export type Said = Schemas["SaidOut"];
export type Slip = Schemas["SlipOut"];
export type Contrast = Schemas["ContrastOut"];
export type Rival = Schemas["Rival"];
export type Fix = Schemas["FixOut"];
export type Unsure = Schemas["UnsureOut"];
export type Grade = Schemas["GradeIn"]["grade"];

export type Ink = Schemas["InkColumns"];
export type ModelStroke = Schemas["StrokeOut"];
export type PartNode = Schemas["PartNode"];
export type Sentence = Schemas["SentenceOut"];
export type Word = Schemas["RevealWord"];
export type Story = Schemas["StoryOut"];

export type Kanji = Schemas["KanjiOut"];
export type Memory = Schemas["MemoryOut"];
export type Reads = Schemas["ReadsOut"];
export type AttemptLine = Schemas["AttemptLine"];
export type Step = Schemas["StepOut"];
export type Rule = Schemas["RuleOut"];
export type Hit = Schemas["Hit"];
export type State = Hit["state"];
export type Parts = Schemas["Parts"];
export type ListLine = Schemas["ListLine"];
export type List = Schemas["ListOut"];
export type ListRead = Schemas["ListRead"];

export type Progress = Schemas["ProgressOut"];
export type Past = Schemas["PastOut"];
export type Writable = Schemas["Writable"];
export type Readable = Schemas["Readable"];
export type LevelGap = Schemas["LevelGap"];
export type LevelMap = Schemas["LevelMap"];
export type Audit = Schemas["AuditOut"];
export type Then = Schemas["Then"];
export type Calibration = Schemas["CalibrationOut"];
export type Share = Schemas["ShareOut"];
export type Overruled = Schemas["OverruledOut"];
export type OrderSlips = Schemas["OrderSlipsOut"];
export type InkPair = Schemas["InkPair"];
export type InkThen = Schemas["InkThen"];

export type Reading = Schemas["ReadingOut"];
export type Read = Schemas["ReadOut"];
export type Known = Schemas["KnownOut"];
export type KnownRead = Schemas["KnownReadOut"];
export type Column = Schemas["ColumnOut"];
export type Drill = Schemas["DrillOut"];
export type Drilled = Schemas["DrilledOut"];

/** An event of any kind, as it is sent. */
export type Event = Schemas["EventsIn"]["events"][number];
export type DrillEvent = Schemas["DrillIn"];
export type Answer = Schemas["EventsOut"];
export type Receipt = Schemas["Receipt"];
/** The end of a log: how many events it has, and the check of the last. */
export type End = Schemas["End"];
export type Head = Schemas["HeadOut"];
export type Copied = Schemas["CopyOut"];
export type GivenBack = Schemas["Copied"];

type WithoutBase<E> = E extends unknown ? Omit<E, "id" | "device" | "at" | "offset"> : never;

/** What an event says; whose it is and when it happened is added on the way. */
export type EventBody = WithoutBase<Event>;
