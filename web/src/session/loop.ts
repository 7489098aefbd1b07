/** What the loop is made of; `machine.ts` takes its steps. */

import type { Part } from "./parts";
import type { Fix, Grade, Hint, Prompt, Reveal, Turn, Unsure } from "../api/types";

export type Phase =
  | "writing" // the pad is open
  | "checking" // the attempt is written down and sent; no verdict yet
  | "saved" // the server does not answer: the attempt is safe here, and the learner may go on
  | "verdict" // the reveal is shown
  | "grading" // the grade is written down; the server is asked what comes next
  | "finished";

/** An attempt without a verdict. */
export interface Open {
  attempt: string;
  turn: Turn;
}

/** One line of the recap. */
export interface Line {
  attempt: string;
  char: string;
  meaning: string;
  /** Null in free practice, which is not graded. */
  grade: Grade | null;
  byHeart: boolean;
  days: number | null;
  retest: boolean;
  /** Why it slips, where that came to light; or that it is missed again and again and nobody knows why yet. */
  fix: Fix | null;
  unsure: Unsure | null;
}

export interface Loop {
  session: string;
  /** Each prompt is read aloud as it comes. */
  speaks: boolean;
  /** Practice that moves nothing. */
  free: boolean;
  /** The placement of which it is a round. */
  run: string | null;
  prompts: Readonly<Record<string, Prompt>>;
  queue: readonly Turn[];
  done: number;
  phase: Phase;
  turn: Turn | null;
  reveal: Reveal | null;
  /** The overlay was on show: going up one step is open. */
  overlaid: boolean;
  /** The learner says that the check was wrong. */
  overruled: boolean;
  /** The learner's answer to the check's question. */
  answer: boolean | null;
  hints: readonly Hint[];
  open: readonly Open[];
  /** Verdicts that came after the learner had gone on; shown between turns. */
  late: readonly Reveal[];
  last: { event: string; reveal: Reveal } | null;
  /** What is written part by part before its rewrite: the fix for what was memorised as one picture. */
  parts: { prompt: string; of: readonly Part[] } | null;
  recap: readonly Line[];
}
