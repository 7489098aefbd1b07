"""A damaged log of a browser is made anew: from its second copy, and from what can be read of its file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.logs import Log
from sorade.browser import Keeper, Mended
from sorade.desk import Head
from sorade.errors import SoradeError
from sorade.memory import Event
from sorade.reference import Book
from sorade.store import SqliteDatabase, pieces

LOG, JOURNAL, SECOND, ASIDE = "log.sqlite3", "log.sqlite3-journal", "log.second", "log.damaged"
DAYS = 40


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


@pytest.fixture(scope="module")
def events() -> list[Event]:
    log = Log()
    for day in range(DAYS):
        log.on(day).write(3)
        log.hint("story")
    return log.events


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, book: Book, events: list[Event]) -> Path:
    """A folder with a log, which a second copy has followed."""
    folder = tmp_path_factory.mktemp("whole")
    keeper = Keeper(folder, book)
    assert keeper.open()
    for start in range(0, len(events), 7):
        keeper.home.log().append(events[start : start + 7])
        assert not keeper.follow()
    keeper.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path, whole: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "copy")


def found(keeper: Keeper) -> tuple[list[Event], Head]:
    log = keeper.home.log()
    return [event for _, event in log.after()], log.head()


def put_right(folder: Path, book: Book) -> tuple[Keeper, Mended | None]:
    """As the worker of a page does it."""
    keeper = Keeper(folder, book)
    sound = keeper.open() and not keeper.is_damaged()
    mended = None if sound else keeper.mend()
    assert not keeper.is_damaged()
    return keeper, mended


def cut(content: bytearray, at: int) -> bytearray:
    return content[: at % len(content)]


def torn(content: bytearray, at: int) -> bytearray:
    page = at % len(content) // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    return content


def flipped(content: bytearray, at: int) -> bytearray:
    for place in (at, at * 7, at * 31):
        content[place % len(content)] ^= 1 << at % 8
    return content


def beheaded(content: bytearray, at: int) -> bytearray:
    content[:100] = bytes(at * place % 256 for place in range(100))
    return content


def garbled(content: bytearray, at: int) -> bytearray:
    start = at % len(content)
    content[start : start + 20_000] = bytes((place * at) % 251 for place in range(min(20_000, len(content) - start)))
    return content


DAMAGE = (cut, torn, flipped, beheaded, garbled)
DAMAGED, PLACES = st.sampled_from(DAMAGE), st.integers(1, 10**7)
Damage = Callable[[bytearray, int], bytearray]


def spoil(file: Path, how: Damage, at: int) -> None:
    file.write_bytes(how(bytearray(file.read_bytes()), at))


def test_a_whole_log_is_left_alone(folder: Path, book: Book, events: list[Event]) -> None:
    before = (folder / LOG).read_bytes()
    keeper, mended = put_right(folder, book)
    assert mended is None
    assert found(keeper)[0] == events
    keeper.close()
    assert (folder / LOG).read_bytes() == before


@settings(max_examples=25)
@given(DAMAGED, PLACES)
def test_nothing_is_lost_that_the_second_copy_has(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, book: Book, how: Damage, at: int
) -> None:
    folder = shutil.copytree(whole, tmp_path_factory.mktemp("spoilt") / "copy")
    before, _ = put_right(shutil.copytree(whole, folder.with_name("before")), book)
    spoil(folder / LOG, how, at)
    keeper, mended = put_right(folder, book)
    assert found(keeper) == found(before), "in the same places, under the same seals"
    if mended:
        assert mended.events == mended.of == 3 * DAYS
    keeper.close()
    before.close()


@settings(max_examples=25)
@given(st.tuples(DAMAGED, PLACES), st.tuples(DAMAGED, PLACES))
def test_of_two_damaged_files_all_that_can_be_read_is_back(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, book: Book, own: tuple[Damage, int], too: tuple[Damage, int]
) -> None:
    folder = shutil.copytree(whole, tmp_path_factory.mktemp("spoilt") / "copy")
    spoil(folder / LOG, *own)
    spoil(folder / SECOND, *too)
    there = {event.id for piece in pieces((folder / SECOND).read_bytes()) for _, event in piece.events()}
    keeper, _ = put_right(folder, book)
    assert there <= {event.id for event in found(keeper)[0]}
    while keeper.follow():
        pass
    keeper.fill()
    keeper.close()
    (folder / LOG).write_bytes(b"")
    keeper, mended = put_right(folder, book)
    assert mended or not there, "a log that is empty beside a full copy"
    assert there <= {event.id for event in found(keeper)[0]}
    keeper.close()


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_second_copy_is_no_harm(folder: Path, book: Book, events: list[Event], how: Damage) -> None:
    spoil(folder / SECOND, how, 12_345)
    keeper, mended = put_right(folder, book)
    assert mended is None
    keeper.home.log().append([Log(number=10**6).on(DAYS + 1).write(3)])
    while keeper.follow():
        pass
    keeper.fill()
    keeper.close()
    (folder / LOG).write_bytes(b"")
    keeper, mended = put_right(folder, book)
    assert mended
    assert len(found(keeper)[0]) > len(events), "the copy had caught up"
    keeper.close()


def test_without_a_second_copy_the_page_has_the_last_days(folder: Path, book: Book, events: list[Event]) -> None:
    (folder / SECOND).unlink()
    keeper = Keeper(folder, book)
    assert keeper.open()
    log = keeper.home.log()
    told = keeper.handle("GET", f"/api/log/events?after={3 * DAYS - 8}&days=0&at=0&offset=0").body
    name, head = log.id, log.head()
    keeper.close()
    spoil(folder / LOG, beheaded, 7)
    spoil(folder / LOG, cut, (folder / LOG).stat().st_size * 3 // 4)
    keeper = Keeper(folder, book)
    assert not keeper.open()
    packed = told.split('"packed":"')[1].split('"')[0]
    mended = keeper.mend([packed, "no copy"], str(name))
    back = found(keeper)[0]
    assert back[-8:] == events[-8:]
    assert 8 < mended.events < 3 * DAYS
    assert keeper.home.log().id == name, "what waits for it still finds it"
    assert head.counter == 3 * DAYS
    keeper.close()


def test_what_was_damaged_is_kept_and_read_again(folder: Path, book: Book, events: list[Event]) -> None:
    (folder / SECOND).unlink()
    with closing(SqliteDatabase(folder / LOG, alone=True)) as database:
        database.run("update store_event set body = 'x' where counter = 6", [()])
    spoilt = (folder / LOG).read_bytes()
    keeper, mended = put_right(folder, book)
    assert mended
    assert mended.events < mended.of == len(events)
    assert (folder / ASIDE).read_bytes() == spoilt
    keeper.close()
    (folder / LOG).write_bytes((folder / LOG).read_bytes()[:5000])  # it broke off while it was written
    keeper, again = put_right(folder, book)
    assert again
    assert again.events == mended.events
    keeper.close()


def test_what_was_begun_and_not_finished_is_taken_back(folder: Path, book: Book, events: list[Event]) -> None:
    with closing(sqlite3.connect(folder / LOG, isolation_level=None)) as database:
        database.execute("pragma locking_mode = exclusive")
        database.execute("pragma journal_mode = persist")
        database.execute("pragma cache_size = 1")
        database.execute("begin immediate")
        database.execute("delete from store_event where counter > 5")
        half = folder.with_name("half")
        shutil.copytree(folder, half)
        database.execute("rollback")
    keeper, mended = put_right(half, book)
    assert mended is None
    assert found(keeper)[0] == events
    keeper.close()


@pytest.mark.parametrize("how", DAMAGE)
def test_garbage_in_the_journal_is_no_harm(folder: Path, book: Book, events: list[Event], how: Damage) -> None:
    (folder / JOURNAL).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(range(256)) * 64)
    spoil(folder / JOURNAL, how, 4711)
    keeper, _ = put_right(folder, book)
    assert found(keeper)[0] == events
    keeper.close()


def test_damage_that_a_request_meets_is_seen(folder: Path, book: Book) -> None:
    with closing(SqliteDatabase(folder / LOG, alone=True)) as database:
        database.run("update store_event set body = 'x' where counter = 6", [()])
    keeper = Keeper(folder, book)
    assert keeper.open()
    try:
        keeper.handle("GET", "/api/home?at=1800000000000&offset=0")
    except (sqlite3.Error, SoradeError):
        pass
    else:
        assert keeper.suspect
    assert keeper.is_damaged()
    keeper.mend()
    keeper.handle("GET", "/api/home?at=1800000000000&offset=0")
    assert not keeper.suspect
    keeper.close()


def test_a_second_copy_goes_on_where_facts_gave_way(tmp_path: Path, book: Book) -> None:
    keeper = Keeper(tmp_path, book)
    assert keeper.open()
    log = Log()
    for day in range(20):
        log.on(day).write(3)
        keeper.home.log().append([log.events[-1]] if day else log.events)
        keeper.follow()
    size = (tmp_path / SECOND).stat().st_size
    with keeper.home.log().writing():  # as a sync does it
        keeper.home._database.run("update store_event set seal = x'00' where counter > 15", [()])
        keeper.home._database.run("update store_learner set seal = x'00'", [()])
    keeper.follow()
    assert (tmp_path / SECOND).stat().st_size < 1.6 * size, "only what follows the last common place"
    keeper.close()


def test_a_second_copy_that_is_whole_is_left_alone(folder: Path, book: Book) -> None:
    before = (folder / SECOND).read_bytes()
    keeper = Keeper(folder, book)
    assert keeper.open()
    keeper.fill()
    assert not keeper.follow()
    assert (folder / SECOND).read_bytes() == before
    keeper.close()


def test_a_full_disk_keeps_nobody_from_writing(folder: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(folder, book)
    assert keeper.open()
    keeper.home.log().append([Log(number=10**6).on(DAYS + 1).write(3)])
    with monkeypatch.context() as full:

        def no(*_: object) -> None:
            raise OSError(28, "full")

        full.setattr(Path, "open", no)
        assert not keeper.follow()
    before = len(list(pieces((folder / SECOND).read_bytes())))
    assert not keeper.follow()
    assert len(list(pieces((folder / SECOND).read_bytes()))) == before + 1
    keeper.close()
