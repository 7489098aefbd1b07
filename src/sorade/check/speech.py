"""The verdict in a few sentences, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorade.reference.types import Part

from .fit import Fit
from .relation import Relation, relations
from .rival import LEAN, difference
from .verdict import FAULTS, Slip, SlipKind
from .words import part_name, sentence, stroke_in

MOST = 3
CROSSES = 0.05  # of the box; two strokes that pass less through each other than this only touch
WEIGHTIEST: tuple[SlipKind, ...] = ("missing", "extra", "place", "shape", "order", "direction", "merged", "split")


def sentences(fit: Fit, slips: Sequence[Slip], other: Fit | None) -> tuple[str, ...]:
    """At most MOST sentences for the learner."""
    count = len(fit.model.strokes)
    if not fit.pairs and not fit.extra:
        return ("Nothing was written.",)
    said = [_other(fit, other)] if other else []
    if len(fit.missing) * 2 > count:
        said.append(f"Only {count - len(fit.missing)} of the {count} strokes of {fit.model.char} can be found.")
    else:
        said += _by_part(fit, slips)
    whole = [part for part in fit.model.root.parts if part.element and _is_clean(part, slips)]
    if not slips and not other:
        return (f"All {count} strokes are right.",) if count > 1 else ("The one stroke is right.",)
    if not any(slip.kind in FAULTS for slip in slips) and not other:
        said.append(f"All {count} strokes are there." if count > 1 else "The one stroke is there.")
    elif whole and not other and len(whole) < len(fit.model.root.parts):
        said = [
            *said[: MOST - 1],
            f"All of {part_name(fit.model, max(whole, key=lambda part: len(part.strokes)))} is right.",
        ]
    return tuple(said[:MOST])


def _other(fit: Fit, other: Fit) -> str:
    """Which character it is, and by what one can tell."""
    this = f"This is {other.model.char}"
    longer = difference(fit, other)
    if longer is not None:
        one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in longer)
        return f"{this}: in {fit.model.char} {one} is longer than {two}."
    crossing = max(relations(fit, other), key=lambda relation: abs(relation.target - relation.rival), default=None)
    if crossing is not None and crossing.lean > LEAN:
        one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in (crossing.one, crossing.other))
        return f"{this}: in {fit.model.char} {one} {_stands(crossing)} {two}."
    return f"{this}, not {fit.model.char}."


def _stands(relation: Relation) -> str:
    """What the first stroke does to the second, in the target."""
    if max(relation.target, relation.rival) > CROSSES:
        return "crosses" if relation.target > relation.rival else "does not cross"
    return "touches" if relation.target > relation.rival else "does not touch"


def _by_part(fit: Fit, slips: Sequence[Slip]) -> Iterator[str]:
    """The slips' own sentences, weightiest kind first; a part that is missing whole is said once."""
    missing = {slip.stroke for slip in slips if slip.kind == "missing"}
    said: set[tuple[int, ...]] = set()
    for kind in WEIGHTIEST:
        for slip in slips:
            if slip.kind != kind:
                continue
            part = (
                _largest_missing(fit, slip.stroke, missing) if kind == "missing" and slip.stroke is not None else None
            )
            if part is None:
                yield slip.text
            elif part.strokes not in said:
                said.add(part.strokes)
                yield sentence(f"{part_name(fit.model, part)} is missing")


def _largest_missing(fit: Fit, stroke: int, missing: set[int | None]) -> Part | None:
    """The largest part around the stroke of which nothing was written, if that is more than the stroke."""
    around = [
        part for part in fit.model.root.walk() if part.element and stroke in part.strokes and len(part.strokes) > 1
    ]
    return next((part for part in around if missing.issuperset(part.strokes)), None)


def _is_clean(part: Part, slips: Sequence[Slip]) -> bool:
    return not any(slip.stroke in part.strokes for slip in slips)
