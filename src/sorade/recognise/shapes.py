"""What the recogniser knows: the axes it looks along, and every form of every character, read from one file."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from struct import calcsize, error, unpack

from sorade.errors import CannotStart
from sorade.reference.types import Model, ModelStroke, Part

from .axes import Axes
from .dots import COUNT, Dot

POINTS = 12  # a stroke, as many as the check looks at
REACH = 2.0  # boxes that a packed dot's place spans, from half a box before the box


@dataclass(frozen=True)
class Shapes:
    """`chars` in order of code point, the number of the character of each form (`owner`, rising), how many `strokes`
    each form has; a byte a number, of each form the `places` (COUNT x 2) and `headings` (COUNT) of its dots, of each
    stroke its `points` (POINTS x 2), in form order."""

    chars: str
    owner: Sequence[int]
    strokes: bytes
    points: bytes
    places: bytes
    headings: bytes
    axes: Axes

    @cached_property
    def _first_stroke(self) -> list[int]:
        """Of each form."""
        return list(accumulate(self.strokes, initial=0))

    def char(self, form: int) -> str:
        """The character that this is a form of."""
        return self.chars[self.owner[form]]

    def forms_of(self, row: int) -> range:
        """All forms of the character in this row."""
        return range(bisect_left(self.owner, row), bisect_left(self.owner, row + 1))

    def dots(self, form: int) -> list[Dot]:
        """The dots of a form."""
        places = self.places[form * 2 * COUNT : (form + 1) * 2 * COUNT]
        headings = self.headings[form * COUNT : (form + 1) * COUNT]
        across, down = ([byte * (REACH / 255) - 0.5 for byte in places[axis::2]] for axis in (0, 1))
        return list(zip(across, down, headings, strict=True))

    def model(self, form: int) -> Model:
        """A form as the check has it, without parts."""
        first, count = self._first_stroke[form], self.strokes[form]
        drawn = [byte / 255 for byte in self.points[first * 2 * POINTS : (first + count) * 2 * POINTS]]
        points = list(zip(drawn[::2], drawn[1::2], strict=True))
        strokes = tuple(ModelStroke("", "", tuple(points[at : at + POINTS])) for at in range(0, len(points), POINTS))
        char = self.char(form)
        return Model(char, "", strokes, Part(char, "", tuple(range(count)), False, "", ()))


def read(source: Path) -> Shapes:
    """The shapes in a file. Raises CannotStart where there is none, or where it is damaged."""
    import zipfile  # noqa: PLC0415 - most starts, in a browser each, do without it

    try:
        with zipfile.ZipFile(source) as archive:
            raw = {name.removesuffix(".npy"): _array(archive.read(name)) for name in archive.namelist()}
        return Shapes(
            chars="".join(map(chr, _numbers("I", raw["chars"]))),
            owner=_numbers("H", raw["char_of_form"]),
            strokes=raw["strokes"],
            points=raw["points"],
            places=raw["places"],
            headings=raw["headings"],
            axes=Axes(_numbers("f", raw["mean"]), raw["projection"], raw["centres"]),
        )
    except FileNotFoundError as missing:
        raise CannotStart(
            f"{source} is missing: what the recogniser has learnt. Run `make data` to learn it."
        ) from missing
    except (OSError, EOFError, KeyError, ValueError, error, zlib.error, zipfile.BadZipFile) as damage:
        raise CannotStart(f"{source} is damaged. Run `make data` to make it anew.") from damage


def _array(file: bytes) -> bytes:
    """What an array's file of numpy's holds, without the head that says how long itself is."""
    return file[10 + int.from_bytes(file[8:10], "little") :]


def _numbers(kind: str, packed: bytes) -> tuple[int, ...]:
    """As `struct` names them, the lowest byte first."""
    return unpack(f"<{len(packed) // calcsize(kind)}{kind}", packed)
