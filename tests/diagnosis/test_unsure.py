"""What is told of a kanji that is missed again and again for no clear reason."""

from __future__ import annotations

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
    assert found.evidence == (
        "Missed 3 times in a row. Of 5 answers so far: 1 blank or under half, "
        "2 wrong in a part that is right elsewhere, 1 saved by a hint in words, 1 right."
    )


def test_a_pass_ends_the_row_and_a_retest_does_not_count() -> None:
    story = Story()
    for day in range(3):
        story.on(day).blank()
    assert told(story) is not None
    story.answer(GOOD, "retest")
    assert told(story) is not None
    story.on(3).answer(GOOD)
    assert told(story) is None
