from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log
from sorade.memory import Event, Settings
from sorade.reference.types import Character
from sorade.session import Chosen, fresh, is_simple, settings

# settings


def test_nothing_chosen_yet() -> None:
    assert settings([]) == Chosen(reads=None, minutes=7)


def test_the_last_choice_of_each_holds() -> None:
    log = Log()
    log.add(Settings.of(reads="jlpt:3", minutes=5))
    log.add(Settings.of(minutes=10))
    assert settings(log.events) == Chosen("jlpt:3", 10)
    log.void(log.events[-1])
    assert settings(log.events) == Chosen("jlpt:3", 5)


choices = st.lists(
    st.builds(
        Settings.of, reads=st.none() | st.sampled_from(["all", "jlpt:3"]), minutes=st.none() | st.integers(5, 10)
    ),
    max_size=6,
)


@given(choices, st.randoms(use_true_random=False))
def test_the_order_in_which_choices_arrive_does_not_matter(chosen: list[Settings], random: object) -> None:
    log = Log()
    for choice in chosen:
        log.add(choice)
    shuffled: list[Event] = log.events * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settings(shuffled) == settings(log.events)


# what comes next


def character(char: str, grade: int | None, strokes: int) -> Character:
    nothing: tuple[str, ...] = ()
    return Character(char, "kanji", nothing, nothing, nothing, "", grade, 5, None, "", None, strokes, (), None, nothing)


def test_a_reader_never_starts_at_one_two_three() -> None:
    known = {char: character(char, *facts) for char, facts in {"一": (1, 1), "言": (2, 7), "語": (2, 14)}.items()}
    known["乙"] = character("乙", 8, 1)
    found = fresh(known, set(known), {"語"}, lambda char: is_simple(known[char]))
    assert found == ("言", "乙", "一")


def test_what_cannot_be_read_is_not_asked() -> None:
    assert fresh(["語", "鬱"], {"語"}, (), lambda _: False) == ("語",)
