"""A damaged log, as one meets it in a terminal: it is seen, backed up before, and restored."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from past import past
from running import Server
from sorade.store import backups, open_backup
from sorade.store.backup import rotate


def sorade(*arguments: str | Path, data: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sorade", *arguments],
        env={**os.environ, "SORADE_DATA": str(data), "COLUMNS": "80"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def run(*arguments: str | Path, data: Path, given: str = "") -> str:
    done = sorade(*arguments, data=data, given=given)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def change(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "sorade.sqlite3")) as database, database:
        database.execute(statement)


def name(data: Path) -> bytes:
    with closing(sqlite3.connect(data / "sorade.sqlite3")) as database:
        ((found,),) = database.execute("select log from store_learner").fetchall()
    return bytes(found)


def test_a_log_is_backed_up_spoilt_and_restored(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木川日"))
    before, log = run("export", data=tmp_path), name(tmp_path)
    assert "Backed up 10 events" in run("backup", data=tmp_path)
    ((file,),) = [backups(tmp_path / "backups")]
    assert file.stat().st_mode & 0o777 == 0o600
    made, events = open_backup(file)
    assert (made.events, len(list(events)), made.log.bytes) == (10, 10, log)
    assert "ok      log, whole: every event and every memory" in run("doctor", data=tmp_path)

    run("import", "-", data=tmp_path, given=past("雨", days=3))
    whole = run("export", data=tmp_path)
    change(tmp_path, "update store_event set body = replace(body, ':3,', ':4,') where kind = 'grade' and char = '木'")
    change(tmp_path, "update store_event set body = 'x' where counter = 2")
    seen = sorade("doctor", data=tmp_path)
    assert seen.returncode == 1
    assert "2 events of the log are damaged (numbers 2 and 6)" in seen.stdout
    assert "sorade restore" in seen.stdout

    refused = sorade("export", tmp_path / "out.jsonl", data=tmp_path)
    assert (refused.returncode, (tmp_path / "out.jsonl").exists()) == (7, False)
    assert "numbers 2 and 6" in refused.stderr
    left = sorade("export", tmp_path / "out.jsonl", "--skip-damaged", data=tmp_path)
    assert left.returncode == 0
    assert "Left out: 2 events" in left.stderr
    lines = whole.splitlines()
    kept = [line for number, line in enumerate(lines) if number not in {2, 6}]
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == kept
    assert sorade("backup", data=tmp_path).returncode == 7
    assert backups(tmp_path / "backups") == [file], "the good one stays"

    told = run("restore", data=tmp_path)
    assert "10 events from" in told
    assert "4 more events from the damaged file" in told
    assert run("export", data=tmp_path) == whole
    assert whole.startswith(before)
    assert name(tmp_path) == log, "browsers know it by its name"
    assert "ok      log, whole" in run("doctor", data=tmp_path)
    assert len(list(tmp_path.glob("sorade-damaged-*.sqlite3"))) == 1


def test_without_a_backup_what_can_be_read_is_restored(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木"))
    whole, log = run("export", data=tmp_path).splitlines(), name(tmp_path)
    change(tmp_path, "update store_event set body = 'x' where counter = 2")
    assert "5 events from the damaged file" in run("restore", data=tmp_path)
    assert run("export", data=tmp_path).splitlines() == [line for at, line in enumerate(whole) if at != 2]
    assert name(tmp_path) == log


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木"))
    run("backup", data=tmp_path)
    (good,) = backups(tmp_path / "backups")
    bad = good.with_name(f"sorade-{date.today() + timedelta(days=1)}.jsonl.gz")  # noqa: DTZ011 - its name is of that day
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 16
    bad.write_bytes(content)
    (tmp_path / "sorade.sqlite3").write_bytes(b"no database")
    assert f"6 events from {good}" in run("restore", data=tmp_path)
    named = sorade("restore", bad, data=tmp_path)
    assert named.returncode == 2
    assert "damaged" in named.stderr
    assert len(run("export", data=tmp_path).splitlines()) == 7, "nothing changed"


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", gzip.compress(b"{}", mtime=0), gzip.compress(b'{"sorade":"log","version":1}\n', mtime=0)],
    ids=["empty", "plain", "other", "an export"],
)
def test_what_is_no_backup_is_not_restored(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "other.jsonl.gz"
    file.write_bytes(content)
    done = sorade("restore", file, data=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_there_may_be_nothing_to_restore(tmp_path: Path) -> None:
    done = sorade("restore", data=tmp_path)
    assert done.returncode == 3
    assert "There is nothing to restore" in done.stderr


def test_seven_days_and_four_weeks_are_kept(tmp_path: Path) -> None:
    first = date(2026, 1, 1)
    for day in range(60):
        (tmp_path / f"sorade-{first + timedelta(days=day)}.jsonl.gz").touch()
        (tmp_path / "other.txt").touch()
        rotate(tmp_path)
    kept = [file.name[7:17] for file in backups(tmp_path)]
    assert kept[:7] == [str(first + timedelta(days=day)) for day in range(59, 52, -1)]
    assert len(kept) == 11
    older = [date.fromisoformat(one) for one in kept[7:]]
    assert all((later - earlier).days <= 7 for later, earlier in pairwise(older))
    assert (tmp_path / "other.txt").exists()


def test_a_damaged_file_is_mended_at_the_start(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木川日"))
    run("backup", data=tmp_path)
    whole = run("export", data=tmp_path)
    content = bytearray((tmp_path / "sorade.sqlite3").read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    (tmp_path / "sorade.sqlite3").write_bytes(content)
    broken = sorade("export", tmp_path / "out.jsonl", data=tmp_path)
    assert broken.returncode in {6, 7}, broken.stdout + broken.stderr
    assert "Traceback" not in broken.stderr
    with Server(tmp_path) as server:
        assert server.url
    assert run("export", data=tmp_path) == whole
    assert len(list(tmp_path.glob("sorade-damaged-*.sqlite3"))) == 1


def test_a_file_that_never_was_a_log_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sorade.sqlite3").write_bytes(b"a letter" * 1000)
    done = sorade("serve", "--no-browser", "--port", "0", data=tmp_path)
    assert done.returncode == 6
    assert (tmp_path / "sorade.sqlite3").read_bytes() == b"a letter" * 1000
