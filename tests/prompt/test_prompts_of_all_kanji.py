"""Every prompt points to one kanji, and none gives it away. Over all 2,136."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.prompt import Prompt, asked, by_stem, is_ideograph, prompt_for
from sorade.reference import Book, Kind
from sorade.reference.tables import rows

BOOK = Book.open()
JOYO = BOOK.characters()


@cache
def prompt(char: str) -> Prompt:
    return prompt_for(BOOK.character(char), frozenset(), BOOK.parts)


def visible(asked_for: Prompt) -> str:
    """All text that such a prompt puts on the page."""
    around = [piece.text for cue in asked_for.cues for piece in (*cue.before, *cue.after)]
    said = [text for cue in asked_for.cues for text in (cue.blank_reading, cue.reading, cue.gloss)]
    example = asked_for.example
    runs = [text for piece in example.pieces for text in (piece.text, piece.reading)] if example else []
    shown = (*runs, example.translation) if example else ()
    return " ".join((*asked_for.meanings, *asked_for.on, *asked_for.kun, *around, *said, *shown))


def test_every_prompt_has_a_meaning_a_reading_and_a_word_with_a_blank() -> None:
    for char in JOYO:
        shown = prompt(char)
        assert shown.meanings, char
        assert shown.on or shown.kun, char
        assert 1 <= len(shown.cues) <= 2, char
        assert all(cue.blank_reading and cue.gloss for cue in shown.cues), char


def test_no_other_kanji_is_as_right_for_the_words_of_a_prompt() -> None:
    """The same reading and the same meaning: nothing but the target is right for all words shown.

    Where an old and a new spelling of one word both live on (禁錮, 禁固) no common word can tell them apart; then the
    kanji's own meanings have to.
    """
    by_meaning: dict[str, set[str]] = {}
    for char in JOYO:
        words = asked(BOOK.character(char).words)
        if others := set.intersection(*(set(word.twins) for word in words)):
            by_meaning[char] = others
    assert len(by_meaning) <= 10, by_meaning
    for char, others in by_meaning.items():
        for other in others:
            assert not set(prompt(char).meanings) & set(prompt(other).meanings), (char, other)


def test_what_fits_is_recomputed_from_the_words_themselves() -> None:
    """Among the words of the book itself no two kanji share blank, reading and surroundings without saying so."""
    blanks = defaultdict(set)
    for char in JOYO:
        for word in BOOK.character(char).words:
            around = tuple(tuple(piece.text for piece in side) for side in (word.before, word.after))
            blanks[around, word.reading].add(char)
            for other in word.fits:
                assert (BOOK.fits(char, other, [word.id]) is not None) == (other in word.twins)
    for chars in blanks.values():
        for char in chars:
            told = {other for word in BOOK.character(char).words for other in word.fits}
            assert chars - {char} <= told, chars


def test_no_prompt_shows_its_answer_or_a_part_of_it() -> None:
    for char in JOYO:
        text = visible(prompt(char))
        telling = {char, *filter(is_ideograph, BOOK.parts(char))}
        assert not telling & set(text), (char, telling & set(text), text)
        assert not any(char in BOOK.parts(seen) for seen in set(text) if is_ideograph(seen)), char


def test_a_sentence_has_a_blank_for_the_target_with_its_reading() -> None:
    for char in JOYO:
        example, sentence = prompt(char).example, BOOK.character(char).sentence
        assert (example is None) == (sentence is None), char
        if example and sentence:
            blanks = [piece.reading for piece in example.pieces if not piece.text]
            assert blanks == [piece.reading for piece in sentence.pieces if char in piece.text], char


def test_no_prompt_speaks_of_strokes() -> None:
    for char in JOYO:
        words = replace(prompt(char), example=None)  # somebody in a sentence may well have a stroke
        assert not re.search(r"\bstrokes?\b|radical|kokuji", visible(words), re.IGNORECASE), char


@given(st.sets(st.sampled_from(JOYO), min_size=2, max_size=30))
def test_the_targets_of_a_session_are_nowhere_in_its_prompts(targets: set[str]) -> None:
    for char in targets:
        assert not targets & set(visible(prompt_for(BOOK.character(char), targets, BOOK.parts)))


@pytest.mark.parametrize(("char", "script"), [("あ", "hiragana"), ("ヲ", "katakana")])
def test_a_kana_is_asked_for_by_its_sound(char: str, script: str) -> None:
    shown = prompt_for(BOOK.character(char), frozenset(), BOOK.parts)
    assert script in shown.meanings[0]
    assert char not in visible(shown)


@pytest.mark.parametrize("script", ["hiragana", "katakana"])
def test_no_kana_is_seen_in_its_own_prompt_and_those_that_sound_alike_are_told_apart(script: Kind) -> None:
    told: dict[str, list[tuple[str, ...]]] = {}
    for char in BOOK.characters(script):
        shown = prompt_for(BOOK.character(char), frozenset("か"), BOOK.parts)
        assert char == "ー" or char not in visible(shown)
        assert all("か" not in piece.text for cue in shown.cues for piece in (*cue.before, *cue.after))
        told.setdefault(shown.meanings[0], []).append(tuple(cue.gloss for cue in shown.cues))
    alike = [glosses for glosses in told.values() if len(glosses) > 1]
    assert len(alike) == 3  # o, ji, zu
    assert all(all(each) and len(set(each)) == len(each) for each in alike)


def test_another_form_of_a_kanji_is_asked_as_that_and_not_where_it_would_tell() -> None:
    old = BOOK.character("亞")
    assert prompt_for(old, frozenset("亞語"), BOOK.parts).form_of == "亜"
    assert prompt_for(old, frozenset("亞亜"), BOOK.parts).form_of == ""


def test_what_is_beyond_the_list_has_enough_to_be_asked_by() -> None:
    told: dict[tuple[object, ...], list[str]] = {}
    for char in BOOK.characters("beyond"):
        shown = prompt_for(BOOK.character(char), frozenset(), BOOK.parts)
        assert shown.meanings or shown.cues or shown.on or shown.kun
        said = (shown.meanings, shown.on, shown.kun, shown.form_of, tuple(cue.gloss for cue in shown.cues))
        told.setdefault(said, []).append(char)
    assert sum(len(chars) for chars in told.values() if len(chars) > 1) <= 60


def test_kun_readings_mark_their_okurigana() -> None:
    assert "かた(る・らう)" in prompt("語").kun


def test_a_prompt_shows_every_official_reading_and_no_other() -> None:
    for char, on, kun, _ in rows("readings", 4):
        shown = prompt(char)
        assert sorted(shown.on) == sorted(filter(None, on.split(","))), char
        assert sorted(unfolded(shown.kun)) == sorted(one.replace(".", "") for one in kun.split(",") if one), char


def test_no_two_kanji_share_their_first_meaning_and_all_their_readings() -> None:
    same = Counter((prompt(char).meanings[0], *sorted((*prompt(char).on, *prompt(char).kun))) for char in JOYO)
    assert [key for key, number in same.items() if number > 1] == []


def unfolded(readings: Iterable[str]) -> Iterator[str]:
    """Readings as they are said, the brackets of those with one stem opened."""
    for one in readings:
        stem, _, endings = one.rstrip(")").partition("(")
        yield from (stem + ending for ending in endings.split("・"))


def test_readings_with_one_stem_are_one() -> None:
    assert by_stem(["わ.かる", "わ.ける", "わ.かつ"]) == ("わ(かる・ける・かつ)",)
    assert by_stem(["あ.く", "そら", "あ.ける", "から"]) == ("あ(く・ける)", "そら", "から")
    assert by_stem(["いつ", "いつ.つ"]) == ("いつ", "いつ(つ)")
    assert by_stem([]) == ()
