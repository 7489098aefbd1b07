"""The figures at their borders: how many answers are enough, what counts as right, whose kanji are counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from memory.logs import FIRST, Log, uid
from sorade.desk.figures.ability import ability_of, easy, hardness
from sorade.desk.figures.reader import Reader, reads_out
from sorade.ink import Ink, Stroke, encode
from sorade.memory import Attempt, ReadingCheck, Settings
from sorade.progress import FEW_ANSWERS, forecast
from sorade.session import PLACEMENT_LEAST, costs
from sorade.web import book
from talking import Learner

CHARS = "日一国人年大十二本中長出三時行見月後前生五間上東"
INK = encode(Ink((Stroke(((10.0, 20.0), (200.0, 220.0)), (0, 400)),), "pen", (300.0, 300.0)))


def learner_of(log):
    learner = Learner()
    learner.log.take_in(log.events)
    return learner


def who_answered(chars, grade=3, purpose="new", reads="jlpt:5", hint=None):
    """A learner whose first answer to each of these was that, on a day of its own, the last one yesterday."""
    log = Log()
    log.add(Settings.of(reads=reads))
    for number, char in enumerate(chars):
        log.char = char
        log.on(number - len(chars))
        if hint:
            log.hint(hint, session=number)
        log.write(grade, purpose, session=number)
    return log


@pytest.mark.parametrize(("asked", "enough"), [(PLACEMENT_LEAST - 1, False), (PLACEMENT_LEAST, True)])
def test_ten_kanji_are_enough_for_a_figure(asked, enough):
    learner = learner_of(who_answered(CHARS[:asked]))
    told = learner.told("progress")
    assert (told["writable"]["enough"], bool(told["gap"])) == (enough, enough)
    assert (ability_of(book(), learner.desk.memories) is not None) is enough
    assert (easy(book(), learner.desk.memories) is not None) is enough


def test_who_reads_nothing_has_no_gap():
    told = learner_of(who_answered(CHARS, reads="own")).told("progress")
    assert told["gap"] == []


def test_a_level_has_the_kanji_that_are_new_on_it_and_are_read_and_their_memories():
    told = learner_of(who_answered(CHARS, reads="grade:2")).told("progress")
    grades = [one for one in told["gap"] if one["id"].startswith("grade:")]
    assert [(one["id"], one["figure"]["of"]) for one in grades] == [("grade:1", 80), ("grade:2", 160)]
    first, second = (book().readable("grade:1"), book().readable("grade:2") - book().readable("grade:1"))
    assert [one["figure"]["asked"] for one in grades] == [len(set(CHARS) & first), len(set(CHARS) & second)]
    assert {one["id"].partition(":")[0] for one in told["gap"]} == {"grade", "jlpt"}
    assert sum(one["figure"]["of"] for one in told["gap"] if one["id"].startswith("jlpt:")) == 240


def test_what_is_easy_is_what_this_learner_writes_nine_times_in_ten():
    desk = learner_of(who_answered(CHARS, 3)).desk
    ability = ability_of(book(), desk.memories)
    hard = hardness(book())
    found = easy(book(), desk.memories)
    assert 0 < len(found) < 2136
    assert min(ability.chance(hard[char]) for char in found) == pytest.approx(0.9, abs=0.01)
    assert max(ability.chance(hard[char]) for char in hard if char not in found) == pytest.approx(0.9, abs=0.01)
    assert not easy(book(), learner_of(who_answered(CHARS, 1)).desk.memories)


# what chance drew


@pytest.mark.parametrize(
    ("grade", "hint", "right"), [(3, None, 12), (2, None, 12), (1, None, 0), (2, "parts", 0), (3, "ghost", 0)]
)
def test_an_audit_is_right_that_was_right_without_help(grade, hint, right):
    told = learner_of(who_answered(CHARS[:12], grade, "audit", hint=hint)).told("progress")["audit"]
    assert (told["asked"], told["right"], told["enough"]) == (12, right, False)


@pytest.mark.parametrize(("asked", "enough"), [(FEW_ANSWERS - 1, False), (FEW_ANSWERS, True)])
def test_twenty_audits_are_enough_to_be_believed(asked, enough):
    log = who_answered(CHARS[:asked], 3, "audit")
    log.on(0).attempt("audit", char="木")  # without a grade: not yet counted
    log.write(3, session=77)  # and no audit
    told = learner_of(log).told("progress")["audit"]
    assert (told["asked"], told["right"], told["enough"]) == (asked, asked, enough)


# the days to come, and the past


def test_a_coming_day_takes_the_minutes_of_what_is_due_on_it():
    learner = learner_of(who_answered(CHARS))
    told = learner.told("progress")["forecast"]
    reckoned = costs(learner.desk.recent).expected
    expected = forecast(learner.desk.memories, FIRST, reckoned)
    assert [(one["due"], one["minutes"]) for one in told] == [(one.due, round(one.seconds / 60, 1)) for one in expected]
    assert sum(one["due"] for one in told) > 10


def test_the_map_has_a_letter_for_each_kanji_of_a_level_in_the_order_of_use():
    told = learner_of(who_answered("国")).told("progress")["map"]
    before = frozenset()
    for one in told:
        new = [char for char in book().order() if char in book().readable(one["id"]) - before]
        assert len(one["states"]) == len(new)
        assert [char for char, state in zip(new, one["states"], strict=True) if state != "n"] == ["国"] * ("国" in new)
        before = book().readable(one["id"])


def drawn(log, char, *days):
    for number, day in enumerate(days):
        made = Attempt(uid(number + 1), uid(1), "review", False, 0, 0, 900, 4000, 300, 7, INK)
        log.grade(log.on(day).add(made, char), 4)


def test_ink_then_and_now_is_of_the_kanji_with_most_time_between():
    log = Log().on(-99)
    log.add(Settings.of(reads="own", new_most=0))
    spans = {"川": (-90, -60, -50), "木": (-70, -50, -1), "土": (-80, -60, -25), "口": (-40, -30, -5), "山": (-20, -9)}
    for char, days in spans.items():
        drawn(log, char, *days)
    learner = learner_of(log)
    found = learner.told("progress/ink")["pairs"]
    hidden = {memory.char for memory in learner.desk.memories if memory.due <= FIRST}
    widest = sorted(spans, key=lambda char: spans[char][0] - spans[char][-1])
    assert [one["char"] for one in found] == [char for char in widest if char not in hidden][:4]
    assert len(found) >= 2
    for one in found:
        first, *_, last = spans[one["char"]]
        ends = one["first"]["study_day"], one["latest"]["study_day"]
        assert ends == tuple((FIRST + timedelta(days=day)).isoformat() for day in (first, last))
        assert (one["meaning"], one["first"]["grade"]) == (book().character(one["char"]).meanings[0], 4)


# reading


@pytest.fixture(scope="module")
def checked():
    """One who reads grade 1, was checked on 山 (right) and 鬱 (wrong), and wrote 川."""
    log = Log(char="川").on(-9)
    log.add(Settings.of(reads="grade:1"))
    log.write(3)
    log.add(ReadingCheck("山川木口", "山", 900), "山")
    log.add(ReadingCheck("鬱川木口", "川", 900), "鬱")
    return learner_of(log).desk


def test_a_diagnosis_goes_by_checks_of_the_kanji_itself_and_by_no_others(checked):
    reader = Reader(checked, FIRST)
    assert reader.chance("木") is None, "never checked"
    assert reader.chance("川") is None, "written, and never checked"
    assert reader.chance("山") > 0.8 > reader.chance("鬱")


def test_every_kanji_that_is_read_has_a_chance_by_itself_or_by_its_difficulty(checked):
    reader = Reader(checked, FIRST)
    chances = reader.chances()
    assert chances.keys() == book().readable("grade:1")
    assert chances["山"] == reader.chance("山")
    hard = hardness(book())
    for char in "木口一":
        assert chances[char] == pytest.approx(reader.ability.chance(hard[char]), abs=0.01)


def test_what_is_told_of_reading_is_as_sure_as_what_is_known(checked):
    assert reads_out(checked, "木", FIRST).seen is None
    assert reads_out(checked, "鬱", FIRST).checks == 1
    assert reads_out(checked, "飲", FIRST) is None
    written = reads_out(checked, "川", FIRST)
    assert (written.checks, written.right) == (0, 0)
    assert written.seen == FIRST - timedelta(days=9)


def test_audits_are_counted_over_the_last_sixty():
    log = who_answered(CHARS, 1, "audit")
    log.on(0)
    for number in range(60):
        log.char = CHARS[number % len(CHARS)]
        log.write(3, "audit", session=100 + number)
    told = learner_of(log).told("progress")["audit"]
    assert (told["asked"], told["right"]) == (60, 60)
