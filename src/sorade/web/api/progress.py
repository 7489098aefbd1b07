"""What it adds up to."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from ..desk import Desk
from ..progress import progress as page
from ..schema.progress import ProgressOut
from ..schema.strict import MAX_AT, MAX_OFFSET

router = Router()


@router.get("/progress", response=ProgressOut, operation_id="progress")
def progress(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> ProgressOut:
    """All that the progress page shows."""
    desk = Desk()
    return page(desk, desk.day(at, offset))
