"""A part of a kanji."""

from __future__ import annotations

from sorade.progress import State

from .strict import Sent


class PartNode(Sent):
    """A named part and the parts inside it. `state`: how it stands with the learner as a kanji of its own, with a page
    of its own; null where it is none. `sharing`: how many other kanji have it."""

    element: str
    position: str
    name: str
    strokes: list[int]
    sharing: int
    radical: bool
    phonetic: bool
    state: State | None
    parts: list[PartNode]
