"""Whose memory it is: the model's parameters fitted to one learner, where that is clearly better for them."""

from .fit import FEWEST as FEWEST
from .fit import MARGIN as MARGIN
from .fit import Fit as Fit
from .fit import fit as fit
from .fitter import fitted as fitted
from .fitter import ready as ready
from .judge import Forecasts as Forecasts
from .judge import History as History
from .judge import Judged as Judged
from .judge import foretold as foretold
from .judge import judged as judged
from .judge import review_days as review_days

__all__ = [
    "FEWEST",
    "MARGIN",
    "Fit",
    "Forecasts",
    "History",
    "Judged",
    "fit",
    "fitted",
    "foretold",
    "judged",
    "ready",
    "review_days",
]
