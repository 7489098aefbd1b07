"""Whether it runs."""

from __future__ import annotations

from .strict import Sent


class Health(Sent):
    """The answer that tells a sorade from another program on the same port."""

    version: str
    ok: bool
