"""What a client may ask and say. What it says is a command; what is kept of it is a fact (`sorade.memory`), with what
sorade itself worked out: the study day, the character, the proposal."""

from __future__ import annotations

from dataclasses import dataclass, fields, make_dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints
from uuid import UUID

from sorade.check import Grade
from sorade.memory import HintLevel
from sorade.progress import State
from sorade.reference.search import Among
from sorade.session import Chosen
from sorade.wire import Between, Like, Long, Prose, dump, without_nothing

from .view.ink import InkColumns

MAX_AT = 253_370_764_800_000  # ms UTC: the start of the year 9999, so that every study day has a date
MAX_OFFSET = 960  # minutes; the widest zone ever used was 15 h 56 min
MAX_SPAN = 10**12  # ms, 31 years: a page may be left open for days, and its attempt is still taken
MAX_EVENTS = 50  # a batch; bigger needs more patience from an outbox that comes back after a long time offline
MAX_CHARS = 7000  # characters in one list; there are 6,600
MOST_EVENTS = 2**53 - 1  # in a log: the largest number that every JSON reader keeps
COPIED = 14  # study days that a browser keeps a copy of
MOST_DAYS = 100_000  # of a copy; 273 years
MAX_PACKED = 1_000_000  # letters of a packed text
MAX_TEXT = 50_000  # letters of a text from which a list is made
MAX_COLUMNS = 1_000  # of a table; none has more
MAX_KNOWN = 500_000  # letters of a text of known kanji; all joyo kanji with a date and words are a fifth of that

