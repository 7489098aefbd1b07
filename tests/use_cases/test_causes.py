"""When a cause is named, and when it is not: by which answer, of which kanji, and for how long it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from memory.logs import FIRST, Log, uid
from sorade.desk import Desk, report
from sorade.desk.loop.why import consequence, consequence_id, facts, fix_of, fix_out, unsure_out
from sorade.diagnosis import FIX_LASTS
from sorade.memory import Diagnosed, Grade, Graded, Settings, Void, trials
from sorade.store import MemoryLog
from sorade.web import book, looks


def desk_of(events):
    log = MemoryLog()
    log.take_in(events)
    return Desk(log, log, book(), looks())


def opened(log, session, grade=1, purpose="review"):
    """An attempt after the guide was opened on an empty pad, and its grade; the grade's event."""
    log.hint("ghost", session)
    attempt = log.attempt(purpose, session)
    return log.grade(attempt, grade)


def twice_opened():
    log = Log().on(-30)
    log.add(Settings.of(reads="jlpt:5", compares=False))
    log.write(3, "new")
    log.on(-9)
    opened(log, 2)
    log.on(0)
    return log, opened(log, 3)


def came_of(log, event=None):
    """What comes of the last event, or of that one, which is about to be stored."""
    event = event or log.events[-1]
    return consequence(desk_of(one for one in log.events if one is not event), event)


def test_the_cause_is_named_by_the_grade_that_made_it_clear():
    log, grade = twice_opened()
    came = came_of(log)
    assert (came.id, came.at, came.char, came.study_day) == (consequence_id(grade.id), grade.at, "語", FIRST)
    assert (came.body.attempt, came.body.cause, came.body.control) == (grade.body.attempt, "unattempted", False)
    stored = desk_of((*log.events, came))
    assert fix_of(stored, grade).cause == "unattempted"
    assert fix_of(stored, log.events[-2]) is None, "an attempt is no grade"


def test_what_was_kept_before_does_not_come_again():
    log, grade = twice_opened()
    came = came_of(log)
    assert consequence(desk_of((*log.events[:-1], came)), grade) is None


def test_a_pass_by_heart_brings_nothing():
    log, _ = twice_opened()
    log.on(1)
    log.write(3, session=4)
    assert came_of(log) is None


def test_a_pass_with_help_may_bring_one_as_a_miss_does():
    log = Log().on(-30)
    log.add(Settings.of(reads="jlpt:5", compares=False))
    log.write(1, "new", session=1)
    for number, day in enumerate((-20, -10, 0), 2):
        log.on(day)
        log.hint("story", number)
        log.grade(log.attempt("review", number), 2)
    assert came_of(log).body.cause == "meaning"


def test_only_the_last_answer_brings_a_cause():
    log, grade = twice_opened()
    log.on(1)
    log.write(3, session=4)
    regraded = log.add(replace(grade.body))
    assert came_of(log, regraded) is None, "an older attempt was graded again"


def test_a_retest_of_the_same_session_is_no_later_answer():
    log, grade = twice_opened()
    log.events.remove(grade)
    log.grade(log.attempt("retest", 3), 3)
    log.events.append(replace(grade, at=log.at + 1))
    assert came_of(log).body.cause == "unattempted"


def test_a_retest_that_is_missed_brings_nothing():
    log, _ = twice_opened()
    log.grade(log.attempt("retest", 3), 1)
    assert came_of(log) is None


def test_a_grade_of_an_attempt_that_is_not_there_brings_nothing():
    log, grade = twice_opened()
    lost = replace(grade, id=uid(7), body=replace(grade.body, attempt=uid(8)))
    assert consequence(desk_of(log.events), lost) is None
    assert consequence(desk_of([]), lost) is None


def test_neither_an_attempt_nor_settings_bring_anything():
    log, _ = twice_opened()
    desk = desk_of(log.events)
    assert consequence(desk, log.attempt("review", 4)) is None
    settings = log.add(Settings.of(minutes=5))
    assert consequence(desk, settings) is None
    assert consequence(desk, replace(log.void(settings), char=None)) is None


def test_a_grade_taken_back_takes_its_cause_back_once():
    log, grade = twice_opened()
    came = came_of(log)
    void = log.void(grade)
    events = [*log.events[:-1], came]
    back = consequence(desk_of(events), void)
    assert (back.id, back.body, back.char) == (consequence_id(void.id), Void(came.id), "語")
    assert consequence(desk_of([*events, back]), void) is None, "it was kept before"
    assert consequence(desk_of(log.events[:-1]), void) is None, "no cause was named"


# what is told of it


def named(cause, day, char="語", attempt=1, control=False):
    log = Log(char=char).on(day)
    log.number += 1000 * attempt
    return log.add(Diagnosed(uid(attempt), cause, "By the log.", control, None, "causes/2"))


