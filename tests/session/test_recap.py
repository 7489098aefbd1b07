from datetime import timedelta

from memory.logs import FIRST
from session.test_queue import Practice, plan_of
from sorade.memory import Grade, fold
from sorade.session import RecapLine, recap


def test_a_line_a_kanji() -> None:
    practice = Practice(plan_of(3))
    practice.write(1)
    practice.write(None)  # the rewrite
    practice.write(3)
    practice.write(None)  # left open
    practice.write(3)  # the retest of the first
    events = practice.log.events
    memories = {
        turn.char: memory
        for turn in practice.turns
        if (memory := fold(event for event in events if event.char == turn.char))
    }
    assert recap(practice.turns, events, memories, FIRST) == (
        RecapLine(practice.turns[0].char, Grade.AGAIN, Grade.GOOD, 1),
        RecapLine(practice.turns[1].char, Grade.GOOD, None, 3),
    )
    assert recap(practice.turns, events, {}, FIRST + timedelta(days=1))[0].days is None
