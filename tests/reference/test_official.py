"""The project's tables of official readings and of words that are read as a whole."""

from __future__ import annotations

import pytest

from sorade.reference import Book, Filter, search
from sorade.reference.building.kanjidic import Entry
from sorade.reference.building.readings import Readings, described
from sorade.reference.furigana import spoken
from sorade.reference.tables import rows

BOOK = Book.open()


def test_the_tables_have_as_many_readings_as_the_notice_counts() -> None:
    """The notice of 2010 says how many there are: 2,136 kanji, 2,352 on readings, 2,036 kun readings."""
    table = list(rows("readings", 4))
    assert len({char for char, *_ in table}) == len(table) == 2136
    assert sum(len(on.split(",")) for _, on, _, _ in table if on) == 2352
    assert sum(len(kun.split(",")) for _, _, kun, _ in table if kun) == 2036


def test_okurigana_is_marked_off_as_it_is_written() -> None:
    kun = {char: reading.split(",") for char, _, reading, _ in rows("readings", 4)}
    assert "う.まれる" in kun["生"]  # 生まれる, 癒やす
    assert "いや.す" not in kun["癒"]
    assert "つと.まる" in kun["務"]  # that KANJIDIC2 doesn't have
    assert "うらや.ましい" in kun["羨"]
    assert "おり" in kun["折"]  # a noun without okurigana, and one with it
    assert "おど.り" in kun["踊"]


def test_a_word_of_the_appendix_has_its_own_reading() -> None:
    whole = {(word, reading) for word, reading, _ in rows("special-words", 3)}
    assert {("今日", "きょう"), ("今年", "ことし"), ("師走", "しわす"), ("師走", "しはす")} <= whole


def test_the_usual_readings_are_those_of_the_table_and_no_others() -> None:
    for char, on, kun, _ in rows("readings", 4):
        known = BOOK.character(char)
        assert sorted(known.on) == sorted(filter(None, on.split(","))), char
        assert sorted(known.kun) == sorted(filter(None, kun.split(","))), char
        assert not {*known.on, *known.kun} & {*known.also_on, *known.also_kun}, char


@pytest.mark.parametrize(
    ("char", "readings"),
    [("行", ["い.く", "おこな.う", "ゆ.く"]), ("分", ["わ.かる", "わ.かつ"]), ("大", ["おお.きい", "おお"]),
     ("初", ["はじ.めて", "うい"]), ("空", ["そら", "あ.ける"]), ("人", ["ジン", "ニン"]), ("納", ["ノウ", "トウ"])],
)  # fmt: skip
def test_what_everybody_says_comes_first(char: str, readings: list[str]) -> None:
    known = [*BOOK.character(char).on, *BOOK.character(char).kun]
    assert [one for one in known if one in readings] == readings


def test_other_readings_say_something_new() -> None:
    for char in BOOK.characters():
        known = BOOK.character(char)
        told = {sound for sound, price in spoken(known.on, known.kun).items() if not price}
        for reading in known.also_kun:
            assert reading.replace(".", "") not in told, (char, reading)  # ゆき beside ゆ.く
            assert not any("ァ" <= letter <= "ヶ" for letter in reading), (char, reading)  # シリング


def test_a_kanji_beyond_the_table_has_the_readings_of_common_words_first() -> None:
    entry = Entry("噂", (), ("ソン",), ("うわさ", "うわ.つく"), None, None, 30, 15)
    told = described(entry, None, {("噂", "うわさ"): 1.0})
    assert told == Readings(("ソン",), ("うわさ",), (), ("うわ.つく",))


@pytest.mark.parametrize(
    ("typed", "char"), [("こん", "近"), ("ごん", "金"), ("うち", "家"), ("がき", "書"), ("ゆき", "行")]
)
def test_a_reading_beside_the_table_still_finds_its_kanji(typed: str, char: str) -> None:
    found = [card.char for card in search(BOOK.shelf(), typed, Filter())]
    assert char in found
    plain = {one: {reading.replace(".", "") for reading in BOOK.character(one).kun} for one in found}
    official = [one for one in found if typed in BOOK.shelf().card(one).sounds | plain[one]]
    assert found[: len(official)] == official, "official readings come first"
