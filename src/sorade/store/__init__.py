"""Where the log is kept: in Django's database on a server, in a SQLite file in the browser, in lists in a test. All
three answer alike."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .keep import Keeping as Keeping
from .keep import Taken as Taken
from .memory import MemoryLog as MemoryLog
from .sql import SqlLog as SqlLog
from .sqlite import SqliteDatabase as SqliteDatabase

if TYPE_CHECKING:
    from .django import local as local
    from .django import log_of as log_of
else:

    def __getattr__(name):
        """Django's keeping, where it is asked for: the browser has no Django."""
        if name in {"local", "log_of"}:
            return getattr(import_module(".django", __name__), name)
        raise AttributeError(f"sorade.store has no {name}")


__all__ = ["Keeping", "MemoryLog", "SqlLog", "SqliteDatabase", "Taken", "local", "log_of"]
