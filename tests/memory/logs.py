"""Logs to test with: a small builder, and hypothesis strategies for logs as bad as real life makes them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import strategies as st

from sorade.code import Code, Value, code
from sorade.memory import (
    MODEL,
    Attempt,
    Body,
    Diagnosed,
    Drilled,
    Event,
    Grade,
    Graded,
    HintLevel,
    HintTaken,
    Keyword,
    Known,
    Listed,
    Params,
    Placed,
    Purpose,
    ReadingCheck,
    Session,
    Settings,
    Story,
    Turn,
    Void,
    Weights,
    published,
    study_day,
)

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
NOON = 1_795_435_200_000  # 2026-11-23 12:00 UTC
FIRST = date(2026, 11, 23)
ABOUT_NONE = (Session, Settings, Listed, Placed, Known, Params)
HINTS: tuple[HintLevel, ...] = ("story", "parts", "ghost_part", "ghost")
OWN = (0.3, 1.0, 4.0, 15.0, *published()[4:20], 0.3)
OTHER = (0.1, 0.5, 1.0, 3.0, *published()[4:])


def uid(number: int) -> UUID:
    return UUID(int=number)


@dataclass(slots=True)
class Log:
    """Writes events one after the other, half a minute apart, at noon UTC of the day it is told."""

    char: str = "語"
    events: list[Event] = field(default_factory=list)
    number: int = 1000
    at: int = NOON
    offset: int = 0
    device: str = "desk"

    def on(self, day: int) -> Log:
        self.at = NOON + day * DAY
        return self

    def add(self, body: Body, char: str | None = None) -> Event:
        self.number += 1
        self.at += MINUTE // 2
        about = None if isinstance(body, ABOUT_NONE) else char or self.char
        event = Event(uid(self.number), self.device, self.at, self.offset, study_day(self.at, self.offset), about, body)
        self.events.append(event)
        return event

    def attempt(
        self,
        purpose: Purpose = "review",
        session: int = 1,
        prompt: int = 1,
        char: str | None = None,
        gave_up: bool = False,
        **evidence: int,
    ) -> Event:
        given = {"undos": 0, "clears": 0, "thinking": 900, "writing": 4000, "pause": 300, "strokes": 14} | evidence
        return self.add(Attempt(uid(session), uid(prompt), purpose, gave_up, ink=b"", **given), char)

    def hint(self, level: HintLevel, session: int = 1, prompt: int = 1) -> Event:
        return self.add(HintTaken(uid(session), uid(prompt), level, 0, 5000))

    def grade(self, attempt: Event, grade: int) -> Event:
        body = Graded(attempt.id, Grade(grade), Grade(grade), code("from_memory", strokes=14, slipped=""), False, "1")
        return self.add(body, attempt.char)

    def void(self, target: Event) -> Event:
        return self.add(Void(target.id), target.char)

    def params(self, weights: Weights, model: str = MODEL) -> Event:
        return self.add(Params(model, weights, 2000, 500, 0.4, 0.35))

    def take_params_back(self, target: Event) -> Event:
        """A void that names no character, as the parameters themselves do not."""
        taken = replace(self.void(target), char=None)
        self.events[-1] = taken
        return taken

    def write(self, grade: int, purpose: Purpose = "review", session: int = 1, prompt: int = 1) -> Event:
        """An attempt and its grade; gives the attempt."""
        attempt = self.attempt(purpose, session, prompt)
        self.grade(attempt, grade)
        return attempt


counts = st.integers(0, 2**31 - 1)
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
days = st.dates(date(1900, 1, 1), date(2999, 12, 31))
purposes = st.sampled_from(["review", "new", "retest", "rewrite", "practice", "placement", "audit"])
chars = st.sampled_from("語未末士土𠮟あカ々")
grades = st.sampled_from(Grade)

orders = st.lists(texts, max_size=3).map(tuple)
cues = st.none() | texts
turns = st.builds(Turn, st.uuids(), chars, purposes, st.lists(counts, max_size=3).map(tuple), cues)
numbers = st.floats(-1000, 1000)


@st.composite
def some_weights(draw: st.DrawFn) -> Weights:
    """Sound parameters of FSRS-6, as far from the published ones as its bounds allow."""
    low, high = LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
    drawn = [draw(st.floats(least, most)) for least, most in zip(low, high, strict=True)]
    return (*sorted(drawn[:4]), *drawn[4:])


weights = st.just(published()) | some_weights()
names = st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)


def codes(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Code]:
    """Any code with such parameters; `code` itself is taken by the name."""
    values = st.dictionaries(names.filter(lambda name: name != "code"), inner, max_size=3)
    return st.builds(lambda name, given: code(name, **given), names, values)


choices = st.none() | st.booleans() | st.integers(-(2**31) + 1, 2**31 - 1) | texts
reasons = texts | codes(texts | st.lists(texts | codes(texts), max_size=2).map(tuple) | codes(texts))
bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(Session, st.integers(1, 60), st.lists(turns, max_size=4).map(tuple), st.none() | st.uuids()),
    st.builds(Placed, st.uuids(), counts, counts, counts, counts, counts, texts),
    st.builds(HintTaken, st.uuids(), st.uuids(), st.sampled_from(HINTS), counts, counts),
    st.builds(
        Attempt,
        st.uuids(),
        st.uuids(),
        purposes,
        st.booleans(),
        counts,
        counts,
        counts,
        counts,
        counts,
        counts,
        st.binary(max_size=60),
        cues,
    ),
    st.builds(
        Graded,
        st.uuids(),
        grades,
        grades,
        reasons,
        st.booleans(),
        texts,
        order=st.none() | orders,
        other=st.none() | chars,
        wrong=st.none() | orders,
    ),
    st.builds(Story, texts),
    st.builds(Keyword, texts),
    st.builds(
        Diagnosed,
        st.uuids(),
        st.sampled_from(["unattempted", "only_read", "meaning", "whole", "crammed"]),
        reasons,
        st.booleans(),
        st.none() | chars,
        texts,
    ),
    st.builds(Drilled, counts, texts, st.none() | texts, st.none() | counts, st.booleans(), st.binary(max_size=60)),
    st.builds(Void, st.uuids()),
    st.dictionaries(names, choices | st.lists(choices, max_size=7).map(tuple), max_size=4).map(
        lambda said: Settings.of(**said)
    ),
    st.builds(Params, st.just(MODEL), weights, counts, counts, numbers, numbers),
    st.builds(Params, st.just("fsrs-7"), st.lists(numbers, max_size=40).map(tuple), counts, counts, numbers, numbers),
    st.builds(Listed, st.uuids(), texts, st.lists(chars, unique=True).map("".join)),
    st.builds(ReadingCheck, st.lists(chars, unique=True).map("".join), st.none() | chars, counts),
    st.lists(st.tuples(chars, st.none() | days), unique_by=lambda pair: pair[0]).map(
        lambda pairs: Known("list.csv", "".join(char for char, _ in pairs), tuple(day for _, day in pairs))
    ),
)


digests = st.none() | st.binary(min_size=16, max_size=16)


@st.composite
def any_events(draw: st.DrawFn) -> Event:
    """One event with any content that the log allows."""
    body = draw(bodies)
    char = None if isinstance(body, ABOUT_NONE) else draw(chars)
    moment, offset = draw(st.integers(-(2**40), 2**44)), draw(st.integers(-1440, 1440))
    return Event(draw(st.uuids()), draw(texts), moment, offset, draw(days), char, body, draw(digests))


targets = st.integers(0, 32).map(uid)
sessions = st.integers(100, 102).map(uid)
prompts = st.integers(200, 201).map(uid)
zero, nothing = st.just(0), st.just(b"")
taken = st.builds(Attempt, sessions, prompts, purposes, st.booleans(), zero, zero, zero, zero, zero, zero, nothing)
graded = st.builds(Graded, st.integers(0, 6).map(uid), grades, grades, st.just(""), st.booleans(), st.just("1"))
hinted = st.builds(HintTaken, sessions, prompts, st.sampled_from(HINTS), zero, zero)
happenings = st.one_of(taken, taken, graded, graded, graded, hinted, st.builds(Void, targets))


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """A log about one character, as bad as life makes it: two devices whose clocks differ, jump back and change zone
    and daylight saving between events; grades before their attempts, again, and of nothing; voids of anything, of each
    other and of nothing; hints at any time; ids seen twice in different sessions."""
    events: list[Event] = []
    clocks = {device: NOON + draw(st.integers(-DAY, DAY)) for device in ("desk", "tablet")}
    zones = {device: draw(st.sampled_from([0, 540, -480, 60])) for device in clocks}
    low, high = 0, 12  # attempts take the low ids, so that most grades find one
    for _ in range(draw(st.integers(0, 30))):
        device = draw(st.sampled_from(sorted(clocks)))
        clocks[device] += draw(st.sampled_from([-2 * DAY, -60 * MINUTE, 0, 1, MINUTE, 8 * 60 * MINUTE, DAY, 9 * DAY]))
        zones[device] += draw(st.sampled_from([0, 0, 0, 60, -60, 540, -540]))
        zones[device] = max(-720, min(840, zones[device]))
        at, offset = clocks[device], zones[device]
        body = draw(happenings)
        if isinstance(body, Attempt) and low < 12:
            number, low = low, low + 1
        else:
            number, high = high, high + 1
        events.append(Event(uid(number), device, at, offset, study_day(at, offset), "語", body))
    return events
