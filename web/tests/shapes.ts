/** Small pieces of what the server sends, for tests to build on. */

import type { Answer, Fix, ModelStroke, PartNode, Prompt, Receipt, Reveal, Session, Slip, Turn } from "../src/api/types";

export const prompt = (id: string): Prompt => ({
  id,
  script: "kanji",
  meanings: ["word"],
  form_of: "",
  readings: { on: [], kun: [] },
  words: [],
  example: null,
  whole: null,
  hides: false,
  locked: 0,
});

export const turn = (id: string, purpose: Turn["purpose"] = "review"): Turn => ({ prompt: id, purpose });

export const session = (queue: Turn[], pending: Reveal[] = [], more: Partial<Session> = {}): Session => ({
  id: "s",
  study_day: "2026-11-23",
  minutes: 7,
  speaks: false,
  free: false,
  run: null,
  prompts: ["a", "b", "c"].map(prompt),
  queue,
  done: 0,
  pending,
  ...more,
});

export const reveal = (attempt: string, id: string, more: Partial<Reveal> = {}): Reveal => ({
  attempt,
  prompt: id,
  purpose: "review",
  char: "語",
  variant: "",
  keyword: "",
  meanings: ["word"],
  on: [],
  kun: [],
  words: [],
  sentence: null,
  story: { own: "", line: "", words: [] },
  parts: [],
  model: { strokes: [], parts: [] },
  ink: null,
  matches: [],
  reversed: [],
  slips: [],
  right: true,
  question: null,
  other: null,
  contrast: null,
  rival: null,
  fix: null,
  unsure: null,
  confidence: 1,
  sentences: [],
  scored: true,
  proposal: { grade: 3, reason: "All strokes, unaided." },
  allowed: [
    { grade: 1, needs: "nothing", days: 1 },
    { grade: 2, needs: "nothing", days: 3 },
    { grade: 3, needs: "nothing", days: 5 },
    { grade: 4, needs: "overlay", days: 12 },
  ],
  prompt_at_fault: null,
  graded: null,
  order: { right: 0, of: 0 },
  ...more,
});

export const receipt = (more: Partial<Receipt> = {}): Receipt => ({
  id: "e",
  status: "stored",
  reveal: null,
  hint: null,
  drill: null,
  read: null,
  fix: null,
  unsure: null,
  ...more,
});

export const answer = (receipts: Partial<Receipt>[], queue: Turn[] | null = null): Answer => ({
  receipts: receipts.map(receipt),
  held: [],
  queue,
  done: queue ? 1 : null,
  head: { counter: 1, check: "1" },
  ahead: null,
});

export const fix = (more: Partial<Fix> = {}): Fix => ({
  cause: "whole",
  name: "Memorised as one picture",
  evidence: "",
  text: "",
  control: false,
  study_day: "2026-11-23",
  rival: null,
  story: false,
  parts: true,
  ...more,
});

export const stroke = (path: string): ModelStroke => ({ path, type: "", part: null, points: [] });

export const part = (name: string, strokes: number[], more: Partial<PartNode> = {}): PartNode => ({
  element: "言",
  position: "left",
  name,
  strokes,
  sharing: 1,
  radical: false,
  sound: "",
  reading: "",
  state: null,
  parts: [],
  ...more,
});

export const slip = (kind: Slip["kind"], more: Partial<Slip> = {}): Slip => ({ kind, stroke: null, ink: [], part: null, text: "", against: null, rule: null, ...more });

/** A kanji of three strokes in two parts. */
export const ofTwo: Partial<Reveal> = {
  parts: [part("speech", [0, 1]), part("I", [2], { position: "right" })],
  model: { strokes: ["a", "b", "c"].map(stroke), parts: [] },
};
