"""What sorade keeps is its learner's alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from past import past
from running import Server
from sorade.web import private

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a profile is its owner's by inheritance")


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def open_to_others(folder: Path) -> dict[str, int]:
    """What of a data folder others may touch, itself included."""
    return {one.name: mode(one) for one in (folder, *folder.rglob("*")) if mode(one) & 0o077}


def run(*command: str, data: Path, given: str = "") -> None:
    subprocess.run(
        ["/bin/sh", "-c", 'umask 022; exec "$@"', "sh", sys.executable, "-m", "sorade", *command],
        env={**os.environ, "SORADE_DATA": str(data)},
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_new_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "a" / "data"
    run("import", "-", data=data, given=past("語"))
    assert {"sorade.sqlite3"} <= {one.name for one in data.iterdir()}
    assert open_to_others(data) == {}
    run("token", data=data)
    run("export", str(data / "export.jsonl"), data=data)
    assert open_to_others(data) == {}


def test_so_it_is_while_the_server_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with Server(data):
        names = {one.name for one in data.iterdir()}
        assert {"secret", "sorade.sqlite3", "sorade.sqlite3-wal", "sorade.sqlite3-shm"} <= names
        assert open_to_others(data) == {}


def test_one_of_an_earlier_version_becomes_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "backups").mkdir(parents=True, mode=0o755)
    for name in ("sorade.sqlite3", "sorade.sqlite3-wal", "sorade-before-0003.sqlite3", "secret", "backups/one.sqlite3"):
        (data / name).touch()
        (data / name).chmod(0o644)
    data.chmod(0o755)
    run("--help", data=data)
    assert open_to_others(data), "reading the help changes nothing"
    private.tighten(data)
    assert open_to_others(data) == {}
    data.chmod(0o755)
    for one in data.iterdir():
        one.unlink() if one.is_file() else None
    run("doctor", data=data)
    assert open_to_others(data) == {}


def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for name in ("letter.txt", "sorade.sqlite3"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    (tmp_path / "sorade-link").symlink_to(tmp_path / "letter.txt")
    private.tighten(tmp_path)
    assert (mode(tmp_path), mode(tmp_path / "letter.txt"), mode(tmp_path / "sorade.sqlite3")) == (0o755, 0o644, 0o600)


def test_what_is_read_only_stays_so(tmp_path: Path) -> None:
    (tmp_path / "sorade.sqlite3").touch()
    (tmp_path / "sorade.sqlite3").chmod(0o444)
    private.tighten(tmp_path)
    assert mode(tmp_path / "sorade.sqlite3") == 0o400


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root to be another user")
def test_what_belongs_to_another_user_keeps_its_mode(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    data.chmod(0o755)
    (data / "sorade.sqlite3").touch()
    (data / "sorade.sqlite3").chmod(0o644)
    for one in (data, data / "sorade.sqlite3"):
        os.chown(one, 65534, 65534)
    private.tighten(data)
    assert (mode(data), mode(data / "sorade.sqlite3")) == (0o755, 0o644)
