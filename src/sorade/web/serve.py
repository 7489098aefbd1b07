"""The server process: waitress on the loopback address, and the browser opened when it really listens."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import socket
import sys
import threading
import urllib.request
import webbrowser
from collections.abc import Callable
from types import FrameType
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from sorade.errors import PortTaken

from .problem import MAX_BODY, MEDIA_TYPE, plain

HOST = "127.0.0.1"  # never 0.0.0.0: there are no accounts
PORT = 8777
THREADS = 4
PATIENCE = 2  # seconds to find out who answers on a taken port
Say = Callable[[str], None]


def address(port: int) -> str:
    """What to type into a browser."""
    return f"http://{HOST}:{port}/"


def serve(port: int, open_browser: bool, say: Say) -> None:
    """Serve until Ctrl+C or SIGTERM. Port 0 takes a free one. Raises CannotStart where the machine is not ready.

    Where a sorade already answers on the port, that one is opened.
    """
    try:
        listener = taken(port)
    except PortTaken:
        if not (open_browser and is_sorade(port)):
            raise
        say(f"sorade is already running at {address(port)}")
        show(address(port))
        return
    with contextlib.closing(listener):
        listen(listener, open_browser, say)


def taken(port: int) -> socket.socket:
    """The port, taken for us: bound but not yet listening. Raises PortTaken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # there it would let two programs share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EACCES:
            raise PortTaken(
                f"You may not use port {port}. Choose one from 1024 on: sorade serve --port {PORT}"
            ) from error
        if error.errno != errno.EADDRINUSE:
            raise PortTaken(f"Port {port} cannot be used: {error.strerror}. Try another: --port {port + 1}") from error
        who = "Another sorade" if is_sorade(port) else "Another program"
        hint = f"Open {address(port)}, or stop it first" if who == "Another sorade" else "Stop it"
        raise PortTaken(f"{who} is using port {port}. {hint}, or choose another port: --port {port + 1}") from error
    return listener


def listen(listener: socket.socket, open_browser: bool, say: Say) -> None:
    """Serve on the socket until told to stop."""
    from .ready import application  # noqa: PLC0415 - Django wakes here, after the port is ours

    server = create_server(
        application(),
        sockets=[listener],
        threads=THREADS,
        channel_timeout=60,
        max_request_body_size=4 * MAX_BODY,  # between the two the application refuses in its own words
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = Channel
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    url = address(server.effective_port)
    say(f"sorade is running at {url} (stop it with Ctrl+C)")
    if open_browser:
        show(url)
    try:
        server.run()  # returns on SystemExit, after the requests at hand are answered
    finally:
        server.close()
        forget_connections()


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Ends `server.run()`."""
    sys.exit(0)


def forget_connections() -> None:
    """Close the database for good, so that its log is folded in."""
    from django.db import connections  # noqa: PLC0415 - Django is only awake here

    connections.close_all()


def show(url: str) -> None:
    """Open the browser, where there is a screen for one, without waiting for it."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a text browser would take this terminal
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def is_sorade(port: int) -> bool:
    """Does a sorade answer there?"""
    try:
        with urllib.request.urlopen(f"{address(port)}api/health", timeout=PATIENCE) as reply:  # noqa: S310 - our own address
            health = json.loads(reply.read(1000))
    except (OSError, ValueError):
        return False
    return isinstance(health, dict) and health.get("ok") is True and "version" in health


class Unreadable(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """What waitress refuses before Django sees it (broken HTTP, a far too large body), in the one shape of an error."""

    def execute(self) -> None:
        error = self.request.error
        problem = plain(error.code, f"{error.reason}: {error.body}")
        body = problem.model_dump_json(exclude_none=True).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", MEDIA_TYPE), ("X-Content-Type-Options", "nosniff")]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    error_task_class: Any = Unreadable
