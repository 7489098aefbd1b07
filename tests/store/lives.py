"""Logs with everything in them, in batches, and everything that a log can be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st

from memory.logs import FIRST, NOON, OTHER, OWN, Log, logs, uid
from sorade import store
from sorade.desk import Reach
from sorade.memory import (
    KINDS,
    Attempt,
    Body,
    Drilled,
    Event,
    Keyword,
    Listed,
    Purpose,
    Session,
    Settings,
    Story,
    Turn,
)

CHARS = "語未末"
SESSIONS = tuple(map(uid, (100, 101, 102)))
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

plans = st.lists(
    st.builds(Turn, st.just(uid(200)), st.sampled_from(CHARS), st.sampled_from(PURPOSES), st.just(())), max_size=2
).map(tuple)
more: st.SearchStrategy[Body] = st.one_of(
    st.builds(Settings.of, minutes=st.integers(1, 9)),
    st.builds(Story, st.sampled_from(["", "A line."])),
    st.builds(Keyword, st.sampled_from(["", "a name"])),
    st.builds(Drilled, st.just(1), st.just("top-first"), st.none(), st.none(), st.booleans(), st.just(b"drawn")),
    st.builds(Listed, st.just(uid(5)), st.just("Mine"), st.just("語")),
)


@st.composite
def lives(draw: st.DrawFn) -> list[Event]:
    """A log about three characters as bad as `logs` makes it, some attempts with ink, and events of other kinds that
    may be taken back, in any order."""
    found = [_drawn(replace(event, char=draw(st.sampled_from(CHARS))), draw(st.booleans())) for event in draw(logs())]
    written = Log(number=10**6)
    for number in draw(st.sets(st.integers(0, 2))):
        written.on(draw(st.integers(-1, 2)))
        found.append(replace(written.add(Session(5, draw(plans))), id=SESSIONS[number]))
    others = draw(st.lists(st.tuples(more, st.integers(-1, 2), st.sampled_from(CHARS)), max_size=4))
    found += (written.on(day).add(body, char) for body, day, char in others)
    found += map(written.params, draw(st.lists(st.sampled_from([OWN, OTHER]), max_size=2)))
    for target in draw(st.lists(st.sampled_from(found), max_size=3)) if found else ():
        void = replace(written.void(target), char=target.char)
        found.append(void)
    return list(draw(st.permutations(found)))


def _drawn(event: Event, ink: bool) -> Event:
    if ink and isinstance(event.body, Attempt):
        return replace(event, body=replace(event.body, ink=bytes([1, event.id.int])))
    return event


@st.composite
def batches(draw: st.DrawFn) -> list[list[Event]]:
    """A log cut anywhere, with some events sent again."""
    found = draw(lives())
    again = draw(st.lists(st.sampled_from(found), max_size=5)) if found else []
    sent = draw(st.permutations(found + again)) if again else found
    cuts = sorted(draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    return [list(sent[start:end]) for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]


def answers(log: store.Keeping) -> dict[str, object]:
    """What a log says to every question, each in several ways."""
    some = [uid(number) for number in (0, 1, 2, 11, 12, 13, 100, 101, 10**6 + 1, 10**9)]
    kinds = sorted(KINDS)
    reaches = log.reaches()
    said: dict[str, object] = {f"of {char}": log.of(char) for char in f"{CHARS}山"}
    said |= {f"session {number}": log.session(id_) for number, id_ in enumerate(SESSIONS)}
    said |= {f"all of {kind}": log.select(kind) for kind in kinds}
    said |= {f"last of {kind}": log.select(kind, latest=2) for kind in kinds}
    said |= {
        "no session": log.session(),
        "session unknown": log.session(uid(10**9)),
        "sessions": log.session(*SESSIONS[:2]),
        "everything": log.select(*kinds),
        "pairs": [log.select("attempt", kind) for kind in ("hint", "session", "grade", "drill", "void")],
        "all of attempt after all of everything": log.select("attempt"),
        "nothing": log.select(),
        "since": [log.select("attempt", "settings", since=FIRST + timedelta(day)) for day in (-1, 0, 1)],
        "for": [log.select("attempt", "session", purposes=(purpose,)) for purpose in (*PURPOSES, "plan")],
        "for some": log.select("attempt", purposes={"review", "new"}, latest=1),
        "for none": log.select("attempt", purposes=()),
        "plans since": log.select("session", purposes=("plan", "placement"), since=FIRST, latest=1),
        "events": dict(log.events(some)),
        "no events": dict(log.events([])),
        "reaches": reaches,
        "inks": log.inks(reaches),
        "other inks": log.inks([Reach(char, NOON, NOON + 1) for char in CHARS]),
        "no inks": log.inks([]),
        "after": [list(log.after()), list(log.after(3)), list(log.after(10**6))],
        "size": log.size(),
        "all": log.all(),
        "some": dict(log.some([*CHARS[:2], "山"])),
        "no memories": dict(log.some([])),
        "pasts": log.pasts(),
    }
    return said
