"""Taking the port, and opening the browser."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import subprocess
import sys
import threading

from sorade.errors import NotRunning, PortTaken

from .database import Say, wake
from .environment import Environment
from .keys import PRINTED, Keys
from .private import usual
from .reach import Who, who_listens
from .shipped import home_network

HOST = "127.0.0.1"  # never 0.0.0.0: there are no accounts
PORT = 8777
NETWORK_PORT = 8778  # on the home network, with the one after it
OPEN = "import sys, webbrowser; webbrowser.open(sys.stdin.read())"


def address(port: int) -> str:
    """What to type into a browser."""
    return f"http://{HOST}:{port}/"


def link(port: int, ticket: str) -> str:
    """What lets a browser in, once."""
    return f"{address(port)}?token={ticket}"


def token() -> str:
    """What a program sends. Raises CannotStart."""
    return Keys.own().token


def fresh_link(port: int) -> str:
    """A link that lets one browser in to the sorade of this data folder. Raises NotRunning, PortTaken."""
    keys = Keys.own()
    match who_listens(HOST, port, keys):
        case "ours":
            return link(port, keys.ticket(port, PRINTED))
        case "nobody":
            raise NotRunning(f"Nothing answers on port {port}. Start sorade: sorade serve --port {port}")
        case who:
            raise PortTaken(stranger(port, who))


def serve(port: int, open_browser: bool, say: Say, network: tuple[int, str] | None = None) -> None:
    """Serve until Ctrl+C or SIGTERM. Port 0 takes a free one; `network` is the port on the home network and the name
    there (empty: what is found out), None to stay off it. Raises CannotStart where the machine is not ready.

    Where a sorade already answers on the port, that one is opened.
    """
    keys = Keys.own()
    try:
        listener = taken(port)
    except PortTaken:
        if not (open_browser and who_listens(HOST, port, keys) == "ours"):
            raise
        say(f"sorade is already running at {address(port)}")
        if network is not None:
            say("To be on your network as well, stop it there first, and start it again with --lan.")
        show(link(port, keys.ticket(port)))
        return

    open_things = contextlib.ExitStack()

    def ready(port: int) -> None:
        if network is not None:
            _be_reached(open_things, *network, say)
        say(f"sorade is running at {address(port)} (stop it with Ctrl+C)")
        say(f"For a browser that it doesn't know yet: {link(port, keys.ticket(port, PRINTED))}")
        if open_browser:
            show(link(port, keys.ticket(port)))

    with contextlib.closing(listener), open_things:
        wake()
        from .listen import listen  # noqa: PLC0415 - now that the port is ours and Django awake

        listen(listener, say, ready)


def _be_reached(stack: contextlib.ExitStack, port: int, name: str, say: Say) -> None:
    """Be on the home network as long as the stack is there, and say how a device gets in. Raises CannotStart."""
    lan = home_network()
    say(lan.begin(stack.enter_context(lan.on(port, name))))


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
        raise PortTaken(stranger(port, who_listens(HOST, port, Keys.own()))) from error
    return listener


def stranger(port: int, who: Who) -> str:
    """What to say about whoever has the port."""
    choose = f"choose another port: --port {port + 1}"
    if who == "ours":
        return f"This sorade is running on port {port} already. Open {address(port)}, or stop it first, or {choose}"
    if who == "another sorade":
        return (
            f"The sorade on port {port} isn't that of {Environment.read().data}: it has another data folder, is "
            f"another user's, or an older one. Nothing was sent to it. Stop it, or {choose}"
        )
    return f"Another program is using port {port}. Stop it, or {choose}"


def show(url: str) -> None:
    """Open the browser, where there is a screen for one, without waiting for it. It gets the permissions that files
    usually have, and not those of ours."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a text browser would take this terminal
    program = subprocess.Popen(  # noqa: S603 - our own words; the address goes in by its standard input
        [sys.executable, "-I", "-c", OPEN],
        stdin=subprocess.PIPE,
        text=True,
        umask=usual(),
        start_new_session=True,  # Ctrl+C here is not meant for it
    )
    with contextlib.suppress(OSError), program.stdin or contextlib.nullcontext() as line:
        if line:
            line.write(url)
    threading.Thread(target=program.wait, daemon=True).start()
