"""A sync that the page carries: it asks the server for what it is told to, and tells what came."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sorade.desk import Call, Log, Synced, sync


class Sync:
    """`call` is what is to be asked next, None once all is done; `synced` then says what came of it. It may be let go
    of at any moment: the next one goes on from there."""

    def __init__(self, log: Callable[[], Log], wanted: UUID | None) -> None:
        self._steps = sync(log, wanted)
        self.call: Call | None = next(self._steps)
        self.synced: Synced | None = None

    def tell(self, status: int, text: str) -> None:
        """Go on with what came of the call. Raises what `sorade.desk.sync` raises; then nothing more is to be asked."""
        call, self.call = self.call, None
        if call is None:
            raise ValueError("nothing was asked")
        try:
            self.call = self._steps.send((status, text))
        except StopIteration as done:
            self.synced = done.value
