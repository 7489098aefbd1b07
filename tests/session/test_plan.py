from collections.abc import Collection
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import MINUTE, Log
from sorade.memory import Memory, recall, trials
from sorade.session import Costs, Plan, costs, plan
from sorade.session.plan import _room

TODAY = date(2026, 11, 23)
JOYO = [chr(0x4E00 + number) for number in range(2136)]


def memory(char: str, elapsed: int = 10, stability: float = 10.0, due: int = 0, first: int = -100) -> Memory:
    """A memory last moved `elapsed` days ago; `due` and `first` in days from today."""
    last = TODAY - timedelta(days=elapsed)
    begun, wanted = TODAY + timedelta(days=first), TODAY + timedelta(days=due)
    return Memory(char, stability, 5.0, min(begun, last), last, last, wanted, last, 3, 3, 0, 3)


def nothing_alike(char: str) -> Collection[str]:
    return ()


def planned(
    minutes: int = 7, memories: Collection[Memory] = (), fresh: Collection[str] = (), seed: int = 1, **others: Costs
) -> Plan:
    return plan(
        TODAY, minutes, memories, fresh, costs=others.get("costs", Costs()), lookalikes=nothing_alike, seed=seed
    )


def test_it_works() -> None:
    found = planned(memories=[memory("語"), memory("話", due=1)], fresh=["鬱"])
    assert (found.reviews, found.new, found.due, found.days) == (("語",), ("鬱",), 1, 1)
    assert found.asks == (("語", "review"), ("鬱", "new"))


@pytest.mark.parametrize(("minutes", "reviews", "new"), [(5, 14, 2), (7, 20, 3), (10, 29, 4)])
def test_the_sizes_at_the_start(minutes: int, reviews: int, new: int) -> None:
    pile = [memory(char) for char in JOYO[:100]]  # recall .9, so 21 s each
    assert len(planned(minutes, pile).reviews) == reviews
    some = pile[: round(len(planned(minutes, pile).reviews) * 0.7)]  # a day on which 30 % of the time is left
    mixed = planned(minutes, some, JOYO[200:])
    assert (len(mixed.reviews), len(mixed.new)) == (len(some), new)


@pytest.mark.parametrize(("minutes", "new"), [(5, 7), (7, 10), (10, 14)])
def test_with_nothing_due_new_ones_fill_the_minutes(minutes: int, new: int) -> None:
    assert len(planned(minutes, fresh=JOYO).new) == new
    assert planned(minutes, fresh=JOYO).seconds == pytest.approx(60 * minutes, rel=0.1)
    quick = planned(minutes, fresh=JOYO, costs=Costs(first_try=0.9))
    assert len(quick.new) > 1.5 * new
    assert quick.seconds == pytest.approx(60 * minutes, rel=0.1)


def test_new_ones_wait_where_the_coming_week_is_full() -> None:
    def coming(many: int) -> list[Memory]:
        return [memory(char, due=1 + number % 7) for number, char in enumerate(JOYO[:many])]

    assert len(planned(7, coming(80), JOYO[200:]).new) == 10
    some = planned(7, coming(95), JOYO[200:])
    assert 0 < len(some.new) + len(some.spare) < 10
    assert planned(7, coming(110), JOYO[200:]).new == planned(7, coming(110), JOYO[200:]).spare == ()
    later = [memory(char, due=8) for char in JOYO[:110]]
    assert len(planned(7, later, JOYO[200:]).new) == 10


def test_no_more_new_ones_a_day_than_the_learner_wants() -> None:
    met = [memory(char, elapsed=0, due=3, first=0) for char in JOYO[:2]]
    for most, new in [(0, ()), (2, ()), (5, tuple(JOYO[2:5]))]:
        found = plan(TODAY, 7, met, JOYO, costs=Costs(), lookalikes=nothing_alike, seed=1, most=most)
        assert (found.new, found.spare) == (new, ())


def test_a_pile_leaves_no_room_for_new_ones() -> None:
    found = planned(memories=[memory(char, elapsed=90) for char in JOYO[:600]], fresh=JOYO[600:])
    assert found.new == ()
    assert found.due == 600
    assert len(found.reviews) < 20
    assert found.seconds <= 7 * 60 * 1.1
    assert found.days == pytest.approx(600 / len(found.reviews), rel=0.5)


def test_reviews_come_by_falling_recall() -> None:
    pile = [memory(char, elapsed=number % 40 + 5) for number, char in enumerate(JOYO[:50])]
    chances = {each.char: recall(each, TODAY) for each in pile}
    asked = [chances[char] for char in planned(memories=pile).reviews]
    assert asked == sorted(asked, reverse=True)


def test_only_the_seed_decides_between_equals() -> None:
    pile = [memory(char) for char in JOYO[:40]]
    assert planned(memories=pile, seed=1) == planned(memories=pile[::-1], seed=1)
    assert planned(memories=pile, seed=1) != planned(memories=pile, seed=2)


