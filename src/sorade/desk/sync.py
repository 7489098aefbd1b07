"""Two logs of one learner become one (docs/sync.md): what the other has is pulled, what it lacks is pushed, each fact
once.

Nothing here reaches out. `sync` says what is to be asked of the other log, and is told what came: whoever has a line to
it carries that there and back. It may be broken off at any moment and begun again; what was noted about the other log
says where to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from sorade.errors import AnotherLog, Clash, Unanswered
from sorade.memory import Event, to_line
from sorade.wire import Wrong, dump, load, reader

from .command import MOST_EVENTS, CopiedIn
from .copy import end, heap, packed, seal_at, unpacked
from .ports import Log
from .view.copy import Copied, CopyOut, End, HeadOut

ROUNDS = 5  # of pulling and pushing in one go; others may go on writing all the while
OWED = 100  # places that the other log refused and that are offered again, the next time; more are forgotten
START = End(0, "")
STRANGER = "Another log answers there than the one that this one was joined with. It was sent nothing."
REFUSALS = {409, 413, 422}  # statuses by which a log refuses the facts themselves, and will again
OK = 200
ELSEWHERE = 421  # it is another log

Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Call:
    """A request to the other log: `path` from /api on, with its query; `body` is JSON, None where there is none."""

    method: str
    path: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync came to, so far: how many facts were `pulled` and `pushed` that were new there, those that the other
    log `refused`, and the `sessions` in which something was done that this log didn't know of. `log` is the name of the
    other one."""

    log: UUID
    pulled: int = 0
    pushed: int = 0
    refused: tuple[UUID, ...] = ()
    sessions: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far two logs know each other. Of the other one all is here up to `pulled`. All that this one had up to the
    place `pushed` is there, before that; but for the places that are `owed`, because they were refused. `mine` was the
    end of this log.

    A log that has another seal at such an end is not the log that it was: it lost its end, was made anew from a backup,
    or an event in it took another's place. Then nothing of this is believed."""

    pulled: End = START
    mine: End = START
    pushed: int = 0
    owed: tuple[int, ...] = ()


Steps = Generator[Call, tuple[int, str], Synced]


def sync(log: Callable[[], Log], wanted: UUID | None = None) -> Steps:
    """Pull and push until both logs have the same facts.

    Args:
        log: this log, as it is at each moment.
        wanted: the name of the other log, as it was when the two were joined; None joins them now.

    Yields:
        what to ask of the other log, and is sent the status and the JSON that came.

    Raises:
        AnotherLog: the one that answers is not the one that is wanted. Nothing was sent to it or taken from it.
        Unanswered: what came is no answer of a log's.
        NewerEvent: the other log has what only a newer sorade can read.
    """
    run = _Run(log, wanted)
    yield from run.meet()
    for _ in range(ROUNDS):
        yield from run.pull()
        if (yield from run.push()):
            break
    return run.synced


def through(steps: Steps, ask: Callable[[str, str, str | None], tuple[int, str]]) -> Synced:
    """Go through a sync by a line that answers at once: `ask` gets method, path and body, and gives status and JSON.
    Raises what both raise."""
    try:
        call = next(steps)
        while True:
            call = steps.send(ask(call.method, call.path, call.body))
    except StopIteration as done:
        synced: Synced = done.value
        return synced


