"""What is said after a step of a drill: which stroke it was, the rule of those two strokes, and the last stroke."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from memory.logs import Log
from sorade.desk import Moment
from sorade.desk.drill import broken_of, drill, rule_of
from sorade.desk.facts import parts_of, steps_of
from sorade.memory import Drilled
from sorade.order import RULES, steps
from sorade.web import book
from talking import DAY, Learner, written


def stroke(char, *numbers):
    whole = written(char)
    return whole | {column: [whole[column][number] for number in numbers] for column in "xyt"}


def told(learner, char, at, *made, why=None):
    event = learner.event("drill", char=char, step=at, why=why, ink=stroke(char, *made))
    return learner.tell(event)["receipts"][0]["drill"]


def kept(learner):
    return [event.body for _, event in learner.log.after() if isinstance(event.body, Drilled)][-1]


def test_another_stroke_is_told_by_the_rule_of_those_two_and_either_rule_was_right_to_name(learner):
    # in 木 the bar comes before the left sweep from top to bottom, and before the next stroke as what is pierced
    first = told(learner, "木", 0, 2, why="top-first")
    assert (first["right"], first["drawn"], first["rule"], first["early"], first["late"]) == (
        False,
        2,
        "top-first",
        0,
        2,
    )
    assert first["text"].startswith("Top before bottom: ")
    assert "(1) comes before" in first["text"]
    assert first["text"].endswith("(3).")
    assert first["why_right"] is True
    assert told(learner, "木", 0, 2, why="bar-first")["why_right"] is True
    assert told(learner, "木", 0, 2, why="left-first")["why_right"] is False
    assert kept(learner).rule == "bar-first", "the step keeps its own rule"


def test_no_stroke_at_all_is_told_by_the_rule_of_the_step(learner):
    one = told(learner, "木", 0)
    assert (one["right"], one["drawn"], one["rule"], one["early"], one["late"]) == (False, None, "bar-first", 0, 1)
    assert kept(learner).ink == b""


def test_the_right_stroke_is_told_with_the_one_after_it(learner):
    one = told(learner, "木", 1, 1)
    assert (one["right"], one["early"], one["late"]) == (True, 1, 2)
    assert "(2) comes before" in one["text"]
    assert one["text"].endswith("(3).")
    assert kept(learner).ink != b""


def test_of_the_last_stroke_there_is_nothing_after_it(learner):
    one = told(learner, "三", 2, 2)
    assert (one["right"], one["rule"], one["early"], one["late"]) == (True, "exception", 2, 2)
    assert "comes before" not in one["text"]
    before = told(learner, "三", 1, 1)
    assert (before["early"], before["late"]) == (1, 2)
    assert before["text"].endswith("the bottom bar (3).")


def test_a_step_that_a_rule_speaks_against_is_an_exception():
    step = steps_of(book(), "飛")[2]
    assert step.is_exception
    assert step.rule.key == "centre-first"
    assert rule_of(book(), "飛", 2) == "exception"


def test_a_step_for_which_a_school_has_a_rule_is_none():
    step = steps_of(book(), "金")[3]
    assert not step.is_exception
    assert not step.is_predicted
    assert rule_of(book(), "金", 3) == "bar-first"


def test_the_part_whose_order_it_is_is_named():
    assert [step.part for step in steps_of(book(), "将") if step.is_exception] == ["⺦"]
    assert [step.part for step in steps_of(book(), "飛") if step.is_exception] == [""]


@pytest.mark.parametrize("char", "三木金書必語")
def test_each_step_has_the_rule_that_decides_it_and_the_last_stroke_has_none(char):
    found = steps_of(book(), char)
    assert [rule_of(book(), char, step.early) for step in found] == [
        "exception" if step.is_exception else step.rule.key for step in found
    ]
    assert rule_of(book(), char, len(found)) == "exception"


def test_a_drill_is_of_the_main_form(learner):
    main, *_, other = book().models("必")
    assert steps(main) != steps(other)
    assert steps_of(book(), "必") == steps(main)
    one = told(learner, "必", 0, 0)
    assert (one["right"], one["rule"]) == (True, "left-first")
    wrong = told(learner, "必", 1, 4)
    assert wrong["drawn"] == 4
    assert wrong["text"].endswith("(5).")
    assert "彑" in parts_of(book(), "剝")


def test_a_step_beyond_the_last_stroke_is_refused_by_its_number(learner):
    event = learner.event("drill", char="三", step=3, why=None, ink=stroke("三", 0))
    answer = learner.post("/api/events", {"events": [event]})
    assert (answer.status, answer.json["detail"]) == (422, "三 has only 3 strokes, so `step` is at most 2.")


def asked(learner):
    return drill(learner.desk, Moment(at=learner.at, offset=0))


def test_the_questions_show_each_kanji_in_its_main_form():
    learner = Learner.who_wrote("必非王羽着", days=1)
    found = asked(learner).steps
    shown = {one.char: [stroke.path for stroke in one.strokes] for one in found}
    assert set(shown) & set("必非王羽着")
    for char, paths in shown.items():
        assert paths == [one.path for one in book().models(char)[0].strokes]
    assert all(one.meaning == book().character(one.char).meanings[0] for one in found)


def test_a_rule_is_shown_in_the_kanji_that_are_read():
    learner = Learner()
    learner.settle(reads="jlpt:5")
    examples = {char for rule in RULES for char in rule.examples}
    for _ in range(3):
        assert {one.char for one in asked(learner).steps} <= book().readable("jlpt:5") | examples
        learner.at += DAY


def test_where_the_examples_are_asked_today_a_rule_is_shown_in_what_is_read():
    learner = Learner()
    learner.settle(reads="grade:2", minutes=120)
    chars = "".join(dict.fromkeys(char for rule in RULES for char in rule.examples))
    mine = learner.event("list", list=str(uuid4()), name="Examples", chars=chars)
    learner.tell(mine, learner.event("settings", new_from=f"list:{mine['list']}", apart=False))
    targets = set(learner.targets(learner.begin()).values())
    assert targets >= set(chars)
    found = {one.char for one in asked(learner).steps}
    assert found
    assert found <= learner.desk.readable - targets


@pytest.mark.parametrize(("since", "told"), [(199, ["top-first"]), (200, [])])
def test_a_slip_of_two_hundred_steps_or_attempts_ago_is_let_go(since, told):
    drills, attempts = Log(char="三"), Log()
    attempts.write(3)
    attempts.events[-1] = replace(attempts.events[-1], body=replace(attempts.events[-1].body, order=("top-first",)))
    drills.add(Drilled(0, "top-first", None, 1, False, b""))
    for _ in range(since):
        drills.add(Drilled(0, "left-first", None, 0, True, b""))
        attempts.write(3)
    for log in (drills, attempts):
        learner = Learner()
        learner.log.take_in(log.events)
        assert [one.rule for one in broken_of(learner.desk)] == told
