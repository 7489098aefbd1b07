"""What is kept of the same minutes with sorade set up otherwise. `python bench/ways.py [HOW MANY]`

The learners of bench/learning.py, with the same luck, by other targets and without this or that (bench/_way.py); and
whether a first stability that knows more would foretell better (bench/_first.py). Writes its tables between the markers
of docs/benchmarks.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from _figures import Run, firsts, otherwise
from _learners import Activation, Integrators
from _page import write
from _program import Program
from _way import Way
from learning import KINDS, LOOP, OURS, run
from sorade.reference import Book
from sorade.session import TARGET_RETENTION

HOW_MANY = 40  # learners of each kind
WAYS: Mapping[str, Way] = {
    "target .90": Way(retention=90),
    "target .87": Way(retention=87),
    "target .85": Way(retention=85),
    "target .80": Way(retention=80),
    "target .75": Way(retention=75),
    "without the diagnosis": Way(diagnosis=False),
    "the article's loop at the same target": replace(LOOP, retention=TARGET_RETENTION),
    "an audit every third day": Way(audits=3),
    "without the audit": Way(audits=0),
}
FITTED = "with the fitted first stability"


def runs(book: Book, kind: type[Activation | Integrators], many: int, way: Way, name: str) -> list[Run]:
    """So many learners with sorade set up that way."""
    print(f"\r{kind.NAME}: {name}".ljust(60), end="", file=sys.stderr, flush=True)
    return [run(book, kind, number, lambda *one: Program(one[0], one[1], one[2], way)) for number in range(many)]


def main() -> None:
    """Simulate them all and write the tables."""
    many = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    book = Book.open()
    found = {kind.NAME: {OURS: runs(book, kind, many, Way(), "as shipped")} for kind in KINDS}
    fits, rows = firsts({kind: ways[OURS] for kind, ways in found.items()})
    for kind in KINDS:
        for name, way in {**WAYS, FITTED: Way(first=fits[kind.NAME])}.items():
            found[kind.NAME][name] = runs(book, kind, many, way, name)
    print(file=sys.stderr)
    section = "\n".join(report(found, rows, many)) + "\n"
    write("ways", section)
    print(section)


def report(found: Mapping[str, Mapping[str, Sequence[Run]]], rows: Sequence[str], many: int) -> Iterator[str]:
    """The section."""
    yield "## sorade set up otherwise\n"
    yield (
        f"{many} of the same learners of each kind. *Target*: the recall at which a kanji comes back; shipped: "
        f".{TARGET_RETENTION}.\n"
    )
    yield from otherwise(found, OURS)
    yield (
        f"\nA first stability that knows more, fitted on half of these {many} learners of each kind: log loss of all "
        "later answers of the other half, each memory worked out anew.\n"
    )
    yield from rows


if __name__ == "__main__":
    main()