@dataclass
class _Run:
    """One sync. `came` are the first and last places in this log of what came from the other one meanwhile, as it does
    not go back."""

    log: Callable[[], Log]
    wanted: UUID | None
    cursor: Cursor = field(default_factory=Cursor)
    came: list[tuple[int, int]] = field(default_factory=list)

    def meet(self) -> Generator[Call, tuple[int, str], None]:
        """Find out who is there, where that isn't known, and what was noted about them."""
        name = self.wanted
        if name is None:
            name = _read(HeadOut, (yield Call("GET", "/api/log"))).log
        self.synced = Synced(name)
        self.cursor = self._noted(name) or Cursor()

    def pull(self) -> Generator[Call, tuple[int, str], None]:
        """Take in what the other log has."""
        more, again = True, ROUNDS
        while more:
            pulled = self.cursor.pulled
            path = f"/api/log/events?at=0&offset=0&days=0&after={pulled.counter}"
            out = _read(CopyOut, (yield Call("GET", path)))
            self._is(out.log)
            if pulled.counter and out.at != pulled.check:  # it isn't the log that it was
                if not (again := again - 1):
                    raise Unanswered("The other log changes all the time. Try again later.")
                self.cursor, self.came = Cursor(), []
                continue
            self._take_in(list(unpacked(out.packed)), End(out.last, out.check))
            more = out.more and out.last > pulled.counter

    def push(self) -> Generator[Call, tuple[int, str], bool]:
        """Give the other log what it lacks. False where others wrote into it meanwhile: what was pushed is pushed again
        after the next pull, so that a place that was pulled always comes after all that was pushed."""
        for place in self.cursor.owed:
            before, rest = self.cursor, tuple(one for one in self.cursor.owed if one != place)
            self.cursor = replace(before, owed=rest)
            if not (yield from self._offer(list(islice(self.log().after(place - 1), 1)))):
                self.cursor = before
                return False
        while True:
            log = self.log()
            with log.writing():
                some = self._next(log)
                upto = some[-1][0] if some else max([self.cursor.pushed, *(until for _, until in self.came)])
                seal = seal_at(log, upto)
            if some and not (yield from self._offer(some)):
                return False
            if not self._note_pushed(upto, seal):
                return False
            if not some:
                return True

    def _note_pushed(self, upto: int, seal: str | None) -> bool:
        """Note that all up to there is on the other side. Not so where an event gave way to an earlier fact of the same
        command meanwhile: then all is offered again."""
        log = self.log()
        with log.writing():
            intact = seal_at(log, upto) == seal and self._is_intact(log)
            if not intact:
                self.came = []
            self._note(log, replace(self.cursor, pushed=upto if intact else 0))
        return intact

    def _is_intact(self, log: Log) -> bool:
        """Whether all that this log had at the last note is as it was then."""
        mine = self.cursor.mine
        return not mine.counter or seal_at(log, mine.counter) == mine.check

    def _next(self, log: Log) -> list[tuple[int, Event]]:
        """The events to be pushed next, each with its place: as many as travel together."""
        last = self.cursor.pushed
        for first, until in [*self.came, (MOST_EVENTS, MOST_EVENTS)]:
            if last < first - 1 and (found := _together(log.after(last), first)):
                return found
            last = max(last, until)
        return []

    def _offer(self, some: Sequence[tuple[int, Event]]) -> Generator[Call, tuple[int, str], bool]:
        """Push these. Where they are refused, each half by itself: one that the other log won't have must not hold up
        the others. Whether nobody else wrote into it meanwhile."""
        body = dump(CopiedIn(log=self.synced.log, packed=(packed(to_line(event) for _, event in some),)))
        status, text = yield Call("POST", "/api/log/events", body)
        if status == ELSEWHERE:
            raise AnotherLog(STRANGER)
        if status in REFUSALS:
            if len(some) == 1:
                ((place, event),) = some
                self.cursor = replace(self.cursor, owed=(*self.cursor.owed, place)[:OWED])
                self.synced = replace(self.synced, refused=tuple(dict.fromkeys((*self.synced.refused, event.id))))
                return True
            half = len(some) // 2
            return (yield from self._offer(some[:half])) and (yield from self._offer(some[half:]))
        copied, pulled = _read(Copied, (status, text)), self.cursor.pulled
        self.synced = replace(self.synced, pushed=self.synced.pushed + copied.stored)
        if copied.before != pulled and (copied.before.counter or pulled.counter):
            return False
        self.cursor = replace(self.cursor, pulled=copied.head)
        return True

    def _take_in(self, events: Sequence[Event], last: End) -> None:
        log = self.log()
        with log.writing():
            if not self._is_intact(log):
                self.came, self.cursor = [], replace(self.cursor, pushed=0)
            before = log.head().counter
            stored = [one.event for one in _append(log, events) if one.status == "stored"]
            after = log.head().counter
            cursor = self.cursor
            if after > before:
                self.came.append((before + 1, after))
            pushed = after if cursor.pushed == before else cursor.pushed
            self._note(log, replace(cursor, pulled=last, pushed=pushed))
        sessions = dict.fromkeys((*self.synced.sessions, *filter(None, (event.session for event in stored))))
        self.synced = replace(self.synced, pulled=self.synced.pulled + len(stored), sessions=tuple(sessions))

    def _noted(self, name: UUID) -> Cursor | None:
        """What was noted about that log, as far as this one is still the log that it was then."""
        log = self.log()
        if (text := log.note(name)) is None:
            return None
        try:
            cursor: Cursor = reader(Cursor)(load(text))
        except (ValueError, Wrong):  # of another version
            return None
        mine = cursor.mine
        return cursor if not mine.counter or seal_at(log, mine.counter) == mine.check else None

    def _note(self, log: Log, cursor: Cursor) -> None:
        self.cursor = replace(cursor, mine=end(log.head()))
        log.take_note(self.synced.log, dump(self.cursor))

    def _is(self, log: UUID) -> None:
        if log != self.synced.log:
            raise AnotherLog(STRANGER)


def _together(coming: Iterator[tuple[int, Event]], until: int) -> list[tuple[int, Event]]:
    """As many as travel together, of those before the place `until`."""
    held: list[tuple[int, Event]] = []

    def noted() -> Iterator[tuple[int, Event]]:
        for one in takewhile(lambda one: one[0] < until, coming):
            held.append(one)
            yield one

    _, last = heap(noted(), 0)
    return [one for one in held if one[0] <= last]


def _append(log: Log, events: Sequence[Event]) -> list[Any]:
    """Store these; where an id is another event's here, all but that one."""
    try:
        return list(log.append(events, travelled=True))
    except Clash:
        if len(events) == 1:
            return []
        half = len(events) // 2
        return [*_append(log, events[:half]), *_append(log, events[half:])]


def _read(kind: Callable[..., Out], came: tuple[int, str]) -> Out:
    """The answer; what a newer version adds to it is left aside. Raises Unanswered."""
    status, text = came
    try:
        if status == OK:
            told = load(text)
            named = get_type_hints(kind)
            found: Out = reader(kind)(
                {name: told[name] for name in told if name in named} if isinstance(told, dict) else told
            )
            return found
    except (ValueError, Wrong) as error:
        raise Unanswered("What answers there isn't sorade, or an older one. Nothing was changed.") from error
    raise Unanswered(f"The other log can't answer now (status {status}). Nothing is lost: try again later.")
