"""What someone at a terminal sees: bars and tables; in a pipe there are plain lines."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from cli.test_commands import run
from cli.test_report import Told, outcomes
from past import past

STYLE = re.compile("\x1b\\[[0-9;]*m")  # bold and its end, which take no room
pty = pytest.importorskip("pty", reason="pseudo-terminals are for POSIX")


def watched(*arguments: str, data: Path, columns: int = 100) -> str:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "SORADE_DATA": str(data), "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    done = subprocess.Popen(
        [sys.executable, "-m", "sorade", *arguments], env=environment, stdout=theirs, stderr=theirs, close_fds=True
    )
    os.close(theirs)
    heard = b""
    with suppress(OSError):  # which is how Linux says that the other end is closed
        while more := os.read(ours, 4096):
            heard += more
    os.close(ours)
    assert done.wait(60) == 0, heard.decode()
    return heard.decode()


def test_a_bar_counts_what_takes_its_time_and_gives_the_cursor_back(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木川"))
    shown = watched("rebuild", data=tmp_path)
    assert "3/3" in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert "3 memories worked out" in shown
    piped = run("rebuild", data=tmp_path)
    assert piped.stderr == ""
    assert "\x1b" not in piped.stdout


def test_the_report_is_a_table(tmp_path: Path) -> None:
    told = Told()
    for proof in outcomes(20, 30):
        told.firing("whole", False, proof)
    for proof in outcomes(5, 10):
        told.firing("whole", True, proof)
    run("import", "-", data=tmp_path, given=told.text)
    shown = watched("report", data=tmp_path)
    row = next(line for line in shown.splitlines() if "Memorised as one picture" in line)
    assert row.split()[4:7] == ["20", "of", "30"]
    assert "━" in row
    assert row.split()[-4:] == ["+17", "-12", "to", "+43"]
    assert max(map(len, STYLE.sub("", shown).splitlines())) <= 100
