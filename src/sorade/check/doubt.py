"""Where the check is not sure it asks, instead of deciding: one question, and only where the verdict hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from .fit import Fit
from .rival import LEAN, Near
from .speech import contrast
from .verdict import FAULTS, Contrast, Question, Slip
from .words import stroke_in, stroke_name

FAINT = (
    0.63  # weight of a slip (0.5 is what is just not forgiven) up to which it is asked about; bigger asks more often
)
LEANING = (0.45, 0.62)  # leans to a rival between which it is asked about; LEAN decides between them


def question(fit: Fit, slips: Sequence[Slip], near: Near) -> Question | None:
    """What to ask: about the one faint fault, or the one rival that lies almost as near; None where the verdict is
    sure, or wrong anyway."""
    faults = [slip for slip in slips if slip.kind in FAULTS]
    if LEANING[0] < near.lean < LEANING[1]:
        return None if faults else _which(fit, near.fit)
    if len(faults) != 1 or near.lean > LEAN or faults[0].kind not in {"place", "shape"} or faults[0].weight > FAINT:
        return None
    [slip] = faults
    pairs = [pair for pair in fit.pairs if pair.ink.strokes[0] in slip.ink]
    strokes = tuple(stroke for pair in pairs for stroke in pair.model.strokes)
    if len(pairs) > 1:  # a part
        return Question(f"{slip.text} Is that only your hand?", strokes, slip.ink)
    return Question(f"Is this {stroke_name(fit.model, strokes[0])}?", strokes, slip.ink)


def _which(fit: Fit, rival: Fit) -> Question:
    """Which of the two characters was meant: by what tells them apart, where that can be put into words."""
    told = contrast(fit, rival, doubtful=True)
    if told is None:
        return Question(f"Did you mean {fit.model.char}, and not {rival.model.char}?", (), ())
    one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in (told.one, told.other))
    made = {stroke: pair.ink.strokes for pair in fit.pairs for stroke in pair.model.strokes}
    ink = (*made.get(told.one, ()), *made.get(told.other, ()))
    return Question(f"Is {one} meant to {_do(told)} {two}?", (told.one, told.other), ink)


def _do(told: Contrast) -> str:
    if told.kind == "longer":
        return "be longer than"
    verb = {"crosses": "cross", "touches": "touch"}[told.kind]
    return verb if told.is_so else "stay clear of" if verb == "touch" else "stop short of"
