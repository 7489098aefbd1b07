"""What tells two characters apart by their parts alone."""

from __future__ import annotations

from sorade.reference.types import Part


def parts_apart(one: Part, other: Part) -> tuple[Part, Part] | None:
    """The part of the one and the part of the other that stand in the same place and differ, where that is all that
    differs: 吾 and 舌 of 語 and 話. None where it is more, or less, or has no name."""
    if len(one.parts) != len(other.parts):
        return None
    differing = [pair for pair in zip(one.parts, other.parts, strict=True) if pair[0].element != pair[1].element]
    if len(differing) != 1 or not all(part.element for part in differing[0]):
        return None
    return differing[0]
