"""Making the database ready, and saying plainly why it cannot be."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import point_at
from memory.logs import OWN, Log
from sorade import store
from sorade.errors import CannotStart, FolderNotWritable, NewerDatabase
from sorade.memory import Attempt, Graded, answers, body_to_json, fold, kind_of
from sorade.web import database as ready
from sorade.web import prepare
from sorade.web.environment import postgres, sqlite


def run(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(statement)


def test_the_first_start_makes_folder_and_file(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "sorade.sqlite3"
    point_at(sqlite(file))
    prepare()
    assert file.exists()
    assert store.local().size() == 0


def test_two_never_make_the_tables_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two that both began with the second migration, one would have carried it out over the third."""
    monkeypatch.setattr(ready, "PATIENCE", 0.1)
    point_at(sqlite(tmp_path / "sorade.sqlite3"))
    with closing(sqlite3.connect(tmp_path / "sorade.lock", isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(CannotStart, match="another sorade is changing its tables"):
            prepare()
        assert connection.introspection.table_names() == []
    prepare()
    assert store.local().size() == 0


@pytest.mark.usefixtures("database")
def test_the_next_start_changes_nothing_and_is_quick() -> None:
    said: list[str] = []
    prepare(said.append)
    with CaptureQueriesContext(connection) as sent:
        prepare(said.append)
    assert said == []
    asked = [one["sql"].split(maxsplit=1)[0].lower() for one in sent]
    assert len(asked) <= 2, "it looks for its tables, and which migrations they have seen"
    assert set(asked) == {"select"}


@pytest.mark.usefixtures("database")
def test_the_migrations_make_just_these_tables() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, skip_checks=True)


@pytest.mark.usefixtures("database")
def test_a_newer_database_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into django_migrations (app, name, applied) values ('store', '0999_x', '2030-01-01')")
    with pytest.raises(NewerDatabase, match="newer sorade"):
        prepare()


def test_an_older_file_is_copied_before_it_is_changed(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sorade.sqlite3"
    shutil.copyfile(sqlite_template, file)
    point_at(sqlite(file))
    log = Log()
    store.local().append(log.events or [log.attempt()])
    ours = ready.known()
    monkeypatch.setattr(ready, "known", lambda: {*ours, "0999_later"})
    said: list[str] = []
    prepare(said.append)
    copy = tmp_path / "sorade-before-0999_later.sqlite3"
    assert str(copy) in said[0]
    point_at(sqlite(copy))
    assert [event for _, event in store.local().after()] == log.events
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.usefixtures("database")
def test_memories_of_an_older_model_are_worked_out_again_when_they_are_asked_for() -> None:
    log = Log()
    log.write(3)
    store.local().append(log.events)
    kept = store.local().all()
    execute("update store_learner set folded = 'fsrs-5/1'")
    execute("update store_memory set state = '{}'")
    said: list[str] = []
    prepare(said.append)
    assert said == [], "a start waits for no memory"
    assert store.local().all() == kept == (fold(log.events),)


def test_a_file_of_the_first_version_gets_the_past_of_its_memories(tmp_path: Path) -> None:
    file = tmp_path / "sorade.sqlite3"
    point_at(sqlite(file))
    call_command("migrate", "store", "0001", verbosity=0)
    log = Log()
    log.write(3)
    log.on(30).write(1, session=2)
    execute("insert into store_learner (id, name, folded) values (1, 'local', 'fsrs-5/1')")
    for event in log.events:
        attempt = event.body.attempt.hex if isinstance(event.body, Graded) else None
        session = event.body.session.hex if isinstance(event.body, Attempt) else None
        execute(
            'insert into store_event (learner_id, id, device, at, "offset", study_day, kind, char, session, attempt, '
            "body, ink) values (1, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            *(event.id.hex, event.device, event.at, event.offset, event.study_day, kind_of(event.body), event.char),
            *(session, attempt, body_to_json(event.body), b""),
        )
    execute(
        "insert into store_memory (learner_id, char, due, last, stability, state) "
        "values (1, %s, '2026-11-30', '2026-11-23', 1.0, '{}')",
        log.char,
    )
    prepare()
    assert [event for _, event in store.local().after()] == log.events
    assert store.local().pasts() == (answers(log.events),)


@pytest.mark.usefixtures("database")
def test_memories_by_the_learners_own_parameters_are_worked_out_again_only_for_another_model() -> None:
    log = Log()
    log.write(3)
    log.params(OWN)
    store.local().append(log.events)
    state = store.local().all()
    assert state[0].weights == OWN
    execute("update store_memory set past = %s", "[[], []]")
    assert store.local().all() == state
    assert store.local().pasts() == ((),), "nothing was worked out again"
    execute("update store_learner set folded = 'fsrs-6/2'")
    assert store.local().all() == state
    assert store.local().pasts() == (answers(log.events, OWN),)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "sorade.sqlite3"
    file.write_bytes(b"What is this? " * 1000)
    point_at(sqlite(file))
    with pytest.raises(CannotStart, match="no database"):
        prepare()
    assert file.read_bytes() == b"What is this? " * 1000


def test_another_programs_database(tmp_path: Path) -> None:
    file = tmp_path / "sorade.sqlite3"
    run(file, "create table recipes (name)")
    point_at(sqlite(file))
    with pytest.raises(CannotStart, match="another program's"):
        prepare()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    point_at(sqlite(tmp_path / "file" / "sorade.sqlite3"))
    with pytest.raises(FolderNotWritable, match="SORADE_DATA"):
        prepare()


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "sorade.sqlite3").mkdir()
    point_at(sqlite(tmp_path / "sorade.sqlite3"))
    with pytest.raises(CannotStart, match=str(tmp_path)):
        prepare()


def test_a_file_in_use_by_another_program(tmp_path: Path) -> None:
    file = tmp_path / "sorade.sqlite3"
    entry = sqlite(file)
    entry["OPTIONS"]["timeout"] = 0.1
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin exclusive")
        point_at(entry)
        with pytest.raises(CannotStart, match="another program"):
            prepare()


def test_a_postgres_that_does_not_answer() -> None:
    point_at(postgres("postgres://127.0.0.1:1/nothing"))
    with pytest.raises(CannotStart, match="SORADE_DATABASE"):
        prepare()


@pytest.mark.usefixtures("database")
def test_what_is_stored_is_on_the_disk_and_whole() -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"pragma {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
