/** From a verdict's slips to the marks on the figures: which stroke is marked, how, and with which label. Pure. */

import type { Reveal, Said, Slip } from "../api/types";

/** `fault` makes the character wrong; `note` is shown and counted apart (order, direction, merged, split). */
export type Weight = "fault" | "note";

const FAULTS: readonly Slip["kind"][] = ["missing", "extra", "place", "shape"];

export function weight(kind: Slip["kind"]): Weight {
  return FAULTS.includes(kind) ? "fault" : "note";
}

export interface Marks {
  /** By ink stroke. */
  ink: ReadonlyMap<number, Weight>;
  /** By model stroke. */
  model: ReadonlyMap<number, Weight>;
  missing: ReadonlySet<number>;
}

export const UNMARKED: Marks = { ink: new Map(), model: new Map(), missing: new Set() };

function heavier(marks: Map<number, Weight>, index: number, mark: Weight): void {
  if (marks.get(index) !== "fault") marks.set(index, mark);
}

export function marks(reveal: Pick<Reveal, "slips" | "matches">): Marks {
  const ink = new Map<number, Weight>();
  const model = new Map<number, Weight>();
  const missing = new Set<number>();
  for (const slip of reveal.slips) {
    const mark = weight(slip.kind);
    for (const index of slip.ink) heavier(ink, index, mark);
    if (slip.stroke === null) continue;
    heavier(model, slip.stroke, mark);
    // a part out of place is all of its strokes
    if (slip.kind === "place") reveal.matches.forEach((made, stroke) => made.some((one) => slip.ink.includes(one)) && heavier(model, stroke, mark));
    if (slip.kind === "missing") missing.add(slip.stroke);
  }
  return { ink, model, missing };
}

/** How many colours there are for parts. */
const COLOURS = 4;

export interface Tints {
  /** By model stroke, by ink stroke, and by part: the colour's number, from 1. */
  model: ReadonlyMap<number, number>;
  ink: ReadonlyMap<number, number>;
  parts: ReadonlyMap<number, number>;
}

/** By stroke, the colour of the outermost part that it belongs to; null where there is one part. */
export function outermost(parts: readonly { strokes: readonly number[] }[]): ReadonlyMap<number, number> | null {
  if (parts.length < 2) return null;
  return new Map(parts.flatMap(({ strokes }, index) => strokes.map((stroke): [number, number] => [stroke, (index % COLOURS) + 1])));
}

/** A colour for each of the outermost parts, in the model and in the ink that made them. None where there is one part. */
export function tints({ model, matches }: Pick<Reveal, "model" | "matches">): Tints {
  const found: Tints & Record<"model" | "ink" | "parts", Map<number, number>> = { model: new Map(), ink: new Map(), parts: new Map() };
  model.parts.forEach(({ strokes }, index) => {
    if (strokes.length >= model.strokes.length || strokes.some((stroke) => found.model.has(stroke))) return;
    const colour = (found.parts.size % COLOURS) + 1;
    found.parts.set(index, colour);
    for (const stroke of strokes) found.model.set(stroke, colour);
  });
  matches.forEach((made, stroke) => {
    const colour = found.model.get(stroke);
    if (colour) for (const ink of made) if (!found.ink.has(ink)) found.ink.set(ink, colour);
  });
  return found;
}

/** Strokes to bring out: of the model, and of the ink. */
export interface Focus {
  strokes: readonly number[];
  ink: readonly number[];
}

export const NOTHING: Focus = { strokes: [], ink: [] };

/** The strokes that something is about, with the ink that made them. */
export function about({ matches }: Pick<Reveal, "matches">, strokes: readonly number[], ink: readonly number[] = []): Focus {
  return { strokes, ink: [...new Set([...ink, ...strokes.flatMap((stroke) => matches[stroke] ?? [])])] };
}

/** Has the sentence said this slip already, by itself or as a stroke of a part? */
export function isIn(slip: Pick<Slip, "stroke" | "ink">, said: Pick<Said, "strokes" | "ink"> | undefined): boolean {
  const points = slip.stroke !== null || slip.ink.length > 0;
  return !!said && points && (slip.stroke === null || said.strokes.includes(slip.stroke)) && slip.ink.every((one) => said.ink.includes(one));
}

/** What a slip is called on its badge. */
const SLIP_NAMES: Readonly<Record<Slip["kind"], string>> = {
  missing: "Missing",
  extra: "Extra",
  order: "Order",
  direction: "Direction",
  place: "Place",
  shape: "Shape",
  merged: "Joined",
  split: "Split",
};

export function slipName(kind: Slip["kind"]): string {
  return SLIP_NAMES[kind] ?? kind;
}

/** The numbers of the strokes that a slip is about, as the figures show them: "stroke 8", "your stroke 3". */
export function where(slip: Slip): string {
  if (slip.stroke !== null) return `stroke ${slip.stroke + 1}`;
  if (slip.ink.length) return `your stroke ${slip.ink.map((index) => index + 1).join(", ")}`;
  return "";
}
