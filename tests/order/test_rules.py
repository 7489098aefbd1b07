"""The rules, by kanji that show them, and what each says of two strokes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.order import RULES, broken, predict, steps
from sorade.reference import Book
from sorade.words import rule_name, rule_sentence

BOOK = Book.open()
SHOWN = "三十川人小水国区道中女成語土王田月日木休大七九文犬玉寸車建近医店草言山火心右左友方力子"


@pytest.mark.parametrize("char", SHOWN)
def test_it_works(char: str) -> None:
    model = BOOK.models(char)[0]
    assert predict(model) == tuple(range(len(model.strokes)))


def test_there_are_at_most_twelve_rules_each_with_its_own_key() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES) <= 12


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_is_said_in_one_sentence_and_seen_in_kanji_that_keep_it(rule) -> None:
    assert rule_sentence(rule.key).endswith(".")
    assert rule_sentence(rule.key).count(".") == 1
    assert rule_name(rule.key) != rule.key
    assert 2 <= len(rule.examples) <= 3
    for char in rule.examples:
        assert not any(step.is_exception for step in steps(BOOK.models(char)[0])), char


@pytest.mark.parametrize(
    ("char", "early", "late", "key"),
    [
        ("三", 0, 2, "top-first"),
        ("川", 0, 1, "left-first"),
        ("語", 0, 13, "left-first"),  # through the parts they belong to
        ("語", 6, 7, "left-first"),
        ("七", 0, 1, "bar-first"),
        ("十", 0, 1, "bar-first"),
        ("車", 0, 6, "pierce-last"),
        ("金", 3, 4, "bar-first"),  # not as in 王
        ("女", 0, 2, "belt-last"),
        ("母", 3, 4, "belt-last"),
        ("本", 1, 2, "centre-first"),
        ("球", 9, 10, "dot-last"),
        ("弱", 4, 5, "left-first"),
        ("関", 7, 8, "outside-first"),
        ("土", 1, 2, "floor-last"),
        ("小", 0, 1, "centre-first"),
        ("月", 1, 2, "outside-first"),
        ("区", 1, 3, "close-last"),
        ("人", 0, 1, "left-sweep-first"),
        ("中", 1, 3, "pierce-last"),
        ("犬", 0, 3, "dot-last"),
        ("道", 0, 11, "path-last"),
    ],
)
def test_the_broken_rule_is_named(char: str, early: int, late: int, key: str) -> None:
    rule = broken(BOOK.models(char)[0], early, late)
    assert rule is not None
    assert rule.key == key


def test_no_rule_is_broken_by_writing_what_the_rules_would_have() -> None:
    assert broken(BOOK.models("三")[0], 2, 0) is None


@pytest.mark.parametrize(("early", "late"), [(0, 0), (0, 3), (-1, 1)])
def test_two_strokes_of_the_model_are_asked_for(early: int, late: int) -> None:
    with pytest.raises(ValueError, match="no two strokes"):
        broken(BOOK.models("三")[0], early, late)


@given(st.sampled_from(BOOK.characters()), st.data())
def test_any_two_strokes_have_at_most_one_first(char: str, data: st.DataObject) -> None:
    model = BOOK.models(char)[0]
    if len(model.strokes) < 2:
        return
    one, other = data.draw(st.permutations(range(len(model.strokes))))[:2]
    assert broken(model, one, other) is None or broken(model, other, one) is None


@given(st.sampled_from(BOOK.characters()))
def test_a_prediction_has_every_stroke_once_and_a_step_is_its_broken_rule(char: str) -> None:
    model = BOOK.models(char)[0]
    assert sorted(predict(model)) == list(range(len(model.strokes)))
    for step in steps(model):
        assert broken(model, step.early, step.late) == (None if step.is_exception else step.rule)
