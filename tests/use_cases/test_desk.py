"""What one moment sees of the log: what holds on which day, which session is open, what an attempt knew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from memory.logs import FIRST, Log, uid
from sorade.desk import Desk
from sorade.desk.desk import known_at, plan_of
from sorade.errors import NotFound
from sorade.memory import Drilled, Known, Placed, Session, Settings, Story, Turn, trials
from sorade.store import MemoryLog
from sorade.web import book, looks
from talking import Learner, written


def desk_of(log):
    kept = MemoryLog()
    kept.take_in(log.events)
    return Desk(kept, kept, book(), looks())


def known(chars):
    return Known("list.csv", chars, (None,) * len(chars))


# what is read, and since when


def test_what_was_said_counts_from_its_own_day_on():
    log = Log().on(0)
    log.add(known("語"))
    log.on(5).add(Settings.of(reads="jlpt:5"))
    desk = desk_of(log)
    assert desk.readable_by(FIRST - timedelta(days=1)) == frozenset()
    assert desk.readable_by(FIRST) == {"語"}
    assert desk.readable_by(FIRST + timedelta(days=4)) == {"語"}
    assert desk.readable_by(FIRST + timedelta(days=5)) == desk.readable == book().readable("jlpt:5") | {"語"}


def test_what_sorade_does_not_teach_is_not_read():
    log = Log()
    log.add(known("鰯語あ"))
    assert desk_of(log).readable == {"語"}


def test_one_who_reads_only_their_own_list_reads_no_level():
    log = Log()
    log.add(Settings.of(reads="own"))
    log.add(known("語"))
    assert desk_of(log).readable == {"語"}


def test_a_level_that_the_book_has_no_more_holds_nothing_and_breaks_nothing():
    learner, log = Learner(), Log()
    log.add(Settings.of(reads="jlpt:9"))
    learner.log.take_in(log.events)
    assert learner.desk.readable == frozenset()
    assert learner.told("home")["readable"]["of"] == 0


class Counting:
    """Memories that count how often a character was asked for."""

    def __init__(self, log):
        self.log, self.asked = log, []

    def all(self):
        return self.log.all()

    def some(self, chars):
        self.asked += chars
        return self.log.some(chars)


def test_a_memory_is_asked_for_once_in_a_moment():
    log, kept = Log(), MemoryLog()
    log.write(3)
    kept.take_in(log.events)
    counting = Counting(kept)
    desk = Desk(kept, counting, book(), looks())
    assert desk.some("語木").keys() == {"語"}
    assert desk.some("語").keys() == {"語"}
    assert desk.some("木語川").keys() == {"語"}
    assert sorted(counting.asked) == sorted("語木川")


# steps, sessions, attempts


def test_the_last_steps_of_drills_come_newest_first():
    log = Log()
    made = [log.add(Drilled(step, "top-first", None, step, True, b""), "三") for step in range(3)]
    assert desk_of(log).drilled(2) == (made[2], made[1])


def test_results_of_placements_are_told_the_newest_first():
    log = Log()
    for number, day in enumerate((0, -5, 3)):
        log.on(day).add(Placed(uid(number), 10, 100, 10, 20, 30, "2"))
    learner = Learner()
    learner.log.take_in(log.events)
    told = learner.get("/api/placements").json["results"]
    assert [one["run"] for one in told] == [str(uid(number)) for number in (2, 0, 1)]


def sitting(log, number, *chars, run=None, purpose="review"):
    """A session under that number, whose prompts are numbered after it."""
    turns = tuple(Turn(uid(100 * number + at), char, purpose, ()) for at, char in enumerate(chars, 1))
    event = log.add(Session(5, turns, run))
    log.events[-1] = event = replace(event, id=uid(number))
    return event


def answer(log, number, at, char, grade=3):
    log.grade(log.attempt("review", number, 100 * number + at, char), grade)


def test_the_sessions_of_a_day_are_the_last_one_first_and_of_that_day_only():
    log = Log().on(-1)
    sitting(log, 1, "語")
    log.on(0)
    for number in (2, 3):
        sitting(log, number, "語")
    sitting(log, 4, "語", purpose="practice")
    sitting(log, 5, "語", purpose="placement", run=uid(5))
    log.on(1)
    sitting(log, 6, "語")
    desk = desk_of(log)
    assert [event.id for event in desk.sessions_on(FIRST)] == [uid(3), uid(2)]


def test_where_the_last_session_is_over_an_earlier_one_that_was_left_is_not_open():
    log = Log()
    sitting(log, 1, "語", "木")
    answer(log, 1, 1, "語")
    last = len(log.events)
    sitting(log, 2, "川")
    answer(log, 2, 1, "川")
    assert desk_of(log).open_session(FIRST) is None
    log.events = log.events[:last]
    assert desk_of(log).open_session(FIRST).event.id == uid(1)


def test_a_session_is_open_until_its_last_attempt_is_graded():
    log = Log()
    sitting(log, 1, "語")
    attempt = log.attempt("review", 1, 101)
    desk = desk_of(log)
    (waiting,) = desk.open_session(FIRST).pending
    assert (waiting.id, desk.open_session(FIRST).left) == (attempt.id, ())
    log.grade(attempt, 3)
    assert desk_of(log).open_session(FIRST) is None


def test_what_is_no_session_and_no_attempt_is_not_found():
    log = Log()
    session = sitting(log, 1, "語")
    attempt = log.attempt("review", 1, 101)
    grade = log.grade(attempt, 3)
    desk = desk_of(log)
    assert desk.sitting_of(attempt.id).event.id == uid(1)
    assert plan_of(session) == session.body
    for asked in (lambda: desk.sitting_of(grade.id), lambda: desk.sitting_of(uid(77))):
        with pytest.raises(NotFound, match="There is no attempt"):
            asked()
    for asked in (lambda: desk.sitting(attempt.id), lambda: desk.sitting(uid(77)), lambda: plan_of(attempt)):
        with pytest.raises(NotFound, match="There is no session"):
            asked()
    with pytest.raises(NotFound, match="There is no prompt"):
        desk.sitting(uid(1)).turn(uid(77))
    with pytest.raises(NotFound, match="There is no attempt"):
        desk.sitting(uid(1)).trial(uid(77))


def test_an_attempt_knew_what_was_there_and_neither_its_grade_nor_what_came_after():
    log = Log()
    before = log.write(3)
    earlier_grade = log.events[-1]
    beside = log.attempt()
    this = log.attempt()
    log.events[-2] = beside = replace(beside, at=this.at)  # another device, the same moment
    its_grade = log.grade(this, 1)
    later = log.attempt()
    later_grade = log.grade(later, 1)
    line = log.add(Story("words"))
    trial = next(one for one in trials(log.events) if one.id == this.id)
    found = known_at(log.events, trial)
    assert [one.id for one in found] == [one.id for one in (before, earlier_grade, beside, this, later_grade, line)]
    assert its_grade.id not in {one.id for one in found}
    assert later.id not in {one.id for one in found}


def test_what_is_asked_of_a_word_waits_for_that_word_only():
    learner = Learner.who_wrote("飲食木", reads="jlpt:5", minutes=2, asks="words")
    session = learner.begin()
    targets = learner.targets(session)
    turns = {targets[turn["prompt"]]: turn for turn in session["queue"]}
    drink = learner.tell(learner.attempt(session, turns["飲"], written("飲")))
    assert drink["receipts"][0]["reveal"] is None
    tree = learner.tell(learner.attempt(session, turns["木"], written("木")))
    assert (tree["receipts"][0]["reveal"]["char"], tree["held"]) == ("木", [])
    sitting = learner.desk.sitting(UUID(session["id"]))
    assert [one.char for one in sitting.pending] == ["木"]
    food = learner.tell(learner.attempt(session, turns["食"], written("食")))
    assert [one["char"] for one in food["held"]] == ["飲"], "木 is of no word, and was shown"
