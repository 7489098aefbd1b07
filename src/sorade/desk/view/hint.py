"""What a hint shows."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.memory import HintLevel


@dataclass(frozen=True, slots=True)
class GhostStroke:
    """One stroke to show faintly: an SVG path in the 109-unit box. `part` counts the outermost parts in the order
    written: they appear one after another."""

    path: str
    part: int


@dataclass(frozen=True, slots=True)
class HintOut:
    """`text` for the levels story and parts, `strokes` for the two ghosts."""

    level: HintLevel
    text: str | None
    strokes: tuple[GhostStroke, ...] | None
