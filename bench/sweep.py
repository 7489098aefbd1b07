"""What the tests hold for some kanji, held for all: each joyo kanji's model is the ink. `python bench/sweep.py`

tests/check and tests/order take sixty kanji for each of these. Writes its table between the markers of
docs/benchmarks.md. Nothing here is tuned on; about a quarter of an hour.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import cos, sin

from _ink import SEED, Share
from _page import write
from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.order import predict
from sorade.recognise import Recogniser, verdict_on
from sorade.reference import Book, Model
from sorade.reference.types import Part

TURN = 0.06  # radians, 3.5 degrees: what a hand may turn a character by
HAND = 0.006  # of the box: what a steady hand strays, each point by itself
SHAKY = (0.004, 0.02, 0.06)  # of the box; the last one is hardly to be read
RIVALS = 2  # nearest other kanji a kanji, that are written shakily in its place

Held = Iterator[bool]


class Sweep:
    """The book, the recogniser, and the chances that a sweep takes."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.recogniser = Recogniser.open()
        self.chance = random.Random(SEED)

    def swapped(self, char: str) -> Held:
        """Two strokes in each other's turn are an order slip and nothing else, or another accepted order."""
        models = self.book.models(char)
        strokes = list(_ink(models[0]).strokes)
        if len(strokes) > 1:
            a, b = sorted(self.chance.sample(range(len(strokes)), 2))
            strokes[a], strokes[b] = strokes[b], strokes[a]
            verdict = check(Ink(tuple(strokes)), models)
            kinds = {slip.kind for slip in verdict.slips}
            yield kinds == {"order"} or (not kinds and verdict.variant != models[0].variant)

    def reversed(self, char: str) -> Held:
        """A stroke drawn from its end is that stroke's direction slip and nothing else."""
        models = self.book.models(char)
        strokes = list(_ink(models[0]).strokes)
        k = self.chance.randrange(len(strokes))
        strokes[k] = Stroke(strokes[k].points[::-1])
        verdict = check(Ink(tuple(strokes)), models)
        yield [(slip.kind, slip.stroke) for slip in verdict.slips] == [("direction", k)]

    def turned(self, char: str) -> Held:
        """Turned a little it is right still."""
        for turn in (-TURN, TURN):
            yield verdict_on(self._shaken(self.book.models(char)[0], turn, 0.0), char, self.book, self.recogniser).right

    def unsteady(self, char: str) -> Held:
        """By an unsteady hand it is right still."""
        yield verdict_on(self._shaken(self.book.models(char)[0], 0.0, HAND), char, self.book, self.recogniser).right

    def noise(self, char: str) -> Held:
        """One of its nearest rivals, written ever more shakily, never passes for it."""
        rivals = [self.book.models(rival)[0] for rival in self.book.rivals(char)]
        for rival in rivals[:RIVALS]:
            for jitter in SHAKY:
                yield not check(self._shaken(rival, 0.0, jitter), self.book.models(char), rivals).right

    def shuffled(self, char: str) -> Held:
        """The rules of stroke order see where strokes are, never which number the data give them."""
        model = self.book.models(char)[0]
        was = list(range(len(model.strokes)))
        self.chance.shuffle(was)
        now = {stroke: at for at, stroke in enumerate(was)}

        def moved(part: Part) -> Part:
            parts = [moved(inner) for inner in part.parts]
            self.chance.shuffle(parts)
            return replace(part, strokes=tuple(sorted(now[stroke] for stroke in part.strokes)), parts=tuple(parts))

        other = replace(model, strokes=tuple(model.strokes[stroke] for stroke in was), root=moved(model.root))
        yield tuple(was[stroke] for stroke in predict(other)) == predict(model)

    def _shaken(self, model: Model, turn: float, jitter: float) -> Ink:
        c, s, gauss = cos(turn), sin(turn), self.chance.gauss
        return Ink(
            tuple(
                Stroke(
                    tuple((c * x - s * y + gauss(0, jitter), s * x + c * y + gauss(0, jitter)) for x, y in one.points)
                )
                for one in model.strokes
            )
        )


def _ink(model: Model) -> Ink:
    return Ink(tuple(Stroke(stroke.points) for stroke in model.strokes))


def main() -> None:
    """Sweep each property over all kanji and write the table."""
    book = Book.open()
    sweep = Sweep(book)
    held: dict[str, Callable[[str], Held]] = {
        "two strokes swapped: an order slip and nothing else": sweep.swapped,
        "one stroke backwards: its direction slip and nothing else": sweep.reversed,
        "turned by 3.5 degrees: right": sweep.turned,
        "an unsteady hand: right": sweep.unsteady,
        "the nearest two rivals, more and more shakily: never right": sweep.noise,
        "strokes numbered at random: the rules give the same order": sweep.shuffled,
    }
    lines = []
    for name, each in held.items():
        share, not_so = Share(), []
        for char in book.characters():
            for one in each(char):
                share.add(one)
                if not one:
                    not_so.append(char)
        print(f"{name}: {share}", file=sys.stderr)
        lines.append(f"| {name} | {share} | {''.join(dict.fromkeys(not_so)) or 'none'} |")
    section = "\n".join(
        [
            "## Every kanji",
            "",
            "What the tests hold for sixty kanji, held for all 2,136. The ink is the kanji's model, changed by chance.",
            "",
            "| | holds | not for |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )
    write("sweep", section)
    print(section)


if __name__ == "__main__":
    main()
