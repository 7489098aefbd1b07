"""kill -9 in mid-session: every event that was acknowledged is there, and sending the rest again is fine."""

from __future__ import annotations

import http.client
import threading

import pytest

from running import Server
from talking import Learner, answers, written

ROUNDS = 3


@pytest.mark.parametrize("after", [3, 7, 11])
def test_nothing_acknowledged_is_lost(tmp_path, after):
    with Server(tmp_path) as server:
        learner = Learner(server.port)
        learner.settle(reads="all", minutes=30)
        session = learner.begin()
        targets = answers(tmp_path, session)
        turns = session["queue"][:12]
        events = []
        for turn in turns:
            attempt = learner.attempt(session, turn, written(targets[turn["prompt"]]))
            events += [attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False)]

        acknowledged = []
        enough = threading.Event()

        def send():
            for event in events:
                try:
                    answer = learner.post("/api/events", {"events": [event]})
                except (OSError, http.client.HTTPException):
                    return
                assert answer.status == 200, answer.text
                acknowledged.append(event["id"])
                if len(acknowledged) == after:
                    enough.set()

        sending = threading.Thread(target=send)
        sending.start()
        assert enough.wait(30)
        server.kill()  # in the middle of whatever it is doing
        sending.join()
        assert after <= len(acknowledged) < len(events)

        server.start()
        told = {
            receipt["id"]: receipt["status"]
            for start in range(0, len(events), 8)
            for receipt in learner.tell(*events[start : start + 8])["receipts"]
        }
        lost = [id_ for id_ in acknowledged if told[id_] != "known"]
        assert lost == []
        assert len(told) == len(events)
        again = learner.tell(*events)
        assert {receipt["status"] for receipt in again["receipts"]} == {"known"}
        assert again["done"] == len(turns)
        rest = session["queue"][12:]
        assert learner.get(f"/api/sessions/{session['id']}").json["queue"][: len(rest)] == rest
