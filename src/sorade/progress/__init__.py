"""What it adds up to."""

from .state import Curve as Curve
from .state import State as State
from .state import curve as curve
from .state import state_of as state_of
from .writable import Writable as Writable
from .writable import writable as writable

__all__ = ["Curve", "State", "Writable", "curve", "state_of", "writable"]
