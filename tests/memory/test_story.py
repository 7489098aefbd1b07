from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, logs
from sorade.memory import Event, Story, Void, fold, story


def test_the_last_line_holds_and_an_empty_one_takes_it_back() -> None:
    log = Log()
    assert story(log.events) == ""
    log.add(Story("words that I speak"))
    log.add(Story("what five mouths say"))
    assert story(log.events) == story(list(reversed(log.events))) == "what five mouths say"
    log.add(Story(""))
    assert story(log.events) == ""


def test_a_line_that_was_voided_gives_way_to_the_one_before() -> None:
    log = Log()
    log.add(Story("one"))
    log.add(Void(log.add(Story("two")).id))
    assert story(log.events) == "one"


@given(logs(), st.text(max_size=20))
def test_no_line_moves_a_memory(events: list[Event], text: str) -> None:
    if events:
        log = Log()
        assert fold([*events, log.add(Story(text))]) == fold(events)
