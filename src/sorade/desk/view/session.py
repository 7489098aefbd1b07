"""A session: what is asked, without a trace of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.memory import Purpose
from sorade.reference.types import Script

from .reveal import Reveal
from .text import Run, SentenceOut


@dataclass(frozen=True, slots=True)
class Readings:
    on: tuple[str, ...]
    kun: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromptWord:
    """A word with a blank where the target stands."""

    before: tuple[Run, ...]
    after: tuple[Run, ...]
    blank_reading: str
    reading: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of a word that is asked whole: its kana, and the prompt under which its kanji is asked (null: it stays in
    kana)."""

    reading: str
    prompt: UUID | None


@dataclass(frozen=True, slots=True)
class WholeWord:
    """A word that is asked whole, one prompt for each of its kanji."""

    reading: str
    gloss: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class PromptOut:
    """What is asked. Neither the target, nor a part of it, nor its stroke count is in it. With a `whole` word only an
    `example` is told besides; its blanks are runs without text. Where it `hides`, readings and words are shown on
    request only; the guide stays locked for `locked` seconds, or until the first stroke. `form_of` is the kanji of
    which another form is asked, else empty."""

    id: UUID
    script: Script
    meanings: tuple[str, ...]
    form_of: str
    readings: Readings
    words: tuple[PromptWord, ...]
    example: SentenceOut | None
    whole: WholeWord | None
    hides: bool
    locked: int


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing still to do."""

    prompt: UUID
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class SessionOut:
    """A session as it stands. `queue` is what is left, in order; `pending` the attempts that were checked but not
    graded (after a reload). `speaks`: prompts are read aloud as they come. `free`: practice that moves
    nothing. `run`: the placement of which it is a round."""

    id: UUID
    study_day: date
    minutes: int
    speaks: bool
    free: bool
    run: UUID | None
    prompts: tuple[PromptOut, ...]
    queue: tuple[QueueItem, ...]
    done: int
    pending: tuple[Reveal, ...]
