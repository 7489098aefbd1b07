"""How many kanji the learner reads, by what is known and by what is believed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from memory.logs import FIRST, Log
from sorade.memory import Known, Memory, ReadingCheck
from sorade.progress import able, counted, read_by

CHARS = "語未末士土日木川一二三四五六七八九十百千"
HARD = {char: number / 4 - 2 for number, char in enumerate(CHARS)}


def checks(picks: dict[str, bool]) -> Log:
    """A reading check of each character, right or wrong."""
    log = Log()
    for char, right in picks.items():
        log.char = char
        others = "".join(other for other in CHARS if other != char)[:3]
        log.add(ReadingCheck(char + others, char if right else others[0], 900))
    return log


def figure(log: Log, memories: tuple[Memory, ...] = (), readable: str = CHARS, days: int = 0):
    ability = able(log.events, HARD)
    found = read_by(log.events, memories, HARD, ability)
    return counted(found, FIRST + timedelta(days=days), readable, HARD, ability)


@pytest.mark.parametrize(("many", "enough"), [(0, False), (9, False), (10, True), (20, True)])
def test_ten_checks_are_enough(many: int, enough: bool) -> None:
    found = figure(checks(dict.fromkeys(CHARS[:many], True)))
    assert (found.enough, found.checked, found.needed, found.of) == (enough, many, 10, len(CHARS))


def test_the_learners_word_is_no_check() -> None:
    log = Log()
    log.add(Known("list", CHARS, (None,) * len(CHARS)))
    found = figure(log)
    assert (found.enough, found.checked) == (False, 0)
    assert found.likely >= 18


def test_right_and_wrong_checks_speak_for_what_was_never_checked() -> None:
    right, wrong = (figure(checks(dict.fromkeys(CHARS[::2], each))) for each in (True, False))
    assert right.low > wrong.high
    assert 0 <= wrong.low <= wrong.likely <= wrong.high < right.likely <= right.high <= right.of


def test_the_first_check_of_a_kanji_speaks_for_the_others() -> None:
    log, again = checks({"語": False}), checks({"語": False})
    again.char = "語"
    for _ in range(3):
        again.add(ReadingCheck("語未末士", "語", 900))
    assert able(again.events, HARD).even < able([], HARD).even
    assert able(log.events, HARD).chance(0.0) < able([], HARD).chance(0.0)


def test_a_kanji_of_no_known_difficulty_says_nothing_of_others() -> None:
    assert able(checks({"語": False}).events, {}).even == able([], {}).even


def written(char: str, passed: bool) -> Memory:
    return Memory(char, 10.0, 5.0, FIRST, FIRST, FIRST, FIRST, FIRST if passed else None, 1, int(passed), 0, 3)


def test_what_was_written_from_its_meaning_is_read() -> None:
    none = figure(Log(), (), CHARS)
    passed = figure(Log(), tuple(written(char, passed=True) for char in CHARS), CHARS)
    missed = figure(Log(), tuple(written(char, passed=False) for char in CHARS), CHARS)
    assert passed.likely == len(CHARS)
    assert passed.low > none.low
    assert missed == none


def test_it_fades_slowly() -> None:
    log = checks(dict.fromkeys(CHARS, True))
    assert figure(log, days=1000).likely < figure(log).likely


def test_only_what_is_readable_counts() -> None:
    assert figure(checks(dict.fromkeys(CHARS, True)), readable=CHARS[:3]).of == 3
