"""Events as they are sent, and the receipts for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from sorade.check import Strictness
from sorade.memory import Asks, HintLevel, Theme

from .diagnosis import FixOut, UnsureOut
from .drill import DrilledOut
from .hint import HintOut
from .ink import InkColumns
from .reading import ReadOut
from .reveal import Reveal
from .session import QueueItem

MAX_EVENTS = 50  # a batch; bigger needs more patience from an outbox that comes back after a long time offline
LEVEL = r"^[0-9a-z:]{1,16}$"
LIST = r"^[0-9a-z:-]{0,48}$"
MinutesOfDay = Annotated[int, Field(ge=0, le=120)]
SevenDays = Annotated[tuple[MinutesOfDay, ...], Field(min_length=7, max_length=7)]
Week = SevenDays | Annotated[tuple[MinutesOfDay, ...], Field(max_length=0)]


class Sending(Received):
    """What every event carries. The study day and the character are worked out by the server."""

    id: Id
    device: Device
    at: At
    offset: Offset


class AttemptIn(Sending):
    """The learner wrote, or gave up. `thinking` is the time from prompt to first ink."""

    kind: Literal["attempt"]
    session: Id
    prompt: Id
    purpose: Literal["review", "new", "retest", "rewrite", "practice", "placement", "audit"]
    gave_up: bool
    undos: Count
    clears: Count
    thinking: Span
    ink: InkColumns | None


class HintIn(Sending):
    """A hint was asked for: `strokes` stood on the pad, `after` ms from the prompt."""

    kind: Literal["hint"]
    session: Id
    prompt: Id
    level: HintLevel
    strokes: Count
    after: Span


class GradeIn(Sending):
    """The learner's word on an attempt. `overruled`: the check was wrong. `answer`: to the check's question, null where
    there was none."""

    kind: Literal["grade"]
    attempt: Id
    grade: Annotated[int, Field(ge=1, le=4)]
    overruled: bool
    answer: bool | None = None


class VoidIn(Sending):
    """Take an event back; as a rule a grade."""

    kind: Literal["void"]
    target: Id


class SettingsIn(Sending):
    """What the learner chose; null leaves it as it was. `reads` is the id of a level, `asks` whole words or kanji by
    kanji, `speaks` whether prompts are read aloud, `new_from` and `words_from` the ids of lists (empty: none), `hides`
    whether readings wait until they are asked for, `compares` whether one fix in five is left out to judge them. `week`
    has the minutes of each weekday, Monday first, 0 for a day off, or is empty. The study day `starts` at that hour;
    `retention` is in percent; `new_most` is a day's new kanji at most, 120 for as many as the minutes hold."""

    kind: Literal["settings"]
    reads: Annotated[str, Field(pattern=LEVEL)] | None
    minutes: Annotated[int, Field(ge=1, le=120)] | None
    asks: Asks | None = None
    speaks: bool | None = None
    new_from: Annotated[str, Field(pattern=LIST)] | None = None
    words_from: Annotated[str, Field(pattern=LIST)] | None = None
    hides: bool | None = None
    compares: bool | None = None
    week: Week | None = None
    starts: Annotated[int, Field(ge=0, le=12)] | None = None
    retention: Annotated[int, Field(ge=70, le=97)] | None = None
    new_most: Annotated[int, Field(ge=0, le=120)] | None = None
    strictness: Strictness | None = None
    apart: bool | None = None
    left_handed: bool | None = None
    theme: Theme | None = None


class DrillIn(Sending):
    """One step of a drill: what was drawn as the stroke `step` of the kanji (the first is 0), the answer last. `why` is
    the rule that the learner named."""

    kind: Literal["drill"]
    char: Annotated[str, Field(min_length=1, max_length=1)]
    step: Annotated[int, Field(ge=0, le=63)]
    why: Annotated[str, Field(pattern=r"^[a-z-]{1,32}$")] | None
    ink: InkColumns


class StoryIn(Sending):
    """The learner's own line for a kanji; empty takes it back."""

    kind: Literal["story"]
    char: Annotated[str, Field(min_length=1, max_length=1)]
    text: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


class ListIn(Sending):
    """A list of the learner's own as it stands from now on; without kanji it is gone."""

    kind: Literal["list"]
    list: Id
    name: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]
    chars: Annotated[str, Field(max_length=3000)]


class ReadingIn(Sending):
    """A reading check: which of the choices that came with `seed` was `picked`, from 0; null is "I don't know"."""

    kind: Literal["reading_check"]
    char: Annotated[str, Field(min_length=1, max_length=1)]
    seed: Annotated[str, Field(pattern=r"^[0-9a-z-]{1,32}$")]
    picked: Annotated[int, Field(ge=0, le=3)] | None
    took: Count


class KnownIn(Sending):
    """The learner reads these kanji; `days` has for each the day on which it was known, or null. `source` is where that
    comes from."""

    kind: Literal["known"]
    source: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
    chars: Annotated[str, Field(min_length=1, max_length=3000)]
    days: Annotated[tuple[Annotated[date, Field(strict=False)] | None, ...], Field(max_length=3000)]


EventIn = Annotated[
    AttemptIn | HintIn | GradeIn | VoidIn | SettingsIn | DrillIn | StoryIn | ListIn | ReadingIn | KnownIn,
    Field(discriminator="kind"),
]


class EventsIn(Received):
    """A batch: stored in this order and in one transaction, or not at all."""

    events: tuple[EventIn, ...] = Field(min_length=1, max_length=MAX_EVENTS)


@dataclass(frozen=True, slots=True)
class Receipt:
    """`known` where the event had been stored before; the rest is the same either way. `fix` comes with a grade after
    which it is likely why the kanji slips, `unsure` with a miss that is one of several in a row and still not clear."""

    id: UUID
    status: Literal["stored", "known"]
    reveal: Reveal | None
    hint: HintOut | None
    drill: DrilledOut | None
    read: ReadOut | None
    fix: FixOut | None
    unsure: UnsureOut | None


@dataclass(frozen=True, slots=True)
class EventsOut:
    """Receipts in the order of the events; `queue` and `done` of the session that the batch was about, if any. `held`
    are the reveals of a word's other kanji, which had to wait until all of it was written."""

    receipts: tuple[Receipt, ...]
    held: tuple[Reveal, ...]
    queue: tuple[QueueItem, ...] | None
    done: int | None
