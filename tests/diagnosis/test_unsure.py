"""What is known of a kanji that is missed again and again for no clear reason."""

from __future__ import annotations

from sorade.code import code
from sorade.diagnosis import Facts, unsure
from sorade.memory import trials

from .test_cause import AGAIN, FACTS, GOOD, HARD, Story


def told(story: Story, facts: Facts = FACTS):
    return unsure(trials(story.events), facts)


def test_three_misses_in_a_row_are_told_with_what_is_known() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(3).answer(HARD, words=True)
    for day, how in ((6, "blank"), (7, "part"), (8, "part")):
        story.on(day)
        assert told(story) is None
        if how == "blank":
            story.blank()
        else:
            story.answer(AGAIN, wrong=("五",))
    found = told(story, Facts(14, elsewhere={"五": (7, 8)}))
    assert found is not None
    assert (found.misses, found.answers) == (3, 5)
    ways = {"blank": 1, "part": 2, "saved": 1, "passed": 1}
    answered = tuple(code("answered", kind=kind, times=times) for kind, times in ways.items())
    assert found.evidence == code("missed_in_a_row", misses=3, answers=5, ways=answered), "the worst first"


def test_a_pass_ends_the_row_and_a_retest_does_not_count() -> None:
    story = Story()
    for day in range(3):
        story.on(day).blank()
    assert told(story) is not None
    story.answer(GOOD, "retest")
    assert told(story) is not None
    story.on(3).answer(GOOD)
    assert told(story) is None
