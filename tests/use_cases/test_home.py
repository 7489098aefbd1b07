"""The home page: today, what comes next, the last sessions, and what a target would cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from memory.logs import FIRST, Log, uid
from sorade.desk.figures.home import after, in_minutes
from sorade.memory import Attempt, Grade, Graded, Rates, Session, Settings, Turn
from sorade.progress import workload
from sorade.session import costs
from sorade.web import book
from talking import DAY, Learner, written


def today(learner, days=0):
    return learner.told("home", days)["today"]


def session(log, number, chars, **more):
    """A planned session that began at the log's moment, with its prompts numbered after it."""
    turns = tuple(Turn(uid(100 * number + at), char, "review", ()) for at, char in enumerate(chars, 1))
    event = log.add(Session(5, turns, **more))
    log.events[-1] = replace(event, id=uid(number))


def wrote(log, turn, char, grade, *, purpose="review", thinking=9000):
    """An attempt at a turn, which is named by its session's number and its place, and its grade at once."""
    number, at = turn
    made = Attempt(uid(number), uid(100 * number + at), purpose, False, 0, 0, thinking, 1000, 0, 5, b"")
    attempt = log.add(made, char)
    log.add(Graded(attempt.id, Grade(grade), Grade(grade), "", False, "1"), char)


def learner_of(log):
    learner = Learner()
    learner.log.take_in(log.events)
    return learner


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (89, 1), (91, 2), (300, 5), (3600, 60), (7200, 120)])
def test_time_is_told_in_whole_minutes_and_never_as_none(seconds, minutes):
    assert in_minutes(seconds) == minutes


def due(*days):
    return tuple(SimpleNamespace(due=FIRST + timedelta(days=one)) for one in days)


def test_what_comes_next_is_the_first_later_day_with_all_that_is_due_on_it():
    found = after(FIRST, due(-3, 0, 9, 2, 2, 5))
    assert (found.study_day, found.due) == (FIRST + timedelta(days=2), 2)
    assert after(FIRST, due(0, -1)) is None
    assert after(FIRST, ()) is None


def test_at_first_all_is_new_and_nobody_was_away(learner):
    told = today(learner)
    assert told["to_write"] == told["new"] > 0
    assert (told["due"], told["done"], told["used"], told["away"], told["more"]) == (0, 0, 0, 0, False)
    assert told["meant"] == told["minutes"] == 5


def test_one_who_wants_nothing_new_is_asked_what_is_due():
    learner = Learner.who_wrote("語木", minutes=5)
    learner.tell(learner.event("settings", new_most=0))
    told = today(learner)
    assert (told["to_write"], told["due"], told["new"], told["away"]) == (2, 2, 0, 40)


def test_who_wrote_today_was_not_away(learner):
    session = learner.begin()
    attempt = learner.attempt(session, session["queue"][0])
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    assert today(learner)["away"] == 0
    assert today(learner, 1)["away"] == 1
    assert today(learner, 30)["away"] == 30


def test_an_absence_is_counted_from_the_last_kanji_written_not_the_first():
    log = Log().on(-30)
    log.add(Settings.of(reads="jlpt:5"))
    log.write(3)
    log.char = "木"
    log.on(-4).write(3)
    assert today(learner_of(log))["away"] == 4


def test_of_an_open_session_the_page_tells_what_is_left_of_it():
    learner = Learner.who_wrote("語木川", minutes=5)
    learner.tell(learner.event("settings", new_most=0))
    session = learner.begin()
    told = today(learner)
    assert (told["open_session"], told["to_write"], told["due"], told["new"]) == (session["id"], 3, 3, 0)
    assert (told["days"], told["more"], told["away"]) == (0, False, 40)
    attempt = learner.attempt(session, session["queue"][0])
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    told = today(learner)
    assert (told["done"], told["due"], told["to_write"]) == (1, 2, 4), "a rewrite and a retest came"
    assert told["away"] == 0


def test_a_session_of_before_there_were_budgets_takes_the_rest_of_its_minutes():
    log = Log()
    log.add(Settings.of(reads="jlpt:5"))
    session(log, 1, "語木川")
    wrote(log, (1, 1), "語", 3, thinking=99_000)
    told = today(learner_of(log))
    assert (told["to_write"], told["used"], told["minutes"]) == (2, 100, 3)  # of five


def test_a_session_with_a_budget_takes_what_its_turns_are_reckoned_to_take():
    log = Log()
    log.add(Settings.of(reads="jlpt:5"))
    session(log, 1, "語木川", rates=Rates(60, 90, 20))
    wrote(log, (1, 1), "語", 3)
    told = today(learner_of(log))
    assert (told["to_write"], told["minutes"]) == (2, 2)


