"""What is beyond the joyo list: which characters there are, what is known of them, and that the list is as it was."""

from __future__ import annotations

import unicodedata

import pytest

from sorade.errors import NotFound
from sorade.reference import Book, Filter, search, shipped

BOOK = Book.open()
BEYOND = BOOK.characters("beyond")
EVERY = BOOK.shelf(every=True)


def found(query: str, **wanted: object) -> str:
    return "".join(card.char for card in search(EVERY, query, Filter(**wanted)))  # type: ignore[arg-type]


def test_every_one_can_be_drawn_and_asked() -> None:
    assert len(BEYOND) >= 4200
    for char in BEYOND:
        facts, model = BOOK.character(char), BOOK.models(char)[0]
        assert facts.meanings or facts.on or facts.kun
        assert (facts.kind, facts.jlpt) == ("beyond", None)
        assert facts.grade in {None, 9, 10}
        assert unicodedata.normalize("NFKC", char) == char
        assert len(model.strokes) == facts.stroke_count
        assert all(len(stroke.points) == 24 for stroke in model.strokes)
        assert sorted(model.root.strokes) == list(range(facts.stroke_count))


def test_the_points_of_a_path_are_those_that_the_list_keeps() -> None:
    """Those beyond the list are worked out anew each time they are read."""
    from sorade.reference.svg import along  # noqa: PLC0415 - the build's own

    for stroke in BOOK.models("語")[0].strokes:
        for (x, y), (a, b) in zip(along(stroke.path), stroke.points, strict=True):
            assert (x, y) == pytest.approx((a, b), abs=1e-4)


def test_none_of_them_is_a_rival_of_the_list() -> None:
    for char in BOOK.order():
        assert set(BOOK.rivals(char)) <= BOOK.joyo
        assert BOOK.mistakable(char) == BOOK.joyo


def test_other_forms_are_told() -> None:
    told = {char: BOOK.character(char).form_of for char in "亞國驅嘘嬉"}
    assert told == {"亞": "亜", "國": "国", "驅": "駆", "嘘": "", "嬉": ""}
    for char in BEYOND:
        form = BOOK.character(char).form_of
        assert not form or (form in BOOK.taught and BOOK.character(form).form_of != char)
    assert not any(BOOK.character(char).form_of for char in BOOK.order())


def test_the_project_s_own_are_there() -> None:
    assert set("々〆仝喻") <= set(BEYOND)
    assert BOOK.character("々").radical_number is None


@pytest.mark.parametrize("char", ["语", "㔾", "\U0002000b", "A", "\ud800"])
def test_what_nobody_draws_or_reads_is_unknown(char: str) -> None:
    with pytest.raises(NotFound):
        BOOK.character(char)


def test_they_are_found_with_kana_first_and_joyo_before_the_rest() -> None:
    assert found("uso")[0] == "嘘"
    assert found("嘘") == "嘘"
    assert found("ka").startswith("かカ")
    assert found("か").startswith("かカ")
    assert found("wo").startswith("をヲ")
    assert found("rain")[0] == "雨"
    assert "々" in found("repeat")


def test_a_kind_is_looked_through_alone() -> None:
    assert len(found("", among="hiragana")) == len(BOOK.characters("hiragana"))
    assert set(found("", among="names")) < set(found("", among="beyond")) == set(BEYOND)
    assert found("", among="joyo") == "".join(card.char for card in BOOK.shelf().cards)


def test_levels_and_figures_have_none_of_them() -> None:
    for level in BOOK.levels():
        assert BOOK.readable(level.id) <= BOOK.joyo
    assert len(BOOK.order()) == len(BOOK.shelf().cards) == 2136


def test_kana_are_learnt_in_their_order_without_the_small_and_the_old() -> None:
    lists = {one.id: one.chars for one in shipped(BOOK.shelf().cards, BOOK.order(), BOOK.beyond)}
    assert lists["kana:hiragana"].startswith("あいうえおかきくけこ")
    assert not set("ぁっゃゐゑゔ") & set(lists["kana:hiragana"])
    assert lists["kana:hiragana"].index("が") > lists["kana:hiragana"].index("ん")
    assert "ンーガ" in lists["kana:katakana"]
