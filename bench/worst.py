"""The slowest ink there is, by search: what the check and the recogniser work at longest.

`python bench/worst.py SECONDS [--dry]`

Starts from scribbles, kanji and what is known to be slow, keeps the slowest few of each, and changes them: strokes more
and less, split, joined, moved, doubled, shaken, made longer. Ink is only what the server lets in. Times are of CPU, the
least of three, with everything warm. Writes its table between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from time import monotonic, process_time

from _ink import SEED
from _page import write
from sorade.check import check
from sorade.ink import MAX_POINTS, MAX_STROKES, Ink, Stroke
from sorade.recognise import Recogniser, verdict_on
from sorade.reference import Book, Model

SECONDS = 600.0
KEPT = 8  # of the slowest of each kind, changed further
BIG = 300.0  # the pad's side
MANY = 30  # kanji of most strokes, of most forms and of most rivals, beside any

Points = list[tuple[float, float]]
Lines = list[Points]


@dataclass(frozen=True)
class Case:
    """An ink held against a kanji, and what it took."""

    ms: float
    char: str
    lines: Lines
    born: str

    @property
    def name(self) -> str:
        """In words."""
        return f"{self.char}: {len(self.lines)} strokes, {sum(map(len, self.lines)):,} points, from {self.born}"


class Search:
    """The slowest inks so far, by what was asked of them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.book, self.recogniser = Book.open(), Recogniser.open()
        chars = self.book.characters()
        self.hard = [
            *sorted(chars, key=lambda char: -len(self.book.models(char)[0].strokes))[:MANY],
            *sorted(chars, key=lambda char: -len(self.book.models(char)) * len(self.book.models(char)[0].strokes))[
                :MANY
            ],
            *sorted(chars, key=lambda char: -len(self.book.rivals(char)))[:MANY],
            *self.chance.sample(chars, MANY),
        ]
        self.asked: dict[str, Callable[[Ink, str], object]] = {
            "check": lambda ink, char: check(ink, self.book.models(char), self._rivals(char)),
            "recognition": lambda ink, _: self.recogniser.rank(ink, self.book.joyo),
            "both, as an attempt asks them": lambda ink, char: verdict_on(ink, char, self.book, self.recogniser),
        }
        self.slowest: dict[str, list[Case]] = {name: [] for name in self.asked}
        self.tried = 0

    def _rivals(self, char: str) -> list[Model]:
        return [self.book.models(rival)[0] for rival in self.book.rivals(char)]

    def run(self, seconds: float) -> None:
        """Try inks for so long."""
        end, turns = monotonic() + seconds, cycle(self.asked)
        starts = [(self.chance.choice(self.hard), lines, born) for born, lines in known(self.chance)]
        while monotonic() < end:
            kind = next(turns)
            kept = self.slowest[kind]
            if starts:
                char, lines, born = starts.pop()
                for each in self.asked:
                    self.tell(each, char, lines, born)
                continue
            if not kept or self.chance.random() < 0.2:
                char, lines, born = self.fresh()
            else:
                case = self.chance.choice(kept)
                char, lines, born = case.char, changed(case.lines, self.chance), case.born
                if self.chance.random() < 0.15:
                    char = self.chance.choice(self.hard)
            self.tell(kind, char, lines, born)

    def fresh(self) -> tuple[str, Lines, str]:
        """A new ink: a scribble of about as many strokes as the kanji, or the kanji, or another, with changes."""
        char = self.chance.choice(self.hard)
        if self.chance.random() < 0.5:
            count = max(1, len(self.book.models(char)[0].strokes) + self.chance.randrange(-6, 7))
            return char, scribble(self.chance, count, self.chance.choice((2, 3, 3, 5, 12, 60))), "a scribble"
        written = char if self.chance.random() < 0.6 else self.chance.choice(self.hard)
        lines = [[(BIG * x, BIG * y) for x, y in one.points] for one in self.book.models(written)[0].strokes]
        for _ in range(self.chance.randrange(1, 9)):
            lines = changed(lines, self.chance)
        return char, lines, written

    def tell(self, kind: str, char: str, lines: Lines, born: str) -> None:
        """Time one ink, and keep it where it is among the slowest."""
        lines = allowed(lines)
        ink = Ink(tuple(Stroke(tuple(line)) for line in lines), "mouse", (BIG, BIG))
        kept, ms = self.slowest[kind], float("inf")
        self.tried += 1
        for _ in range(3):
            began = process_time()
            self.asked[kind](ink, char)
            ms = min(ms, 1000 * (process_time() - began))
            if len(kept) == KEPT and ms < kept[-1].ms:
                return
        kept.append(Case(ms, char, lines, born))
        kept.sort(key=lambda case: -case.ms)
        del kept[KEPT:]


