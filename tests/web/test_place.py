"""A database file that is moved away, replaced or read-only for a while."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client as Within

from running import Server
from sorade.web.keys import Keys
from talking import NOON, Learner


def sent(learner: Learner, minutes: int):
    return learner.post("/api/events", {"events": [learner.event("settings", minutes=minutes)]})


def test_a_file_that_was_moved_away_is_not_written_to(tmp_path: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away"
    data.mkdir()
    with Server(data) as server:
        learner = Learner(server.port)
        for minutes in range(5, 15):  # every thread of the server has a connection
            assert sent(learner, minutes).status == 200
        data.rename(away)
        for _ in range(8):
            answer = sent(learner, 20)
            assert answer.status == 503
            assert "moved away" in answer.json["detail"]
        assert not data.exists()
        away.rename(data)
        assert sent(learner, 21).status == 200


def test_a_file_that_was_replaced_is_not_written_to(tmp_path: Path, sqlite_template: Path) -> None:
    with Server(tmp_path) as server:
        learner, file = Learner(server.port), tmp_path / "sorade.sqlite3"
        assert sent(learner, 5).status == 200
        file.rename(tmp_path / "old")
        file.write_bytes(sqlite_template.read_bytes())
        answer = sent(learner, 6)
        assert answer.status == 503
        assert "Start sorade again" in answer.json["detail"]
        assert learner.get(f"/api/home?at={NOON}&offset=0").status == 503
        file.unlink()
        (tmp_path / "old").rename(file)
        assert sent(learner, 7).status == 200


def within() -> Within:
    """A client in this process and this thread, which has one connection."""
    return Within(headers={"host": "127.0.0.1", "authorization": f"Bearer {Keys(str(settings.SECRET_KEY)).token}"})


@pytest.fixture
def reopened(sqlite_database):
    """Close the connection, and say whether the next one may write."""
    file = connection.settings_dict["NAME"]
    options = dict(connection.settings_dict["OPTIONS"])

    def reopened(may_write: bool) -> None:
        connection.close()
        name = file if may_write else f"file:{file}?mode=ro"
        connection.settings_dict.update(NAME=name, OPTIONS={**options, "uri": not may_write})
        connection.ensure_connection()
        connection.settings_dict.update(NAME=file)

    yield reopened
    connection.close()
    connection.settings_dict.update(NAME=file, OPTIONS=options)


def test_a_spell_of_read_only_ends_by_itself(reopened, sqlite_database):
    learner = Learner()
    client = within()

    def asked(minutes: int):
        body = {"events": [learner.event("settings", minutes=minutes)]}
        return client.post("/api/events", body, content_type="application/json")

    assert asked(5).status_code == 200
    reopened(may_write=False)
    assert asked(6).status_code == 200, "the connection is stale, and a new one may write"


def test_while_it_lasts_it_is_told_as_what_it_is(sqlite_database):
    learner = Learner()
    client = within()
    file, options = connection.settings_dict["NAME"], dict(connection.settings_dict["OPTIONS"])
    connection.close()
    start = f"{options['init_command']};pragma query_only = on"
    connection.settings_dict["OPTIONS"] = {**options, "init_command": start}
    body = {"events": [learner.event("settings", minutes=5)]}
    told = client.post("/api/events", body, content_type="application/json")
    assert told.status_code == 503
    assert "read-only" in told.json()["detail"]
    assert connection.settings_dict["NAME"] == file
    connection.close()
    connection.settings_dict["OPTIONS"] = options
    assert client.post("/api/events", body, content_type="application/json").status_code == 200
