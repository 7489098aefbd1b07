"""What a learner may say that they can read."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from .. import book
from ..schema.level import LevelOut

router = Router()


@router.get("/levels", response=list[LevelOut], operation_id="levels")
def levels(request: HttpRequest) -> list[LevelOut]:
    """The levels, easiest first."""
    return [LevelOut(id=level.id, name=level.name, kanji=level.kanji, up_to=level.up_to) for level in book().levels()]
