"""sorade without a server: the same routes over a log in a SQLite file, by nothing but the standard library and fsrs.
It is meant to run under Pyodide, in a worker of the page, and runs in any Python."""

from .home import Home as Home
from .keeper import Keeper as Keeper
from .mend import Mended as Mended
from .sync import Sync as Sync
from .warm import warm as warm

__all__ = ["Home", "Keeper", "Mended", "Sync", "warm"]
