"""Whether it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """The answer that tells a sorade from another program on the same port."""

    version: str
    ok: bool
