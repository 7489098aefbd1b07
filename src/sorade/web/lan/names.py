"""How this computer is called on the home network."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from dataclasses import dataclass

from sorade.errors import BadInput

from .authority import is_home

ELSEWHERE = ("192.0.2.1", 9)  # an address that nobody has (RFC 5737); nothing is sent to it


@dataclass(frozen=True, slots=True)
class Names:
    """`computer` is what people call it. `name` ends with .local where this computer finds itself by it, else it is
    empty. `addresses` are its private ones, that of the way out first."""

    computer: str
    name: str
    addresses: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All that a certificate has to have, the best first."""
        return (*filter(None, (self.name,)), *self.addresses, "127.0.0.1", f"{self.computer}.local")

    @property
    def best(self) -> str:
        """A name stays when the address changes, and a browser keeps what it has by its name."""
        return self.name or next(iter(self.addresses), "")


def names(chosen: str = "") -> Names:
    """Those of this moment; or a name or an address that somebody chose. Raises BadInput where no home has that."""
    computer = re.sub(r"[^a-z0-9-]", "-", socket.gethostname().split(".")[0].lower()).strip("-") or "computer"
    if chosen:
        if not is_home(chosen):
            raise BadInput(f"{chosen} is no name or address of a home network. Such are laptop.local and 192.168.1.20.")
        numbers = (chosen,) if chosen.replace(".", "").isdigit() else ()
        return Names(computer, "" if numbers else chosen, numbers or tuple(_of(chosen)))
    found = [*_outward(), *_of(socket.gethostname())]
    addresses = tuple(dict.fromkeys(one for one in found if is_home(one) and not one.startswith("127.")))
    local = f"{computer}.local"
    return Names(computer, local if set(_of(local)) & set(addresses) else "", addresses)


def _outward() -> list[str]:
    """The address from which this computer would go out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect(ELSEWHERE)
        return [str(way.getsockname()[0])]
    return []


def _of(name: str) -> list[str]:
    with suppress(OSError):
        return [str(address[0]) for *_, address in socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)]
    return []
