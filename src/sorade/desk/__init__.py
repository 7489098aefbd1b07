"""What the learner does: the use cases, pure. The log, the book and what ink looks like come in as arguments, so that
the same ones run on a server, in the browser, at the command line and in a simulation."""

from .command import AttemptIn as AttemptIn
from .command import EventsIn as EventsIn
from .command import GradeIn as GradeIn
from .command import HintIn as HintIn
from .command import KnownIn as KnownIn
from .command import Moment as Moment
from .command import ReadingIn as ReadingIn
from .command import RoundIn as RoundIn
from .command import SessionIn as SessionIn
from .command import SettingsIn as SettingsIn
from .copy import unpacked as unpacked
from .desk import Desk as Desk
from .figures.past import past as past
from .figures.progress import progress as progress
from .figures.report import report as report
from .figures.told import told as told
from .loop.begin import begin as begin
from .loop.begin import started as started
from .loop.place import next_round_of as next_round_of
from .loop.take import record as record
from .loop.take import take as take
from .ports import Book as Book
from .ports import Head as Head
from .ports import Log as Log
from .ports import Looks as Looks
from .ports import Memories as Memories
from .ports import Reach as Reach
from .ports import Stored as Stored
from .read import reading as reading
from .routes import ROUTES as ROUTES
from .routes import Route as Route
from .settings import settings as settings
from .sync import Call as Call
from .sync import Synced as Synced
from .sync import sync as sync
from .sync import through as through
from .view.ink import InkColumns as InkColumns
from .view.placement import RoundOut as RoundOut
from .view.setting import SettingOut as SettingOut

__all__ = [
    "ROUTES",
    "AttemptIn",
    "Book",
    "Call",
    "Desk",
    "EventsIn",
    "GradeIn",
    "Head",
    "HintIn",
    "InkColumns",
    "KnownIn",
    "Log",
    "Looks",
    "Memories",
    "Moment",
    "Reach",
    "ReadingIn",
    "RoundIn",
    "RoundOut",
    "Route",
    "SessionIn",
    "SettingOut",
    "SettingsIn",
    "Stored",
    "Synced",
    "begin",
    "next_round_of",
    "past",
    "progress",
    "reading",
    "record",
    "report",
    "settings",
    "started",
    "sync",
    "take",
    "through",
    "told",
    "unpacked",
]
