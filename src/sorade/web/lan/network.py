"""sorade on the home network: the process that devices reach, and the page with which a new one begins."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sorade.errors import CannotStart, PortTaken
from sorade.web.folder import HOME, write_folder
from sorade.web.shipped import APP

from .authority import Authority
from .devices import PAGE, folder
from .guide import Guide
from .names import names

ANYWHERE = "0.0.0.0"  # noqa: S104 - the home network is elsewhere
PATIENCE = 30  # seconds for the process to come up
WRITTEN = "page.of"  # the file that says from what the page was written
SETTINGS = "sorade.web.lan.settings"
_now: list[Network] = []


@dataclass(frozen=True, slots=True)
class Network:
    """`address` is where a paired device opens sorade, `guide` where a new one begins; `fingerprint` is that of the
    certificate. `stays` is whether the address has a name in it, not a number that a router may give away."""

    address: str
    guide: str
    fingerprint: str
    stays: bool


def network() -> Network | None:
    """The one that is open; None where there is none."""
    return _now[-1] if _now else None


@contextmanager
def on(port: int, name: str = "") -> Iterator[Network]:
    """Be on the home network while the context is open: TLS on `port`, the guide on the one after it. `name` is what
    this computer is called there; empty: what is found out. Raises CannotStart, PortTaken, BadInput."""
    called = names(name)
    if not called.best:
        raise CannotStart("This computer is on no home network. Connect it to your Wi-Fi, then start sorade again.")
    for one in (port, port + 1):
        _free(one)
    place = folder()
    authority = Authority(place, called.computer)
    certificate, key = authority.issue(called.all)
    _write_page(place / PAGE, place / WRITTEN)
    made = Network(
        f"https://{called.best}:{port}/",
        f"http://{next(iter(called.addresses), called.best)}:{port + 1}/",
        authority.fingerprint,
        stays=bool(called.name),
    )
    guide = Guide(port + 1, made.address, called.computer, authority.certificate, authority.fingerprint)
    with closing(guide), _process(port, certificate, key):
        _now.append(made)
        try:
            yield made
        finally:
            _now.remove(made)


@contextmanager
def _process(port: int, certificate: Path, key: Path) -> Iterator[None]:
    """The process, once it listens. It ends when its standard input does."""
    program = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-m", "sorade.web.lan.process", str(port), str(certificate), str(key)],
        stdin=subprocess.PIPE,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS},
    )
    try:
        _wait(program, port)
        yield
    finally:
        if program.stdin:
            program.stdin.close()
        try:
            program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            program.kill()


def _wait(program: subprocess.Popen[bytes], port: int) -> None:
    """Until it listens. Raises CannotStart."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and program.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise CannotStart("sorade couldn't start on your network. What is printed above says why.")


def _free(port: int) -> None:
    """Raises PortTaken where somebody has it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line:
        if os.name != "nt":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((ANYWHERE, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} is needed for your network, and another program has it. "
                f"Stop that, or choose another port: --lan-port {port + 10}"
            ) from error


def _write_page(page: Path, written: Path) -> None:
    """The page's files, where they are not those of this sorade yet. Raises CannotStart."""
    digest = hashlib.sha256()
    for built in (HOME / "home.json", APP / "index.html", APP / "service.js"):
        digest.update(built.read_bytes() if built.exists() else b"")
    if page.exists() and written.exists() and written.read_text("ascii") == digest.hexdigest():
        return
    write_folder(page, syncs=True)
    written.write_text(digest.hexdigest(), "ascii")
