"""A server that was restored from an older backup gets back what its devices know, by the commands that people have."""

from __future__ import annotations

from pathlib import Path

from past import past
from running import Server
from sorade.browser import Home
from sorade.exchange import events
from sorade.reference import Book
from talking import Client


def test_a_restored_backup_is_pulled_again_and_gets_back_what_it_lacks(tmp_path: Path) -> None:
    server, home = Server(tmp_path / "server"), Home(tmp_path / "phone.sqlite3", Book.open())
    server.data.mkdir()
    server.take_in(past("語木"))
    server.run("backup")
    (backup,) = (server.data / "backups").iterdir()

    def ask(method: str, path: str, body: str | None) -> tuple[int, str]:
        answer = Client(server.port).send(
            method, path, None if body is None else body.encode(), Content_Type="application/json"
        )
        return answer.status, answer.text

    def sync(wanted: str | None) -> str:
        steps = home.sync(wanted)
        while steps.call is not None:
            steps.tell(*ask(steps.call.method, steps.call.path, steps.call.body))
        assert steps.synced is not None
        return str(steps.synced.log)

    with server:
        log = sync(None)
        home.desk().log.take_in(events(past("川").splitlines()))  # written on the phone
        assert sync(log) == log
    server.take_in(past("雨"))  # on the computer alone, after the backup
    with server:
        sync(log)
    whole = sorted(server.run("export").splitlines())

    (server.data / "sorade.sqlite3").unlink()
    for beside in server.data.glob("sorade.sqlite3-*"):
        beside.unlink()
    assert "events" in server.run("restore", str(backup))
    with server:
        assert sync(log) == log  # it is the same log, and nothing that was noted about it is believed
    assert sorted(server.run("export").splitlines()) == whole
    home.close()
