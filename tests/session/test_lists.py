"""Own lists from the log."""

from __future__ import annotations

from memory.logs import Log, uid
from sorade.memory import Listed
from sorade.session import OwnList, own_lists


def test_the_last_word_on_each_list_holds() -> None:
    log = Log()
    log.add(Listed(uid(1), "Fish", "鯨魚"))
    log.add(Listed(uid(2), "Trees", "木森"))
    log.add(Listed(uid(1), "Sea", "魚海"))
    assert own_lists(reversed(log.events)) == (OwnList(uid(1), "Sea", "魚海"), OwnList(uid(2), "Trees", "木森"))


def test_an_empty_list_is_gone_until_it_is_said_again() -> None:
    log = Log()
    log.add(Listed(uid(1), "Fish", "鯨魚"))
    log.add(Listed(uid(1), "Fish", ""))
    assert own_lists(log.events) == ()
    log.add(Listed(uid(1), "Fish", "鯨魚"))
    assert [one.name for one in own_lists(log.events)] == ["Fish"]


def test_what_was_taken_back_does_not_count() -> None:
    log = Log()
    log.add(Listed(uid(1), "Fish", "鯨魚"))
    log.void(log.add(Listed(uid(1), "Fish", "")))
    assert [one.chars for one in own_lists(log.events)] == ["鯨魚"]
