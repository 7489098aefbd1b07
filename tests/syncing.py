"""Logs that know each other by a line, and everything that can go wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import UUID

from hypothesis import strategies as st

from memory.logs import DAY
from sorade import api
from sorade.desk import Desk, Synced, sync
from sorade.memory import Event, Grade, Graded, Session, answers_line, by_time, state_line, to_line
from sorade.store import Keeping
from sorade.web import book, looks
from store.lives import lives

YEAR = 365 * DAY
DIGEST = b"sixteen bytes ok"

Fault = Literal["none", "unheard", "unanswered", "twice", "late"]
"""What happens to a request: nothing; it doesn't arrive; its answer doesn't; it arrives twice; or an older one comes
again before it."""
FAULTS: tuple[Fault, ...] = ("none", "unheard", "unanswered", "twice", "late")


class Broken(Exception):
    """The line is."""


@dataclass
class Line:
    """A line to a log. The faults happen to the requests one after another; then there are none. `between` is done
    before each request: others write meanwhile."""

    log: Callable[[], Keeping]
    faults: Iterator[Fault] = field(default_factory=lambda: iter(()))
    between: Callable[[], object] = lambda: None
    sent: list[tuple[str, str, str | None]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        self.between()
        self.asked.append(f"{method} {path}")
        fault = next(self.faults, "none")
        if fault == "unheard":
            raise Broken
        if fault == "late":
            for old in self.sent:
                self.answer(*old)
        self.sent += [(method, path, body)] if method == "POST" else []
        answer = self.answer(method, path, body)
        if fault == "unanswered":
            raise Broken
        return self.answer(method, path, body) if fault == "twice" else answer

    def answer(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        def desk() -> Desk:
            log = self.log()
            return Desk(log, log, book(), looks())

        steps, _, query = path.removeprefix("/api").partition("?")
        made = api.answer(method, steps, query, (body or "").encode(), desk=desk)
        return made.status, made.body


def synced(log: Callable[[], Keeping], line: Line, wanted: UUID | None = None) -> Synced | None:
    """Sync; None where the line broke."""
    steps = sync(log, wanted)
    try:
        call = next(steps)
        while True:
            call = steps.send(line.ask(call.method, call.path, call.body))
    except StopIteration as done:
        result: Synced = done.value
        return result
    except Broken:
        steps.close()
        return None


def lines(log: Keeping) -> list[str]:
    """The events as an export has them, in an order that is the same everywhere."""
    return sorted(to_line(event) for _, event in log.after())


def memories(log: Keeping) -> list[tuple[str, str]]:
    """The bytes of the memories."""
    return [(state_line(past[-1].memory), answers_line(past)) for past in log.pasts()]


def same(logs: Iterable[Keeping]) -> bool:
    """Whether all have the same events and the same memories."""
    one, *others = [(lines(log), memories(log)) for log in logs]
    return all(other == one for other in others)


@st.composite
def facts(draw: st.DrawFn) -> list[list[Event]]:
    """What some devices wrote, each with a clock of its own, wrong by years; some of it twice, and some of that as two
    facts of one command."""
    shifts = draw(st.lists(st.sampled_from([0, 0, -2 * YEAR, YEAR, 60_000]), min_size=2, max_size=3))
    devices: list[list[Event]] = [[] for _ in shifts]
    for event in draw(lives()):
        number = draw(st.integers(0, len(shifts) - 1))
        if isinstance(event.body, Graded):
            event = replace(event, digest=DIGEST)  # noqa: PLW2901 - so that it may be two facts of one command
        one = replace(event, at=event.at + shifts[number])
        devices[number].append(one)
        if draw(st.integers(0, 3)) == 0:
            other = (number + 1) % len(shifts)
            devices[other].append(_twin(one, shifts[other], draw(st.booleans())))
    return devices


def _twin(event: Event, shift: int, differs: bool) -> Event:
    """The same event, or what another device made of the same command."""
    if not differs:
        return event
    match event.body:
        case Graded():
            return replace(event, at=event.at + shift, body=replace(event.body, proposed=Grade(1)))
        case Session():
            return replace(event, at=event.at + shift, body=replace(event.body, minutes=99))
    return event


def first_of(devices: list[list[Event]]) -> list[Event]:
    """All facts once, by time: as one device would have written them."""
    return sorted((event for device in devices for event in device), key=by_time)
