/** From a verdict's slips to the marks on the figures: which stroke is marked, how, and with which label. Pure. */

import type { Reveal, Slip } from "../api/types";

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

function heavier(marks: Map<number, Weight>, index: number, mark: Weight): void {
  if (marks.get(index) !== "fault") marks.set(index, mark);
}

export function marks(reveal: Pick<Reveal, "slips">): Marks {
  const ink = new Map<number, Weight>();
  const model = new Map<number, Weight>();
  const missing = new Set<number>();
  for (const slip of reveal.slips) {
    const mark = weight(slip.kind);
    for (const index of slip.ink) heavier(ink, index, mark);
    if (slip.stroke === null) continue;
    heavier(model, slip.stroke, mark);
    if (slip.kind === "missing") missing.add(slip.stroke);
  }
  return { ink, model, missing };
}

/** What a slip is called on its badge. */
export const SLIP_NAMES: Readonly<Record<Slip["kind"], string>> = {
  missing: "Missing",
  extra: "Extra",
  order: "Order",
  direction: "Direction",
  place: "Place",
  shape: "Shape",
  merged: "Joined",
  split: "Split",
};

/** The numbers of the strokes that a slip is about, as the figures show them: "stroke 8", "your stroke 3". */
export function where(slip: Slip): string {
  if (slip.stroke !== null) return `stroke ${slip.stroke + 1}`;
  if (slip.ink.length) return `your stroke ${slip.ink.map((index) => index + 1).join(", ")}`;
  return "";
}
