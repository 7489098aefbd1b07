"""Hints in words: the parts of a kanji, where they are, and what their sounds lend."""

from __future__ import annotations

from collections.abc import Sequence

from .language import _


def story(parts: Sequence[str], meaning: str) -> str:
    """One line from what the parts are called."""
    if not parts:
        return _("It is one shape of its own, with no parts: {meaning}.").format(meaning=meaning)
    return _("{parts}: {meaning}.").format(parts=" + ".join(parts), meaning=meaning)


def lends_sound(sound: str) -> str:
    return _(", which lends its sound {sound}").format(sound=sound)


def hints_at_sound(sound: str) -> str:
    return _(", which hints at the sound {sound}").format(sound=sound)


def gives(kind: str, sound: str) -> str:
    """The same after a part in a list: `kind` is lends or hints."""
    return (_("lends its sound {sound}") if kind == "lends" else _("hints at the sound {sound}")).format(sound=sound)


def placed(place: str, part: str) -> str:
    """A part and where it is."""
    return _("{place}: {part}").format(place=place, part=part) if place else part


def no_other(sounds: Sequence[str]) -> str:
    """What a kana could be taken for."""
    if not sounds:
        return _("Nothing else looks like it.")
    return _("Easily taken for {sounds}.").format(sounds=_(" or ").join(sounds))


def strokes(count: int) -> str:
    """How many strokes a kana has."""
    return _("It is written in one stroke.") if count == 1 else _("It has {count} strokes.").format(count=count)


def no_parts() -> str:
    return _("It has no parts: it is one shape of its own.")


def nameless() -> str:
    return _("a part without a name")


def place_name(position: str) -> str:
    """Where KanjiVG's positions are; empty for the others."""
    return {
        "left": _("left"),
        "right": _("right"),
        "top": _("top"),
        "bottom": _("bottom"),
        "nyo": _("left and below"),
        "nyoc": _("inside, above"),
        "tare": _("top and left"),
        "tarec": _("inside, lower right"),
        "kamae": _("around"),
        "kamaec": _("inside"),
    }.get(position, "")
