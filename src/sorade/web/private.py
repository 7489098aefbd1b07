"""What sorade keeps is its learner's alone: nobody else on the machine may read or list it."""

from __future__ import annotations

import contextlib
import os
import stat
from fnmatch import fnmatch
from pathlib import Path

from .environment import Environment

OURS = ("sorade*", "secret*", "backups", "lan")
"""The names of what is ours in a data folder. A folder that holds other things too was made for more than sorade."""
_before = -1  # as it is


def keep_private() -> None:
    """From now on what this process makes is for its owner alone; what an earlier version made becomes so."""
    global _before  # noqa: PLW0603 - a process has one umask
    if os.name == "nt":
        return  # there a folder in one's own profile is one's own by inheritance
    _before = os.umask(0o077)
    with contextlib.suppress(OSError):  # not there yet, or not ours: whoever needs it says what is wrong
        tighten(Environment.read().data)


def usual() -> int:
    """The umask as it was: for programs that we start and that are not ours."""
    return _before


def tighten(folder: Path) -> None:
    """Make the data folder 0700 and our files in it 0600. A folder that holds other things too, or is another user's,
    stays as it is. Raises OSError where it cannot be read."""
    inside = list(folder.iterdir())
    ours = [one for one in inside if any(fnmatch(one.name, name) for name in OURS)]
    if len(ours) == len(inside):
        _only(folder, 0o700)
    for one in ours:
        _only_within(one)


def _only_within(one: Path) -> None:
    if one.is_symlink():
        return  # what it points to is somebody else's business
    if one.is_dir():
        _only(one, 0o700)
        for inner in one.iterdir():
            _only_within(inner)
    else:
        _only(one, 0o600)


def _only(one: Path, mode: int) -> None:
    """Take away what the mode does not have. Nothing is given: what is read-only stays so."""
    found = one.stat()
    now = stat.S_IMODE(found.st_mode)
    if found.st_uid == os.geteuid() and now & ~mode:
        one.chmod(now & mode)
