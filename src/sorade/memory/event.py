"""The log: one event for each thing that happened. Events are only ever added; everything else is worked out from
them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from sorade.check import Grade, HintLevel
from sorade.code import Code
from sorade.wire import Between, Fits, Long, Reads

from .day import YEARS
from .recorded import code_or_text

LARGEST = 2**31 - 1  # of a count or of ms inside an event; a database column of four bytes holds it
LONGEST = 500  # letters of a text; old reasons are sentences, devices and levels are names
AFTER_ALL = 2**53  # ms either way of 1970; beyond it JSON's numbers are not exact

Count = Annotated[int, Between(0, LARGEST)]
Seconds = Annotated[int, Between(1, 3600)]
Text = Annotated[str, Long(LONGEST)]
Char = Annotated[str, Fits(lambda text: len(text) == 1 and text.isalnum(), "one character")]
Chars = Annotated[
    str,
    Fits(lambda text: len(set(text)) == len(text) and all(map(str.isalnum, text)), "characters, each once"),
]
Number = Annotated[float, Between(-LARGEST, LARGEST)]
Day = Annotated[date, Fits(lambda day: day.year in YEARS, f"a day from {YEARS[0]} to {YEARS[-1]}")]
Recorded = Annotated[Code | str, Reads(code_or_text)]
"""What was said: a code with its parameters; in the events of versions before codes, a sentence, which stays."""

Purpose = Literal["review", "new", "retest", "rewrite", "practice", "placement", "audit"]
Asks = Literal["kanji", "words"]
Theme = Literal["system", "light", "dark"]
Cause = Literal["unattempted", "only_read", "meaning", "whole", "crammed"]
"""Why a kanji slips: looked up before trying, only ever read, not tied to its meaning, memorised whole, crammed."""
EXCEPTION = "exception"
"""Stands for the rule where no rule of stroke order decides, or decides against what is written."""
SCORED: frozenset[Purpose] = frozenset({"review", "new", "retest", "placement", "audit"})
"""Purposes that speak to memory. A rewrite is copying and practice is free: neither moves a due date."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing the plan asks: `prompt` is the id under which the browser knows it; `word_ids` are the words shown.

    `word` is the whole word that is asked, None where the character is asked by itself. The turns of a word follow one
    another, one for each of its kanji.
    """

    prompt: UUID
    char: Char
    purpose: Purpose
    word_ids: tuple[Count, ...]
    word: Text | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """Whole seconds that a review, a new kanji, and a rewrite or retest are reckoned to take: the first two with all
    that a miss brings after it, by the share that is missed."""

    review: Seconds
    new: Seconds
    again: Seconds


@dataclass(frozen=True, slots=True)
class Session:
    """A session was planned: what it asks, in order, and the minutes it was planned for. `run` is the placement of
    which it is a round: the id of its first round. Where there are `rates`, the turns are more than the minutes hold,
    and what does not fit is not asked. It is `more` where the day's session was over already."""

    minutes: Annotated[int, Between(1, 1440)]
    turns: tuple[Turn, ...]
    run: UUID | None = None
    rates: Rates | None = None
    more: bool | None = None

    @property
    def is_free(self) -> bool:
        """Whether it is free practice, which no day's plan knows of."""
        return bool(self.turns) and all(turn.purpose == "practice" for turn in self.turns)


@dataclass(frozen=True, slots=True)
class HintTaken:
    """A hint was shown: `strokes` stood on the pad, `after` ms after the prompt appeared."""

    session: UUID
    prompt: UUID
    level: HintLevel
    strokes: Count
    after: Count


@dataclass(frozen=True, slots=True)
class Attempt:
    """The learner wrote, or gave up. `ink` is encoded by `sorade.ink` (empty when nothing was drawn).

    `thinking` is the ms from prompt to first ink (to giving up where there is none), `writing` from first to last ink,
    `pause` the longest rest between strokes. `word` is the whole word that was the cue, None where it was the
    character's own prompt.
    """

    session: UUID
    prompt: UUID
    purpose: Purpose
    gave_up: bool
    undos: Count
    clears: Count
    thinking: Count
    writing: Count
    pause: Count
    strokes: Count
    ink: bytes
    word: Text | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """The learner's word on an attempt, beside the machine's: `proposed` with its `reason`, and the `check` version
    that proposed it.

    `overruled` is true where the learner said that the check was wrong; `answer` is the learner's to the check's
    question, None where there was none. `order` has the key of the rule of stroke order behind each order slip that the
    check saw, EXCEPTION where no rule decides; empty where the order was right, None where it was not looked at.
    `other` is the character that was written instead, and `wrong` has the parts in which something was wrong; None
    where it was right, or not looked at.

    Versions before codes kept the reason as a sentence: such an event keeps it.
    """

    attempt: UUID
    grade: Grade
    proposed: Grade
    reason: Recorded
    overruled: bool
    check: Text
    answer: bool | None = None
    order: tuple[Text, ...] | None = None
    other: Char | None = None
    wrong: tuple[Text, ...] | None = None


