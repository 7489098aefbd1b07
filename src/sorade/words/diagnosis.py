"""Why a kanji keeps slipping: the causes, the evidence, and what changes."""

from __future__ import annotations

from sorade.code import Code
from sorade.memory import Cause

from .day import day as date
from .day import days as dates
from .language import _, plural


def cause_name(cause: Cause) -> str:
    """The cause, as a heading."""
    return {
        "unattempted": _("Looked up before trying"),
        "only_read": _("Only ever read"),
        "meaning": _("Not tied to its meaning"),
        "whole": _("Memorised as one picture"),
        "crammed": _("Crammed once"),
    }[cause]


def fix_text(cause: Cause) -> str:
    """What changes in the practice of a kanji for that cause."""
    return {
        "unattempted": _(
            "The guide opens after ten seconds, or after your first stroke. "
            "Write whatever part you can before you look."
        ),
        "only_read": _(
            "Write it, look, then write it again without help. It comes back in one day, and again in three."
        ),
        "meaning": _("Make up a line for it from its parts. The next prompts show the meaning first."),
        "whole": _(
            "Name its parts and write them one by one. Then look at what sets it apart from the kanji it looks like."
        ),
        "crammed": _(
            "Once a day is enough: it comes back in one day, in three and in seven, and only once per session."
        ),
    }[cause]


def what_to_do() -> str:
    """What to try while no cause is clear."""
    return _(
        "It stays in your practice and comes back like any kanji you miss. "
        "Before you ask for help, write whatever parts you can: they show where it goes wrong."
    )


def answer_first(times: int, of: int, days: tuple[str, ...]) -> str:
    said = _("You looked at the answer first in {times} of your last {of} tries: on {days}.")
    return said.format(times=times, of=of, days=dates(days))


def first_try(day: str, strokes: int, of: int, written: int) -> str:
    if strokes:
        first = plural(
            "The first time, on {day}, you wrote {count} of its {of} strokes.",
            "The first time, on {day}, you wrote {count} of its {of} strokes.",
            strokes,
            day=date(day),
            of=of,
        )
    else:
        first = _("The first time, on {day}, you left it blank.").format(day=date(day))
    since = (
        plural(
            "You've written it from memory once since.",
            "You've written it from memory {count} times since.",
            written,
        )
        if written
        else _("You've never written it from memory.")
    )
    return f"{first} {since}"


def sounds_same(rival: str) -> str:
    return _("You wrote {other}, which sounds the same but means something else.").format(other=rival)


def words_enough(times: int, of: int) -> str:
    said = _("In {times} of the last {of} tries with a hint, words were enough: your hand knows it.")
    return said.format(times=times, of=of)


def part_wrong(part: str, times: int, right: int, of: int) -> str:
    here = plural("{part} went wrong here {count} time", "{part} went wrong here {count} times", times, part=part)
    elsewhere = plural(
        "but you got it right in {right} of {count} other kanji.",
        "but you got it right in {right} of {count} other kanji.",
        of,
        right=right,
    )
    return f"{here}, {elsewhere}"


def looks_alike(rival: str) -> str:
    return _("You wrote {other}, which looks like it. The two are still one picture to you.").format(other=rival)


def stopped_inside(times: int, days: tuple[str, ...]) -> str:
    return plural(
        "You stopped in the middle of a part {count} time: on {days}.",
        "You stopped in the middle of a part {count} times: on {days}.",
        times,
        days=dates(days),
    )


def all_at_once(*, times: int, most: int, day: str, gap: int, on: str, strokes: int) -> str:
    if most == times:
        wrote = plural(
            "You wrote it {count} time, on {day}.", "You wrote it {count} times, all on {day}.", times, day=date(day)
        )
    else:
        wrote = plural(
            "You wrote it {count} time, {most} of them on {day}.",
            "You wrote it {count} times, {most} of them on {day}.",
            times,
            most=most,
            day=date(day),
        )
    if strokes:
        end = plural(
            "{count} day later, on {day}, you missed it.",
            "{count} days later, on {day}, you missed it.",
            gap,
            day=date(on),
        )
    else:
        end = plural(
            "{count} day later, on {day}, you left it blank.",
            "{count} days later, on {day}, you left it blank.",
            gap,
            day=date(on),
        )
    return f"{wrote} {end}"


def missed_in_a_row(misses: int, answers: int, ways: tuple[Code, ...]) -> str:
    row = plural("You've missed it {count} time in a row.", "You've missed it {count} times in a row.", misses)
    all_ways = ", ".join(answered(way) for way in ways)
    far = plural("Your {count} answer so far: {ways}.", "Your {count} answers so far: {ways}.", answers, ways=all_ways)
    return f"{row} {far}"


def answered(way: Code) -> str:
    """How so many of the answers went."""
    kinds = {
        "blank": _("blank or less than half written"),
        "part": _("wrong in a part that you get right elsewhere"),
        "inside": _("broken off inside a part"),
        "alike": _("written as a look-alike"),
        "sounds": _("written as a kanji that sounds the same"),
        "opened": _("looked up before trying"),
        "missed": _("wrong in some other way"),
        "saved": _("right after a hint in words"),
        "passed": _("right"),
    }
    return f"{way.get('times')} {kinds[str(way.get('kind'))]}"


SENTENCES = (
    *(answer_first, first_try, sounds_same, words_enough, part_wrong, looks_alike, stopped_inside, all_at_once),
    missed_in_a_row,
)
