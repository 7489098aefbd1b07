"""Our own inks: each with the slips expected of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sorade.check import FAULTS, Verdict, check
from sorade.code import code
from sorade.ink import Ink
from sorade.reference import Book
from sorade.words import say

NAMES = sorted(path.stem for path in (Path(__file__).parent.parent / "inks").glob("*.json"))
Drawn = Callable[[str], Ink]
Checked = Callable[[Ink, str], Verdict]


def test_there_are_inks() -> None:
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_an_ink_has_the_slips_expected_of_it(name: str, drawn: Drawn, checked: Checked, expected: Callable) -> None:
    char, slips, other = expected(name)
    verdict = checked(drawn(name), char)
    assert [(slip.kind, slip.stroke, slip.ink) for slip in verdict.slips] == slips
    assert verdict.other == other
    assert verdict.right == (other is None and not any(kind in FAULTS for kind, _, _ in slips))


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("語-right", ["All 14 strokes are right."]),
        ("語-missing", ["Nearly: the bottom bar of 五 is missing."]),
        ("語-half", ["言 is right, but 吾 is missing."]),
        (
            "口-closed-first",
            ["All 3 strokes are there, but the bar of 口 should come last (outside before inside)."],
        ),
        (
            "川-backwards",
            ["All 3 strokes are there, but the right vertical of 川 is backwards: start at the top."],
        ),
        ("未-as-末", ["This is 末: in 未, the bottom bar is longer than the top bar."]),
        ("土-as-士", ["This is 士: in 土, the bottom bar is longer than the top bar."]),
        ("日-extra", ["Nearly: your fifth stroke doesn't belong."]),
    ],
)
def test_what_is_said(name: str, sentences: list[str], drawn: Drawn, checked: Checked) -> None:
    assert [say(one.code) for one in checked(drawn(name), name[0]).said] == sentences


def test_every_slip_has_its_code_and_its_part(drawn: Drawn, checked: Checked) -> None:
    verdict = checked(drawn("語-missing"), "語")
    (slip,) = verdict.slips
    part = code("part", element="五", place="", number=0, inside="")
    missing = code("missing", what=code("stroke_of", kind="bar", place="bottom", number=0, part=part))
    assert (slip.code, slip.part, slip.weight) == (missing, "五", 1.0)
    assert [(one.code, one.strokes) for one in verdict.said] == [(code("nearly", slip=missing), (10,))]
    assert verdict.unsaid == ()


def test_where_another_kanji_was_written_only_that_is_said(drawn: Drawn, checked: Checked) -> None:
    verdict = checked(drawn("日-as-目"), "日")
    assert [one.code for one in verdict.said] == [code("other", char="日", other="目")]
    assert verdict.slips
    assert verdict.unsaid == (), "what its strokes are in the other kanji, they are not in this"


def test_matches_say_which_ink_made_which_stroke(drawn: Drawn, checked: Checked) -> None:
    assert checked(drawn("口-closed-first"), "口").matches == ((0,), (2,), (1,))
    assert checked(drawn("口-merged"), "口").matches == ((0,), (1,), (1,))
    assert checked(drawn("日-split"), "日").matches == ((0,), (1, 2), (3,), (4,))
    assert checked(drawn("語-missing"), "語").matches[9:] == ((9,), (), (10,), (11,), (12,))


def test_backwards_strokes_are_listed(drawn: Drawn, checked: Checked) -> None:
    assert checked(drawn("川-backwards"), "川").reversed == {2}


def test_without_rivals_a_lookalike_is_not_named(drawn: Drawn, book: Book) -> None:
    assert check(drawn("未-as-末"), book.models("未")).other is None
