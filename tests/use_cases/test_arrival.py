"""Every page says the same of the same facts, in whatever order they came into the log."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from sorade.store import MemoryLog
from talking import DAY, Learner, written

AT_A_MOMENT = (
    *("home", "reading", "drill", "progress", "progress/past", "progress/ink", "lists", "lists/jlpt:5", "retention"),
)
EVER = ("levels", "settings", "known", "parts", "placements")


def busy() -> Learner:
    """One who did a little of everything in a week, some of it at the same moment."""
    learner = Learner()
    learner.settle(reads="grade:2", minutes=5)
    for source in ("a list", "another"):
        known = learner.event("known", source=source, chars="語話読書", days=[None, None, "2025-01-02", None])
        learner.tell(known | {"at": learner.at - learner.at % 60_000})
    learner.tell(learner.event("list", list=str(uuid4()), name="Mine", chars="語話"))
    for day in range(5):
        learner.at += DAY - learner.at % DAY % 3_600_000
        session = learner.begin()
        targets, queue = learner.targets(session), session["queue"]
        for number in range(5):
            turn, char = queue[0], targets[queue[0]["prompt"]]
            if number == 1:
                about = {"session": session["id"], "prompt": turn["prompt"], "level": "story"}
                learner.tell(learner.event("hint", **about, strokes=0, after=9000))
            ink = None if (number + day) % 3 == 2 else written(char)
            queue = told(learner, learner.attempt(session, turn, ink), turn["purpose"])
            learner.tell(learner.event("story", char=char, text=f"Line {day}"))
        for check in learner.told("reading")["checks"][:2]:
            picked = {"char": check["char"], "seed": check["seed"], "picked": day % 4, "took": 900}
            learner.tell(learner.event("reading_check", **picked))
    learner.tell(learner.event("keyword", char="語", text="words"))
    grade = next(event for event in learner.log.select("grade") if event.char)
    learner.tell(learner.event("void", target=str(grade.id)))
    return learner


def told(learner: Learner, attempt: dict[str, Any], purpose: str) -> Any:
    """Send the attempt, and the grade that is proposed for it; what is left of the session."""
    answer = learner.tell(attempt)
    if purpose == "rewrite":
        return answer["queue"]
    grade = answer["receipts"][0]["reveal"]["proposal"]["grade"]
    return learner.tell(learner.event("grade", attempt=attempt["id"], grade=grade, overruled=False))["queue"]


def pages(learner: Learner) -> Iterator[tuple[str, Any]]:
    """Everything that can be looked at, but for the log itself."""
    for path in AT_A_MOMENT:
        yield path, learner.told(path, days=1)
    for path in EVER:
        yield path, learner.get(f"/api/{path}").json
    for event in sorted(learner.log.select("session"), key=lambda one: one.id):
        yield f"sessions/{event.id}", learner.get(f"/api/sessions/{event.id}").json
    for memory in learner.log.all():
        yield f"kanji/{memory.char}", learner.told(f"kanji/{memory.char}", days=1)


@pytest.fixture(scope="module")
def writer() -> Learner:
    return busy()


@pytest.mark.parametrize("seed", range(4))
def test_the_pages_do_not_depend_on_the_order_of_arrival(writer: Learner, seed: int) -> None:
    events = [event for _, event in writer.log.after()]
    Random(seed).shuffle(events)
    other = Learner(MemoryLog(), at=writer.at)
    for start in range(0, len(events), 7):
        other.log.append(events[start : start + 7])
    for (path, said), (_, meant) in zip(pages(other), pages(writer), strict=True):
        assert said == meant, path
    assert other.log.pasts() == writer.log.pasts()
