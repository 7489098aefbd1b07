"""What the page on this computer asks about the home network. Only a server has these routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import segno

from sorade.desk import Desk, Route
from sorade.errors import Refused
from sorade.wire import Between

from .devices import MOST_MINUTES, Device, own
from .network import network

BORDER = 4  # modules of quiet around a QR code (ISO 18004)
OFF = "sorade isn't on your network. Stop it, and start it with `sorade serve --lan`."


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code: the path of its dark modules as SVG has it, in a box of that many units."""

    size: int
    path: str


@dataclass(frozen=True, slots=True)
class NetworkOut:
    """Whether sorade is `on` the home network; the `address` at which a paired device opens it, and the `guide` with
    which a new one begins, as a `square` to point its camera at. `fingerprint` is the certificate's. Where it is off,
    these are empty."""

    on: bool
    address: str
    guide: str
    square: Square | None
    fingerprint: str
    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class CodeOut:
    """What a device has to type, and until when, in ms UTC."""

    code: str
    until: int


@dataclass(frozen=True, slots=True)
class CodeIn:
    """For how many minutes a code is to be good."""

    minutes: Annotated[int, Between(1, MOST_MINUTES)]


@dataclass(frozen=True, slots=True)
class DeviceIn:
    """The device that is meant."""

    device: UUID


def state(_desk: Desk) -> NetworkOut:
    """How it is."""
    devices = own().all()
    now = network()
    if now is None:
        return NetworkOut(False, "", "", None, "", devices)
    return NetworkOut(True, now.address, now.guide, square(now.guide), now.fingerprint, devices)


def code(_desk: Desk, told: CodeIn) -> CodeOut:
    """A new code. Raises Refused."""
    if network() is None:
        raise Refused(OFF)
    made = own().new_code(told.minutes)
    return CodeOut(made.digits, made.until)


def shut_out(desk: Desk, told: DeviceIn) -> NetworkOut:
    """That device is a stranger from now on. Raises NotFound."""
    own().shut_out(told.device)
    return state(desk)


def square(text: str) -> Square:
    """It as a QR code."""
    rows = segno.make(text, error="m", micro=False).matrix
    runs = [f"M{x + BORDER} {y + BORDER}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return Square(len(rows) + 2 * BORDER, "".join(runs))


ROUTES = (
    Route("network", "GET", "/network", "The home network, and the devices that are paired.", state, NetworkOut),
    Route(
        "new_code",
        "POST",
        "/network/code",
        "A code for one more device. The one before it is gone.",
        code,
        CodeOut,
        CodeIn,
        also=(403,),
    ),
    Route(
        "shut_out",
        "POST",
        "/network/shut-out",
        "Shut a device out.",
        shut_out,
        NetworkOut,
        DeviceIn,
        also=(404,),
    ),
)
