"""The verdict in a few sentences, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal

from sorade.reference.types import Model, Part

from .apart import parts_apart
from .fit import POOR, Fit
from .relation import relations
from .rival import LEAN, difference
from .verdict import FAULTS, Contrast, Said, Slip, SlipKind
from .words import listed, lowered, part_name, sentence, stroke_in

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
    first = [_other(fit, other, told)] if other else []
    if len(fit.missing) * 2 > count:
        few = f"Only {count - len(fit.missing)} of the {count} strokes of {fit.model.char} can be found."
        return (*first, Said(few))
    found = list(_by_part(fit, slips))
    if not any(slip.kind in FAULTS for slip in slips) and not other:
        found.append(Said(f"All {count} strokes are there." if count > 1 else "The one stroke is there."))
    elif found and (whole := _standing(fit.model, slips)):
        found[0] = replace(found[0], text=f"{whole}; {lowered(found[0].text)}")
    return tuple((*first, *found)[:MOST])


def contrast(fit: Fit, other: Fit, *, doubtful: bool = False) -> Contrast | None:
    """By what one can tell the character from the other that was written, or may have been where that is doubtful. None
    where that cannot be put into words."""
    if fit.missing or fit.extra or fit.cost > 2 * POOR * len(fit.model.strokes):
        return None  # too much is different for one thing to tell
    longer = difference(fit, other, doubtful=doubtful)
    if longer is not None:
        return Contrast("longer", *longer, there=_there(fit, other, longer))
    most = max(relations(fit, other), key=lambda relation: abs(relation.target - relation.rival), default=None)
    if most is None or most.lean <= (0.0 if doubtful else LEAN):
        return None
    kind: Literal["crosses", "touches"] = "crosses" if max(most.target, most.rival) > CROSSES else "touches"
    pair = most.one, most.other
    return Contrast(kind, *pair, is_so=most.target > most.rival, there=_there(fit, other, pair))


def _there(fit: Fit, other: Fit, strokes: tuple[int, int]) -> tuple[int, int] | None:
    """The other character's strokes that the same ink made."""
    ours = {pair.ink.strokes: pair.model.strokes[0] for pair in fit.pairs}
    made = {ours[pair.ink.strokes]: pair.model.strokes[0] for pair in other.pairs if pair.ink.strokes in ours}
    one, two = (made.get(stroke) for stroke in strokes)
    return None if one is None or two is None else (one, two)


def _other(fit: Fit, other: Fit, told: Contrast | None) -> Said:
    """Which character it is, and by what one can tell."""
    this = f"This is {other.model.char}"
    if told is None:
        if (apart := parts_apart(fit.model.root, other.model.root)) is None:
            return Said(f"{this}, not {fit.model.char}.")
        ours, theirs = apart
        return Said(f"{this}: {fit.model.char} has {ours.element} where it has {theirs.element}.", ours.strokes)
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


def _standing(model: Model, slips: Sequence[Slip]) -> str:
    """Which parts are right, where others are not: "言 and 口 stand". Empty where that is none, or all."""
    wrong = {slip.stroke for slip in slips if slip.kind in FAULTS}
    whole = tuple(_whole(model.root, wrong))
    largest = sorted(whole, key=lambda part: -len(part.strokes))[:MOST]
    names = [part_name(model, part) for part in whole if part in largest]
    return f"{listed(names)} {'stands' if len(names) == 1 else 'stand'}" if names else ""


def _whole(part: Part, wrong: AbstractSet[int | None]) -> Iterator[Part]:
    """The largest parts inside in which nothing is wrong, where something else in it is."""
    for inner in part.parts if not wrong.isdisjoint(part.strokes) else ():
        if inner.element and wrong.isdisjoint(inner.strokes):
            yield inner
        else:
            yield from _whole(inner, wrong)
