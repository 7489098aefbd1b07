"""What it adds up to."""

from .forecast import Foreseen as Foreseen
from .forecast import forecast as forecast
from .state import Curve as Curve
from .state import State as State
from .state import curve as curve
from .state import state_of as state_of
from .week import Practised as Practised
from .week import week as week
from .writable import Writable as Writable
from .writable import writable as writable

__all__ = [
    "Curve",
    "Foreseen",
    "Practised",
    "State",
    "Writable",
    "curve",
    "forecast",
    "state_of",
    "week",
    "writable",
]
