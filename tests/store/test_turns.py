"""Writers of one process wait for one another, and not for a program that writes for long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from sorade.errors import Busy
from sorade.store.turns import STUCK, Turns


@contextmanager
def writing(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as connection:
        connection.execute("begin immediate")
        yield
        connection.execute("commit")


@contextmanager
def noted(came: Event) -> Iterator[None]:
    came.set()
    yield


def test_one_waits_for_the_other() -> None:
    turns, order = Turns(), list[str]()
    inside, leave = Event(), Event()

    def first() -> None:
        with turns.turn(noted(inside)):
            leave.wait(30)
            order.append("first")

    thread = Thread(target=first)
    thread.start()
    inside.wait(30)
    Thread(target=lambda: (leave.wait(STUCK * 2), leave.set())).start()
    with turns.turn(noted(Event())):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_behind_one_who_waits_for_another_program_nobody_waits(tmp_path: Path) -> None:
    turns, file, stored = Turns(), tmp_path / "log.sqlite3", Event()

    def first() -> None:
        with turns.turn(writing(file)):
            stored.set()

    with writing(file):  # the other program
        thread = Thread(target=first)
        thread.start()
        for _ in range(3):
            with pytest.raises(Busy), turns.turn(writing(file)):
                pass
        assert not stored.is_set(), "they were sent away while the first still waits"
    assert stored.wait(30)
    thread.join()
    with turns.turn(writing(file)):
        pass


def test_what_goes_wrong_leaves_the_way_free() -> None:
    turns = Turns()

    def broken() -> AbstractContextManager[None]:
        @contextmanager
        def whole() -> Iterator[None]:
            raise sqlite3.OperationalError("database is locked")
            yield

        return whole()

    with pytest.raises(sqlite3.OperationalError), turns.turn(broken()):
        pass
    with pytest.raises(ZeroDivisionError), turns.turn(noted(Event())):
        raise ZeroDivisionError
    with turns.turn(noted(came := Event())):
        assert came.is_set()
