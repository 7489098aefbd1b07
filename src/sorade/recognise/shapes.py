"""What the recogniser knows: the axes it looks along, and every form of every character, packed into one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sorade.errors import CannotStart
from sorade.reference.types import Model, ModelStroke, Part

from .dots import Dots
from .lines import Floats

POINTS = 12  # a stroke, as many as the check looks at
REACH = 2.0  # boxes that a packed dot's place spans, from half a box before the box
TURN = 2 * np.pi / 256


@dataclass(frozen=True)
class Shapes:
    """Rows are characters (`chars`, code points; `centres`), forms (`char_of_form` rising, `strokes` how many,
    `places` and `headings` of their dots) or strokes (`points`, in form order)."""

    chars: NDArray[np.uint32]
    mean: NDArray[np.float32]
    projection: NDArray[np.float16]
    centres: NDArray[np.float16]
    char_of_form: NDArray[np.uint16]
    strokes: NDArray[np.uint8]
    points: NDArray[np.uint8]
    places: NDArray[np.uint8]
    headings: NDArray[np.uint8]

    @cached_property
    def first_form(self) -> NDArray[np.intp]:
        """The first form of each character, and one past the last of all."""
        return np.searchsorted(self.char_of_form, np.arange(len(self.chars) + 1))

    @cached_property
    def first_stroke(self) -> NDArray[np.intp]:
        """The first stroke of each form."""
        counts = self.strokes.astype(np.intp)
        first: NDArray[np.intp] = np.cumsum(counts) - counts
        return first

    @cached_property
    def form_counts(self) -> NDArray[np.intp]:
        """How many forms each character has."""
        return np.diff(self.first_form)

    def char(self, form: int) -> str:
        """The character that this is a form of."""
        return chr(self.chars[self.char_of_form[form]])

    def forms_of(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """All forms of these characters."""
        return np.concatenate([np.arange(self.first_form[row], self.first_form[row + 1]) for row in rows])

    def dots(self, forms: NDArray[np.intp], every: int) -> Dots:
        """The dots of these forms, or every so-and-so-many-th of them."""
        place = self.places[forms, ::every].astype(np.float32) * np.float32(REACH / 255) - np.float32(0.5)
        angle = self.headings[forms, ::every].astype(np.float32) * np.float32(TURN)
        return Dots(place, np.stack([np.cos(angle), np.sin(angle)], axis=-1))

    def model(self, form: int) -> Model:
        """A form as the check has it, without parts."""
        first = self.first_stroke[form]
        drawn = self.points[first : first + self.strokes[form]].astype(np.float64) / 255
        strokes = tuple(ModelStroke("", "", tuple((x, y) for x, y in stroke)) for stroke in drawn.tolist())
        char = self.char(form)
        return Model(char, "", strokes, Part(char, "", tuple(range(len(strokes))), False, "", ()))

    def write(self, target: Path) -> None:
        """The same shapes give the same bytes. A half-written file is never left under that name."""
        partial = target.with_suffix(".partial")
        np.savez_compressed(partial.open("wb"), **{field.name: getattr(self, field.name) for field in fields(self)})
        partial.replace(target)


def packed(
    *,
    chars: Sequence[str],
    char_of_form: NDArray[np.intp],
    mean: Floats,
    projection: Floats,
    centres: Floats,
    strokes: NDArray[np.intp],
    points: Floats,
    dots: Dots,
) -> Shapes:
    """Rounded to what recognising needs: a 255th of the box, a 256th of a turn."""
    angle = np.arctan2(dots.direction[..., 1], dots.direction[..., 0])
    return Shapes(
        chars=np.array([ord(char) for char in chars], np.uint32),
        mean=mean.astype(np.float32),
        projection=projection.astype(np.float16),
        centres=centres.astype(np.float16),
        char_of_form=char_of_form.astype(np.uint16),
        strokes=strokes.astype(np.uint8),
        points=np.rint(np.clip(points, 0, 1) * 255).astype(np.uint8),
        places=np.rint(np.clip((dots.place + 0.5) / REACH, 0, 1) * 255).astype(np.uint8),
        headings=(np.rint(angle / TURN).astype(np.intp) % 256).astype(np.uint8),
    )


def read(source: Path) -> Shapes:
    """The shapes in a file. Raises CannotStart where there is none, or where it is damaged."""
    try:
        with np.load(io.BytesIO(source.read_bytes()), allow_pickle=False) as arrays:
            return Shapes(**{field.name: arrays[field.name] for field in fields(Shapes)})
    except FileNotFoundError as error:
        raise CannotStart(
            f"{source} is missing: what the recogniser has learnt. Run `make data` to learn it."
        ) from error
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise CannotStart(f"{source} is damaged. Run `make data` to make it anew.") from error
