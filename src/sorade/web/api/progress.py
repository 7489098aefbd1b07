"""What it adds up to."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from ..desk import Desk
from ..kanji import facts_of
from ..past import ink_pairs
from ..past import past as looked_back
from ..progress import progress as page
from ..schema.problem import Problem
from ..schema.progress import InkPairs, PastOut, ProgressOut
from ..schema.strict import MAX_AT, MAX_OFFSET

router = Router()


@router.get("/progress", response=ProgressOut, operation_id="progress")
def progress(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> ProgressOut:
    """What can be written now, and what is to come."""
    desk = Desk()
    return page(desk, desk.day(at, offset))


@router.get("/progress/past", response=PastOut, operation_id="past")
def past(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> PastOut:
    """What the whole log says, looking back."""
    desk = Desk()
    return looked_back(desk, desk.day(at, offset))


@router.get("/progress/ink", response={200: InkPairs, 404: Problem}, operation_id="ink_pairs")
def ink(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
    char: Annotated[str | None, Query(min_length=1, max_length=1)] = None,
) -> InkPairs:
    """Ink then and now: of one kanji, or of those with most time between."""
    desk = Desk()
    if char is not None:
        facts_of(desk.book, char)
    return ink_pairs(desk, desk.day(at, offset), char)
