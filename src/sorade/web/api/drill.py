"""The drill of stroke order."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from ..desk import Desk
from ..drill import drill as questions
from ..schema.drill import DrillOut
from ..schema.strict import MAX_AT, MAX_OFFSET

router = Router()


@router.get("/drill", response=DrillOut, operation_id="drill")
def drill(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> DrillOut:
    """Two minutes of questions: which stroke comes next, and why."""
    desk = Desk()
    return questions(desk, desk.day(at, offset))
