/** A kanji as the parts that one writes one after the other, before the whole. */

import type { GhostStroke, PartNode, Reveal } from "../api/types";
import { placeName } from "../words";

/** One part: what it is called, and where it sits (empty where that says nothing). Its guide is shown on request. */
export interface Part {
  name: string;
  place: string;
  guide: readonly GhostStroke[];
}

/** The outermost parts in the order written, and what belongs to none at the end; none where it is of one piece. */
export function partsOf({ parts, model }: Pick<Reveal, "parts" | "model">): readonly Part[] {
  const all = parts.map(({ name, element, position, strokes }: PartNode) => ({ name: name || element, place: placeName(position), strokes }));
  const rest = model.strokes.map((_, stroke) => stroke).filter((stroke) => !parts.some(({ strokes }) => strokes.includes(stroke)));
  if (rest.length) all.push({ name: rest.length === 1 ? "the remaining stroke" : "the remaining strokes", place: "", strokes: rest });
  if (all.length < 2) return [];
  return all.map(({ name, place, strokes }) => ({ name, place, guide: strokes.map((stroke) => ({ path: model.strokes[stroke]?.path ?? "", part: 0 })) }));
}
