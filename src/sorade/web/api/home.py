"""The home page."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from sorade import __version__, store
from sorade.memory import Memory

from ..ability import writable_out
from ..desk import Desk
from ..drill import broken_of, broken_out
from ..reader import readable_out
from ..schema.home import ChosenOut, Home, Next, PastSession, Today
from ..schema.strict import MAX_AT, MAX_OFFSET
from ..today import asked_today

SESSIONS = 7  # lines on the page

router = Router()


@router.get("/home", response=Home, operation_id="home")
def home(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> Home:
    """All that the home page shows."""
    desk = Desk()
    day = desk.day(at, offset)
    memories = desk.memories
    return Home(
        first_run=desk.chosen.reads is None,
        version=__version__,
        study_day=day,
        chosen=ChosenOut(**asdict(desk.chosen)),
        today=today(desk, day),
        writable=writable_out(desk, memories, day),
        readable=readable_out(desk, day),
        next=after(day, memories),
        sessions=[
            PastSession(
                id=one.id,
                study_day=one.study_day,
                written=one.passed + one.missed,
                passed=one.passed,
                missed=one.missed,
                seconds=one.seconds,
            )
            for one in store.summaries(desk.learner, SESSIONS)
        ],
        broken=next((broken_out(one) for one in broken_of(desk) if one.weight), None),
    )


def today(desk: Desk, day: date) -> Today:
    """What is left of the open session, or what a new one would ask."""
    sittings = [desk.sitting(event.id) for event in store.sessions_on(desk.learner, day)]
    seen = [memory.seen for memory in desk.memories if memory.seen <= day]
    so_far = {
        "done": sum(sitting.done(desk.book) for sitting in sittings),
        "used": round(sum(sitting.used for sitting in sittings)),
        "away": (day - max(seen)).days if seen else 0,
        "meant": desk.chosen.minutes_on(day),
    }
    if (begun := desk.open_session(day)) is not None:
        sitting = desk.sitting(begun.id)
        left = sitting.left(desk.book)
        asked = [turn.purpose for turn in left]
        seconds = sitting.budget.planned(left) if sitting.budget else sitting.plan.minutes * 60 - sitting.used
        return Today(
            to_write=len(left),
            due=asked.count("review"),
            new=asked.count("new"),
            open_session=begun.id,
            minutes=in_minutes(seconds),
            days=0,
            more=False,
            **so_far,
        )
    coming = asked_today(desk, day)
    likely = coming.likely
    return Today(
        to_write=len(likely),
        due=coming.plan.due,
        new=sum(ask.purpose == "new" for ask in likely),
        open_session=None,
        minutes=in_minutes(coming.budget.planned(likely)),
        days=coming.plan.days,
        more=coming.more,
        **so_far,
    )


def in_minutes(seconds: float) -> int:
    """Whole minutes, one at least."""
    return max(1, round(seconds / 60))


def after(day: date, memories: tuple[Memory, ...]) -> Next | None:
    """The next study day on which something is due."""
    coming = [memory.due for memory in memories if memory.due > day]
    return Next(study_day=min(coming), due=coming.count(min(coming))) if coming else None
