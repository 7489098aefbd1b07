"""From answers to parameters. The only module that knows the `fsrs_rs_python` package."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, takewhile

from sorade.errors import CannotStart
from sorade.memory import Weights, published

from .judge import Forecasts

DIGITS = 6  # of a parameter; the package reckons with seven
STRETCH = 3  # times; what was only asked after a day or two says little about months. More trusts the curve further


def ready() -> None:
    """See that the package is there.

    Raises:
        CannotStart: it isn't; the sentence says how to get it.
    """
    try:
        import fsrs_rs_python  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise CannotStart("Fitting needs one more package. Install it: pip install 'sorade[fit]'") from error


def fitted(forecasts: Forecasts, before: date, now: Weights = ()) -> Weights:
    """The parameters that fit the answers before a study day best, near to the published ones where little speaks
    against them. What was foretold plays no part; the same answers give the same parameters. Raises as `ready` does.

    How long a first answer lasts may grow to STRETCH times what it is `now`, and a better one lasts no shorter.
    """
    ready()
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview  # noqa: PLC0415 - as above

    made = []
    for char, steps in forecasts.items():
        said = []
        for step in takewhile(lambda step: step.day < before, steps):
            said.append(FSRSReview(rating=int(step.grade), delta_t=step.days))
            if step.is_review:
                made.append((step.day, char, FSRSItem(said)))
    made.sort(key=lambda one: one[:2])  # the package gives later ones more weight
    found = FSRS(DEFAULT_PARAMETERS).compute_parameters([item for *_, item in made], enable_short_term=True)
    stretched = (min(new, STRETCH * old) for new, old in zip(found[:4], (now or published())[:4], strict=True))
    return tuple(round(weight, DIGITS) for weight in (*accumulate(stretched, max), *found[4:]))
