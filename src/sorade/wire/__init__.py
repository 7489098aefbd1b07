"""Values as JSON: read strictly, written canonically, described. The log, the server and the browser read alike, since
all three read by the types of the values themselves."""

from .describe import describe as describe
from .limit import Between as Between
from .limit import Fits as Fits
from .limit import Like as Like
from .limit import Long as Long
from .limit import Prose as Prose
from .limit import Reads as Reads
from .query import from_query as from_query
from .read import NO_LINE as NO_LINE
from .read import Flaw as Flaw
from .read import Read as Read
from .read import Wrong as Wrong
from .read import load as load
from .read import reader as reader
from .write import dump as dump
from .write import plain as plain
from .write import without_nothing as without_nothing

__all__ = [
    "NO_LINE",
    "Between",
    "Fits",
    "Flaw",
    "Like",
    "Long",
    "Prose",
    "Read",
    "Reads",
    "Wrong",
    "describe",
    "dump",
    "from_query",
    "load",
    "plain",
    "reader",
    "without_nothing",
]
