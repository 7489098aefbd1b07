"""Any ink gets a verdict, in bounded time, whatever it is."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sorade.check import FAULTS, Verdict, check
from sorade.check.budget import Budget
from sorade.check.fit import fit
from sorade.check.frame import Frame
from sorade.check.piece import ink_pieces
from sorade.check.table import Table
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
def test_a_scribble_is_not_right(strokes: int, checked: Checked) -> None:
    chance = random.Random(7)
    ink = Ink(
        tuple(
            Stroke(tuple((chance.uniform(0, 400), chance.uniform(0, 400)) for _ in range(100))) for _ in range(strokes)
        )
    )
    verdict = checked(ink, "鬱")
    assert_sound(verdict, ink)
    assert not verdict.right


def test_a_tap_beside_the_ink_is_no_stroke(book: Book, written: Callable[[Model], Ink]) -> None:
    ink = written(book.models("木")[0])
    assert check(Ink((*ink.strokes, Stroke(((299.0, 299.0),)))), book.models("木")).right


def scribble(strokes: int, points: int) -> Ink:
    chance = random.Random(7)
    return Ink(
        tuple(
            Stroke(tuple((chance.uniform(0, 300), chance.uniform(0, 300)) for _ in range(points)))
            for _ in range(strokes)
        )
    )


SLOW = {
    "30 strokes of 3 points": scribble(30, 3),
    "20 strokes of 3 points": scribble(20, 3),
    "60 strokes of 3 points": scribble(60, 3),
    "one line of 20,000 points": scribble(1, 20_000),
    "ten lines of 2,000 points": scribble(10, 2000),
    "200 strokes of 100 points": scribble(200, 100),
}


@pytest.mark.parametrize("char", "鬱虜韻")  # the most strokes, the most forms, the most to compare
@pytest.mark.parametrize("name", SLOW)
def test_the_work_is_bounded(
    name: str, char: str, book: Book, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was once worked at for seconds: counted, since a clock flakes."""
    pairs = []
    compared = Table.costs

    def counted(table: Table, frame: Frame) -> list[list[float]]:
        pairs.append(len(table.rows) * len(table.columns))
        return compared(table, frame)

    monkeypatch.setattr(Table, "costs", counted)
    check(SLOW[name], book.models(char), [book.models(rival)[0] for rival in book.rivals(char)])
    assert sum(pairs) < 100_000
    pairs.clear()
    assert_sound(checked(SLOW[name], char), SLOW[name])
    assert sum(pairs) < 240_000


def test_a_budget_that_is_spent_still_reads(book: Book, written: Callable[[Model], Ink]) -> None:
    model = book.models("語")[0]
    rows = ink_pieces([stroke.points for stroke in written(model).strokes])
    assert not fit(rows, model, Budget(0)).missing
    lost = fit(rows[1:], model, Budget(0))
    assert [piece.strokes for piece in lost.missing] == [(0,)]


def test_joins_are_looked_for_while_the_budget_lasts(book: Book, written: Callable[[Model], Ink]) -> None:
    strokes = written(book.models("語")[0]).strokes
    middle = len(strokes[1].points) // 2
    halves = [strokes[1].points[: middle + 1], strokes[1].points[middle:]]
    rows = ink_pieces([strokes[0].points, *halves, *(stroke.points for stroke in strokes[2:])])
    rich, poor = Budget(100_000), Budget(0)
    assert (1, 2) in [pair.ink.strokes for pair in fit(rows, book.models("語")[0], rich).pairs]
    assert all(len(pair.ink.strokes) == 1 for pair in fit(rows, book.models("語")[0], poor).pairs)
    assert poor.spent < rich.spent < 100_000
