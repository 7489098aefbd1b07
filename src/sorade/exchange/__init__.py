"""The way out and in: everything that a learner has made is theirs to take along."""

from .log import export as export
from .log import import_ as import_

__all__ = ["export", "import_"]
