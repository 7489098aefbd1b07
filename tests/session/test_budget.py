"""A session keeps to its minutes: what fits is asked, what does not waits."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from memory.logs import MINUTE, Log, uid
from sorade.memory import Memory, Rates, Turn, trials
from sorade.session import Ask, Budget, Costs, plan, queue, seconds_of

TODAY = date(2026, 11, 23)
RATES = Rates(review=20, new=40, again=15)
KANJI = "語話読書見聞行来食飲買売教習思考知言時間年月"
REVIEWS = tuple(Turn(uid(index), char, "review", ()) for index, char in enumerate(KANJI))
SECOND = 1000


def holds(seconds: float, asks: list[Ask], **known: float) -> str:
    return "".join(ask.char for ask in Budget(seconds, RATES).holds(asks, known.get("used", 0.0)))


def reviews(chars: str) -> list[Ask]:
    return [Ask(char, "review") for char in chars]


def test_it_works() -> None:
    assert holds(60, reviews(KANJI)) == KANJI[:3]
    assert holds(60, reviews(KANJI), used=40) == KANJI[:1]
    assert not holds(60, reviews(KANJI), used=55)


def test_the_last_one_is_asked_if_half_of_it_fits() -> None:
    assert len(holds(70, reviews(KANJI))) == 4
    assert len(holds(69, reviews(KANJI))) == 3


def test_an_audit_has_its_seconds_set_aside_wherever_it_stands() -> None:
    for at in (0, 2, len(KANJI)):
        asks = [*reviews(KANJI[:at]), Ask("鬱", "audit"), *reviews(KANJI[at:])]
        assert sorted(holds(100, asks)) == sorted(KANJI[:3] + "鬱")  # it may be missed as easily as a new one
    assert holds(100, [*reviews(KANJI), Ask("鬱", "audit")], used=100) == "鬱"


def test_one_is_asked_whatever_the_minutes() -> None:
    assert holds(1, reviews(KANJI)) == KANJI[0]
    assert not holds(1, reviews(KANJI), used=1)


def test_an_audit_is_asked_however_the_day_went() -> None:
    assert holds(60, [*reviews(KANJI), Ask("鬱", "audit")], used=600) == "鬱"


def test_rewrites_that_are_still_to_come_take_their_time() -> None:
    assert len(Budget(120, RATES).holds(reviews(KANJI), 20, waiting=4)) == 2


def play(budget: Budget, seconds: int, missed: int = 0) -> tuple[int, float]:
    """A session in which each turn takes so many seconds and the first ones are missed: turns, and seconds used."""
    log, begun = Log(), 0
    while turns := queue(REVIEWS, log.events, budget=budget):
        turn, begun = turns[0], begun + 1
        log.at = begun * seconds * SECOND - MINUTE // 2  # which is what the log adds for itself
        attempt = log.attempt(
            turn.purpose, prompt=turn.prompt.int, char=turn.char, thinking=seconds * SECOND, writing=0
        )
        if turn.purpose != "rewrite":
            first = turn.purpose == "review"
            log.grade(attempt, 1 if missed > 0 and first else 3)
            missed -= first
    made = trials(log.events)
    return len(made), seconds_of(made)


def test_a_quick_hand_gets_more_and_a_slow_one_less() -> None:
    quick, normal, slow = (play(Budget(240, RATES), seconds)[0] for seconds in (13, 20, 40))
    assert quick > normal > slow


@given(st.integers(8, 40), st.integers(0, 6), st.integers(180, 320))
def test_a_session_ends_within_a_turn_of_its_minutes(seconds: int, missed: int, budget: int) -> None:
    turns, took = play(Budget(budget, Rates(seconds, 2 * seconds, seconds)), seconds, missed)
    if turns < len(REVIEWS):
        assert took <= budget + 2 * missed * seconds + seconds
    assert turns == len(REVIEWS) + 2 * missed or took >= budget - 2 * seconds


def memory(char: str, ago: int) -> Memory:
    day = TODAY - timedelta(days=ago)
    return Memory(char, 10.0, 5.0, day, day, day, TODAY, day, 3, 3, 0, 3)


def test_a_plan_has_more_than_fits_and_says_what_fits() -> None:
    pile = [memory(char, 9) for char in KANJI]
    made = plan(TODAY, 3, pile, "鬱", costs=Costs(), lookalikes=lambda _: (), seed=1)
    assert made.new == ()
    assert made.spare
    assert not dict(made.asks).keys() & dict(made.spare).keys()
    assert len(made.asks) == len(Budget(180, made.rates).holds([Ask(*ask) for ask in (*made.asks, *made.spare)]))


def test_no_more_new_kanji_than_the_learner_wants() -> None:
    def new(most: int | None) -> int:
        made = plan(TODAY, 7, (), KANJI, costs=Costs(), lookalikes=lambda _: (), seed=1, most=most)
        return len(made.new) + len(made.spare)

    assert [new(None), new(2), new(0)] == [16, 2, 0]  # with the spare ones


def test_absences_of_any_length_give_a_plan_that_fits_and_a_number_of_days() -> None:
    made = {}
    for away in (3, 21, 90):
        pile = [memory(chr(0x4E00 + number), away + number % 10) for number in range(300)]
        found = plan(TODAY, 7, pile, "鬱", costs=Costs(), lookalikes=lambda _: (), seed=1)
        made[away] = found
        assert found.seconds <= 1.1 * 7 * 60
        assert not found.new
    assert made[3].days < made[21].days < made[90].days < 90
    assert len(made[3].reviews) > len(made[90].reviews) > 0
