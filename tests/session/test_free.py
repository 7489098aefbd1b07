"""Free practice: a round of it, and what comes next in it."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, uid
from sorade.memory import Turn
from sorade.session import finished, free, pending, queue


@given(st.lists(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E80), max_size=60), st.uuids())
def test_a_round_asks_some_of_them_once_each(chars: list[str], round_: UUID) -> None:
    asked = free(chars, round_)
    assert len(asked) == len(set(asked)) == min(20, len(set(chars)))
    assert set(asked) <= set(chars)
    assert free(reversed(chars), round_) == free(chars, round_) or len(set(chars)) > len(asked)


def test_rounds_of_a_long_list_differ() -> None:
    chars = "".join(map(chr, range(0x4E00, 0x4E80)))
    assert free(chars, UUID(int=1)) != free(chars, UUID(int=2))


def test_only_what_went_wrong_is_written_again_and_that_once() -> None:
    turns = tuple(Turn(uid(number), char, "practice", ()) for number, char in enumerate("語話"))
    log = Log()
    wrong = log.attempt("practice", prompt=turns[0].prompt.int, char="語")
    left = queue(turns, log.events, slipped={wrong.id})
    assert [(turn.char, turn.purpose) for turn in left] == [("語", "rewrite"), ("話", "practice")]
    log.attempt("rewrite", prompt=turns[0].prompt.int, char="語")
    assert queue(turns, log.events, slipped={wrong.id}) == turns[1:]
    log.attempt("practice", prompt=turns[1].prompt.int, char="話")
    assert queue(turns, log.events, slipped={wrong.id}) == ()
    assert finished(turns, log.events) == 3
    assert pending(turns, log.events) == ()
