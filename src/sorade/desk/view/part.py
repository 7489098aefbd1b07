"""A part of a kanji."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.progress import State
from sorade.reference.types import Sound


@dataclass(frozen=True, slots=True)
class PartNode:
    """A named part and the parts inside it. `state`: how it stands with the learner as a kanji of its own, with a page
    of its own; null where it is none. `sharing`: how many other kanji have it. `sound`: what it does for the on reading
    `reading` of the whole; both empty for nothing."""

    element: str
    position: str
    name: str
    strokes: tuple[int, ...]
    sharing: int
    radical: bool
    sound: Sound
    reading: str
    state: State | None
    parts: tuple[PartNode, ...]
