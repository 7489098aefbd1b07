"""The server: API, local-only rules, the shell page. Importing it wakes nothing."""

from .database import prepare as prepare
from .database import wake as wake
from .database import writable as writable
from .serve import PORT as PORT
from .serve import serve as serve
from .shipped import APP as APP
from .shipped import book as book
from .shipped import desk as desk
from .shipped import looks as looks
from .shipped import now as now
from .shipped import recogniser as recogniser

__all__ = ["APP", "PORT", "book", "desk", "looks", "now", "prepare", "recogniser", "serve", "wake", "writable"]