def test_look_alikes_are_not_met_on_one_day() -> None:
    alike = {"末": {"未"}, "土": {"士"}}
    met = [memory("士", elapsed=0, due=1, first=0)]
    found = plan(
        TODAY,
        7,
        met,
        ["未", "末", "土", "語"],
        costs=Costs(),
        lookalikes=lambda char: alike.get(char, set()),
        seed=1,
    )
    assert found.new == ("未", "語")


alikes = st.dictionaries(st.sampled_from(JOYO[:12]), st.sets(st.sampled_from(JOYO[:12]), max_size=3), max_size=12)


@given(alikes, st.permutations(JOYO[:12]), st.sets(st.sampled_from(JOYO[:12]), max_size=3), st.integers(1, 20))
def test_no_two_kanji_met_on_a_day_look_alike_whoever_says_so(
    alike: dict[str, set[str]], fresh: list[str], met: set[str], minutes: int
) -> None:
    memories = [memory(char, elapsed=0, due=3, first=0) for char in met]
    found = plan(TODAY, minutes, memories, fresh, costs=Costs(), lookalikes=lambda char: alike.get(char, set()), seed=1)
    for char in found.new:
        assert not ({*found.new, *met} - {char}) & alike.get(char, set())
        assert not any(char in alike.get(other, set()) for other in {*found.new, *met} - {char})


def test_one_is_asked_even_if_it_takes_longer_than_there_is() -> None:
    assert len(planned(1, [memory("語", elapsed=3000)], costs=Costs(60, 400, 0.1)).reviews) == 1


def test_a_character_met_with_a_hint_only_is_planned_too() -> None:
    assert planned(memories=[memory("語", stability=0.0)]).reviews == ("語",)


piles = st.lists(
    st.builds(memory, st.sampled_from(JOYO[:60]), st.integers(0, 400), st.floats(0.1, 300), st.integers(-300, 30)),
    max_size=60,
    unique_by=lambda each: each.char,
)


@given(st.integers(1, 30), piles, st.lists(st.sampled_from(JOYO[:90]), max_size=40), st.integers())
def test_a_plan_is_sound(minutes: int, pile: list[Memory], fresh: list[str], seed: int) -> None:
    found = planned(minutes, pile, fresh, seed)
    asked = [char for char, _ in found.asks]
    assert len(asked) == len(set(asked))
    due = {each.char for each in pile if each.due <= TODAY}
    assert set(found.reviews) <= due
    assert not set(found.new) & {each.char for each in pile}
    assert found.due == len(due)
    assert bool(found.days) == bool(due)
    assert (found.days > 1) == (len(found.reviews) < len(due))
    assert not due or found.reviews
    assert found.seconds <= minutes * 60 + Costs().missed
    if len(found.reviews) < len(due):
        assert not found.new


def test_it_is_quick() -> None:
    pile = [memory(char, elapsed=number % 300, due=-(number % 50)) for number, char in enumerate(JOYO)]
    times = []
    for _ in range(7):
        start = process_time()
        planned(10, pile, JOYO)
        times.append(process_time() - start)
    assert min(times) < 0.05, "of CPU; 5 ms as a rule, a second if each kanji were held against each"


# what an answer costs


def test_the_costs_at_the_start() -> None:
    assert costs([]) == Costs(17.0, 57.0, 0.4)


def test_a_quick_learner_gets_more_into_the_minutes() -> None:
    log = Log()
    for prompt in range(200):
        log.at += 4000
        log.grade(log.attempt(prompt=prompt), 3)
        log.at -= MINUTE // 2
    found = costs(trials(log.events))
    assert found.passed < 34
    assert found.missed == 57.0
    pile = [memory(char) for char in JOYO[:100]]
    quick = Costs(passed=8.0, missed=30.0)
    assert len(planned(7, pile, costs=quick).reviews) > len(planned(7, pile).reviews)


def test_a_few_answers_move_the_costs_a_little() -> None:
    log = Log()
    log.grade(log.attempt(writing=60_000), 3)
    assert 17 < costs(trials(log.events)).passed < 20


def test_being_away_does_not_count_as_writing() -> None:
    log = Log()
    log.write(3, prompt=1)
    log.at += 600 * MINUTE
    log.write(3, prompt=2)
    assert costs(trials(log.events)).passed == pytest.approx((20 * 17 + 4.9 + 17) / 22)


def test_a_miss_costs_all_its_turns() -> None:
    log = Log()
    log.write(1)
    log.attempt("rewrite")
    log.write(3, "retest")
    found = costs(trials(log.events))
    assert found.missed == pytest.approx((57 * 20 + 4.9 + 60 + 30) / 21)


def test_new_ones_passed_at_once_make_room_for_more() -> None:
    log = Log()
    for prompt in range(50):
        log.write(3, "new", prompt=prompt)
    assert costs(trials(log.events)).first_try > 0.8


@pytest.mark.parametrize(("due", "counts"), [(-1, False), (0, False), (1, True), (7, True), (8, False)])
def test_what_comes_back_within_a_week_takes_room_from_new_ones(due: int, counts: bool) -> None:
    """Of 70 seconds in a week four fifths may be asked for already, and a new kanji comes back twice."""
    coming = [memory(char, due=due) for char in JOYO[:4]]
    assert _room(10, TODAY, coming, usual=1) == (26 if counts else 28)
