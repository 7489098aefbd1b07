"""Placement."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Body, Router

from sorade import store
from sorade.memory import Placed

from ..desk import Desk
from ..laid import session_out
from ..placement import next_of, placed_out, placements
from ..schema.placement import Placements, RoundIn, RoundOut
from ..schema.problem import Problem

router = Router()


@router.get("/placements", response=Placements, operation_id="placements")
def made(request: HttpRequest) -> Placements:
    """All placements that came to their end."""
    return placements(Desk())


@router.post("/placements", response={200: RoundOut, 409: Problem}, operation_id="next_round")
def go_on(request: HttpRequest, wanted: Body[RoundIn]) -> RoundOut:
    """The next round of a placement, chosen by the answers so far; or its result, once it tells enough."""
    desk = Desk()
    with store.writing(desk.learner):
        event = next_of(desk, wanted)
    run = wanted.run or wanted.id
    if isinstance(event.body, Placed):
        return RoundOut(run=run, session=None, result=placed_out(event))
    return RoundOut(run=run, session=session_out(desk, desk.sitting(event.id)), result=None)
