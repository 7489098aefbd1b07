"""Where the check is not sure it asks, instead of deciding: one question, and only where the verdict hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from sorade.code import code

from .fit import Fit
from .names import stroke_in, stroke_name
from .rival import LEAN, Near
from .speech import contrast
from .verdict import FAULTS, Question, Slip

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
        return Question(code("your_hand", slip=slip.code), strokes, slip.ink)
    return Question(code("is_this", what=stroke_name(fit.model, strokes[0])), strokes, slip.ink)


def _which(fit: Fit, rival: Fit) -> Question:
    """Which of the two characters was meant: by what tells them apart, where that can be put into words."""
    apart = contrast(fit, rival, doubtful=True)
    if apart is None:
        return Question(code("which", char=fit.model.char, other=rival.model.char), (), ())
    one, two = (stroke_in(fit.model, stroke, fit.model.root) for stroke in (apart.one, apart.other))
    made = {stroke: pair.ink.strokes for pair in fit.pairs for stroke in pair.model.strokes}
    ink = (*made.get(apart.one, ()), *made.get(apart.other, ()))
    return Question(code("meant", relation=apart.relation, one=one, two=two), (apart.one, apart.other), ink)
