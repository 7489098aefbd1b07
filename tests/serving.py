"""A server in this process, on a data folder of its own: no second process to start, for tests that do not kill it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections

from conftest import point_at
from running import TOKENS
from sorade import exchange, store
from sorade.web.environment import sqlite
from sorade.web.keys import Keys


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has
        pass


class Serving:
    """The application behind a port, over a copy of the file `template`, as a context."""

    def __init__(self, data: Path, template: Path) -> None:
        self.data, self.file = data, data / "sorade.sqlite3"
        shutil.copyfile(template, self.file)
        self.port, self.url = 0, ""

    @property
    def keys(self) -> Keys:
        return Keys(str(settings.SECRET_KEY))

    def take_in(self, export: str) -> None:
        """Import an export into the log."""

        def work() -> None:
            store.local().take_in(exchange.events(export.splitlines(keepends=True)))
            connections.close_all()

        aside(work)

    def __enter__(self) -> Self:
        point_at(sqlite(self.file))
        self._server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        self._server.daemon_threads = True
        self._server.set_app(get_wsgi_application())
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        TOKENS[self.port] = self.keys.token
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


def aside(work: Any) -> None:
    """Do it in a thread: Playwright's event loop runs in this one, and Django will not touch a database there."""
    failed: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
            failed.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
