"""Which user of this machine is at the other end of a connection, where the system says so (Linux).

A cookie is for a host, not for a port: a browser also shows it to another user's program that listens on another port,
or on ours while sorade doesn't run. And the address that a browser is opened with can be read by everybody in the list
of processes. So what a browser holds is taken from the learner's own programs only. A token isn't asked for its user:
whoever was given it may use it."""

from __future__ import annotations

import os
import socket
import struct
from functools import cache

SOCK_DIAG, BY_FAMILY, REQUEST, ERROR, TCP = 4, 20, 1, 2, 6  # of Linux' netlink: see sock_diag(7)
LISTENS, ANY = 10, 0xFFFFFFFF
HEAD = struct.Struct("=IHHII")  # length, kind, flags, number, process
ASKED = struct.Struct("=BBBBI2s2s4s12x4s12xIII")  # family, protocol, states, ports, addresses, cookie
HERE, NOWHERE = socket.inet_aton("127.0.0.1"), socket.inet_aton("0.0.0.0")  # noqa: S104 - not listened on
GONE = -1


def is_another(port: str | None, of: str) -> bool:
    """Whether the program at `port` that is connected to our port `of` is known not to be this user's own. One that has
    hung up isn't: there is nobody to answer."""
    if not port or not port.isdigit() or not _tells(of):
        return False
    return _user(int(port), HERE, int(of)) != os.geteuid()


@cache
def _tells(of: str) -> bool:
    """Whether this system says whose sockets are whose: it knows that ours is ours. To a sorade in the Linux of Windows
    (WSL) the browser comes through a program of root's, so that nothing can be told there."""
    if not hasattr(socket, "AF_NETLINK") or "microsoft" in os.uname().release.lower():
        return False
    return _user(int(of), NOWHERE, 0) == os.geteuid()


def _user(port: int, to: bytes, at: int) -> int | None:
    """The user of the socket at that port of this machine which is connected so, or listens where it is to nowhere;
    GONE where there is no such socket, None where the system doesn't say."""
    asked = ASKED.pack(
        *(socket.AF_INET, TCP, 0, 0, ANY),
        *(port.to_bytes(2, "big"), at.to_bytes(2, "big"), HERE, to, 0, ANY, ANY),
    )
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, SOCK_DIAG) as line:
            line.settimeout(1)
            line.send(HEAD.pack(HEAD.size + len(asked), BY_FAMILY, REQUEST, 1, 0) + asked)
            heard = line.recv(4096)
    except OSError:
        return None
    _, kind, *_ = HEAD.unpack_from(heard)
    if kind == ERROR:
        (number,) = struct.unpack_from("=i", heard, HEAD.size)
        return GONE if number == -2 else None
    listens = heard[HEAD.size + 1] == LISTENS
    (user,) = struct.unpack_from("=I", heard, HEAD.size + 64)
    return int(user) if listens is (to == NOWHERE) else GONE
