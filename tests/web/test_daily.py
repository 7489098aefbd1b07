"""A backup a day, while the server runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from past import past
from running import Server
from sorade import store
from sorade.web.daily import Daily, is_wanted


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_one_is_wanted_where_there_is_none_of_today(tmp_path: Path) -> None:
    today = date(2026, 11, 27)
    assert is_wanted(tmp_path / "nowhere", today)
    (tmp_path / "sorade-2026-11-26.jsonl.gz").touch()
    assert is_wanted(tmp_path, today)
    (tmp_path / "sorade-2026-11-27.jsonl.gz").touch()
    assert not is_wanted(tmp_path, today)


def test_the_server_has_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(tmp_path)
    server.take_in(past("語木"))
    monkeypatch.setenv("SORADE_DATA", str(tmp_path))
    folder = tmp_path / "backups"
    with Daily(folder, first=0, every=0.1):
        wait_until(lambda: bool(store.backups(folder)))
        (made,) = store.backups(folder)
        at = made.stat().st_mtime_ns
        time.sleep(1)
        assert made.stat().st_mtime_ns == at, "one a day"
    assert store.is_whole(made)


def test_a_server_that_stops_waits_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORADE_DATA", str(tmp_path))
    with Daily(tmp_path / "backups", first=0):
        time.sleep(0.2)
    assert store.backups(tmp_path / "backups") == []
