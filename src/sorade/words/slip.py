"""What slipped, as the part of a sentence that can follow "Nearly:" or "but"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sorade.code import Code

from .language import _, lowered, plural
from .order import rule_name
from .stroke import beside, ordinal, thing, together


def missing(what: Code) -> str:
    return _("{stroke} is missing").format(stroke=thing(what))


def extra(number: int) -> str:
    return _("your {ordinal} stroke doesn't belong").format(ordinal=ordinal(number))


def off_place(what: Code, side: str) -> str:
    said = {
        "left": _("{stroke} is too far left"),
        "right": _("{stroke} is too far right"),
        "high": _("{stroke} is too high"),
        "low": _("{stroke} is too low"),
    }[side]
    return said.format(stroke=thing(what))


def off_shape(what: Code, how: str) -> str:
    said = {
        "long": _("{stroke} is much too long"),
        "short": _("{stroke} is much too short"),
        "shape": _("{stroke} has the wrong shape"),
    }[how]
    return said.format(stroke=thing(what))


def goes_first(what: Code, rule: str) -> str:
    return _("{stroke} should come first").format(stroke=thing(what)) + _by(rule)


def goes_last(what: Code, rule: str) -> str:
    return _("{stroke} should come last").format(stroke=thing(what)) + _by(rule)


def goes_before(what: Code, other: Code, rule: str) -> str:
    return _("{stroke} should come before {other}").format(stroke=thing(what), other=beside(other, what)) + _by(rule)


def goes_after(what: Code, other: Code, rule: str) -> str:
    return _("{stroke} should come after {other}").format(stroke=thing(what), other=beside(other, what)) + _by(rule)


def backwards(what: Code, start: str) -> str:
    said = {
        "left": _("{stroke} is backwards: start at the left"),
        "right": _("{stroke} is backwards: start at the right"),
        "top": _("{stroke} is backwards: start at the top"),
        "bottom": _("{stroke} is backwards: start at the bottom"),
    }[start]
    return said.format(stroke=thing(what))


def merged(strokes: tuple[Code, ...]) -> str:
    return _("{strokes} are joined into one stroke").format(strokes=together(strokes))


def split(what: Code, strokes: int) -> str:
    parts = plural("{count} stroke", "{count} strokes", strokes)
    return _("{stroke} is broken into {strokes}").format(stroke=thing(what), strokes=parts)


CLAUSES: Mapping[str, Callable[..., str]] = {
    clause.__name__: clause
    for clause in (
        *(missing, extra, off_place, off_shape, backwards, merged, split),
        *(goes_first, goes_last, goes_before, goes_after),
    )
}


def clause(slip: Code) -> str:
    """Whichever slip it is."""
    return CLAUSES[slip.name](**dict(slip.values))


def _by(rule: str) -> str:
    """The rule of stroke order that says so, if one does."""
    return f" ({lowered(rule_name(rule))})" if rule else ""
