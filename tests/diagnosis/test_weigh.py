"""The causes weighed against each other and against plain forgetting."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.diagnosis.answer import is_answer, kinds
from sorade.diagnosis.weigh import AFTER_A_GAP, CHANCES, FORGETS, WEIGHED, weigh
from sorade.memory import trials
from sorade.words import cause_name

from .test_cause import AGAIN, FACTS, GOOD, HARD, Story


def weights(story: Story):
    made = trials(story.events)
    return weigh(made, [trial for trial in made if is_answer(trial)], FACTS)


def test_each_row_is_of_a_hundred_answers() -> None:
    assert {sum(row.values()) for row in (*CHANCES.values(), AFTER_A_GAP)} == {100}
    assert min(chance for row in CHANCES.values() for chance in row.values()) > 0, "nothing is impossible"


def test_the_page_tells_every_row() -> None:
    page = (Path(__file__).parents[2] / "docs/diagnosis.md").read_text(encoding="utf-8")
    names = {state: "only forgets" if state == "forgets" else cause_name(state).lower() for state in CHANCES}
    rows = {names[state]: row for state, row in CHANCES.items()}
    for name, row in (*rows.items(), (f"{names['crammed']}, three days later", AFTER_A_GAP)):
        assert f"| {name} | {' | '.join(map(str, row.values()))} |" in page


def test_one_answer_is_weighed_by_hand() -> None:
    story = Story()
    story.on(0).answer(HARD, words=True)
    total = 0.9 * (FORGETS * 3 + 3 + 3 + 30 + 3) + 0.1 * 3  # nothing was crowded on one day
    assert weights(story)["meaning"] == pytest.approx(0.9 * 30 / total)
    assert weights(story)["forgets"] == pytest.approx(0.9 * FORGETS * 3 / total)


def test_a_pass_speaks_for_forgetting() -> None:
    story = Story()
    story.on(0).blank()
    before = weights(story)["forgets"]
    story.on(1).answer(GOOD)
    assert weights(story)["forgets"] > before


def test_a_blank_after_a_gap_speaks_for_cramming_and_one_without_does_not() -> None:
    def crammed(gap: int) -> float:
        story = Story()
        story.on(0).answer(GOOD, "new")
        for _ in range(3):
            story.answer(0, "practice")
        story.on(gap).blank()
        return weights(story)["crammed"]

    assert crammed(3) > 0.85
    assert crammed(2) < 0.2


def test_what_is_long_past_is_not_weighed() -> None:
    story = Story()
    for day in range(3):
        story.on(day).answer(AGAIN, guide=1000)
    for day in range(3, 3 + WEIGHED):
        story.on(day).answer(GOOD)
    other = Story()
    for day in range(3, 3 + WEIGHED):
        other.on(day).answer(GOOD)
    assert weights(story) == pytest.approx(weights(other))


def test_each_answer_has_one_kind() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(1).answer(AGAIN, guide=1000)
    story.on(2).answer(HARD, words=True)
    story.on(3).answer(AGAIN, other="話")
    story.on(4).answer(AGAIN, other="後")
    story.on(5).blank()
    story.on(6).answer(AGAIN, strokes=14)
    found = list(kinds([trial for trial in trials(story.events) if is_answer(trial)], FACTS))
    assert found == ["passed", "opened", "saved", "alike", "sounds", "blank", "missed"]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_the_chances_are_one_together(grades: list[int]) -> None:
    story = Story()
    for day, grade in enumerate(grades):
        story.on(3 * day)
        if grade:
            story.answer(grade)
        else:
            story.blank()
    assert sum(weights(story).values()) == pytest.approx(1)
