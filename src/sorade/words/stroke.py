"""Strokes and parts as one points at them: "the bottom bar of 五", "the left 夕"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sorade.code import Code

from .language import _, listed, number


def part(element: str, place: str, number: int, inside: str) -> str:
    """A part; where the character has it twice, with what tells the two apart."""
    if inside:
        return _("the {part} in {whole}").format(part=element, whole=inside)
    where = _where(place, number)
    return _("the {place} {part}").format(place=where, part=element) if where else element


def stroke(kind: str, place: str, number: int) -> str:
    """A stroke where it's clear of what."""
    where = _where(place, number)
    if where:
        return _("the {place} {stroke}").format(place=where, stroke=_kind(kind))
    return _("the {stroke}").format(stroke=_kind(kind))


def stroke_of(kind: str, place: str, number: int, part: Code) -> str:
    """A stroke with the part it belongs to."""
    return _of(stroke(kind, place, number), part)


def strokes(first: int, last: int) -> str:
    """Several, by their numbers in the usual order."""
    return _("strokes {first} to {last}").format(first=first, last=last)


def thing(what: Code) -> str:
    """Whichever of these it is."""
    return THINGS[what.name](**dict(what.values))


THINGS: Mapping[str, Callable[..., str]] = {"part": part, "stroke": stroke, "stroke_of": stroke_of, "strokes": strokes}


def beside(what: Code, before: Code) -> str:
    """The same after another was named: of the same part, the part is understood."""
    if what.name != "stroke_of" or what.get("part") != before.get("part"):
        return thing(what)
    return stroke(**{name: value for name, value in what.values if name != "part"})  # type: ignore[arg-type]  # as made


def together(strokes: Sequence[Code]) -> str:
    """Several strokes, with the part they belong to if that is one."""
    first, *others = strokes
    part = first.get("part")
    if not isinstance(part, Code) or any(one.get("part") != part for one in others):
        return listed([thing(one) for one in strokes])
    return _of(listed([beside(one, first) for one in strokes]), part)


def ordinal(count: int) -> str:
    """fifth; from eleven on in figures."""
    small = (
        *(_("first"), _("second"), _("third"), _("fourth"), _("fifth")),
        *(_("sixth"), _("seventh"), _("eighth"), _("ninth"), _("tenth")),
    )
    if count <= len(small):
        return small[count - 1]
    ending = 0 if count % 100 in {11, 12, 13} else count % 10
    figures = {1: _("{number}st"), 2: _("{number}nd"), 3: _("{number}rd")}.get(ending, _("{number}th"))
    return figures.format(number=number(count))


def _of(stroke: str, part: Code) -> str:
    return _("{stroke} of {part}").format(stroke=stroke, part=thing(part))


def _where(place: str, count: int) -> str:
    return ordinal(count) if count else _places().get(place, "")


def _places() -> dict[str, str]:
    return {
        "top": _("top"),
        "middle": _("middle"),
        "bottom": _("bottom"),
        "left": _("left"),
        "right": _("right"),
        "top_left": _("top left"),
        "top_right": _("top right"),
        "middle_left": _("middle left"),
        "middle_right": _("middle right"),
        "bottom_left": _("bottom left"),
        "bottom_right": _("bottom right"),
        "only": _("only"),
    }


def _kind(kind: str) -> str:
    return {
        "bar": _("bar"),
        "vertical": _("vertical"),
        "dot": _("dot"),
        "slash": _("slash"),
        "sweep": _("sweep"),
        "rise": _("rising stroke"),
        "hooked_vertical": _("hooked vertical"),
        "hooked_bar": _("hooked bar"),
        "corner": _("corner"),
        "hooked_corner": _("hooked corner"),
        "bent_slash": _("bent slash"),
        "curve": _("curve"),
        "hook": _("hook"),
        "slanted_hook": _("slanted hook"),
        "bend": _("bent stroke"),
    }.get(kind, _("stroke"))
