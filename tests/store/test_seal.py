"""The name of a log, and the seals that hold its rows together."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, uid
from sorade import store
from sorade.desk import Head
from sorade.store.seal import seal, sealed
from store.conftest import Home

VALUE = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=5) | st.binary(max_size=5)
ROWS = st.lists(st.lists(VALUE, max_size=4), max_size=4)


@given(rows=ROWS, others=ROWS)
def test_other_rows_have_other_seals(rows: list[list[object]], others: list[list[object]]) -> None:
    """Also where a value moves from one column to the next, or a text has the bytes of another kind of value."""
    same = [[(type(value), value) for value in row] for row in rows] == [
        [(type(value), value) for value in row] for row in others
    ]
    assert (sealed(b"log", rows) == sealed(b"log", others)) is same  # type: ignore[arg-type]


def test_the_seal_of_a_row_depends_on_those_before_it() -> None:
    assert sealed(b"log", [["a"], ["b"]])[1] != sealed(b"log", [["c"], ["b"]])[1]
    assert seal(b"log", ["a"]) != seal(b"other", ["a"])
    assert len(seal(b"log", ["a"])) == 16


def test_a_log_keeps_its_name(home: Home) -> None:
    name = home.again().id
    home.again().append([Log().attempt()])
    assert home.again().id == name
    assert home.log_of("other").id != name


def test_an_empty_log_ends_with_its_name(log: store.Keeping) -> None:
    assert (log.head().counter, log.head().seal) == (0, log.id.bytes)
    assert log.seal(0) is None
    assert log.seal(1) is None


def test_the_head_is_the_seal_of_the_last_event(home: Home) -> None:
    written = Log()
    written.write(3)
    log = home.again()
    log.append(written.events)
    assert log.head().counter == len(written.events)
    assert (home.again().head(), home.again().clock) == (log.head(), log.clock)
    assert home.again().seal(log.head().counter) == log.head().seal
    assert home.again().seal(log.head().counter + 1) is None
    seals = [home.again().seal(place) for place in range(1, log.head().counter + 1)]
    assert len(set(seals)) == log.head().counter
    log.append(written.events)  # nothing new
    assert (home.again().head(), home.again().clock) == (log.head(), log.clock)


def test_in_a_transaction_the_head_moves_along_and_goes_back_with_it(home: Home) -> None:
    log = home.again()
    log.append([Log().attempt()])
    before = log.head()
    with pytest.raises(ZeroDivisionError), log.writing():  # noqa: PT012 - what is raised in it undoes it
        log.append([Log(number=50).attempt()])
        assert log.head().counter == 2
        raise ZeroDivisionError
    assert log.head() == before == home.again().head()


def test_every_keeping_seals_alike(home: Home) -> None:
    """The same events in the same order have the same seals in any database, so that a copy can be held against any."""
    written = Log()
    written.write(3)
    written.write(1)
    log = home.again()
    log.append(written.events)
    again = store.MemoryLog(log.id)
    again.append(written.events)
    assert again.head() == log.head()


def test_the_place_before_a_day(log: store.Keeping) -> None:
    written = Log()
    for day in (1, 2, 2, 4):
        written.on(day).write(3)
    log.append(written.events)
    days = [event.study_day for _, event in log.after()]
    for day in (date.min, *sorted(set(days)), date.max):
        earlier = [place for place, one in enumerate(days, 1) if one < day]
        assert log.before(day) == max(earlier, default=0)


def test_only_an_empty_log_gets_another_name(disk: Home) -> None:
    assert disk.database
    log = store.SqlLog(disk.database(), "local")
    log.rename(uid(7))
    assert (log.id, log.head(), disk.again().id) == (uid(7), Head(0, uid(7).bytes), uid(7))
    written = Log()
    written.write(3)
    log.append(written.events)
    with pytest.raises(ValueError, match="has events"):
        log.rename(uid(8))
    assert disk.again().id == uid(7)


def test_the_store_has_what_it_says_and_no_more() -> None:
    assert all(hasattr(store, name) for name in store.__all__)
    assert not hasattr(store, "nothing")


def test_a_log_in_memory_passes_nothing_over() -> None:
    assert store.MemoryLog().unread == 0
