"""Example sentences: read aloud without a doubtful reading, and with the word that the prompt asks for."""

from __future__ import annotations

from sorade.reference import Book
from sorade.reference.furigana import is_kana, spoken
from sorade.reference.sentences import choose, reader, stands
from sorade.reference.types import Piece, Word

SOUNDS = {
    "語": spoken(("ゴ",), ("かた.る",)),
    "日": spoken(("ニチ", "ニ"), ("ひ",)),
    "本": spoken(("ホン",), ("もと",)),
    "私": spoken(("シ",), ("わたくし", "わたし")),
    "今": spoken(("コン",), ("いま",)),
}


def read(text: str, *words: tuple[str, str]) -> tuple[Piece, ...] | None:
    return reader(SOUNDS, lambda spelt, heard: (spelt, heard) in words)(text)


def test_each_kanji_has_its_own_reading_and_kana_have_none() -> None:
    assert read("日本語を語る。") == (
        Piece("日", "に"),
        Piece("本", "ほん"),
        Piece("語", "ご"),
        Piece("を", "を"),
        Piece("語", "かた"),
        Piece("る。", "る。"),
    )


def test_a_word_is_read_as_people_say_it() -> None:
    assert read("私だ。", ("私", "わたし")) == (Piece("私", "わたし"), Piece("だ。", "だ。"))


def test_a_word_that_does_not_come_apart_is_read_as_one_where_the_dictionary_knows_it() -> None:
    assert read("今日だ。", ("今日", "きょう")) == (Piece("今日", "きょう"), Piece("だ。", "だ。"))
    assert read("今日だ。") is None


def test_the_sentence_with_the_word_is_taken_though_a_shorter_one_has_the_kanji() -> None:
    word = Word(1, "語る", "かたる", "to tell", (), (Piece("る", "る"),), "かた", 1.0, 5, ())
    short, long = ("語だよ。", "A word."), ("ゆっくり語るよ。", "I tell it slowly.")
    chosen = choose("語", {"語": [word]}, [short, long], reader(SOUNDS, lambda *_: False))
    assert chosen["語"].text == long[0]
    assert choose("語", {"語": []}, [short, long], reader(SOUNDS, lambda *_: False))["語"].text == short[0]


def test_nearly_all_sentences_of_the_book_have_one_of_the_words() -> None:
    book = Book.open()
    known = [book.character(char) for char in book.characters()]
    told = [(one, one.sentence) for one in known if one.sentence]
    assert len(told) > 1800
    assert sum(any(stands(word, one.char, sentence) for word in one.words) for one, sentence in told) > 0.95 * len(told)
    for one, sentence in told:
        assert one.char in sentence.text
        for piece in sentence.pieces:
            assert piece.reading, (one.char, piece)
            assert piece.text == piece.reading or all(is_kana(kana) for kana in piece.reading), (one.char, piece)
