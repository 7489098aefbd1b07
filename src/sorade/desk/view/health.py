"""Whether it runs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Health:
    """The answer that tells a sorade from another program on the same port, and by the name of its `log` from another
    sorade."""

    version: str
    ok: bool
    log: UUID
