"""What each setting is called, what it does, and what its values are called. A text that is a whole sentence has its
full stop; one that goes on from the title has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sorade.session import AS_MANY

from .language import _


@dataclass(frozen=True, slots=True)
class Named:
    """A setting's `title`, what it does in a sentence or two (`text`), and of its values each a name and what it
    means."""

    title: str
    text: str
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def reads() -> Named:
    return Named(
        _("Which kanji can you read?"),
        _("These are the ones you practise, and the ones the gap is counted on. Everything up to a level is included."),
    )


def minutes() -> Named:
    return Named(_("Minutes a day"), _("A session is planned to fit. What doesn't fit waits, best remembered first."))


def asks() -> Named:
    return Named(
        _("What a prompt asks for"),
        _("One kanji at a time, or every kanji of a word you can read."),
        {
            "kanji": (_("One kanji"), _("its meanings, its readings, a word with a blank")),
            "words": (_("A whole word"), _("in kana with its meaning: write all of its kanji")),
        },
    )


def speaks() -> Named:
    return Named(_("Read each prompt aloud"), _("with this browser's Japanese voice"))


def new_from() -> Named:
    return Named(
        _("Start with"),
        _("the list whose kanji you meet first"),
        {"": (_("the most used I can read"), "")},
    )


def words_from() -> Named:
    return Named(
        _("Words from"),
        _("only words whose kanji are all on this list are asked whole"),
        {"": (_("everything I can read"), "")},
    )


def hides() -> Named:
    return Named(_("Show the meaning first"), _("readings and words appear when you ask for them"))


def compares() -> Named:
    return Named(_("Skip one fix in five"), _("so sorade can measure whether its fixes help"))


def week() -> Named:
    return Named(_("Different minutes on some days"), _("or none, for a day off"))


def starts() -> Named:
    return Named(_("Your day starts at"), _("what you write before this hour counts for the day before"))


def retention() -> Named:
    return Named(
        _("Aim to know, at each review"),
        _("A lower figure takes less time, and you forget more."),
    )


def new_most() -> Named:
    return Named(_("Per day"), _("new kanji at most"), {str(AS_MANY): (_("as many as fit"), "")})


def strictness() -> Named:
    return Named(
        _("How strict grading is"),
        _("What is wrong is wrong at any of the three."),
        {
            "lenient": (_("Lenient"), _("only a hint makes a right kanji Hard")),
            "usual": (_("Usual"), _("so do corrections, long pauses and slow writing")),
            "strict": (_("Strict"), _("so do stroke order and direction")),
        },
    )


def apart() -> Named:
    return Named(_("Keep look-alikes apart"), _("never two new ones on the same day; otherwise side by side"))


def pad() -> Named:
    return Named(
        _("How large the pad is"),
        _("the kanji you write, on any screen"),
        {
            "small": (_("Small"), _("about the size of a palm")),
            "usual": (_("Normal"), _("room for the prompt beside it")),
            "large": (_("Large"), _("as much as the screen has")),
        },
    )


def buzzes() -> Named:
    return Named(_("Buzz with the verdict"), _("once if it's right, twice if it isn't"))


def left_handed() -> Named:
    return Named(_("I'm left-handed"), _("the pad goes on the left, the prompt on the right"))


def theme() -> Named:
    return Named(
        _("Colours"),
        _("light or dark"),
        {"system": (_("As this device"), ""), "light": (_("Light"), ""), "dark": (_("Dark"), "")},
    )


SETTINGS: Mapping[str, Callable[[], Named]] = {
    one.__name__: one
    for one in (
        *(reads, minutes, week, starts, retention, new_most, new_from, asks, words_from, hides, speaks, strictness),
        *(apart, compares, pad, left_handed, buzzes, theme),
    )
}
"""By the name of the setting, in the order in which they are shown."""


def groups() -> Mapping[str, str]:
    """The parts of the settings page, in order."""
    return {
        "first": _("What you can read, and your minutes"),
        "week": _("Your week"),
        "prompt": _("What a prompt asks"),
        "new": _("New kanji"),
        "back": _("How much to remember"),
        "grade": _("Grading"),
        "fix": _("When a kanji keeps slipping"),
        "pad": _("Your pad"),
        "look": _("Appearance"),
    }
