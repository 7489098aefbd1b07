"""Meanings in short, and when two of them can be told apart."""

from __future__ import annotations

import pytest

from sorade.reference.building.gloss import CRUDE, GLOSS, content, short
from sorade.reference.building.jmdict import KANA_ALONE, Sense, told_first


@pytest.mark.parametrize(
    ("glosses", "told"),
    [
        (["dog (Canis (lupus) familiaris)"], "dog"),
        (["kaki (Diospyros kaki)", "Japanese persimmon"], "kaki; Japanese persimmon"),
        (["little", "(a) few", "slight"], "little; (a) few; slight"),
        (["to turn on (a light)"], "to turn on (a light)"),
        (["star", "planet (usu. not including Earth)"], "star; planet"),
        (["center", "centre", "middle"], "center; middle"),
        (["theater (theatre)", "vaudeville"], "theater; vaudeville"),
        (["specialization", "specialisation"], "specialization"),
        (["(esp. of a child)"], "(esp. of a child)"),
    ],
)
def test_a_gloss_is_short_and_says_each_thing_once(glosses: list[str], told: str) -> None:
    assert short(glosses) == told


def test_no_gloss_is_longer_than_a_prompt_shows() -> None:
    long = "a very long explanation of something that nobody would ever call a meaning of a word"
    assert short([long, "shorter"]) == "shorter"
    assert len(short([long])) <= GLOSS


def test_meanings_that_share_a_word_are_not_told_apart() -> None:
    assert content(["to be hot"]) & content(["hot; heated"])
    assert content(["bridges"]) & content(["bridge"])
    assert not content(["bridge"]) & content(["edge; end; tip"])
    assert not content(["to make a thing"]) & content(["to make someone do"])


def sense(gloss: str, *marks: str, forms: tuple[str, ...] = (), dialect: bool = False) -> Sense:
    return Sense(frozenset(marks), dialect, frozenset(forms), frozenset(), (gloss,))


def test_the_first_sense_that_is_plain_and_in_kanji_says_what_a_word_means() -> None:
    old, usual, kana = sense("old", "archaism"), sense("usual"), sense("in kana", KANA_ALONE)
    assert told_first([old, kana, usual]) == usual
    assert told_first([old, kana]) == kana
    assert told_first([sense("there", dialect=True), usual]) == usual
    assert told_first([old]) == old
    assert told_first([]) is None


def test_a_sense_of_one_form_is_not_another_form_s() -> None:
    assert sense("late", forms=("遅い",)).of("遅い", "おそい")
    assert not sense("late", forms=("遅い",)).of("鈍い", "おそい")


@pytest.mark.parametrize(
    ("gloss", "crude"), [("gloss; luster", False), ("arsenic", False), ("lust", True), ("sexual", True)]
)
def test_a_crude_word_is_one_as_a_whole(gloss: str, *, crude: bool) -> None:
    assert bool(CRUDE.search(gloss)) == crude
