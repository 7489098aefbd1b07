"""What it adds up to."""

from .writable import Writable as Writable
from .writable import writable as writable

__all__ = ["Writable", "writable"]
