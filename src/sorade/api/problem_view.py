"""The one shape of an error: RFC 9457 problem details."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Flaw(BaseModel):
    """One thing wrong with what was sent: where (a JSON pointer, or the name of a parameter) and what."""

    where: str
    what: str


class Problem(BaseModel):
    """`detail` is a sentence for a person. `flaws` says where, for input that breaks the schema; `event` which event of
    a batch was refused: none of that batch is stored."""

    model_config = ConfigDict(extra="forbid")

    type: str
    title: str
    status: int
    detail: str
    flaws: list[Flaw] | None = None
    event: UUID | None = None
