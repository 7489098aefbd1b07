"""Today's session, and free practice."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router

from sorade import store
from sorade.errors import Clash, Refused
from sorade.memory import Event, Session
from sorade.session import Ask, free

from ..desk import Desk
from ..kanji import facts_of
from ..laid import laid_out, session_out
from ..schema.problem import Problem
from ..schema.session import PracticeIn, SessionIn, SessionOut
from ..today import asked_today

router = Router()


@router.post("/sessions", response={200: SessionOut, 409: Problem}, operation_id="begin_session")
def begin(request: HttpRequest, wanted: Body[SessionIn]) -> SessionOut:
    """Plan today's session and log the plan; or give back the one with this id, or the one that is open today."""
    desk = Desk()
    with store.writing(desk.learner):
        event = store.event(desk.learner, wanted.id) or desk.open_session(desk.day(wanted.at, wanted.offset))
        if event is None:
            event = planned(desk, wanted)
            store.append(desk.learner, [event])
        elif not isinstance(event.body, Session):
            raise Clash(f"The id {wanted.id} already stands for something else.")
    return session_out(desk, desk.sitting(event.id))


@router.post("/practice", response={200: SessionOut, 404: Problem, 409: Problem}, operation_id="begin_practice")
def practise(request: HttpRequest, wanted: Body[PracticeIn]) -> SessionOut:
    """Lay out free practice and log it; or give back the one with this id. Today's session and every memory stay as
    they are."""
    desk = Desk()
    with store.writing(desk.learner):
        event = store.event(desk.learner, wanted.id)
        if event is None:
            chars = free([facts_of(desk.book, char).char for char in wanted.chars], wanted.id)
            store.append(desk.learner, [laid_out(desk, wanted, [Ask(char, "practice") for char in chars])])
        elif not isinstance(event.body, Session):
            raise Clash(f"The id {wanted.id} already stands for something else.")
    return session_out(desk, desk.sitting(wanted.id))


@router.get("/sessions/{session}", response={200: SessionOut, 404: Problem}, operation_id="session")
def session(request: HttpRequest, session: UUID) -> SessionOut:
    """The session as it stands."""
    desk = Desk()
    return session_out(desk, desk.sitting(session))


def planned(desk: Desk, wanted: SessionIn) -> Event:
    """The plan of a new session. Raises Refused while the learner has not said what they read."""
    if desk.chosen.reads is None:
        raise Refused("Say first what you can read: send a settings event.")
    day = desk.day(wanted.at, wanted.offset)
    today = asked_today(desk, day)
    return laid_out(desk, wanted, today.asks, today=today)
