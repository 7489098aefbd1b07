"""A session: what is asked, without a trace of the answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from sorade.memory import Purpose

from .reveal import Reveal
from .strict import At, Device, Id, Offset, Received, Sent
from .text import Run, SentenceOut


class SessionIn(Received):
    """Ask for today's session. The same `id` gives the same session."""

    id: Id
    device: Device
    at: At
    offset: Offset


class PracticeIn(SessionIn):
    """Ask for free practice of these kanji, in any order."""

    chars: Annotated[list[Annotated[str, Field(min_length=1, max_length=1)]], Field(min_length=1, max_length=3000)]


class Readings(Sent):
    on: list[str]
    kun: list[str]


class PromptWord(Sent):
    """A word with a blank where the target stands."""

    before: list[Run]
    after: list[Run]
    blank_reading: str
    reading: str
    gloss: str


class Slot(Sent):
    """A piece of a word that is asked whole: its kana, and the prompt under which its kanji is asked (null: it stays in
    kana)."""

    reading: str
    prompt: UUID | None


class WholeWord(Sent):
    """A word that is asked whole, one prompt for each of its kanji."""

    reading: str
    gloss: str
    slots: list[Slot]


class PromptOut(Sent):
    """What is asked. Neither the target, nor a part of it, nor its stroke count is in it. With a `whole` word only an
    `example` is told besides; its blanks are runs without text. Where it `hides`, readings and words are shown on
    request only; the guide stays locked for `locked` seconds, or until the first stroke."""

    id: UUID
    script: str
    meanings: list[str]
    readings: Readings
    words: list[PromptWord]
    example: SentenceOut | None
    whole: WholeWord | None
    hides: bool
    locked: int


class QueueItem(Sent):
    """One thing still to do."""

    prompt: UUID
    purpose: Purpose


class SessionOut(Sent):
    """A session as it stands. `queue` is what is left, in order; `pending` the attempts that were checked but not
    graded (after a reload). `speaks`: prompts are read aloud as they come. `free`: practice that moves
    nothing. `run`: the placement of which it is a round."""

    id: UUID
    study_day: date
    minutes: int
    speaks: bool
    free: bool
    run: UUID | None
    prompts: list[PromptOut]
    queue: list[QueueItem]
    done: int
    pending: list[Reveal]
