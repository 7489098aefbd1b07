"""What a setting would cost, before it is chosen."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from sorade import store
from sorade.progress import workload
from sorade.session import costs

from ..desk import Desk
from ..schema.home import RetentionCost, RetentionCosts
from ..schema.strict import MAX_AT, MAX_OFFSET

TARGETS = (75, 80, 82, 85, 90, 95)  # percent

router = Router()


@router.get("/retention", response=RetentionCosts, operation_id="retention")
def retention(
    request: HttpRequest,
    at: Annotated[int, Query(ge=0, le=MAX_AT)],
    offset: Annotated[int, Query(ge=-MAX_OFFSET, le=MAX_OFFSET)],
) -> RetentionCosts:
    """The minutes a day that each target retention would take for what is known now."""
    desk = Desk()
    day, cost = desk.day(at, offset), costs(desk.recent)
    memories = store.memories(desk.learner)
    return RetentionCosts(
        kanji=len(memories),
        costs=[
            RetentionCost(retention=target, minutes=round(workload(memories, day, target / 100, cost.expected) / 60, 1))
            for target in sorted({*TARGETS, desk.chosen.retention})
        ],
    )
