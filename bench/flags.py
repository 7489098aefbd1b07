"""Every genuine ink that the check calls wrong, drawn beside the model to be judged by eye. `python bench/flags.py`

Draws build/flags/*.svg, one sheet a set; the ink stays out of the project. What was judged is in bench/labels.json: by
set and number of the ink, `truth` (right: the check was wrong; wrong: a stroke is missing, extra or another's; unclear)
with a date and a reason. Writes how many of each between the markers of docs/benchmarks.md, and names those not judged.
"""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from pathlib import Path

from _ink import ROOT, SETS, Strokes, in_a_square, need_ink, samples
from _page import write
from check import Bench
from sorade.check import Verdict
from sorade.ink import Stroke
from sorade.reference import Book
from sorade.words import say

LABELS = Path(__file__).with_name("labels.json")
SHEETS = ROOT / "build" / "flags"
SIDE, ACROSS = 130, 5  # px a drawing; flags a row
COLOURS = ("#1d4f7d", "#b52f16", "#3a6428", "#7d5200", "#6d3873", "#1a7f7f", "#555")


def drawing(strokes: Strokes, left: float, top: float) -> str:
    """Strokes with their numbers, in a square at this place."""
    made = []
    for at, points in enumerate(in_a_square(strokes, SIDE, 14)):
        line = " ".join(f"{left + x:.1f},{top + y:.1f}" for x, y in points)
        colour = COLOURS[at % len(COLOURS)]
        x, y = points[0]
        made.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.2"/>')
        made.append(f'<text x="{left + x - 6:.1f}" y="{top + y - 2:.1f}" font-size="9" fill="{colour}">{at + 1}</text>')
    return "".join(made)


def sheet(bench: Bench, flagged: list[tuple[int, str, Strokes, Verdict]]) -> str:
    """Each flag: the ink, the model, and what was said."""
    cells = []
    for nth, (number, char, strokes, verdict) in enumerate(flagged):
        left, top = nth % ACROSS * (2 * SIDE + 20), nth // ACROSS * (SIDE + 44)
        model = tuple(Stroke(stroke.points) for stroke in bench.book.models(char)[0].strokes)
        said = " ".join(say(one.code) for one in verdict.said)
        cells.append(drawing(strokes, left, top) + drawing(model, left + SIDE, top))
        cells.append(f'<text x="{left + 4}" y="{top + SIDE + 12}" font-size="13">{number} {char}</text>')
        for line, part in enumerate((said[:46], said[46:92])):
            cells.append(f'<text x="{left + 4}" y="{top + SIDE + 26 + 12 * line}" font-size="10">{escape(part)}</text>')
    rows = -(-len(flagged) // ACROSS)
    size = f'width="{ACROSS * (2 * SIDE + 20)}" height="{rows * (SIDE + 44)}"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">{ground}{"".join(cells)}</svg>'


def main() -> None:
    """Draw the sheets, and write what was judged of them."""
    need_ink()
    bench = Bench(Book.open())
    labels: dict[str, dict[str, dict[str, str]]] = json.loads(LABELS.read_text(encoding="utf-8"))
    SHEETS.mkdir(parents=True, exist_ok=True)
    lines = [
        "## Genuine ink called wrong, judged by eye",
        "",
        "Ink of the test sets that the check calls wrong, drawn beside its model (`bench/flags.py`) and judged by one "
        "of us (bench/labels.json). Where the check asks it has not called anything wrong. "
        "*Right stroke count*: of the ink with as many strokes as an accepted model.",
        "",
        "| | ink | asked about | called wrong | of these really wrong | unclear | right: a false alarm | not judged |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in SETS:
        inks = enumerate(samples(name))
        everything = [(number, char, ink.strokes, bench.verdict(ink, char)) for number, (char, ink) in inks]
        called = [each for each in everything if not each[3].right and each[3].question is None]
        (SHEETS / f"{name.replace('/', '-')}.svg").write_text(sheet(bench, called), encoding="utf-8")
        judged = labels.get(name, {})
        for title, only in ((name, False), (f"{name}, right stroke count", True)):

            def counts(each: tuple[int, str, Strokes, Verdict], only: bool = only) -> bool:
                return not only or len(each[2]) in {len(model.strokes) for model in bench.book.models(each[1])}

            of = sum(map(counts, everything))
            seen = [each for each in called if counts(each)]
            truth = Counter(judged.get(str(number), {}).get("truth", "not judged") for number, *_ in seen)
            asked = sum(counts(each) for each in everything if each[3].question is not None)
            share = f"{truth['right']} ({100 * truth['right'] / of:.1f}%)"
            cells = (of, asked, len(seen), truth["wrong"], truth["unclear"], share, truth["not judged"])
            lines.append(f"| {title} | {' | '.join(map(str, cells))} |")
    write("flags", "\n".join([*lines, ""]))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
