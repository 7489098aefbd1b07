"""What a hint shows."""

from __future__ import annotations

from sorade.memory import HintLevel

from .strict import Sent


class GhostStroke(Sent):
    """One stroke to show faintly: an SVG path in the 109-unit box. `part` counts the outermost parts in the order
    written: they appear one after another."""

    path: str
    part: int


class HintOut(Sent):
    """`text` for the levels story and parts, `strokes` for the two ghosts."""

    level: HintLevel
    text: str | None
    strokes: list[GhostStroke] | None
