"""What a drill asks."""

from __future__ import annotations

from functools import cache

import pytest

from sorade.memory import EXCEPTION
from sorade.order import RULES, Step, steps
from sorade.reference import Book
from sorade.session import Drill, drills

BOOK = Book.open()
TAUGHT = [rule.key for rule in RULES]
MORE = BOOK.order()[:100]


@cache
def steps_of(char: str) -> tuple[Step, ...]:
    return steps(BOOK.models(char)[0])


def asked(broken: list[str], own: str = "", barred: str = "", seed: int = 3) -> tuple[Drill, ...]:
    return drills(broken, list(own), MORE, set(barred), steps_of=steps_of, seed=seed)


def test_with_none_broken_the_rules_come_as_they_are_taught() -> None:
    assert [one.rule for one in asked([])] == TAUGHT[:10]


@pytest.mark.parametrize("rule", [key for key in TAUGHT if key != "path-last"])
def test_the_rule_most_broken_comes_first(rule: str) -> None:
    assert [one.rule for one in asked([rule])[:3]] == [rule] * 3


def test_the_exceptions_of_the_own_kanji_come_last() -> None:
    found = asked(["top-first"], own="壮兆飛収捗越語")
    assert [one.rule for one in found[-4:]] == [EXCEPTION] * 4
    assert {one.char for one in found[-4:]} <= set("壮兆飛収捗越")
    assert len(found) == 10


def test_each_question_is_right_about_its_kanji_and_offers_its_rule() -> None:
    for one in asked(["floor-last", "bar-first"], own="必本馬語休国道"):
        step = steps_of(one.char)[one.step]
        assert one.rule == (EXCEPTION if step.is_exception or step.rule is None else step.rule.key)
        assert one.rule in one.why
        assert len(one.why) == 3


def test_what_is_barred_is_never_asked_and_nothing_twice() -> None:
    first = [one.char for one in asked(["top-first"], own="必本馬")]
    then = [one.char for one in asked(["top-first"], own="必本馬", barred="".join(first))]
    assert not set(first) & set(then)
    assert len(set(then)) == len(then)


def test_with_all_barred_there_is_nothing_to_ask() -> None:
    assert asked([], own="必", barred="".join(BOOK.characters())) == ()


def test_the_same_day_asks_the_same() -> None:
    assert asked(["top-first"], own="必本馬") == asked(["top-first"], own="必本馬")
