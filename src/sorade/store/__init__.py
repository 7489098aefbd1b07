"""Where the log is kept: in Django's database on a server, in a SQLite file in the browser, in lists in a test. All
three answer alike."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .backup import Backup as Backup
from .backup import back_up as back_up
from .backup import backups as backups
from .backup import is_whole as is_whole
from .backup import open_backup as open_backup
from .keep import Keeping as Keeping
from .keep import Taken as Taken
from .memory import MemoryLog as MemoryLog
from .salvage import salvage as salvage
from .salvage import salvage_name as salvage_name
from .second import SecondCopy as SecondCopy
from .second import pieces as pieces
from .sql import SqlLog as SqlLog
from .sqlite import SqliteDatabase as SqliteDatabase
from .verify import Examiner as Examiner
from .verify import Findings as Findings
from .verify import Flawed as Flawed

if TYPE_CHECKING:
    from .django import examiner as examiner
    from .django import local as local
    from .django import log_of as log_of
else:

    def __getattr__(name):
        """Django's keeping, where it is asked for: the browser has no Django."""
        if name in {"examiner", "local", "log_of"}:
            return getattr(import_module(".django", __name__), name)
        raise AttributeError(f"sorade.store has no {name}")


__all__ = [
    "Backup",
    "Examiner",
    "Findings",
    "Flawed",
    "Keeping",
    "MemoryLog",
    "SecondCopy",
    "SqlLog",
    "SqliteDatabase",
    "Taken",
    "back_up",
    "backups",
    "examiner",
    "is_whole",
    "local",
    "log_of",
    "open_backup",
    "pieces",
    "salvage",
    "salvage_name",
]
