"""Taking the port, and opening the browser."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
import threading
import webbrowser

from sorade.errors import PortTaken

from .database import Say, wake

HOST = "127.0.0.1"  # never 0.0.0.0: there are no accounts
PORT = 8777
PATIENCE = 2  # seconds to find out who answers on a taken port


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

    def ready(port: int) -> None:
        say(f"sorade is running at {address(port)} (stop it with Ctrl+C)")
        if open_browser:
            show(address(port))

    with contextlib.closing(listener):
        wake()
        from .listen import listen  # noqa: PLC0415 - now that the port is ours and Django awake

        listen(listener, say, ready)


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


def show(url: str) -> None:
    """Open the browser, where there is a screen for one, without waiting for it."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a text browser would take this terminal
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def is_sorade(port: int) -> bool:
    """Does a sorade answer there?"""
    import urllib.request  # noqa: PLC0415 - only where a port is taken

    try:
        with urllib.request.urlopen(f"{address(port)}api/health", timeout=PATIENCE) as reply:  # noqa: S310 - our own address
            health = json.loads(reply.read(1000))
    except (OSError, ValueError):
        return False
    return isinstance(health, dict) and health.get("ok") is True and "version" in health