def test_a_session_of_another_day_is_not_todays():
    log = Log().on(-1)
    log.add(Settings.of(reads="jlpt:5"))
    session(log, 1, "語木")
    wrote(log, (1, 1), "語", 3)
    told = today(learner_of(log))
    assert (told["done"], told["used"], told["open_session"], told["more"]) == (0, 0, None, False)


def test_the_last_sessions_have_a_line_each_by_the_first_answer_to_each_prompt():
    log = Log().on(-2)
    session(log, 1, "語木")
    wrote(log, (1, 1), "語", 1)
    wrote(log, (1, 1), "語", 3, purpose="rewrite")
    wrote(log, (1, 1), "語", 3, purpose="retest")
    wrote(log, (1, 2), "木", 3)
    log.on(-1)
    session(log, 2, "川")
    log.attempt("review", 2, 201, "川")  # not graded yet
    lines = learner_of(log).told("home")["sessions"]
    assert [(one["id"], one["study_day"]) for one in lines] == [
        (str(uid(2)), "2026-11-22"),
        (str(uid(1)), "2026-11-21"),
    ]
    assert [(one["written"], one["passed"], one["missed"]) for one in lines] == [(0, 0, 0), (2, 1, 1)]
    assert lines[1]["seconds"] == 10 + 3 * 60


def test_a_target_costs_what_the_memories_would_take_at_it():
    learner = Learner.who_wrote("語木川日一二三四五六七八九十")
    learner.tell(learner.event("settings", retention=88))
    told = learner.told("retention")
    memories, reckoned = learner.log.all(), costs(learner.desk.recent).expected
    assert told["kanji"] == len(memories) == 14
    assert {one["retention"]: one["minutes"] for one in told["costs"]} == {
        one["retention"]: round(workload(memories, FIRST, one["retention"] / 100, reckoned) / 60, 1)
        for one in told["costs"]
    }
    targets = [one["retention"] for one in told["costs"]]
    assert targets == sorted(targets)
    assert 88 in targets
    assert min(one["minutes"] for one in told["costs"]) > 0


def test_the_levels_are_told_easiest_first_and_add_up(learner):
    told = learner.get("/api/levels").json
    jlpt = [one for one in told if one["id"].startswith("jlpt:")]
    assert [one["name"] for one in jlpt] == ["JLPT N5", "JLPT N4", "JLPT N3", "JLPT N2", "JLPT N1", "On no JLPT list"]
    assert [one["up_to"] for one in jlpt] == [len(book().readable(one["id"])) for one in jlpt]
    assert sum(one["kanji"] for one in jlpt) == jlpt[-1]["up_to"] == 2136


def test_the_settings_are_told_group_by_group_with_what_each_is_and_was(learner):
    learner.tell(learner.event("settings", minutes=9))
    told = learner.get("/api/settings").json
    minutes = next(one for one in told if one["name"] == "minutes")
    assert (minutes["value"], minutes["usual"], minutes["least"], minutes["most"]) == (9, 7, 1, 120)
    groups = [one["group"] for one in told]
    assert [one for at, one in enumerate(groups) if one not in groups[:at]] == list(dict.fromkeys(groups))
    assert sum(before != now for before, now in pairwise(groups)) == len(set(groups)) - 1
    assert {one["name"] for one in told} == set(learner.told("home")["chosen"])


def test_on_a_day_off_a_short_session_is_offered_however_long_the_others_are(learner):
    learner.tell(learner.event("settings", minutes=60, week=[60] * 7))
    assert today(learner)["minutes"] > 20
    learner.tell(learner.event("settings", week=[0] * 7))
    told = today(learner)
    assert (told["meant"], told["more"]) == (0, True)
    assert told["minutes"] <= 5
    begun = learner.begin()
    assert begun["minutes"] == 5
    body = next(event.body for _, event in learner.log.after() if str(event.id) == begun["id"])
    assert body.more is True


def test_the_days_own_session_is_no_more_and_the_next_one_is():
    learner = Learner.who_wrote("語", minutes=20)
    learner.tell(learner.event("settings", new_most=0))
    first = learner.begin()
    attempt = learner.attempt(first, first["queue"][0], written("語"))
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    second = learner.begin()
    bodies = {str(event.id): event.body for _, event in learner.log.after() if isinstance(event.body, Session)}
    assert [(bodies[one["id"]].minutes, bodies[one["id"]].more) for one in (first, second)] == [(20, None), (5, True)]
    learner.at += DAY
    assert not today(learner)["more"]
    assert date.fromisoformat(learner.told("home")["study_day"]) == FIRST + timedelta(days=1)
