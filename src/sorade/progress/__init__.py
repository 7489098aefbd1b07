"""What it adds up to."""

from .calibration import CHANCE_EDGES as CHANCE_EDGES
from .calibration import FEW_ANSWERS as FEW_ANSWERS
from .calibration import Calibration as Calibration
from .calibration import Share as Share
from .calibration import calibration as calibration
from .calibration import kept_word as kept_word
from .calibration import wilson as wilson
from .forecast import Foreseen as Foreseen
from .forecast import forecast as forecast
from .over_time import Pasts as Pasts
from .over_time import Then as Then
from .over_time import over_time as over_time
from .overruled import Overruled as Overruled
from .overruled import Way as Way
from .overruled import judged_words as judged_words
from .overruled import overruled as overruled
from .readable import Readable as Readable
from .readable import able as able
from .readable import counted as counted
from .readable import read_by as read_by
from .slips import Broken as Broken
from .slips import Order as Order
from .slips import OrderRecord as OrderRecord
from .slips import Slipped as Slipped
from .slips import broken_rules as broken_rules
from .slips import order_record as order_record
from .slips import order_slips as order_slips
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
    "CHANCE_EDGES",
    "FEW_ANSWERS",
    "Broken",
    "Calibration",
    "Curve",
    "Foreseen",
    "Order",
    "OrderRecord",
    "Overruled",
    "Pasts",
    "Practised",
    "Readable",
    "Share",
    "Slipped",
    "State",
    "Then",
    "Way",
    "Writable",
    "able",
    "believed",
    "broken_rules",
    "calibration",
    "counted",
    "curve",
    "forecast",
    "judged_words",
    "kept_word",
    "order_record",
    "order_slips",
    "over_time",
    "overruled",
    "read_by",
    "state_of",
    "week",
    "wilson",
    "workload",
    "writable",
]
