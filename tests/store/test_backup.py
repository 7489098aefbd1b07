"""A backup counts once it was read again, and the old ones go in their time."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from memory.logs import Log
from sorade.errors import BadFile, DamagedLog
from sorade.memory import Event
from sorade.store import MemoryLog, backup

DAY = date(2026, 11, 23)


@pytest.fixture
def log() -> MemoryLog:
    """A log of twelve events."""
    written, kept = Log(), MemoryLog()
    for day in range(4):
        written.on(day).write(3)
        written.hint("story")
    kept.append(written.events)
    return kept


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_it_holds_every_event_and_what_it_is_of(log: MemoryLog, tmp_path: Path) -> None:
    made = backup.back_up(log, tmp_path / "new", DAY)
    assert names(tmp_path / "new") == ["sorade-2026-11-23.jsonl.gz"]
    found, events = backup.open_backup(made.file)
    assert found == made
    assert (found.log, found.events, found.seal) == (log.id, 12, log.head().seal)
    assert list(events) == [event for _, event in log.after()]
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.file.parent.stat().st_mode & 0o777 == 0o700


def test_what_comes_meanwhile_is_left_for_the_next_one(log: MemoryLog, tmp_path: Path) -> None:
    class Going(MemoryLog):
        def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]:
            for place, event in super().after(counter):
                if place == 3:
                    self._insert([more])
                yield place, event

    ours = Going(log.id)
    ours.append([event for _, event in log.after()])
    more = Log().on(9).write(3)
    made = backup.back_up(ours, tmp_path, DAY)
    assert (made.events, len(list(backup.open_backup(made.file)[1]))) == (12, 12)


def test_progress_is_said(log: MemoryLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "STEP", 5)
    said: list[tuple[str, int, int | None]] = []
    backup.back_up(log, tmp_path, DAY, lambda *one: said.append(one))
    assert said == [("events", 5, 12), ("events", 10, 12)]


def test_one_that_cannot_be_read_again_does_not_take_the_place_of_the_last(
    log: MemoryLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.back_up(log, tmp_path, DAY).file.read_bytes()
    monkeypatch.setattr(backup, "to_line", lambda _: "{}")
    with pytest.raises(DamagedLog):
        backup.back_up(log, tmp_path, DAY)
    assert names(tmp_path) == ["sorade-2026-11-23.jsonl.gz"]
    assert (tmp_path / "sorade-2026-11-23.jsonl.gz").read_bytes() == before


def test_any_change_is_seen(log: MemoryLog, tmp_path: Path) -> None:
    made = backup.back_up(log, tmp_path, DAY)
    assert backup.is_whole(made.file)
    lines = gzip.decompress(made.file.read_bytes()).split(b"\n")
    head, first, *rest = lines
    for changed in (
        [head, *rest],  # one is gone
        [head, first, first, *rest],
        [head, rest[0], first, *rest[1:]],  # two have changed places
        [head, first.replace(b'"', b"'"), *rest],
        [head.replace(str(made.log).encode(), str(UUID(int=1)).encode()), first, *rest],
        [head.replace(b'"events":12', b'"events":11'), first, *rest],
        lines[:-2],
    ):
        made.file.write_bytes(gzip.compress(b"\n".join(changed)))
        assert not backup.is_whole(made.file), changed[:2]
    made.file.write_bytes(gzip.compress(b"\n".join(lines)))
    assert backup.is_whole(made.file)
    made.file.write_bytes(made.file.read_bytes()[:-20])
    assert not backup.is_whole(made.file)
    assert not backup.is_whole(tmp_path / "none")


@pytest.mark.parametrize(
    "head", ["", "{}", "[]", "no", '{"sorade":"log","version":1}', '{"sorade":"backup","version":2}', "null"]
)
def test_what_is_no_backup_says_so(tmp_path: Path, head: str) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(head.encode()))
    with pytest.raises(BadFile, match="isn't a backup"):
        backup.open_backup(file)


def test_a_week_of_days_and_four_weeks_are_kept(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"sorade-{DAY - timedelta(days=number)}.jsonl.gz").write_bytes(b"")
    for other in ("sorade-2026-1-1.jsonl.gz", "mine.jsonl.gz", "sorade-2026-11-23.part"):
        (tmp_path / other).write_bytes(b"")
    backup.rotate(tmp_path)
    kept = [file.name for file in backup.backups(tmp_path)]
    days = [date.fromisoformat(name[7:17]) for name in kept]
    assert days[:7] == [DAY - timedelta(days=number) for number in range(7)]
    # 2026-11-23 is a Monday: of each week before, its newest day that is none of the seven
    assert days[7:] == [date(2026, 11, 16), date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    assert {"mine.jsonl.gz", "sorade-2026-1-1.jsonl.gz", "sorade-2026-11-23.part"} <= set(names(tmp_path))
