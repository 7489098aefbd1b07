"""Reading checks, and what the learner says they know."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from .home import ReadableOut
from .strict import At, Offset, Received, Sent

LONGEST = 500_000  # letters of a text; all joyo kanji with a date and words are a fifth of that


class ChoiceOut(Sent):
    """Readings and meanings that may be the kanji's."""

    reading: str
    meaning: str


class CheckOut(Sent):
    """A kanji, and the choices of which one is its own. `seed` goes back with the answer."""

    char: str
    seed: str
    choices: list[ChoiceOut]


class ReadingOut(Sent):
    """The checks that are left today, after so many `done`; none where nothing is uncertain. `figure` is how many kanji
    are read."""

    checks: list[CheckOut]
    done: int
    figure: ReadableOut


class ReadOut(Sent):
    """What became of a check: `choice` is the one that was the kanji's own."""

    right: bool
    choice: int


class ImportOut(Sent):
    """Kanji that the learner said they know, from one text or file."""

    id: UUID
    study_day: date
    source: str
    kanji: int


class KnownOut(Sent):
    """All of these that were not taken back, the newest first, and how many `kanji` they are together."""

    kanji: int
    imports: list[ImportOut]


class KnownTextIn(Received):
    """Any text or table with kanji, and days on their lines."""

    at: At
    offset: Offset
    text: Annotated[str, Field(max_length=LONGEST)]


class SinceOut(Sent):
    """A kanji, and the day on which it was known; null where the text does not say."""

    char: str
    day: date | None


class KnownReadOut(Sent):
    """What a text holds: joyo kanji in their order, each once; the kanji that sorade does not teach; and the numbers of
    the lines whose day cannot be. Nothing is kept."""

    known: list[SinceOut]
    left_out: str
    odd: list[int]
