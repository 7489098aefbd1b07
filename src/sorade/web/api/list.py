"""Lists of kanji."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Body, Query, Router

from ..desk import Desk
from ..lists import lines, list_out
from ..lists import read as read_text
from ..schema.list import ListOut, ListRead, Lists, TextIn
from ..schema.problem import Problem
from ..schema.strict import MAX_AT, MAX_OFFSET

router = Router()


@router.get("/lists", response=Lists, operation_id="lists")
def lists(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> Lists:
    """All lists, with how their kanji stand on that study day."""
    desk = Desk()
    return Lists(lists=lines(desk, desk.day(at, offset)))


@router.post("/lists/read", response=ListRead, operation_id="read_list")  # before the next: its address fits there, too
def read(request: HttpRequest, wanted: Body[TextIn]) -> ListRead:
    """The list in a text. It is kept with an event of kind `list`."""
    return read_text(Desk(), wanted.text)


@router.get("/lists/{list}", response={200: ListOut, 404: Problem}, operation_id="list")
def one(
    request: HttpRequest,
    list: str,  # noqa: A002 - the name of the noun
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> ListOut:
    """A list with its kanji."""
    desk = Desk()
    return list_out(desk, list, desk.day(at, offset))
