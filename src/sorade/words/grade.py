"""Why a grade is proposed, where the verdict alone doesn't say it."""

from __future__ import annotations

from .language import _, plural


def not_known() -> str:
    return _("You didn't know it this time.")


def answer_shown() -> str:
    return _("You saw the answer, or part of it.")


def wrote_other(other: str) -> str:
    return _("You wrote {other}.").format(other=other)


def not_meant() -> str:
    return _("You said this isn't the kanji you were asked for.")


def hinted() -> str:
    return _("Right, with a hint.")


def only_shape(slipped: str) -> str:
    return {
        "order": _("The shape is right, but the stroke order isn't."),
        "direction": _("The shape is right, but a stroke is backwards."),
        "order_and_direction": _("The shape is right, but stroke order and direction aren't."),
    }[slipped]


def corrected(corrections: int) -> str:
    return plural("Right, after {count} correction.", "Right, after {count} corrections.", corrections)


def paused(seconds: int) -> str:
    return plural("Right, with a pause of {count} second.", "Right, with a pause of {count} seconds.", seconds)


def slow(tenths: int) -> str:
    return _("Right, but it took {times} times as long as usual.").format(times=f"{tenths / 10:.1f}")


def from_memory(strokes: int, slipped: str) -> str:
    said = plural("The one stroke, from memory", "All {count} strokes from memory", strokes)
    return f"{said}{_though(slipped)}."


def from_memory_fast(strokes: int, slipped: str) -> str:
    said = plural("The one stroke, from memory and fast", "All {count} strokes from memory, and fast", strokes)
    return f"{said}{_though(slipped)}."


def _though(slipped: str) -> str:
    return {
        "order": _(", though not in the usual order"),
        "direction": _(", though not all in the usual direction"),
        "order_and_direction": _(", though not in the usual order and direction"),
    }.get(slipped, "")


SENTENCES = (
    *(not_known, answer_shown, wrote_other, not_meant, hinted, only_shape, corrected, paused, slow),
    *(from_memory, from_memory_fast),
)
