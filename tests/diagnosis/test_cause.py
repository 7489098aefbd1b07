"""Each cause from attempts that show it, and none from attempts that do not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log
from sorade.check import Grade
from sorade.code import code
from sorade.diagnosis import Facts, diagnose
from sorade.memory import Event, Graded, HintTaken, trials

FACTS = Facts(strokes=14, lookalikes="話", homophones="後")
AGAIN, HARD, GOOD = 1, 2, 3


class Story(Log):
    """A log of one kanji, told day by day; each answer has a prompt of its own."""

    def answer(self, grade: int, purpose="review", words: bool = False, guide: int | None = None, **told) -> Event:
        """`guide` is after how many ms the ghost was opened on an empty pad."""
        self.prompt = getattr(self, "prompt", 0) + 1
        if words:
            self.hint("story", prompt=self.prompt)
        if guide is not None:
            self.add(HintTaken(self.uid(1), self.uid(self.prompt), "ghost", 0, guide))
        other, wrong = told.pop("other", None), told.pop("wrong", None)
        attempt = self.attempt(purpose, prompt=self.prompt, **told)
        if grade:
            body = Graded(attempt.id, Grade(grade), Grade(grade), "", False, "1", other=other, wrong=wrong)
            self.add(body, attempt.char)
        return attempt

    @staticmethod
    def uid(number: int):
        from memory.logs import uid  # noqa: PLC0415 - the builder's own

        return uid(number)

    def blank(self, **told) -> Event:
        return self.answer(AGAIN, gave_up=True, strokes=0, **{"thinking": 20_000} | told)

    def found(self, facts: Facts = FACTS) -> str | None:
        finding = diagnose(trials(self.events), facts)
        return finding and finding.cause


def test_looked_up_before_trying() -> None:
    story = Story()
    story.on(0).answer(AGAIN, guide=1500)
    story.on(2).answer(GOOD)
    story.on(5).answer(AGAIN, guide=3000)
    assert story.found() == "unattempted"
    told = diagnose(trials(story.events), FACTS)
    assert told is not None
    assert told.evidence == code("answer_first", times=2, of=3, days=("2026-11-23", "2026-11-28"))


def test_a_guide_after_a_long_stall_is_no_looking_up() -> None:
    story = Story()
    story.on(0).answer(AGAIN, guide=25_000, strokes=14)
    story.on(2).answer(AGAIN, guide=31_000, strokes=14)
    assert story.found() != "unattempted"


def test_only_ever_read() -> None:
    story = Story()
    story.on(0).blank()
    assert story.found() is None
    story.on(1).blank()
    assert story.found() == "only_read"
    assert story.found(replace(FACTS, reading=0.95)) == "only_read"
    assert story.found(replace(FACTS, reading=0.6)) is None, "it is not even read"
    told = diagnose(trials(story.events), FACTS)
    assert told is not None
    assert told.evidence == code("first_try", day="2026-11-23", strokes=0, of=14, written=0)


def test_not_tied_to_its_meaning_where_words_save_it() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(4).answer(HARD, words=True)
    story.on(8).answer(GOOD)
    story.on(15).answer(HARD, words=True)
    assert story.found() == "meaning"


def test_not_tied_to_its_meaning_where_one_that_sounds_alike_is_written() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(4).answer(AGAIN, other="後")
    assert story.found() is None, "once is an accident"
    story.on(5).answer(AGAIN, other="後")
    assert story.found() == "meaning"
    told = diagnose(trials(story.events), FACTS)
    assert told is not None
    assert told.evidence == code("sounds_same", rival="後")


def test_one_picture_where_a_part_fails_that_is_right_elsewhere() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(4).answer(AGAIN, wrong=("五",))
    story.on(5).answer(GOOD)
    story.on(9).answer(AGAIN, wrong=("五", "口"))
    facts = Facts(14, elsewhere={"五": (7, 8), "口": (0, 1)})
    assert story.found(facts) is None, "twice may still be forgetting"
    story.on(10).answer(AGAIN, wrong=("五",))
    told = diagnose(trials(story.events), facts)
    assert told is not None
    assert (told.cause, told.evidence) == ("whole", code("part_wrong", part="五", times=3, right=7, of=8))
    assert story.found(Facts(14, elsewhere={"五": (3, 8)})) is None
    assert story.found(Facts(14)) is None


def test_one_picture_where_the_pen_stops_inside_a_part() -> None:
    story = Story()
    for day, strokes in ((0, 9), (4, 8), (9, 10)):
        story.on(day).answer(AGAIN, strokes=strokes)
    facts = Facts(14, parts=(range(7), range(7, 11), range(11, 14)))
    told = diagnose(trials(story.events), facts)
    assert told is not None
    assert told.cause == "whole"
    assert told.evidence == code("stopped_inside", times=3, days=("2026-11-23", "2026-11-27", "2026-12-02"))
    assert story.found(Facts(14, parts=(range(8), range(8, 10), range(10, 14)))) is None, "after a part is no sign"
    assert story.found(Facts(14, parts=(range(14),))) is None, "a kanji that is one part has none to stop in"


def test_what_is_half_blank_tells_no_part_from_the_whole() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    for day in (4, 9, 13):
        story.on(day).answer(AGAIN, strokes=2, wrong=("五",))
    assert story.found(Facts(14, elsewhere={"五": (7, 8)})) != "whole"


def test_one_picture_where_a_look_alike_is_written() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    story.on(4).answer(AGAIN, other="話")
    assert story.found() is None, "once is an accident"
    story.on(9).answer(AGAIN, other="話")
    found = diagnose(trials(story.events), FACTS)
    assert found is not None
    assert (found.cause, found.rival) == ("whole", "話")
    assert found.evidence == code("looks_alike", rival="話")


def test_crammed_once() -> None:
    story = Story()
    story.on(0).answer(GOOD, "new")
    for _ in range(2):
        story.answer(0, "practice")
    story.on(4).blank()
    assert story.found() == "crammed"
    told = diagnose(trials(story.events), FACTS)
    assert told is not None
    assert told.evidence == code("all_at_once", times=3, most=3, day="2026-11-23", gap=4, on="2026-11-27", strokes=0)


def test_rewrites_and_half_drawn_practice_are_no_cramming() -> None:
    story = Story()
    story.on(0).answer(GOOD, "new")
    for _ in range(3):
        story.answer(0, "rewrite")
        story.answer(0, "practice", strokes=2)
    story.on(4).blank()
    assert story.found() is None


def test_a_quick_answer_that_is_asked_for_is_no_looking_up() -> None:
    story = Story()
    story.on(0).blank(purpose="placement", thinking=1000)
    story.on(3).blank(purpose="audit", thinking=1000)
    assert story.found() != "unattempted"


def test_taking_the_hint_that_a_stall_is_offered_is_no_looking_up() -> None:
    story = Story()
    story.on(0).answer(AGAIN, guide=8500, strokes=14)
    story.on(3).answer(AGAIN, guide=9000, strokes=14)
    assert story.found() != "unattempted"


def test_what_was_spread_was_not_crammed() -> None:
    story = Story()
    for day in (0, 1, 2):
        story.on(day).answer(GOOD)
    story.on(6).blank()
    assert story.found() is None


def test_what_was_kept_over_a_gap_before_was_not_crammed() -> None:
    story = Story()
    story.on(0).answer(GOOD)
    for _ in range(4):
        story.answer(0, "practice")
    story.on(4).answer(GOOD)
    story.on(20).blank()
    assert story.found() is None


def test_the_first_that_fits_is_named() -> None:
    story = Story()
    story.on(0).answer(AGAIN, guide=1000, strokes=0)
    story.on(1).answer(AGAIN, guide=1000, strokes=0)
    assert story.found() == "unattempted", "though it was also only ever read"


def test_what_does_not_slip_has_no_cause() -> None:
    story = Story()
    story.on(0).blank()
    assert story.found() is None, "one answer says nothing"
    story.on(1).answer(AGAIN)
    story.on(3).answer(GOOD)
    assert story.found() is None, "it was right at last"


def test_two_of_the_last_four_are_enough_and_what_is_longer_ago_is_not() -> None:
    story = Story()
    for day in (0, 2):
        story.on(day).answer(AGAIN, guide=1000)
    assert story.found() == "unattempted"
    for day in (4, 6, 8):
        story.on(day).answer(AGAIN, strokes=14)
    assert story.found() is None, "one of the last four"


@pytest.mark.parametrize(
    ("reading", "cause"), [(None, "only_read"), (0.95, "only_read"), (0.9, "only_read"), (0.89, None)]
)
def test_what_is_not_read_was_not_only_read(reading: float | None, cause: str | None) -> None:
    story = Story()
    for day in range(4):
        story.on(day).blank()
    assert story.found(replace(FACTS, reading=reading)) == cause


def test_what_was_written_a_few_times_was_more_than_read() -> None:
    def found(writes: int) -> str | None:
        story = Story()
        for day in range(4):
            story.on(day).blank()
        for day in range(4, 4 + writes):
            story.on(day).answer(0, "practice")
        for day in range(8, 8 + writes):
            story.on(day).answer(GOOD)
        for day in range(20, 26):
            story.on(day).blank()
        return story.found()

    assert found(2) == "only_read"
    assert found(3) is None


def test_only_read_begins_with_a_blank_of_ones_own() -> None:
    for first in ({"strokes": 7}, {"strokes": 0, "guide": 1000}, {"strokes": 0, "gave_up": True, "thinking": 1000}):
        story = Story()
        story.on(0).answer(AGAIN, **first)
        for day in range(1, 6):
            story.on(day).blank()
        assert story.found() is None, first
    saved = Story()
    saved.on(0).blank()
    saved.on(1).answer(HARD, words=True)
    for day in range(2, 7):
        saved.on(day).blank()
    assert saved.found() is None, "words were enough once"


def test_the_rival_is_the_last_one_written() -> None:
    facts = replace(FACTS, homophones="後誤", lookalikes="話誘")
    sounds, looks = Story(), Story()
    for day, (sound, look) in enumerate([("後", "話"), ("誤", "誘"), ("後", "話"), ("誤", "誘")]):
        sounds.on(day).answer(AGAIN, other=sound)
        looks.on(day).answer(AGAIN, other=look)
    found = [diagnose(trials(story.events), facts) for story in (sounds, looks)]
    assert [(one.cause, one.rival) for one in found if one] == [("meaning", "誤"), ("whole", "誘")]


def test_one_that_sounds_alike_must_not_look_alike() -> None:
    story = Story()
    for day in range(3):
        story.on(day).answer(AGAIN, other="話")
    assert story.found(replace(FACTS, homophones="話")) == "whole"


def test_one_that_sounds_alike_counts_from_the_second_miss_on() -> None:
    story = Story()
    for day in (0, 3):
        story.on(day).answer(HARD, words=True)
    story.on(6).answer(AGAIN, other="後")
    found = diagnose(trials(story.events), FACTS)
    assert found is not None
    assert (found.cause, found.rival) == ("meaning", None), "words saved it; the other kanji was one accident"
    story.on(9).answer(AGAIN, other="後")
    found = diagnose(trials(story.events), FACTS)
    assert found is not None
    assert (found.cause, found.rival) == ("meaning", "後")


def test_words_must_save_two_of_the_last_three_stalls() -> None:
    def found(*stalls: int) -> str | None:
        story = Story()
        for day, grade in enumerate(stalls):
            story.on(2 * day).answer(grade, words=True)
        return story.found()

    assert found(HARD, AGAIN, HARD) == "meaning"
    assert found(HARD, HARD, HARD, HARD, AGAIN, AGAIN) != "meaning", "one of the last three"


def test_a_slip_is_a_miss_or_a_hint_at_last() -> None:
    story = Story()
    story.on(0).answer(AGAIN, guide=1000)
    story.on(1).answer(AGAIN, guide=1000)
    story.on(2).answer(HARD, words=True)
    assert story.found() == "unattempted", "a hint is a slip, too"
    story.on(3).answer(GOOD)
    assert story.found() is None


@given(st.lists(st.integers(0, 3), max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_does_not_matter(grades: list[int], chance: random.Random) -> None:
    story = Story()
    for day, grade in enumerate(grades):
        story.on(3 * day)
        if grade:
            story.answer(grade)
        else:
            story.blank(thinking=1000)
    shuffled = story.events * 2
    chance.shuffle(shuffled)
    assert diagnose(trials(shuffled), FACTS) == diagnose(trials(story.events), FACTS)
