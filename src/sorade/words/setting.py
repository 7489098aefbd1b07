"""What each setting is called, what it does, and what its values are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    return Named(
        _("Read prompts aloud"), _("Each prompt is spoken as it appears, if this device has a Japanese voice.")
    )


def new_from() -> Named:
    return Named(
        _("New kanji first from"),
        _("The list whose kanji you meet first. Without one they come by how common they are."),
    )


def words_from() -> Named:
    return Named(_("Whole words only from"), _("Only words whose kanji are all on this list are asked whole."))


def hides() -> Named:
    return Named(_("Meaning first"), _("Readings and words stay hidden until you ask for them."))


def compares() -> Named:
    return Named(
        _("Measure what fixes are worth"),
        _("One fix in five is left out, so that you can see whether they help. `sorade report` has the result."),
    )


def week() -> Named:
    return Named(
        _("Different minutes for each weekday"), _("Monday first. On a day with 0 a session is offered, not asked for.")
    )


def starts() -> Named:
    return Named(_("A new day starts at"), _("What you write before this hour still counts for the day before."))


def retention() -> Named:
    return Named(
        _("When a kanji comes back"),
        _("As soon as you would still know this share of the kanji that are due. More means more minutes a day."),
    )


def new_most() -> Named:
    return Named(_("New kanji a day, at most"), _("120 means as many as there is time for."))


def strictness() -> Named:
    return Named(
        _("How strict a grade is"),
        _("What is wrong is wrong at any of the three."),
        {
            "lenient": (_("Lenient"), _("only a hint makes a right kanji Hard")),
            "usual": (_("Usual"), _("so do corrections, long pauses and slow writing")),
            "strict": (_("Strict"), _("so do stroke order and direction")),
        },
    )


def apart() -> Named:
    return Named(
        _("Keep look-alikes apart"),
        _("No two kanji that look alike are new on the same day. Otherwise each is followed by those it looks like."),
    )


def left_handed() -> Named:
    return Named(_("Left-handed"), _("On a wide screen the pad is on the left and the prompt on the right."))


def theme() -> Named:
    return Named(
        _("Colours"),
        _("Light or dark."),
        {"system": (_("As this device"), ""), "light": (_("Light"), ""), "dark": (_("Dark"), "")},
    )


SETTINGS: Mapping[str, Callable[[], Named]] = {
    one.__name__: one
    for one in (
        *(reads, minutes, week, starts, retention, new_most, new_from, asks, words_from, hides, speaks, strictness),
        *(apart, compares, left_handed, theme),
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
        "back": _("How soon kanji come back"),
        "grade": _("Grades"),
        "look": _("How the page looks"),
        "more": _("More"),
    }
