"""The server process: waitress in front of Django."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, WSGITask

from sorade.api import MAX_BODY, PROBLEM, plain

from .daily import Daily
from .database import Say, damage, prepare
from .door import KNOWN
from .mend import can_mend, mend
from .shipped import book

THREADS = 6  # a writer that waits for another program has one
CONNECTIONS = 200  # at once, at most; below what any system lets a process have open
STRANGERS = 64  # connections, of those, on which nobody is known yet; a browser opens six
HEAD = 5  # seconds in which whoever connects says what is wanted: a browser takes some ms
WHOLE = 30  # seconds in which all of a request has come


def listen(listener: socket.socket, say: Say, ready: Callable[[int], None]) -> None:
    """Serve on the bound socket until Ctrl+C or SIGTERM; `ready` gets the port once it answers. Raises CannotStart."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("django.request").setLevel(logging.ERROR)  # a refusal is told to whoever was refused
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits for a moment is no news
    book()
    sound(say)
    prepare(say)
    server = Server(
        get_wsgi_application(),
        _sock=listener,
        bind_socket=False,
        threads=THREADS,
        max_request_body_size=4 * MAX_BODY,  # between the two the application refuses in its own words
        connection_limit=CONNECTIONS,
        cleanup_interval=1,
        ident=None,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    ready(server.effective_port)
    try:
        with Daily(settings.ENVIRONMENT.backups):
            server.run()  # returns on SystemExit, after the requests at hand are answered
    finally:
        server.close()
        connections.close_all()


def sound(say: Say) -> None:
    """Mend the log where its file is damaged. What cannot be mended is for `prepare` to say."""
    log = Path(connections["default"].settings_dict["NAME"])
    if connections["default"].vendor != "sqlite" or not log.exists():
        return
    flaw, backups = damage(), settings.ENVIRONMENT.backups
    if flaw and can_mend(log, backups):
        say(f"The log's file is damaged ({flaw}). Making it anew ...")
        mend(log, backups, say)


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


class Answer(WSGITask):  # type: ignore[misc]  # waitress has no types
    """An answer to a request. The connection is kept for those whom the door knows."""

    def build_response_header(self) -> bytes:
        if KNOWN in self.environ:
            self.channel.is_stranger = False
        else:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection. It is a stranger's until somebody whom the door knows asked something on it."""

    error_task_class: Any = Unreadable
    task_class: Any = Answer
    is_stranger = True
    began = 0.0

    def received(self, data: bytes) -> bool:
        """Waitress's hook: bytes have come."""
        if self.request is None:
            self.began = time.time()
        return bool(super().received(data))

    def is_late(self, now: float) -> bool:
        """Whether it has been silent, or slow, for longer than anybody honest is."""
        if self.requests:
            return False
        if self.request is None:
            return self.is_stranger and now - self.creation_time > HEAD
        return now - self.began > (WHOLE if self.request.headers_finished else HEAD)


class Server(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """Waitress that lets nobody keep its connections busy by saying nothing."""

    channel_class: Any = Channel

    def maintenance(self, now: float) -> None:
        """Waitress's hook, every second."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.is_late(now):
                channel.will_close = True

    def handle_accept(self) -> None:
        """Waitress's hook: somebody connects. Where too many strangers wait, the one who waits longest has to go."""
        super().handle_accept()
        waiting = [one for one in self.active_channels.values() if one.is_stranger and not one.requests]
        for channel in sorted(waiting, key=lambda one: one.creation_time)[: max(0, len(waiting) - STRANGERS)]:
            channel.will_close = True
