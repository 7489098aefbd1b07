"""A sync that the page carries: it asks the server for what it is told to, and tells what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sorade.desk import Call, Log, Synced, sync
from sorade.errors import SoradeError


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

    def step(self) -> dict[str, Any]:
        """What is next, as the page's worker takes it: a call, or what came of all (web/src/home/python.ts, `Step`)."""
        if self.call is not None:
            return {"kind": "call", **asdict(self.call)}
        if (done := self.synced) is None:
            raise ValueError("it failed, and nothing is next")
        sessions = [str(one) for one in done.sessions]
        return {
            "kind": "done",
            "log": str(done.log),
            "pulled": done.pulled,
            "pushed": done.pushed,
            "sessions": sessions,
        }

    def told(self, status: int, text: str) -> dict[str, Any]:
        """As `tell`, for a worker: what is next; or why nothing is."""
        try:
            self.tell(status, text)
        except SoradeError as error:
            return {"kind": "failed", "error": type(error).__name__, "why": str(error)}
        return self.step()