def test_a_cause_holds_as_long_as_its_fix_and_not_a_day_longer():
    event = named("only_read", 0)
    desk = desk_of([event])
    assert desk.findings(FIRST + timedelta(days=FIX_LASTS)).named == {"語": event}
    assert desk.findings(FIRST + timedelta(days=FIX_LASTS + 1)).named == {}


def test_of_two_causes_the_later_one_holds_and_each_kanji_has_its_own():
    first, last, other = named("whole", -2), named("crammed", -1, attempt=2), named("meaning", -1, "木", 3)
    found = desk_of([last, first, other]).findings(FIRST)
    assert {char: event.body.cause for char, event in found.named.items()} == {"語": "crammed", "木": "meaning"}
    assert found.once() == {"語"}
    assert found.called_back() == {"語"}


def test_what_is_reviewed_plainly_has_no_fix():
    found = desk_of([named("crammed", -1, control=True)]).findings(FIRST)
    assert (dict(found.fixes), found.once(), found.called_back()) == ({}, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("cause", "control", "story", "parts"),
    [
        ("meaning", False, True, False),
        ("meaning", True, False, False),
        ("whole", False, False, True),
        ("whole", True, False, False),
        ("crammed", False, False, False),
    ],
)
def test_a_story_or_the_parts_are_put_forward_where_the_fix_says_so(cause, control, story, parts):
    told = fix_out(named(cause, 0, control=control))
    assert (told.cause, told.control, told.story, told.parts) == (cause, control, story, parts)
    assert (told.evidence, told.study_day) == ("By the log.", FIRST)


def test_there_is_no_fix_without_a_cause():
    _, grade = twice_opened()
    assert fix_out(None) is None
    assert fix_out(grade) is None


def misses(count):
    log = Log().on(-20)
    for day in range(count):
        log.on(day - 20)
        log.write(1, session=day + 1)
    return log


@pytest.mark.parametrize(("count", "told"), [(2, None), (3, 3), (4, 4)])
def test_from_the_third_miss_in_a_row_it_is_told(count, told):
    log = misses(count)
    found = unsure_out(desk_of(log.events), "語", log.events, FIRST)
    assert (found and found.misses) == told
    assert unsure_out(desk_of([*log.events, named("whole", 0)]), "語", log.events, FIRST) is None


# what a diagnosis is told


def grade_of(log, attempt, **more):
    return log.add(Graded(attempt.id, Grade.AGAIN, Grade.AGAIN, "", False, "1", **more))


def test_a_diagnosis_is_told_what_is_sure_of_its_parts_elsewhere_and_what_sounds_alike():
    log = Log()
    for char, grade in (("話", 3), ("読", 1), ("記", 3)):  # 言 is in all of them
        log.char = char
        log.write(grade)
    log.char = "語"
    grade_of(log, log.attempt(), other="五", wrong=("言",))  # 五 and 語 are both ゴ
    grade_of(log, log.attempt(), other="話")
    log.attempt()  # without a grade
    made = trials(one for one in log.events if one.char == "語")
    found = facts(desk_of(log.events), "語", made)
    assert (found.strokes, found.reading) == (14, None)
    assert list(found.homophones) == ["五"]
    assert "話" in found.lookalikes
    assert dict(found.elsewhere) == {"言": (2, 3)}
    assert [len(part) for part in found.parts] == [7, 7]


def test_what_was_written_and_is_not_taught_sounds_like_nothing():
    log = Log()
    grade_of(log, log.attempt(), other="吾")
    assert list(facts(desk_of(log.events), "語", trials(log.events)).homophones) == []


def test_a_diagnosis_is_told_of_the_main_form():
    main, *_, other = book().models("必")
    found = facts(desk_of([]), "必", ())
    assert list(found.parts) == [part.strokes for part in main.root.parts]
    assert list(found.parts) != [part.strokes for part in other.root.parts]
    assert dict(found.elsewhere) == {}


# what the fixes were worth


def test_the_report_has_a_line_for_each_cause_that_was_named_and_one_for_all():
    events = []
    for number, (cause, char) in enumerate((("crammed", "語"), ("only_read", "木"), ("crammed", "川"))):
        log = Log(char=char, number=10_000 * (number + 1)).on(-20)
        missed = log.write(1, session=number)
        log.add(Diagnosed(missed.id, cause, "", number == 2, None, "causes/2"))
        log.on(-10)
        log.write(3, session=number + 10)
        events += log.events
    events.append(named("whole", 0, "木", 77))  # of an attempt that is not there
    lines = report(desk_of(events))
    assert [line.cause for line in lines] == [None, "only_read", "crammed"]
    assert [(line.judged.fixed, line.judged.plain) for line in lines] == [(2, 1), (1, 0), (1, 1)]
    assert [(line.judged.fixed_right, line.judged.plain_right) for line in lines] == [(2, 1), (1, 0), (1, 1)]
