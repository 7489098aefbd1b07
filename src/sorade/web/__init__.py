"""The server: API, local-only rules, the shell page. Importing it wakes nothing."""

from .database import damage as damage
from .database import prepare as prepare
from .database import wake as wake
from .database import writable as writable
from .folder import write_folder as write_folder
from .mend import mend as mend
from .private import keep_private as keep_private
from .serve import NETWORK_PORT as NETWORK_PORT
from .serve import PORT as PORT
from .serve import fresh_link as fresh_link
from .serve import serve as serve
from .serve import token as token
from .shipped import APP as APP
from .shipped import book as book
from .shipped import desk as desk
from .shipped import looks as looks
from .shipped import more as more
from .shipped import now as now
from .shipped import paired as paired
from .shipped import recogniser as recogniser

__all__ = [
    "APP",
    "NETWORK_PORT",
    "PORT",
    "book",
    "damage",
    "desk",
    "fresh_link",
    "keep_private",
    "looks",
    "mend",
    "more",
    "now",
    "paired",
    "prepare",
    "recogniser",
    "serve",
    "token",
    "wake",
    "writable",
    "write_folder",
]
