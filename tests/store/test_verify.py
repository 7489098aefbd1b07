"""Damage is seen: whatever changes in a log, its place is named, and nothing else is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from memory.logs import Log
from sorade import store
from sorade.errors import DamagedLog
from sorade.memory import Event, Story
from sorade.store import salvage, salvage_name
from sorade.store.seal import seal
from sorade.store.verify import Flawed
from store.conftest import Home

PLACE = 5  # of the event that is spoilt
SEALED = "id, device, at, zone, study_day, kind, char, digest, body, ink"


def written() -> list[Event]:
    log = Log()
    for day in range(4):
        log.on(day).write(3)
        log.hint("story")
    return log.events


@pytest.fixture
def examiner(disk: Home) -> store.Examiner:
    """A log of twelve events, to be looked at."""
    assert disk.database
    disk.again().append(written())
    return store.Examiner(disk.database(), "local")


def test_a_sound_log(examiner: store.Examiner) -> None:
    found = examiner.verify()
    assert found.is_sound
    assert (found.events, found.flawed, found.end, found.memories) == (12, (), 0, ())


def test_an_empty_log(disk: Home) -> None:
    assert disk.database
    assert disk.again().size() == 0
    found = store.Examiner(disk.database(), "local").verify()
    assert (found.is_sound, found.events, found.end) == (True, 0, 0)


def test_progress_is_said(examiner: store.Examiner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sorade.store.verify.STEP", 5)
    said: list[tuple[str, int, int | None]] = []
    examiner.verify(lambda *one: said.append(one))
    assert said == [("events", 5, 12), ("events", 10, 12)]


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ("device = 'tablet'", "changed"),
        ("at = at + 1", "changed"),
        ("zone = 60", "changed"),
        ("study_day = '2026-11-30'", "changed"),
        ("study_day = 'someday'", "unreadable"),
        ("char = '未'", "changed"),
        ("body = replace(body, '3', '4')", "changed"),
        ("body = replace(body, '{', '[')", "unreadable"),
        ("kind = 'dance'", "changed"),
        ("id = substr(id, 2)", "unreadable"),
        ("seal = substr(seal, 2) || substr(seal, 1, 1)", "mislaid"),
        ("session = null", "mislaid"),
    ],
)
def test_each_change_of_a_row_is_found_and_its_neighbours_are_sound(
    disk: Home, examiner: store.Examiner, change: str, flaw: str
) -> None:
    disk.run(f"update store_event set {change} where counter = {PLACE}")
    found = examiner.verify()
    named = found.flawed
    if change.startswith("session"):  # of a grade there is none to begin with
        disk.run("update store_event set session = null")
        named = examiner.verify().flawed
        assert {one.flaw for one in named} == {"mislaid"}
        return
    assert named == (Flawed(PLACE, flaw),)  # type: ignore[arg-type]
    assert not found.is_sound
    rest = [place for place, _ in examiner.after()]
    assert rest == [place for place in range(1, 13) if place != PLACE or flaw == "mislaid"]


def test_what_is_gone_is_found(disk: Home, examiner: store.Examiner) -> None:
    disk.run(f"delete from store_event where counter in ({PLACE}, 11, 12)")
    found = examiner.verify()
    assert found.flawed == (Flawed(PLACE, "gone"),)
    assert (found.events, found.end, found.is_sound) == (9, 2, False)


def test_rows_that_changed_places_are_found(disk: Home, examiner: store.Examiner) -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        disk.run(f"update store_event set counter = {new} where counter = {old}")
    assert {one.counter for one in examiner.verify().flawed} >= {3, 4}


def test_a_memory_that_is_not_what_the_log_says_is_found(disk: Home, examiner: store.Examiner) -> None:
    assert examiner.verify().memories == ()
    disk.run("update store_memory set past = '[]'")
    assert examiner.verify().memories == ("語",)
    disk.run("delete from store_memory")
    assert examiner.verify().memories == ("語",)
    disk.again().rebuild()
    assert examiner.verify().is_sound


def test_an_event_of_a_newer_sorade_is_kept_and_passed_over(disk: Home) -> None:
    """As if a newer version had written it: sealed, in words that this one does not know."""
    assert disk.database
    made = Log()
    made.write(3)
    made.add(Story("words"))
    disk.again().append(made.events)
    disk.run("update store_event set kind = 'dance', body = '{}' where counter = 3")
    (row,) = disk.database().rows(f"select {SEALED} from store_event where counter = 3")
    own = seal(disk.again().seal(2) or b"", [bytes(one) if isinstance(one, memoryview) else one for one in row])
    disk.database().run("update store_event set seal = ? where counter = 3", [(own,)])
    disk.database().run("update store_learner set seal = ? where name = ?", [(own, "local")])
    found = store.Examiner(disk.database(), "local").verify()
    assert found.flawed == (Flawed(3, "newer"),)
    assert found.is_sound
    assert len(list(disk.again().after())) == 2
    again = Log(number=5000)
    again.on(9).write(2)
    disk.again().append(again.events)
    assert disk.again().head().counter == 5
    assert store.Examiner(disk.database(), "local").verify().is_sound


def test_a_damaged_event_stops_nobody_but_its_own_repetition(disk: Home, examiner: store.Examiner) -> None:
    del examiner
    disk.run(f"update store_event set body = 'x' where counter = {PLACE}")
    events = written()
    assert [event.id for _, event in disk.again().after()] == [one.id for one in events if one is not events[PLACE - 1]]
    log = disk.again()
    assert len(log.of("語")) == 11
    assert len(log.select("attempt", "grade", "hint")) == 11
    assert log.unread == 1, "however often it is met"
    again = Log(number=5000)
    again.on(9).write(2)
    disk.again().append(again.events)
    with pytest.raises(DamagedLog, match="can't be read"):
        disk.again().append([events[PLACE - 1]])


def test_a_text_that_is_no_text_any_more_spoils_one_row(tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    database = store.SqliteDatabase(file)
    database.log_of("local").append(written())
    database.run(f"update store_event set body = cast(x'7bff7d' as text) where counter = {PLACE}", [()])
    assert len(list(database.log_of("local").after())) == 11
    assert store.Examiner(database, "local").verify().flawed == (Flawed(PLACE, "unreadable"),)
    database.close()


def spoil(file: Path, page: int, content: bytes) -> None:
    with file.open("r+b") as raw:
        raw.seek(page * 4096)
        raw.write(content)


def test_what_can_be_read_of_a_broken_file_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    database = store.SqliteDatabase(file)
    log = Log()
    for day in range(200):
        log.on(day).write(3)
    made = database.log_of("local")
    made.append(log.events)
    name = made.id
    database.close()
    with closing(sqlite3.connect(file)) as raw:
        pages = raw.execute("pragma page_count").fetchone()[0]
    assert pages > 20
    least = len(log.events)
    for page in range(1, pages):
        copy = tmp_path / f"{page}.sqlite3"
        copy.write_bytes(file.read_bytes())
        spoil(copy, page, bytes(4096))
        saved = [event for _, event in salvage(copy, "local")]
        ids = [event.id for event in log.events]
        assert [event.id for event in saved] == [id_ for id_ in ids if id_ in {event.id for event in saved}]
        assert salvage_name(copy, "local") in {name, None}
        least = min(least, len(saved)) if len(saved) > 0 else least
        copy.unlink()
    assert least > len(log.events) - 60, "a page holds a dozen rows"


def test_a_file_cut_short_still_gives_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    database = store.SqliteDatabase(file)
    log = Log()
    for day in range(200):
        log.on(day).write(3)
    database.log_of("local").append(log.events)
    database.close()
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 3 // 4 // 4096 * 4096])
    saved = [event for _, event in salvage(file, "local")]
    assert saved == log.events[: len(saved)]
    assert len(saved) > len(log.events) / 2
