"""The server: API, local-only rules, the shell page. Importing it wakes nothing."""

from .database import prepare as prepare
from .database import wake as wake
from .database import writable as writable
from .known import APP as APP
from .known import book as book
from .known import recogniser as recogniser
from .serve import PORT as PORT
from .serve import serve as serve

__all__ = ["APP", "PORT", "book", "prepare", "serve", "wake", "writable"]
