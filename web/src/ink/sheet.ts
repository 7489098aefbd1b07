/** What stands on the pad in one attempt, and how often it was put right. */

import type { Stroke } from "./types";

export interface Sheet {
  strokes: readonly Stroke[];
  undos: number;
  clears: number;
  /** What the last clear took away: undo on an empty pad brings it back. */
  cleared: readonly Stroke[];
}

export const blank: Sheet = { strokes: [], undos: 0, clears: 0, cleared: [] };

const MAX_STROKES = 200; // the server takes no more of either
const MAX_POINTS = 20_000;

/** Is there no room for this stroke? */
export function isFull(sheet: Sheet, stroke: Stroke): boolean {
  const points = sheet.strokes.reduce((sum, { x }) => sum + x.length, stroke.x.length);
  return sheet.strokes.length >= MAX_STROKES || points > MAX_POINTS;
}

export function added(sheet: Sheet, stroke: Stroke): Sheet {
  return { ...sheet, strokes: [...sheet.strokes, stroke], cleared: [] };
}

export function canUndo(sheet: Sheet): boolean {
  return sheet.strokes.length > 0 || sheet.cleared.length > 0;
}

export function undone(sheet: Sheet): Sheet {
  if (sheet.strokes.length) return { ...sheet, strokes: sheet.strokes.slice(0, -1), undos: sheet.undos + 1 };
  return { ...sheet, strokes: sheet.cleared, cleared: [] };
}

/** The strokes without these: what the eraser took away, one correction. */
export function erased(sheet: Sheet, gone: ReadonlySet<number>): Sheet {
  if (!gone.size) return sheet;
  const strokes = sheet.strokes.filter((_, at) => !gone.has(at));
  return { ...sheet, strokes, undos: sheet.undos + 1, cleared: strokes.length ? [] : sheet.strokes };
}

export function cleared(sheet: Sheet): Sheet {
  if (!sheet.strokes.length) return sheet;
  return { ...sheet, strokes: [], cleared: sheet.strokes, clears: sheet.clears + 1 };
}
