"""The two kinds of model, and the fields that many of them share."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

MAX_AT = 253_370_764_800_000  # ms UTC: the start of the year 9999, so that every study day has a date
MAX_OFFSET = 960  # minutes; the widest zone ever used was 15 h 56 min
MAX_SPAN = 10**12  # ms, 31 years: a page may be left open for days, and its attempt is still taken


class Received(BaseModel):
    """What a client sends: nothing is coerced, nothing unknown is let through."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Sent(BaseModel):
    """What the server answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# In JSON an id is a string; strict mode would want a UUID object.
Id = Annotated[UUID, Field(strict=False, description="A UUID; version 7 where the client makes it.")]
Device = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}$", description="The device's own name for itself.")]
At = Annotated[int, Field(ge=0, le=MAX_AT, description="ms since 1970, UTC, by the device's clock.")]
Offset = Annotated[int, Field(ge=-MAX_OFFSET, le=MAX_OFFSET, description="The device's minutes east of UTC.")]
Span = Annotated[int, Field(ge=0, le=MAX_SPAN, description="ms.")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