def scribble(chance: random.Random, strokes: int, points: int) -> Lines:
    """Strokes to and fro over the whole pad."""
    return [[(chance.uniform(0, BIG), chance.uniform(0, BIG)) for _ in range(points)] for _ in range(strokes)]


def known(chance: random.Random) -> list[tuple[str, Lines]]:
    """What was slow once."""
    zigzag = [(BIG * (k % 2), BIG * k / MAX_POINTS) for k in range(MAX_POINTS)]
    return [
        ("30 strokes of 3 points", scribble(chance, 30, 3)),
        ("one line of 20,000 points", scribble(chance, 1, MAX_POINTS)),
        ("a zigzag of 20,000 points", [zigzag]),
        ("ten lines of 2,000 points", scribble(chance, 10, 2000)),
        ("200 strokes of 100 points", scribble(chance, MAX_STROKES, 100)),
        ("200 strokes of 3 points", scribble(chance, MAX_STROKES, 3)),
        ("200 dots", scribble(chance, MAX_STROKES, 1)),
        ("60 strokes of 3 points", scribble(chance, 60, 3)),
    ]


def changed(lines: Lines, chance: random.Random) -> Lines:
    """One thing about the ink is different."""
    lines, at = list(lines), chance.randrange(len(lines))
    line, how = lines[at], chance.randrange(10)
    if how == 0 and len(lines) > 1:
        del lines[at]
    elif how == 1 and len(line) > 2:
        middle = chance.randrange(1, len(line) - 1)
        lines[at : at + 1] = [line[: middle + 1], line[middle:]]
    elif how == 2 and len(lines) > 1:
        lines[at - 1 : at + 1] = [lines[at - 1] + line] if at else lines[:1]
    elif how == 3:
        lines.insert(chance.randrange(len(lines) + 1), line)
    elif how == 4:
        dx, dy = chance.gauss(0, BIG / 8), chance.gauss(0, BIG / 8)
        lines[at] = [(x + dx, y + dy) for x, y in line]
    elif how == 5:
        far = BIG * chance.choice((0.01, 0.03, 0.1))
        lines = [[(x + chance.gauss(0, far), y + chance.gauss(0, far)) for x, y in one] for one in lines]
    elif how == 6:
        chance.shuffle(lines)
    elif how == 7:
        lines[at] = line + scribble(chance, 1, chance.choice((1, 5, 100, 2000)))[0]
    elif how == 8:
        lines.insert(at, scribble(chance, 1, chance.choice((2, 3, 8)))[0])
    else:
        lines[at] = line[::-1]
    return lines


def allowed(lines: Lines) -> Lines:
    """No more than the server lets in."""
    kept: Lines = []
    left = MAX_POINTS
    for line in lines[:MAX_STROKES]:
        kept += [line[:left]] if line[:left] else []
        left -= len(line)
        if left <= 0:
            break
    return kept


def main() -> None:
    """Search, and write what was found."""
    seconds = float(sys.argv[1]) if sys.argv[1:] else SECONDS
    search = Search(SEED)
    search.run(seconds)
    rows = [f"| {kind} | {cases[0].ms:,.0f} | {cases[0].name} |\n" for kind, cases in search.slowest.items() if cases]
    section = (
        "## The slowest ink\n\n"
        f"Found by {seconds:,.0f} s of search through {search.tried:,} inks: scribbles and kanji, changed again and "
        "again, at most what the server lets in. CPU ms, the least of three.\n\n"
        f"| asked | ms | of |\n|---|---|---|\n{''.join(rows)}"
    )
    if "--dry" not in sys.argv:
        write("worst", section)
    print(section)


if __name__ == "__main__":
    main()
