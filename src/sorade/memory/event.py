"""The log: one event for each thing that happened. Events are only ever added; everything else is worked out from
them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from sorade.check import Grade, HintLevel, Strictness
from sorade.code import Code

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
    char: str
    purpose: Purpose
    word_ids: tuple[int, ...]
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """Whole seconds that a review, a new kanji, and a rewrite or retest are reckoned to take: the first two with all
    that a miss brings after it, by the share that is missed."""

    review: int
    new: int
    again: int


@dataclass(frozen=True, slots=True)
class Session:
    """A session was planned: what it asks, in order, and the minutes it was planned for. `run` is the placement of
    which it is a round: the id of its first round. Where there are `rates`, the turns are more than the minutes hold,
    and what does not fit is not asked. It is `more` where the day's session was over already."""

    minutes: int
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
    strokes: int
    after: int


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
    undos: int
    clears: int
    thinking: int
    writing: int
    pause: int
    strokes: int
    ink: bytes
    word: str | None = None


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
    reason: Code | str
    overruled: bool
    check: str
    answer: bool | None = None
    order: tuple[str, ...] | None = None
    other: str | None = None
    wrong: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Void:
    """Take back the event `target` (a grade, as a rule). The target stays in the log."""

    target: UUID


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner chose: `reads` is the id of a level (`jlpt:3`, `grade:4`, `all`), `minutes` a day, `asks` whole
    words or kanji by kanji, `speaks` where prompts are read aloud. `new_from` is the id of the list whose kanji come
    first among the new ones, `words_from` of the one whose words are asked whole; empty: no list. `hides` readings
    until they are asked for; `compares` fixes with plain review. `week` has the minutes of each weekday, Monday first,
    0 for a day off; empty: all days are alike. The study day `starts` at that hour. `retention` is the share in percent
    that is still to be known when a kanji comes back, `new_most` the new kanji of a day at most. `strictness` is how
    far slips beside the shape lower a grade. Look-alikes stay `apart` at first. The page is laid out for a
    `left_handed` writer, in a `theme`. None leaves a setting as it was."""

    reads: str | None = None
    minutes: int | None = None
    asks: Asks | None = None
    speaks: bool | None = None
    new_from: str | None = None
    words_from: str | None = None
    hides: bool | None = None
    compares: bool | None = None
    week: tuple[int, ...] | None = None
    starts: int | None = None
    retention: int | None = None
    new_most: int | None = None
    strictness: Strictness | None = None
    apart: bool | None = None
    left_handed: bool | None = None
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Drilled:
    """One step of a drill of stroke order: which stroke comes after the first `step` of the main model?

    `rule` is the key of the rule that puts it before the one after it, EXCEPTION where none does. `why` is the
    rule that the learner named, None where they named none. `ink` is all that was drawn, the answer last; `drawn` the
    stroke of the model that the answer is, None where it is none. Moves no memory.
    """

    step: int
    rule: str
    why: str | None
    drawn: int | None
    right: bool
    ink: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """The learner's own line for a character; the last one holds, and an empty one takes it back. Moves no memory."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the learner's own, as it stands from now on: its kanji in order, each once. Without any it is gone."""

    list: UUID
    name: str
    chars: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement came to its end: after `asked` kanji, of `readable` ones `likely` could be written, with nine in ten
    between `low` and `high`. `model` says how that was worked out."""

    run: UUID
    asked: int
    readable: int
    low: int
    likely: int
    high: int
    model: str


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """After `attempt` the likely `cause` for which the kanji slips was named, with its `evidence`, by that `model`. A
    `control` gets plain review instead of the fix. `rival` is the kanji that was written instead, if it is about that.
    Versions before codes kept the evidence as a sentence: such an event keeps it.
    """

    attempt: UUID
    cause: Cause
    evidence: Code | str
    control: bool
    rival: str | None
    model: str


@dataclass(frozen=True, slots=True)
class ReadingCheck:
    """A kanji was shown, with the readings and meanings of `choices` (kanji, in the order shown, its own among them),
    of which the learner `picked` one; None: "I don't know". It `took` so many ms. Moves no writing memory."""

    choices: str
    picked: str | None
    took: int


@dataclass(frozen=True, slots=True)
class Known:
    """The learner reads these, by their own word or another program's: `chars`, each once, and for each the day on
    which it was known (None: not said). `source` is where that comes from, such as the name of a file."""

    source: str
    chars: str
    days: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """From now on the memories are worked out with these `weights` of that `model`, until they are taken back or others
    follow. They were fitted to the learner's earlier reviews and judged by later ones: of `reviews` in all the last
    `tested`, for which the log loss (nats a review) fell from `before`, with the weights then in force, to `after`."""

    model: str
    weights: tuple[float, ...]
    reviews: int
    tested: int
    before: float
    after: float


Body = (
    Session
    | HintTaken
    | Attempt
    | Graded
    | Void
    | Settings
    | Drilled
    | Story
    | Listed
    | Placed
    | Diagnosed
    | ReadingCheck
    | Known
    | Params
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    `id` is made by the client (UUIDv7), so that sending twice is storing once. `at` is UTC in ms by the device's clock,
    `offset` the device's minutes east of UTC, `study_day` the learner's day (from 04:00), fixed when it happened.
    `char` is what it is about, None for settings, sessions, lists, placements, known kanji and parameters: a memory is
    made from the events about its character, so a void names the character of what it takes back.
    """

    id: UUID
    device: str
    at: int
    offset: int
    study_day: date
    char: str | None
    body: Body
