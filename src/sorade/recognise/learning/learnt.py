"""What was learnt, packed into one file: numpy's, of bytes and halves, which `recognise/shapes.py` reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..dots import TURNS
from ..shapes import REACH
from .dots import Dots
from .lines import Floats

TURN = 2 * np.pi / TURNS


@dataclass(frozen=True)
class Learnt:
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

    def write(self, target: Path) -> None:
        """The same shapes give the same bytes. A half-written file is never left under that name."""
        partial = target.with_suffix(".partial")
        with partial.open("wb") as file:
            np.savez_compressed(file, **{field.name: getattr(self, field.name) for field in fields(self)})
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
) -> Learnt:
    """Rounded to what recognising needs: a 255th of the box, a 256th of a turn."""
    angle = np.arctan2(dots.direction[..., 1], dots.direction[..., 0])
    return Learnt(
        chars=np.array([ord(char) for char in chars], np.uint32),
        mean=mean.astype(np.float32),
        projection=projection.astype(np.float16),
        centres=centres.astype(np.float16),
        char_of_form=char_of_form.astype(np.uint16),
        strokes=strokes.astype(np.uint8),
        points=np.rint(np.clip(points, 0, 1) * 255).astype(np.uint8),
        places=np.rint(np.clip((dots.place + 0.5) / REACH, 0, 1) * 255).astype(np.uint8),
        headings=(np.rint(angle / TURN).astype(np.intp) % TURNS).astype(np.uint8),
    )
