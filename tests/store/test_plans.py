"""Every statement looks its rows up: by an index that begins with the learner and goes on with what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from memory.logs import FIRST, NOON, Log, uid
from sorade.desk import Reach
from sorade.memory import Session, Settings, Story, Turn
from sorade.store import SqliteDatabase, SqlLog
from sorade.store.sql import Value
from store.conftest import Home

SEARCH = re.compile(r"SEARCH (?P<table>\w+) USING (?:COVERING )?INDEX (?P<index>\w+) \((?P<by>.*)\)(?: LEFT-JOIN)?")
SMALL = {"found", "whole", "w", "store_learner", "l"}  # what was found so far, and a table with a row a learner


class Explained(SqliteDatabase):
    """Notes how SQLite goes about each statement."""

    def __init__(self, file: Path | str) -> None:
        super().__init__(file)
        self.steps: list[str] = []

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        self.steps += [step for *_, step in super().rows(f"explain query plan {statement}", values)]
        return super().rows(statement, values)

    def run(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        some = list(rows)
        self.steps += [step for *_, step in super().rows(f"explain query plan {statement}", some[0])]
        super().run(statement, some)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explained]:
    """The logs of three learners of some thousand events, and how they are read."""
    database = Explained(tmp_path_factory.mktemp("plans") / "log.sqlite3")
    for name in ("one", "local", "other"):
        written = Log()
        for day in range(120):
            written.on(day)
            chars = [chr(0x4E00 + (day * 7 + at) % 300) for at in range(10)]
            plan = written.add(Session(7, tuple(Turn(uid(at), char, "review", ()) for at, char in enumerate(chars))))
            written.hint("story", plan.id.int)
            written.add(Settings.of(minutes=day + 1))
            for at, written.char in enumerate(chars):
                written.write(3, session=plan.id.int, prompt=at)
                written.add(Story("A line."))
        database.log_of(name).take_in(written.events)
    yield database
    database.close()


QUESTIONS: dict[str, tuple[Callable[[SqlLog], object], set[str]]] = {
    "of": (lambda log: log.of("一"), {"event_char (learner_id=? AND char=?)"}),
    "events": (lambda log: log.events([uid(1001), uid(1002)]), {"event_once (learner_id=? AND id=?)"}),
    "session": (
        lambda log: log.session(uid(1001), uid(1002)),
        {
            "event_session (learner_id=? AND session=?)",
            "event_about (learner_id=? AND about=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "select settings": (
        lambda log: log.select("settings", "story", "keyword"),
        {
            "event_kind (learner_id=? AND kind=?)",
            "event_about (learner_id=? AND about=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "select the latest attempts": (
        lambda log: log.select("attempt", latest=200),
        {
            "event_kind (learner_id=? AND kind=?)",
            "event_about (learner_id=? AND about=?)",
            "event_session (learner_id=? AND session=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "select the plans of a day": (
        lambda log: log.select("session", since=FIRST, purposes=("plan",)),
        {
            "event_purpose (learner_id=? AND purpose=? AND study_day>?)",
            "event_about (learner_id=? AND about=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "select the latest audits": (
        lambda log: log.select("attempt", purposes=("audit",), latest=90),
        {
            "event_purpose (learner_id=? AND purpose=?)",
            "event_about (learner_id=? AND about=?)",
            "event_session (learner_id=? AND session=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "reaches": (lambda log: log.reaches(), {"event_purpose (learner_id=? AND purpose=?)"}),
    "inks": (
        lambda log: log.inks([Reach(chr(0x4E00 + at), NOON, NOON + 1) for at in range(1500)]),
        {
            "event_char (learner_id=? AND char=?)",
            "event_about (learner_id=? AND about=?)",
            "event_once (learner_id=? AND id=?)",
        },
    ),
    "after": (
        lambda log: next(log.after(900)),
        {"sqlite_autoindex_store_event_1 (learner_id=? AND counter>?)"},
    ),
    "all": (lambda log: log.all(), {"sqlite_autoindex_store_memory_1 (learner_id=?)"}),
    "pasts": (lambda log: log.pasts(), {"sqlite_autoindex_store_memory_1 (learner_id=?)"}),
    "some": (lambda log: log.some("一二"), {"sqlite_autoindex_store_memory_1 (learner_id=? AND char=?)"}),
}


def looked_up(steps: Iterable[str]) -> set[str]:
    """By which index, and what of it, the rows of the log and of the memories are looked up; everything that reads
    them in another way is there as SQLite says it."""
    found = set()
    for step in steps:
        if (match := SEARCH.fullmatch(step)) and match["table"] not in SMALL:
            found.add(f"{match['index']} ({match['by']})")
        elif re.match("(SCAN|SEARCH) ", step) and step.split()[1] not in SMALL and "CONSTANT ROW" not in step:
            found.add(step)
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_looks_its_rows_up(long: Explained, question: str) -> None:
    ask, wanted = QUESTIONS[question]
    log = long.log_of("local")
    assert log.learner
    long.steps.clear()
    ask(log)
    assert looked_up(long.steps) == wanted


def test_an_append_reads_nothing_but_what_it_needs(long: Explained) -> None:
    log, written = long.log_of("local"), Log(number=10**6)
    long.steps.clear()
    log.append([written.hint("story"), written.write(3), written.events[-1]])
    assert looked_up(long.steps) <= {
        "event_once (learner_id=? AND id=?)",
        "sqlite_autoindex_store_event_1 (learner_id=?)",
        "event_about (learner_id=? AND about=?)",
        "event_session (learner_id=? AND session=?)",
        "event_char (learner_id=? AND char=?)",
    }


def test_a_scan_would_be_seen(long: Explained) -> None:
    long.steps.clear()
    long.rows("select * from store_event where body = ?", ("x",))
    assert looked_up(long.steps) == {"SCAN store_event"}


@pytest.mark.parametrize("disk", ["postgres"], indirect=True)
def test_postgresql_looks_them_up_too(disk: Home) -> None:
    assert disk.database
    written = Log()
    for number in range(3000):
        written.char = chr(0x4E00 + number % 300)
        written.write(3, session=number // 20)
    disk.again().take_in(written.events)
    disk.run("analyze store_event")
    learner = disk.log_of("local").learner  # type: ignore[attr-defined]
    for where, value, index in (
        ("char = ?", "一", "event_char"),
        ("id = ?", written.events[0].id.bytes, "event_once"),
        ("session = ?", uid(3).bytes, "event_session"),
        ("about = ?", written.events[0].id.bytes, "event_about"),
        ("counter > ?", 5990, "store_event_pkey"),
    ):
        statement = f"explain select * from store_event where learner_id = ? and {where}"
        plan = disk.database().rows(statement, (learner, value))
        assert index in str(plan), plan
