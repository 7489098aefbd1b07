"""What the learner reads."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Body, Query, Router

from ..desk import Desk
from ..reading import known_out, known_read, reading_out
from ..schema.reading import KnownOut, KnownReadOut, KnownTextIn, ReadingOut
from ..schema.strict import MAX_AT, MAX_OFFSET

router = Router()


@router.get("/reading", response=ReadingOut, operation_id="reading")
def reading(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> ReadingOut:
    """The reading checks that are left on that study day."""
    desk = Desk()
    return reading_out(desk, desk.day(at, offset))


@router.get("/known", response=KnownOut, operation_id="known")
def known(request: HttpRequest) -> KnownOut:
    """What the learner said they know, text by text."""
    return known_out(Desk())


@router.post("/known/read", response=KnownReadOut, operation_id="read_known")
def read(request: HttpRequest, sent: Body[KnownTextIn]) -> KnownReadOut:
    """The kanji of a text or table, with the days on their lines. Nothing is kept: a `known` event does that."""
    desk = Desk()
    return known_read(desk, sent.text, desk.day(sent.at, sent.offset))
