"""The home page."""

from __future__ import annotations

from datetime import date

from sorade import __version__
from sorade.memory import Memory
from sorade.progress import workload
from sorade.session import costs

from ..command import Moment
from ..desk import Desk
from ..drill import broken_of, broken_out
from ..loop.today import asked_today
from ..ports import Book
from ..view.home import Home, Next, PastSession, RetentionCost, RetentionCosts, Today
from ..view.level import LevelOut
from .ability import writable_out
from .reader import readable_out
from .summary import summaries

SESSIONS = 7  # lines on the page
TARGETS = (75, 80, 82, 85, 90, 95)  # percent


def home(desk: Desk, now: Moment) -> Home:
    """All that the home page shows."""
    day = desk.day(now)
    return Home(
        first_run=desk.chosen.reads is None,
        version=__version__,
        study_day=day,
        chosen=desk.chosen,
        today=today_out(desk, day),
        writable=writable_out(desk, day),
        readable=readable_out(desk, day),
        next=after(day, desk.memories),
        sessions=tuple(
            PastSession(
                id=one.id,
                study_day=one.study_day,
                written=one.passed + one.missed,
                passed=one.passed,
                missed=one.missed,
                seconds=one.seconds,
            )
            for one in summaries(desk, SESSIONS)
        ),
        broken=next((broken_out(one) for one in broken_of(desk) if one.weight), None),
        unread=desk.log.unread,  # the last: by now the rest was read
    )


def today_out(desk: Desk, day: date) -> Today:
    """What is left of the open session, or what a new one would ask."""
    sittings = [desk.sitting(event.id) for event in desk.sessions_on(day)]
    seen = [memory.seen for memory in desk.memories if memory.seen <= day]
    done = sum(sitting.done for sitting in sittings)
    used = round(sum(sitting.used for sitting in sittings))
    away = (day - max(seen)).days if seen else 0
    meant = desk.chosen.minutes_on(day)
    sitting = desk.open_session(day)
    if sitting is not None:
        asked = [turn.purpose for turn in sitting.left]
        budget = sitting.budget
        seconds = budget.planned(sitting.left) if budget else sitting.plan.minutes * 60 - sitting.used
        return Today(
            to_write=len(asked),
            due=asked.count("review"),
            new=asked.count("new"),
            done=done,
            open_session=sitting.event.id,
            minutes=in_minutes(seconds),
            meant=meant,
            used=used,
            days=0,
            away=away,
            more=False,
        )
    coming = asked_today(desk, day)
    return Today(
        to_write=len(coming.likely),
        due=coming.plan.due,
        new=sum(ask.purpose == "new" for ask in coming.likely),
        done=done,
        open_session=None,
        minutes=in_minutes(coming.budget.planned(coming.likely)),
        meant=meant,
        used=used,
        days=coming.plan.days,
        away=away,
        more=coming.more,
    )


def in_minutes(seconds: float) -> int:
    """Whole minutes, one at least."""
    return max(1, round(seconds / 60))


def after(day: date, memories: tuple[Memory, ...]) -> Next | None:
    """The next study day on which something is due."""
    coming = [memory.due for memory in memories if memory.due > day]
    return Next(study_day=min(coming), due=coming.count(min(coming))) if coming else None


def levels(book: Book) -> tuple[LevelOut, ...]:
    """What a learner may say that they can read, easiest first."""
    return tuple(LevelOut(id=one.id, name=one.name, kanji=one.kanji, up_to=one.up_to) for one in book.levels())


def retention(desk: Desk, now: Moment) -> RetentionCosts:
    """The minutes a day that each target retention would take for what is known now."""
    day, cost, memories = desk.day(now), costs(desk.recent), desk.kept.all()
    return RetentionCosts(
        kanji=len(memories),
        costs=tuple(
            RetentionCost(retention=target, minutes=round(workload(memories, day, target / 100, cost.expected) / 60, 1))
            for target in sorted({*TARGETS, desk.chosen.retention})
        ),
    )
