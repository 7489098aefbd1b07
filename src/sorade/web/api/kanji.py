"""One kanji, and the learner's own ink."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Query, Router

from sorade.errors import NotFound
from sorade.ink import decode
from sorade.memory import Attempt
from sorade.reference import Filter

from ..desk import Desk
from ..intake import ink_of
from ..kanji import kanji as page_of
from ..reveal import ink_out
from ..schema.ink import InkColumns
from ..schema.kanji import KanjiOut
from ..schema.problem import Problem
from ..schema.search import Drawing, Hits, Parts, Wanted
from ..schema.strict import MAX_AT, MAX_OFFSET
from ..search import drawn, hits
from ..search import parts as shared

router = Router()


@router.get("/kanji/{char}", response={200: KanjiOut, 404: Problem}, operation_id="kanji")
def kanji(
    request: HttpRequest,
    char: str,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> KanjiOut:
    """All about a kanji, and the learner's memory of it on that study day."""
    desk = Desk()
    return page_of(desk, char, desk.day(at, offset))


@router.get("/kanji", response=Hits, operation_id="search")
def search(
    request: HttpRequest,
    wanted: Query[Wanted],
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> Hits:
    """The kanji that fit what is looked for, the best first."""
    told = wanted.model_dump(exclude={"q", "state"})
    desk = Desk()
    return hits(desk, desk.day(at, offset), wanted.q, Filter(**told), wanted.state)


@router.get("/parts", response=Parts, operation_id="parts")
def parts(request: HttpRequest) -> Parts:
    """The parts that kanji share."""
    return shared(Desk())


@router.post("/recognise", response=Hits, operation_id="recognise")
def recognise(request: HttpRequest, drawing: Body[Drawing]) -> Hits:
    """The kanji that the ink looks like, whatever the order of its strokes."""
    desk = Desk()
    return drawn(desk, desk.day(drawing.at, drawing.offset), ink_of(drawing.ink))


@router.get("/attempts/{attempt}/ink", response={200: InkColumns | None, 404: Problem}, operation_id="ink")
def ink(request: HttpRequest, attempt: UUID) -> InkColumns | None:
    """What was drawn in an attempt, as it came; null where nothing was."""
    event = Desk().event(attempt)
    if event is None or not isinstance(event.body, Attempt):
        raise NotFound(f"There is no attempt {attempt}.")
    return ink_out(decode(event.body.ink)) if event.body.ink else None
