"""Example sentences as the page shows them: their readings, their length, what is never in them."""

from __future__ import annotations

import pytest

from sorade.reference import Book
from sorade.reference.building.examples.fitness import LONGEST_SENTENCE, SHORTEST_CONTEXT, unfit
from sorade.reference.building.sentences import mark, pieces, stands
from sorade.reference.furigana import is_kana
from sorade.reference.tables import rows
from sorade.reference.types import Character, Piece, Sentence


@pytest.fixture(scope="module")
def told() -> list[tuple[Character, Sentence]]:
    """Each kanji that has a sentence, with it."""
    book = Book.open()
    known = [book.character(char) for char in book.characters()]
    return [(one, one.sentence) for one in known if one.sentence]


def test_a_marked_word_is_divided_and_what_cannot_be_is_one_piece() -> None:
    cut = {("日本語", "にほんご"): (Piece("日", "に"), Piece("本", "ほん"), Piece("語", "ご"))}
    marked = f"{mark('今日', 'きょう')}は{mark('日本語', 'にほんご')}{mark('だ', 'だ')}よ。"
    assert marked == " 今日[きょう]は 日本語[にほんご]だよ。"
    assert pieces(marked.strip(), lambda text, reading: cut.get((text, reading))) == (
        Piece("今日", "きょう"),
        Piece("は", "は"),
        Piece("日", "に"),
        Piece("本", "ほん"),
        Piece("語", "ご"),
        Piece("だよ。", "だよ。"),
    )


def test_kana_at_the_end_of_a_word_join_what_follows() -> None:
    assert pieces(" 語る[かたる]。", lambda *_: (Piece("語", "かた"), Piece("る", "る"))) == (
        Piece("語", "かた"),
        Piece("る。", "る。"),
    )


def test_every_sentence_has_its_kanji_and_every_kanji_of_it_a_reading(told: list[tuple[Character, Sentence]]) -> None:
    for one, sentence in told:
        assert one.char in sentence.text
        for piece in sentence.pieces:
            assert piece.reading, (one.char, piece)
            assert piece.text == piece.reading or all(is_kana(kana) for kana in piece.reading), (one.char, piece)


def test_sentences_say_more_than_the_kanji_and_are_soon_read(told: list[tuple[Character, Sentence]]) -> None:
    beside = [len(sentence.text) - sentence.text.count(one.char) for one, sentence in told]
    assert sum(length < SHORTEST_CONTEXT for length in beside) <= 10  # where there is no other
    assert min(beside) > 5
    assert max(len(sentence.text) for _, sentence in told) <= LONGEST_SENTENCE


def test_nine_of_ten_sentences_hold_a_word_that_the_prompt_shows(told: list[tuple[Character, Sentence]]) -> None:
    assert len(told) > 1850
    held = sum(any(stands(word, one.char, sentence) for word in one.words) for one, sentence in told)
    assert held > 0.9 * len(told)


def test_no_sentence_has_an_unfit_word_or_was_left_out(told: list[tuple[Character, Sentence]]) -> None:
    is_unfit, _ = unfit()
    left_out = {f"Tatoeba {number}" for number, *_ in rows("sentences-left-out", 3)}
    for one, sentence in told:
        assert not is_unfit(sentence.text, sentence.translation), (one.char, sentence.text)
        assert sentence.source not in left_out, (one.char, sentence.text)


def test_every_sentence_names_its_number_on_tatoeba(told: list[tuple[Character, Sentence]]) -> None:
    for one, sentence in told:
        name, _, number = sentence.source.partition(" ")
        assert (name, number.isdecimal()) == ("Tatoeba", True), one.char
