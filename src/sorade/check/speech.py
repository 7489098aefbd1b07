"""What to say of a verdict: the verdict itself first, with its best news, and then what else slipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal

from sorade.code import Code, code
from sorade.reference.types import Model, Part

from .apart import parts_apart
from .fit import POOR, Fit
from .names import FEWEST, part_name, stroke_in
from .relation import relations
from .rival import LEAN, difference
from .verdict import FAULTS, Contrast, Said, Slip, SlipKind

MOST_SAID = 3  # more than three things at a time nobody takes in
NEARLY = 0.25  # of the strokes that may be wrong in what is nearly right, one always; bigger says so more often
CROSSES = 0.05  # of the box; two strokes that pass less through each other than this only touch
WEIGHTIEST: tuple[SlipKind, ...] = ("missing", "extra", "place", "shape", "order", "direction", "merged", "split")


def said(fit: Fit, slips: Sequence[Slip], other: Fit | None, apart: Contrast | None) -> tuple[Said, ...]:
    """At most MOST_SAID things; `apart` is the contrast with the other character."""
    count = len(fit.model.strokes)
    if not fit.pairs and not fit.extra:
        return (Said(code("nothing_written")),)
    if other:
        return (_other(fit, other, apart),)  # and none of the slips: these strokes were meant for another character
    if not slips:
        return (Said(code("all_right", strokes=count)),)
    if len(fit.missing) * 2 > count:
        return (Said(code("few_found", found=count - len(fit.missing), strokes=count, char=fit.model.char)),)
    first, *others = _by_part(fit, slips)
    return (replace(first, code=_verdict(fit, slips, first.code)), *others)[:MOST_SAID]


def contrast(fit: Fit, other: Fit, *, doubtful: bool = False) -> Contrast | None:
    """What tells the character from the other that was written, or may have been where that is doubtful. None where
    there is no one such thing."""
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


def _other(fit: Fit, other: Fit, apart: Contrast | None) -> Said:
    """Which character it is, and what tells the two apart."""
    char, this = fit.model.char, other.model.char
    if apart is not None:
        one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in (apart.one, apart.other))
        found = code("other_relation", char=char, other=this, relation=apart.relation, one=one, two=two)
        return Said(found, (apart.one, apart.other))
    parts = parts_apart(fit.model.root, other.model.root)
    if parts is None:
        return Said(code("other", char=char, other=this))
    ours, theirs = parts
    found = code("other_part", char=char, other=this, ours=ours.element, theirs=theirs.element)
    return Said(found, ours.strokes)


def _verdict(fit: Fit, slips: Sequence[Slip], first: Code) -> Code:
    """The weightiest slip with the best that can be said beside it."""
    count = len(fit.model.strokes)
    wrong = [slip for slip in slips if slip.kind in FAULTS]
    if not wrong:
        return code("all_there", strokes=count, slip=first)
    parts = _right_parts(fit.model, slips)
    if parts and _is_part(first):
        return code("parts_right", parts=parts, slip=first)
    if _wrong_strokes(fit, wrong) <= max(1, NEARLY * count):
        return code("nearly", slip=first)
    return code("parts_right", parts=parts, slip=first) if parts else first


def _is_part(slip: Code) -> bool:
    """Whether it is about a whole part: then the other parts say more than "nearly"."""
    what = slip.get("what")
    return isinstance(what, Code) and what.name == "part"


def _wrong_strokes(fit: Fit, wrong: Sequence[Slip]) -> int:
    """How many strokes have something wrong, of the model's and of the ink's extra ones."""
    made = {ink: pair.model.strokes for pair in fit.pairs for ink in pair.ink.strokes}
    touched = {stroke for slip in wrong for ink in slip.ink for stroke in made.get(ink, ())}
    touched |= {slip.stroke for slip in wrong if slip.stroke is not None}
    return len(touched) + len([slip for slip in wrong if slip.kind == "extra"])


def _by_part(fit: Fit, slips: Sequence[Slip]) -> Iterator[Said]:
    """What to say of each slip, weightiest kind first; a part that is missing whole is said once."""
    missing = {slip.stroke for slip in slips if slip.kind == "missing"}
    done: set[tuple[int, ...]] = set()
    for kind in WEIGHTIEST:
        for slip in slips:
            if slip.kind != kind:
                continue
            part = (
                _largest_missing(fit, slip.stroke, missing) if kind == "missing" and slip.stroke is not None else None
            )
            if part is None:
                about = (slip.stroke, slip.against)
                yield Said(slip.code, tuple(stroke for stroke in about if stroke is not None), slip.ink)
            elif part.strokes not in done:
                done.add(part.strokes)
                yield Said(code("missing", what=part_name(fit.model, part)), part.strokes)


def _largest_missing(fit: Fit, stroke: int, missing: set[int | None]) -> Part | None:
    """The largest part around the stroke of which nothing was written, if that is more than the stroke."""
    around = [
        part for part in fit.model.root.walk() if part.element and stroke in part.strokes and len(part.strokes) > 1
    ]
    return next((part for part in around if missing.issuperset(part.strokes)), None)


def _right_parts(model: Model, slips: Sequence[Slip]) -> tuple[Code, ...]:
    """Which parts are right, the largest, where others are not."""
    wrong = {slip.stroke for slip in slips if slip.kind in FAULTS}
    whole = [part for part in _whole(model.root, wrong) if len(part.strokes) >= FEWEST]
    largest = sorted(whole, key=lambda part: -len(part.strokes))[:MOST_SAID]
    return tuple(part_name(model, part) for part in whole if part in largest)


def _whole(part: Part, wrong: AbstractSet[int | None]) -> Iterator[Part]:
    """The largest parts inside in which nothing is wrong, where something else in it is."""
    for inner in part.parts if not wrong.isdisjoint(part.strokes) else ():
        if inner.element and wrong.isdisjoint(inner.strokes):
            yield inner
        else:
            yield from _whole(inner, wrong)
