"""Finding kanji by what one knows of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import NotFound
from sorade.reference import Book, Filter, search
from sorade.reference.romaji import to_hiragana

SHELF = Book.open().shelf()


def found(query: str, **wanted: object) -> str:
    return "".join(card.char for card in search(SHELF, query, Filter(**wanted)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("gakkou", "がっこう"),
        ("shinbun", "しんぶん"),
        ("shimbun", "しんぶん"),
        ("kin'en", "きんえん"),
        ("kinen", "きねん"),
        ("onna", "おんな"),
        ("honnni", "ほんに"),
        ("tōkyō", "とうきょう"),
        ("ōkii", "おおきい"),
        ("sensē", "せんせい"),
        ("onêsan", "おねえさん"),
        ("matcha", "まっちゃ"),
        ("jya", "じゃ"),
        ("zyo", "じょ"),
        ("ゴ", "ご"),
        ("san", "さん"),
        ("", ""),
    ],
)
def test_letters_become_kana(typed: str, kana: str) -> None:
    assert (kana in to_hiragana(typed)) if kana else to_hiragana(typed) == ()


def test_a_keyword_is_found_like_a_meaning() -> None:
    def named(query: str, **wanted: int) -> str:
        return "".join(card.char for card in search(SHELF, query, Filter(**wanted), {"参": "Lords in a row"}))

    assert "参" not in found("lords in")
    assert named("lords in a row") == named("ＬＯＲＤＳ in a row") == "参"
    assert "参" in named("lords in")
    assert "参" not in named("lords in", grade=1)


@pytest.mark.parametrize("typed", ["word", "x", "tr", "語"])
def test_what_spells_no_kana_is_none(typed: str) -> None:
    assert to_hiragana(typed) == ()


def test_a_long_vowel_is_found_in_either_spelling() -> None:
    assert "大" in found("ōkii")
    assert "王" in found("ō")
    assert len(to_hiragana("ō" * 40)) <= 32


@pytest.mark.parametrize(
    ("typed", "char"), [("叱", "𠮟"), ("頬", "頰"), ("⻑", "長"), ("⾦", "金"), ("葛\U000e0100", "葛")]
)
def test_what_looks_like_a_kanji_finds_it(typed: str, char: str) -> None:
    assert found(typed).startswith(char)


@given(st.text(max_size=12))
def test_any_text_is_looked_for_without_harm(text: str) -> None:
    to_hiragana(text)
    assert len(search(SHELF, text, Filter())) <= 2136


def test_nothing_asked_is_everything_the_commonest_first() -> None:
    everything = found("")
    assert len(everything) == 2136
    assert everything.startswith("日一")


def test_kanji_are_found_in_the_order_typed() -> None:
    assert found("漢字を書く") == "漢字書"
    assert found("言").startswith("言")
    assert "語" in found("言")
    assert set("海池") <= set(found("氵"))


def test_readings_in_kana_and_letters_are_the_same() -> None:
    assert found("ゴ") == found("ご")
    assert set(found("go")[:20]) >= set("語五")
    assert found("かたる") == found("kataru") == "語"


def test_the_exact_meaning_comes_first() -> None:
    assert found("tree")[0] == "木"
    assert found("water")[0] == "水"
    assert "森" in found("forest")


def test_filters_narrow_what_is_found() -> None:
    assert len(found("", grade=1)) == 80
    assert len(found("", jlpt=5)) == 80
    assert set(found("", jlpt=0)) >= set("誰頃")
    assert set(found("", radical=149)) >= set("語話読")
    assert set(found("", part="寺")) >= set("時持待寺")
    assert found("ご", grade=1) == "五金"  # ごん of 金 begins with it
    assert len(found("", least=1, most=100)) == 100


def test_a_card_and_its_place_are_found_by_the_kanji() -> None:
    for place, card in enumerate(SHELF.cards):
        assert SHELF.card(card.char) is card
        assert SHELF.place(card.char) == place
    assert "語" in SHELF
    assert "あ" not in SHELF
    with pytest.raises(NotFound, match="'あ'"):
        SHELF.card("あ")


@pytest.mark.parametrize("char", [SHELF.cards[0].char, "語", SHELF.cards[-1].char])
def test_near_gives_all_others_the_nearest_in_use_first(char: str) -> None:
    near = [card.char for card in SHELF.near(char)]
    apart = [abs(SHELF.place(other) - SHELF.place(char)) for other in near]
    assert sorted([*near, char]) == sorted(card.char for card in SHELF.cards)
    assert apart == sorted(apart)


def test_what_is_asked_often_is_worked_out_once() -> None:
    book = Book.open()
    assert book.joyo is book.joyo
    assert book.joyo == set(book.characters()) == set(book.order())
    assert book.characters() is book.characters()
    assert book.characters() == tuple(sorted(book.order()))
    assert book.levels() is book.levels()
    assert not book.joyo & set(book.characters("hiragana"))
