"""Many drawings at once as dots, as `recognise/dots.py` has one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..dots import COUNT
from .lines import Lines


@dataclass(frozen=True, slots=True)
class Dots:
    """`place` (drawings x COUNT x 2) in the lines' units, `direction` (the same shape) of length 1."""

    place: NDArray[np.float32]
    direction: NDArray[np.float32]


def dots_of(lines: Lines) -> Dots:
    """COUNT dots of each drawing; every drawing must have a line with a length."""
    length = lines.length
    walked = np.cumsum(length)
    drawings = np.arange(lines.drawings)
    first = np.searchsorted(lines.owner, drawings)
    last = np.searchsorted(lines.owner, drawings, side="right") - 1
    begin = walked[first] - length[first]
    at = (begin[:, None] + (walked[last] - begin)[:, None] * (np.arange(COUNT) + 0.5) / COUNT).ravel()
    line = np.clip(np.searchsorted(walked, at), np.repeat(first, COUNT), np.repeat(last, COUNT))
    on = np.maximum(length[line], 1e-9)
    share = (at - (walked[line] - length[line])) / on
    place = lines.start[line] + lines.way[line] * share[:, None]
    direction = lines.way[line] / on[:, None]
    shape = (lines.drawings, COUNT, 2)
    return Dots(place.astype(np.float32).reshape(shape), direction.astype(np.float32).reshape(shape))
