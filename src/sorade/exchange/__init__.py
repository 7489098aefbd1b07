"""The way out and in: everything that a learner has made is theirs to take along."""

from .known import KnownRead as KnownRead
from .known import read_known as read_known
from .log import HEADER as HEADER
from .log import events as events
from .log import export as export
from .share import from_word as from_word
from .share import to_word as to_word
from .undo import undone as undone

__all__ = ["HEADER", "KnownRead", "events", "export", "from_word", "read_known", "to_word", "undone"]