@dataclass(frozen=True, slots=True)
class Void:
    """Take back the event `target` (a grade, as a rule). The target stays in the log."""

    target: UUID


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner chose: the settings that were named (`sorade.session.Chosen` has them all), sorted by name, each
    with its value. None leaves a setting as it was. One that this version does not have is kept and does nothing."""

    said: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, **said: Any) -> Settings:
        """These settings."""
        return cls(tuple(sorted(said.items())))

    @property
    def values(self) -> Mapping[str, Any]:
        """By name, without those that are left as they were."""
        return {name: value for name, value in self.said if value is not None}


@dataclass(frozen=True, slots=True)
class Drilled:
    """One step of a drill of stroke order: which stroke comes after the first `step` of the main model?

    `rule` is the key of the rule that puts it before the one after it, EXCEPTION where none does. `why` is the
    rule that the learner named, None where they named none. `ink` is all that was drawn, the answer last; `drawn` the
    stroke of the model that the answer is, None where it is none. Moves no memory.
    """

    step: Count
    rule: Text
    why: Text | None
    drawn: Count | None
    right: bool
    ink: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """The learner's own line for a character; the last one holds, and an empty one takes it back. Moves no memory."""

    text: Text


@dataclass(frozen=True, slots=True)
class Keyword:
    """The learner's own name for a character, before its meanings; the last one holds, and an empty one takes it back.
    Moves no memory."""

    text: Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the learner's own, as it stands from now on: its kanji in order, each once. Without any it is gone."""

    list: UUID
    name: Text
    chars: Chars


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement came to its end: after `asked` kanji, of `readable` ones `likely` could be written, with nine in ten
    between `low` and `high`. `model` says how that was worked out."""

    run: UUID
    asked: Count
    readable: Count
    low: Count
    likely: Count
    high: Count
    model: Text


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """After `attempt` the likely `cause` for which the kanji slips was named, with its `evidence`, by that `model`. A
    `control` gets plain review instead of the fix. `rival` is the kanji that was written instead, if it is about that.
    Versions before codes kept the evidence as a sentence: such an event keeps it.
    """

    attempt: UUID
    cause: Cause
    evidence: Recorded
    control: bool
    rival: Char | None
    model: Text


@dataclass(frozen=True, slots=True)
class ReadingCheck:
    """A kanji was shown, with the readings and meanings of `choices` (kanji, in the order shown, its own among them),
    of which the learner `picked` one; None: "I don't know". It `took` so many ms. Moves no writing memory."""

    choices: Chars
    picked: Char | None
    took: Count


@dataclass(frozen=True, slots=True)
class Known:
    """The learner reads these, by their own word or another program's: `chars`, each once, and for each the day on
    which it was known (None: not said). `source` is where that comes from, such as the name of a file."""

    source: Text
    chars: Chars
    days: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """From now on the memories are worked out with these `weights` of that `model`, until they are taken back or others
    follow. They were fitted to the learner's earlier reviews and judged by later ones: of `reviews` in all the last
    `tested`, for which the log loss (nats a review) fell from `before`, with the weights then in force, to `after`."""

    model: Text
    weights: tuple[Number, ...]
    reviews: Count
    tested: Count
    before: Number
    after: Number


Body = (
    Session
    | HintTaken
    | Attempt
    | Graded
    | Void
    | Settings
    | Drilled
    | Story
    | Keyword
    | Listed
    | Placed
    | Diagnosed
    | ReadingCheck
    | Known
    | Params
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: a fact.

    `id` is made by the client (UUIDv7), so that sending twice is storing once. `at` is UTC in ms by the device's clock,
    `offset` the device's minutes east of UTC, `study_day` the learner's day (from 04:00), fixed when it happened.
    `char` is what it is about, None for settings, sessions, lists, placements, known kanji and parameters: a memory is
    made from the events about its character, so a void names the character of what it takes back. `digest` is that of
    the command which it was made from, by which the same command is known when it comes again; None for what sorade
    worked out by itself, and for the events of versions that had no digests.
    """

    id: UUID
    device: Text
    at: Annotated[int, Between(-AFTER_ALL, AFTER_ALL)]
    offset: Annotated[int, Between(-1440, 1440)]
    study_day: Day
    char: Char | None
    body: Body
    digest: Annotated[bytes, Fits(lambda digest: len(digest) == 16, "16 bytes")] | None = None

    @property
    def session(self) -> UUID | None:
        """The session of a plan, an attempt or a hint."""
        match self.body:
            case Session():
                return self.id
            case Attempt(session=session) | HintTaken(session=session):
                return session
            case _:
                return None

    @property
    def about(self) -> UUID | None:
        """The event that a grade or a void is about."""
        match self.body:
            case Graded(attempt=attempt):
                return attempt
            case Void(target=target):
                return target
            case _:
                return None
