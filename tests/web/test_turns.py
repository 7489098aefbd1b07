"""Another program writes for long: readers go on, and who writes is told at once or has it stored."""

from __future__ import annotations

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from running import Server
from talking import NOON, Learner

WRITERS = 12  # twice as many as the server has threads


def test_readers_go_on_while_another_program_writes(tmp_path: Path) -> None:
    with Server(tmp_path) as server, ThreadPoolExecutor(WRITERS) as threads:
        Learner(server.port).settle()
        with closing(sqlite3.connect(tmp_path / "sorade.sqlite3", isolation_level=None)) as other:
            other.execute("begin immediate")
            learners = [Learner(server.port, NOON + number) for number in range(WRITERS)]
            events = [learner.event("settings", minutes=9) for learner in learners]
            sent = [
                threads.submit(learner.post, "/api/events", {"events": [event]})
                for learner, event in zip(learners, events, strict=True)
            ]
            for _ in range(5):
                assert Learner(server.port).get(f"/api/home?at={NOON}&offset=0").status == 200
            assert not all(one.done() for one in sent), "the file is still the other program's"
            other.execute("rollback")
        answers = [one.result() for one in sent]
        assert set(Counter(one.status for one in answers)) <= {200, 503}
        assert any(one.status == 200 for one in answers), "the first in the row has waited"
        for answer in answers:
            assert answer.status == 200 or "Another program" in answer.json["detail"]
        for learner, event in zip(learners, events, strict=True):
            learner.tell(event)  # as the outbox does
