"""What lets somebody in, all of it made from the secret of the data folder: the token of a program, the cookie of a
browser, the link that works once, and the proof that a server has the same secret."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Self

from .environment import Environment, secret

OPENED = 60  # seconds that a link is good for which is opened at once
PRINTED = 600  # seconds that a link is good for which somebody has to read first
LEEWAY = 50  # ms that a link may seem to be older than the server which it was made for


class Keys:
    """Made from a secret. Each kind of key is signed under a name of its own, so that none can pass for another."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @classmethod
    def own(cls) -> Self:
        """Of this data folder. Raises CannotStart."""
        return cls(secret(Environment.read()))

    @property
    def token(self) -> str:
        """What a program sends: `Authorization: Bearer ...`."""
        return self._signed("token")

    def cookie(self, port: int) -> str:
        """What a browser keeps."""
        return self._signed("cookie", port)

    def proof(self, port: int, challenge: str) -> str:
        """What only a server on that port with our secret can answer. The port is in it: a program on another port
        cannot hand the question on to our server."""
        return self._signed("proof", port, challenge)

    def ticket(self, port: int, seconds: int = OPENED) -> str:
        """What lets one browser in, once, for so many seconds."""
        made = f"{int(time.time() * 1000)}.{seconds}.{secrets.token_urlsafe(16)}"
        return f"{made}.{self._signed('ticket', port, made)}"

    def made(self, ticket: str, port: int) -> tuple[int, int] | None:
        """When a ticket for that port was made, in ms, and for how many seconds; None where it isn't one of ours."""
        made, _, signature = ticket.rpartition(".")
        if not same(signature, self._signed("ticket", port, made)):
            return None
        at, seconds, _ = made.split(".")
        return int(at), int(seconds)

    def _signed(self, kind: str, *what: object) -> str:
        text = "\n".join(("sorade", kind, *map(str, what)))
        digest = hmac.new(self._secret, text.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        return urlsafe_b64encode(digest).rstrip(b"=").decode()


class Tickets:
    """Takes each ticket once. A ticket from before this server is not taken: an earlier one may have taken it."""

    def __init__(self, keys: Keys, clock: Callable[[], float] = time.time) -> None:
        self._keys, self._clock = keys, clock
        self._began = time.monotonic()  # goes on evenly, even where somebody sets the clock
        self._used: set[str] = set()
        self._lock = threading.Lock()

    def take(self, ticket: str, port: int) -> bool:
        """Whether it lets somebody in; from now on it lets nobody in."""
        made = self._keys.made(ticket, port)
        if made is None:
            return False
        at, seconds = made
        age = self._clock() * 1000 - at
        up = (time.monotonic() - self._began) * 1000
        if not -LEEWAY <= age <= min(seconds * 1000, up + LEEWAY):
            return False
        with self._lock:
            fresh = ticket not in self._used
            self._used.add(ticket)
        return fresh


def same(one: str, other: str) -> bool:
    """Whether two keys are the same, in a time that says nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
