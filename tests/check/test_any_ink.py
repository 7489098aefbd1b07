"""Any ink gets a verdict, in bounded time, whatever it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sorade.check import FAULTS, Verdict, check
from sorade.code import code
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model
from sorade.words import say
from strategies import inks

Checked = Callable[[Ink, str], Verdict]
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def assert_sound(verdict: Verdict, ink: Ink) -> None:
    """What holds for every verdict."""
    assert 0 <= verdict.confidence <= 1
    assert 1 <= len(verdict.said) <= 3
    assert all(say(one.code).endswith(".") for one in verdict.said)
    assert verdict.right == (verdict.other is None and not any(slip.kind in FAULTS for slip in verdict.slips))
    missing = {slip.stroke for slip in verdict.slips if slip.kind == "missing"}
    assert missing == {stroke for stroke, made in enumerate(verdict.matches) if not made}
    for slip in verdict.slips:
        assert 0 <= slip.weight <= 1
        assert say(slip.code).endswith(".")
        assert slip.stroke is None or 0 <= slip.stroke < len(verdict.matches)
        assert all(0 <= stroke < len(ink.strokes) for stroke in slip.ink)
    assert verdict.reversed <= {stroke for stroke, made in enumerate(verdict.matches) if made}


def test_nothing_written_misses_everything(checked: Checked) -> None:
    verdict = checked(Ink(()), "語")
    assert [slip.kind for slip in verdict.slips] == ["missing"] * 14
    assert [one.code for one in verdict.said] == [code("nothing_written")]
    assert not verdict.right


def test_no_model_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="at least one model"):
        check(Ink(()), ())


@SHARED
@given(ink=inks(), char=st.sampled_from("一乙口語鬱川丶"[:6]))
def test_any_ink_gets_a_sound_verdict(ink: Ink, char: str, checked: Checked) -> None:
    assert_sound(checked(ink, char), ink)


@pytest.mark.parametrize(
    "ink",
    [
        Ink((Stroke(((5.0, 5.0),)),)),
        Ink((Stroke(((5.0, 5.0),) * 50),) * 30),
        Ink((Stroke(((0.0, 0.0), (1e7, 1e7))), Stroke(((-1e7, 1e7), (1e7, -1e7))))),
        Ink((Stroke(((0.0, 0.0), (1e-300, 1e-300))),) * 3),
        Ink((Stroke(()), Stroke(((1.0, 1.0), (2.0, 2.0))))),
    ],
    ids=["a point", "one point many times", "enormous", "tiny", "a stroke without points"],
)
def test_odd_inks(ink: Ink, checked: Checked) -> None:
    for char in "一口語":
        assert_sound(checked(ink, char), ink)


@pytest.mark.parametrize("strokes", [200, 60])
def test_a_scribble_does_not_hang(strokes: int, checked: Checked) -> None:
    chance = random.Random(7)
    ink = Ink(
        tuple(
            Stroke(tuple((chance.uniform(0, 400), chance.uniform(0, 400)) for _ in range(100))) for _ in range(strokes)
        )
    )
    started = process_time()
    verdict = checked(ink, "鬱")
    assert process_time() - started < 20
    assert_sound(verdict, ink)
    assert not verdict.right


def test_a_tap_beside_the_ink_is_no_stroke(book: Book, written: Callable[[Model], Ink]) -> None:
    ink = written(book.models("木")[0])
    assert check(Ink((*ink.strokes, Stroke(((299.0, 299.0),)))), book.models("木")).right
