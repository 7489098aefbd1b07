import { describe, expect, it } from "vitest";
import { BADGE, badges, type Start } from "../src/ink/badges";

const BOX = 109;
const down = (x: number, y: number): Start => ({ from: [x, y], to: [x, y + 10] });

describe("the numbers of strokes", () => {
  it("stand beside the start, away from where the stroke goes", () => {
    const [[x = 0, y = 0] = []] = badges([down(50, 50)], BOX) as [number, number][];
    expect([Math.round(x), y < 50]).toEqual([49, true]);
  });

  it("make room for one another, two digits more than one", () => {
    const many = Array.from({ length: 12 }, (_, at) => down(10 + at * 7.9, 50));
    const row = badges([...many, down(10 + 10 * 7.9 + 3, 50)], BOX);
    for (const [i, a] of row.entries())
      for (const [j, b] of row.entries()) if (i < j) expect(Math.abs(a[0] - b[0]) >= 3.9 || Math.abs(a[1] - b[1]) >= 5, `${i + 1} and ${j + 1}`).toBe(true);
  });

  it("stay in the box, and each has one even where there is no room", () => {
    const crowd = badges(Array.from({ length: 20 }, () => down(1, 1)), BOX);
    expect(crowd).toHaveLength(20);
    expect(crowd.flat().every((v) => v >= BADGE && v <= BOX - BADGE)).toBe(true);
  });

  it("has a place for a stroke that goes nowhere", () => {
    expect(badges([{ from: [50, 50], to: [50, 50] }], BOX)[0]?.every(Number.isFinite)).toBe(true);
  });
});
