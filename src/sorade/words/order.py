"""The rules of stroke order, and what a step of a drill comes down to."""

from __future__ import annotations

from sorade.code import Code
from sorade.memory import EXCEPTION

from .language import _
from .stroke import beside, thing


def rule_name(key: str) -> str:
    """The rule as a heading. A rule that isn't known here keeps its key."""
    return {
        "top-first": _("Top before bottom"),
        "left-first": _("Left before right"),
        "bar-first": _("Bar before what crosses it"),
        "floor-last": _("Vertical before the bars below it"),
        "centre-first": _("Centre before wings"),
        "outside-first": _("Outside before inside"),
        "close-last": _("The tray closes last"),
        "left-sweep-first": _("Slash before sweep"),
        "pierce-last": _("The piercing stroke last"),
        "belt-last": _("The piercing bar last"),
        "dot-last": _("A lone dot last"),
        "path-last": _("The path last"),
        EXCEPTION: _("An exception"),
    }.get(key, key)


def rule_sentence(key: str) -> str:
    """What the rule says."""
    return {
        "top-first": _("Write from top to bottom: the higher stroke or part comes first."),
        "left-first": _("Write from left to right: the stroke or part further left comes first."),
        "bar-first": _(
            "Where a bar meets a vertical or a slash, the bar comes first; only a slash shorter than it comes before."
        ),
        "floor-last": _(
            "A vertical that stands on a bar comes after the first bar it meets and before the bars below that one."
        ),
        "centre-first": _("What stands in the middle comes before the smaller strokes or parts on either side."),
        "outside-first": _("A frame is begun before what goes inside it."),
        "close-last": _("A tray that holds the inside from the left and below comes after it."),
        "left-sweep-first": _("Of two strokes that part or cross, the one that falls to the left comes first."),
        "pierce-last": _(
            "A vertical or slash that runs right through the others, or hangs far below them, comes last."
        ),
        "belt-last": _("A bar that runs right through both sides of what is already there comes last."),
        "dot-last": _("A dot on its own that isn't at the top comes last."),
        "path-last": _("⻌ and 廴 come after what they carry; other parts that run underneath come first."),
        EXCEPTION: _("No rule covers this one: learn it by itself."),
    }[key]


def last_stroke(char: str) -> str:
    return _("It is the last stroke of {kanji}.").format(kanji=char)


def comes_before(rule: str, first: Code, first_number: int, then: Code, then_number: int) -> str:
    """The rule, said of two strokes by name and number."""
    said = (
        _("An exception: {first} ({n}) comes before {then} ({m}), though no rule says so.")
        if rule == EXCEPTION
        else _("{rule}: {first} ({n}) comes before {then} ({m}).")
    )
    return said.format(
        rule=rule_name(rule), first=thing(first), n=first_number, then=beside(then, first), m=then_number
    )
