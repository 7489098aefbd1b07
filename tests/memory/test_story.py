from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, logs
from sorade.memory import Event, Keyword, Story, Void, fold, keywords, story


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


def test_the_last_keyword_of_each_character_holds_and_an_empty_one_takes_it_back() -> None:
    log = Log()
    assert keywords(log.events) == {}
    log.add(Keyword("words"))
    log.add(Keyword("speech"))
    log.add(Story("words"))
    log.on(1).char = "末"
    log.add(Keyword("tip"))
    assert keywords(log.events) == keywords(list(reversed(log.events))) == {"語": "speech", "末": "tip"}
    log.add(Keyword(""))
    assert keywords(log.events) == {"語": "speech"}


def test_a_keyword_that_was_voided_gives_way_to_the_one_before() -> None:
    log = Log()
    log.add(Keyword("one"))
    log.add(Void(log.add(Keyword("two")).id))
    assert keywords(log.events) == {"語": "one"}


@given(logs(), st.text(max_size=20), st.sampled_from([Story, Keyword]))
def test_neither_moves_a_memory(events: list[Event], text: str, made: type[Story | Keyword]) -> None:
    if events:
        log = Log()
        assert fold([*events, log.add(made(text))]) == fold(events)