Id = Annotated[UUID, "A UUID; version 7 where the client makes it."]
Device = Annotated[str, Like("[0-9A-Za-z_-]{1,64}", "letters, digits, - and _, at most 64")]
At = Annotated[int, Between(0, MAX_AT), "ms since 1970, UTC, by the device's clock."]
Offset = Annotated[int, Between(-MAX_OFFSET, MAX_OFFSET), "The device's minutes east of UTC."]
Span = Annotated[int, Between(0, MAX_SPAN), "ms."]
Count = Annotated[int, Between(0, 1_000_000)]
Char = Annotated[str, Long(1, 1)]
Rank = Annotated[int, Between(1, 10_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a page is looked at: which study day it is follows from it."""

    at: At
    offset: Offset


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWanted:
    """The place in the log of which the seal is wanted; 0 for none."""

    counter: Annotated[int, Between(0, MOST_EVENTS)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWanted(Moment):
    """The place in the log after which its events are wanted, and of how many study days; 0 for all."""

    after: Annotated[int, Between(0, MOST_EVENTS)] = 0
    days: Annotated[int, Between(0, MOST_DAYS)] = COPIED


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedIn:
    """Events of that log, as `GET /api/log/events` packed them."""

    log: UUID
    packed: Annotated[tuple[Annotated[str, Long(MAX_PACKED)], ...], Long(MAX_EVENTS, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted(Moment):
    """What is looked for; what is left out does not matter. `q` is kanji, kana, a part, a reading in kana or Latin
    letters, or a meaning; `least` and `most` are ranks in newspapers. `among` is a kind of character, or `names`: kanji
    beyond the joyo list that names may have. Without either only joyo kanji are looked through."""

    q: Annotated[str, Prose(), Long(200)] = ""
    grade: Annotated[int, Between(1, 8)] | None = None
    jlpt: Annotated[int, Between(0, 5)] | None = None
    radical: Annotated[int, Between(1, 214)] | None = None
    part: Annotated[str, Long(2, 1)] | None = None
    least: Rank | None = None
    most: Rank | None = None
    state: State | None = None
    among: Among | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InkWanted(Moment):
    """Ink then and now: of one kanji, or of those with most time between."""

    char: Char | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Moment):
    """Ink to be recognised. It is not kept."""

    ink: InkColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class TextIn:
    """Any text, or a shared list."""

    text: Annotated[str, Prose(), Long(MAX_TEXT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTextIn(Moment):
    """Any text or table with kanji, and days on their lines. `kanji_from` and `days_from` are the columns of a table,
    from 0, -1 for all of it and for none; null leaves the choice to sorade."""

    text: Annotated[str, Prose(), Long(MAX_KNOWN)]
    kanji_from: Annotated[int, Between(-1, MAX_COLUMNS)] | None = None
    days_from: Annotated[int, Between(-1, MAX_COLUMNS)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionIn(Moment):
    """Ask for today's session. The same `id` gives the same session."""

    id: Id
    device: Device


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeIn(SessionIn):
    """Ask for free practice of these kanji, in any order."""

    chars: Annotated[tuple[Char, ...], Long(MAX_CHARS, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundIn(SessionIn):
    """Ask for the next round of the placement `run`; null begins one. The same `id` gives the same round."""

    run: Id | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What every command carries. `clock` is later than all that the device had seen of the log (the header
    `Sorade-Clock`), where `at` isn't: what was written after something else counts after it, however the clocks go."""

    id: Id
    device: Device
    at: At
    offset: Offset
    clock: At | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HintIn(Sending):
    """A hint was asked for: `strokes` were on the pad, `after` ms from the prompt."""

    kind: Literal["hint"]
    session: Id
    prompt: Id
    level: HintLevel
    strokes: Count
    after: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeIn(Sending):
    """The learner's word on an attempt. `overruled`: the check was wrong. `answer`: to the check's question, null where
    there was none."""

    kind: Literal["grade"]
    attempt: Id
    grade: Grade
    overruled: bool
    answer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidIn(Sending):
    """Take an event back; as a rule a grade."""

    kind: Literal["void"]
    target: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillIn(Sending):
    """One step of a drill: what was drawn as the stroke `step` of the kanji (the first is 0), the answer last. `why` is
    the rule that the learner named."""

    kind: Literal["drill"]
    char: Char
    step: Annotated[int, Between(0, 63)]
    why: Annotated[str, Like("[a-z-]{1,32}", "the key of a rule")] | None
    ink: InkColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryIn(Sending):
    """The learner's own line for a kanji; empty takes it back."""

    kind: Literal["story"]
    char: Char
    text: Annotated[str, Long(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordIn(Sending):
    """The learner's own name for a kanji, before its meanings; empty takes it back. It gives nothing of the kanji
    away."""

    kind: Literal["keyword"]
    char: Char
    text: Annotated[str, Long(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListIn(Sending):
    """A list of the learner's own, as it is from now on; without kanji it is gone."""

    kind: Literal["list"]
    list: Id
    name: Annotated[str, Long(60, 1)]
    chars: Annotated[str, Long(MAX_CHARS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingIn(Sending):
    """A reading check: which of the choices that came with `seed` was `picked`, from 0; null is "I don't know"."""

    kind: Literal["reading_check"]
    char: Char
    seed: Annotated[str, Like("[0-9a-z-]{1,32}", "the seed as it came with the check")]
    picked: Annotated[int, Between(0, 3)] | None
    took: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIn(Sending):
    """The learner reads these kanji; `days` has for each the day on which it was known, or null. `source` is where that
    comes from."""

    kind: Literal["known"]
    source: Annotated[str, Long(80, 1)]
    chars: Annotated[str, Long(MAX_CHARS, 1)]
    days: Annotated[tuple[date | None, ...], Long(MAX_CHARS)]


def _settings_in() -> Any:
    """One field a setting, from the settings themselves; null leaves one as it was."""
    hints = get_type_hints(Chosen, include_extras=True)
    chosen = [(one.name, hints[one.name] | None, None) for one in fields(Chosen)]
    made = make_dataclass(
        "SettingsIn",
        [("kind", Literal["settings"]), *chosen],
        bases=(Sending,),
        frozen=True,
        slots=True,
        kw_only=True,
        namespace={"__doc__": f"What the learner chose; null leaves a setting as it was. {Chosen.__doc__}"},
    )
    made.__module__ = __name__
    return made


if TYPE_CHECKING:

    class SettingsIn(Sending):
        """What the learner chose: its fields are those of `Chosen`, each of which may be left out."""

        kind: Literal["settings"]

else:
    SettingsIn = _settings_in()


def said(sent: SettingsIn) -> dict[str, Any]:
    """The settings that were named, by name."""
    values = ((one.name, getattr(sent, one.name)) for one in fields(Chosen))
    return {name: value for name, value in values if value is not None}


EventIn = (
    AttemptIn | HintIn | GradeIn | VoidIn | SettingsIn | DrillIn | StoryIn | KeywordIn | ListIn | ReadingIn | KnownIn
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsIn:
    """A batch: stored in this order and in one transaction, or not at all. `log` is the name of the log for which it
    was written; another one does not take it."""

    events: Annotated[tuple[EventIn, ...], Long(MAX_EVENTS, 1)]
    log: UUID | None = None


def digest_of(sent: EventIn | SessionIn) -> bytes:
    """What a command is known by when it is sent again: 16 bytes that any other command has not, whatever version reads
    it."""
    return sha256(dump(without_nothing(sent), canonical=True).encode()).digest()[:16]
