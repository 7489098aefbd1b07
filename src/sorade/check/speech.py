"""The verdict in a few sentences, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sorade.reference.types import Part

from .fit import POOR, Fit
from .relation import relations
from .rival import LEAN, difference
from .verdict import FAULTS, Contrast, Said, Slip, SlipKind
from .words import part_name, sentence, stroke_in

MOST = 3
CROSSES = 0.05  # of the box; two strokes that pass less through each other than this only touch
WEIGHTIEST: tuple[SlipKind, ...] = ("missing", "extra", "place", "shape", "order", "direction", "merged", "split")


def said(fit: Fit, slips: Sequence[Slip], other: Fit | None, told: Contrast | None) -> tuple[Said, ...]:
    """At most MOST sentences for the learner; `told` is the contrast with the other character."""
    count = len(fit.model.strokes)
    if not fit.pairs and not fit.extra:
        return (Said("Nothing was written."),)
    if not slips and not other:
        return (Said(f"All {count} strokes are right." if count > 1 else "The one stroke is right."),)
    found = [_other(fit, other, told)] if other else []
    if len(fit.missing) * 2 > count:
        found.append(Said(f"Only {count - len(fit.missing)} of the {count} strokes of {fit.model.char} can be found."))
    else:
        found += _by_part(fit, slips)
    whole = [part for part in fit.model.root.parts if part.element and _is_clean(part, slips)]
    if not any(slip.kind in FAULTS for slip in slips) and not other:
        found.append(Said(f"All {count} strokes are there." if count > 1 else "The one stroke is there."))
    elif whole and not other and len(whole) < len(fit.model.root.parts):
        largest = max(whole, key=lambda part: len(part.strokes))
        found = [*found[: MOST - 1], Said(f"All of {part_name(fit.model, largest)} is right.", largest.strokes)]
    return tuple(found[:MOST])


def contrast(fit: Fit, other: Fit, *, doubtful: bool = False) -> Contrast | None:
    """By what one can tell the character from the other that was written, or may have been where that is doubtful. None
    where that cannot be put into words."""
    if fit.missing or fit.extra or fit.cost > 2 * POOR * len(fit.model.strokes):
        return None  # too much is different for one thing to tell
    longer = difference(fit, other, doubtful=doubtful)
    if longer is not None:
        return Contrast("longer", *longer)
    most = max(relations(fit, other), key=lambda relation: abs(relation.target - relation.rival), default=None)
    if most is None or most.lean <= (0.0 if doubtful else LEAN):
        return None
    kind: Literal["crosses", "touches"] = "crosses" if max(most.target, most.rival) > CROSSES else "touches"
    return Contrast(kind, most.one, most.other, is_so=most.target > most.rival)


def _other(fit: Fit, other: Fit, told: Contrast | None) -> Said:
    """Which character it is, and by what one can tell."""
    this = f"This is {other.model.char}"
    if told is None:
        return Said(f"{this}, not {fit.model.char}.")
    one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in (told.one, told.other))
    return Said(f"{this}: in {fit.model.char} {one} {_stands(told)} {two}.", (told.one, told.other))


def _stands(told: Contrast) -> str:
    """What the first stroke does to the second."""
    if told.kind == "longer":
        return "is longer than"
    return told.kind if told.is_so else {"crosses": "does not cross", "touches": "does not touch"}[told.kind]


def _by_part(fit: Fit, slips: Sequence[Slip]) -> Iterator[Said]:
    """The slips' own sentences, weightiest kind first; a part that is missing whole is said once."""
    missing = {slip.stroke for slip in slips if slip.kind == "missing"}
    told: set[tuple[int, ...]] = set()
    for kind in WEIGHTIEST:
        for slip in slips:
            if slip.kind != kind:
                continue
            part = (
                _largest_missing(fit, slip.stroke, missing) if kind == "missing" and slip.stroke is not None else None
            )
            if part is None:
                about = (slip.stroke, slip.against)
                yield Said(slip.text, tuple(stroke for stroke in about if stroke is not None), slip.ink)
            elif part.strokes not in told:
                told.add(part.strokes)
                yield Said(sentence(f"{part_name(fit.model, part)} is missing"), part.strokes)


def _largest_missing(fit: Fit, stroke: int, missing: set[int | None]) -> Part | None:
    """The largest part around the stroke of which nothing was written, if that is more than the stroke."""
    around = [
        part for part in fit.model.root.walk() if part.element and stroke in part.strokes and len(part.strokes) > 1
    ]
    return next((part for part in around if missing.issuperset(part.strokes)), None)


def _is_clean(part: Part, slips: Sequence[Slip]) -> bool:
    return not any(slip.stroke in part.strokes for slip in slips)
