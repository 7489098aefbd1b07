"""The server process: waitress in front of Django."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from sorade.api import MAX_BODY, PROBLEM, plain

from .database import Say, prepare
from .shipped import book

THREADS = 4


def listen(listener: socket.socket, say: Say, ready: Callable[[int], None]) -> None:
    """Serve on the bound socket until Ctrl+C or SIGTERM; `ready` gets the port once it answers. Raises CannotStart."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("django.request").setLevel(logging.ERROR)  # a refusal is told to whoever was refused
    book()
    prepare(say)
    server = create_server(
        get_wsgi_application(),
        sockets=[listener],
        threads=THREADS,
        max_request_body_size=4 * MAX_BODY,  # between the two the application refuses in its own words
        ident=None,
    )
    server.channel_class = Channel
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    ready(server.effective_port)
    try:
        server.run()  # returns on SystemExit, after the requests at hand are answered
    finally:
        server.close()
        connections.close_all()


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Ends `server.run()`."""
    sys.exit(0)


class Unreadable(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """What waitress refuses before Django sees it (broken HTTP, a far too large body), in the one shape of an error."""

    def execute(self) -> None:
        error = self.request.error
        problem = plain(error.code, f"{error.reason}: {error.body}")
        body = problem.json.encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", PROBLEM), ("X-Content-Type-Options", "nosniff")]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    error_task_class: Any = Unreadable
