"""What it adds up to."""

from .forecast import Foreseen as Foreseen
from .forecast import forecast as forecast
from .readable import Counted as Counted
from .readable import counted as counted
from .slips import Broken as Broken
from .slips import OrderRecord as OrderRecord
from .slips import broken_rules as broken_rules
from .slips import order_record as order_record
from .state import Curve as Curve
from .state import State as State
from .state import curve as curve
from .state import state_of as state_of
from .week import Practised as Practised
from .week import week as week
from .workload import workload as workload
from .writable import Writable as Writable
from .writable import believed as believed
from .writable import writable as writable

__all__ = [
    "Broken",
    "Counted",
    "Curve",
    "Foreseen",
    "OrderRecord",
    "Practised",
    "State",
    "Writable",
    "believed",
    "broken_rules",
    "counted",
    "curve",
    "forecast",
    "order_record",
    "state_of",
    "week",
    "workload",
    "writable",
]
