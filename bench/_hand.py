"""The hand of a simulated learner: ink that carries what it deserves, and the check that reads it from there.

A simulation knows what was written, and has no use for a drawing of it. So a few points stand for the ink: as many
strokes as were made, the first of which says how it went. The verdict follows from these bytes alone, as the real one
does, so that the log can be kept, read again and undone as any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sorade.check import Said, Slip, Verdict
from sorade.code import code
from sorade.desk import Book, InkColumns
from sorade.ink import Ink, decode

RIGHT, WRONG, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a try: so many `strokes`, none where nothing was known; `right`, or a `part` that went wrong (empty:
    nobody knows which), or the look-alike that was written instead (`other`)."""

    strokes: int
    right: bool
    part: str = ""
    other: str = ""

    def ink(self, took: int) -> InkColumns | None:
        """The ink that says so and took so many ms; None where nothing was written."""
        if not self.strokes:
            return None
        says = RIGHT if self.right else OTHER if self.other else WRONG
        about = ord(self.other or self.part or "\0")
        strokes = range(self.strokes)
        return InkColumns(
            x=tuple((float(says if not number else 0), 0.0) for number in strokes),
            y=tuple((float(about if not number else 0), 0.0) for number in strokes),
            t=tuple((took * at // self.strokes, took * (at + 1) // self.strokes) for at in strokes),
            width=1.0,
            height=1.0,
        )


@lru_cache(maxsize=1024)  # a verdict is asked for several times
def written(ink: bytes) -> Written:
    """What the bytes of that ink say."""
    strokes = decode(ink).strokes if ink else ()
    if not strokes:
        return Written(0, False)
    says, about = map(int, strokes[0].points[0])
    char = chr(about) if about else ""
    return Written(len(strokes), says == RIGHT, char if says == WRONG else "", char if says == OTHER else "")


class Deserved:
    """`Looks` for which ink is what it says it is."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def verdict(self, ink: bytes, char: str) -> Verdict:
        """What the check would say, in its own codes."""
        made, model = written(ink), self._book.models(char)[0]
        of = len(model.strokes)
        said = code("few_found", found=made.strokes, strokes=of, char=char)
        if made.right:
            said = code("all_right", strokes=of)
        elif made.other:
            said = code("other", char=char, other=made.other)
        elif not made.strokes:
            said = code("nothing_written")
        slip = Slip("missing", None, (), made.part, 1.0, said)
        return Verdict(
            char=char,
            variant=model.variant,
            matches=tuple((at,) if at < made.strokes else () for at in range(of)),
            reversed=frozenset(),
            slips=(slip,) if made.part else (),
            other=made.other or None,
            contrast=None,
            right=made.right,
            question=None,
            confidence=1.0,
            said=(Said(said),),
        )

    def rank(self, ink: Ink, among: frozenset[str], most: int) -> tuple[str, ...]:  # noqa: ARG002 - as the port asks
        """Such ink looks like nothing."""
        return ()
