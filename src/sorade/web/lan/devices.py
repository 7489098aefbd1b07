"""The devices that are paired with this computer, a file for each; and the code by which one gets in.

A code has six digits, is good for ten minutes and one device, and is gone after five wrong ones. What a device keeps is
known here by its digest only."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sorade.errors import NotFound, NotPaired
from sorade.web.environment import Environment

PAGE = "page"  # the folder for the page's files, as `sorade static` writes them
MINUTES, MOST_MINUTES = 10, 60  # that a code is good for
WRONG = 5  # codes, after which the right one isn't taken any more
NAME = 60  # letters of a device's name
SEEN = 60  # seconds; more often it isn't noted that a device was there
ASK = "Ask for a new one on your computer: Settings, or `sorade devices --code`."


@dataclass(frozen=True, slots=True)
class Device:
    """`paired` and `seen` are when it came in and was last there, in ms UTC."""

    id: UUID
    name: str
    paired: int
    seen: int


@dataclass(frozen=True, slots=True)
class Code:
    """`until` is the end of its life, in ms UTC."""

    digits: str
    until: int


class Devices:
    """Those of one data folder. Several processes may look into it at once; one of them takes codes."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder, self._code, self._clock = folder / "devices", folder / "code.json", clock
        self._lock = threading.Lock()

    def new_code(self, minutes: int = MINUTES) -> Code:
        """A code for one device, good for so many minutes. The one before it is gone."""
        code = Code(f"{secrets.randbelow(10**6):06}", int((self._clock() + 60 * minutes) * 1000))
        self._keep(self._code, {"digits": code.digits, "until": code.until, "wrong": 0})
        return code

    def pair(self, digits: str, name: str) -> tuple[Device, str]:
        """Let a device in by a code: the device, and what it has to show from now on. Raises NotPaired."""
        with self._lock:
            kept = _read(self._code)
            if kept is None or self._clock() * 1000 > kept["until"]:
                raise NotPaired(f"There is no code that is still good. {ASK}")
            if not hmac.compare_digest("".join(filter(str.isdecimal, digits)).encode(), kept["digits"].encode()):
                kept["wrong"] += 1
                if kept["wrong"] >= WRONG:
                    self._code.unlink(missing_ok=True)
                    raise NotPaired(f"That code is wrong, and it was the fifth wrong one. {ASK}")
                self._keep(self._code, kept)
                raise NotPaired("That code is wrong. Look again at what your computer shows.")
            self._code.unlink(missing_ok=True)
        token, now = secrets.token_urlsafe(32), int(self._clock() * 1000)
        device = Device(uuid4(), " ".join(name.split())[:NAME] or "A device", now, now)
        self._keep(self._file(device.id), {"name": device.name, "paired": now, "token": _digest(token)})
        return device, f"{device.id}.{token}"

    def known(self, shown: str) -> Device | None:
        """The device that shows this; None where it is none of ours."""
        text, _, token = shown.partition(".")
        try:
            file = self._file(UUID(text))
        except ValueError:
            return None
        kept = _read(file)
        if kept is None or not hmac.compare_digest(kept["token"], _digest(token)):
            return None
        with suppress(FileNotFoundError):  # it was shut out just now
            if self._clock() - file.stat().st_mtime > SEEN:
                os.utime(file)
        return _device(file, kept)

    def all(self) -> tuple[Device, ...]:
        """Every device, the latest to be there first."""
        return tuple(sorted(self._each(), key=lambda device: -device.seen))

    def shut_out(self, device: UUID) -> None:
        """It is a stranger from now on. Raises NotFound."""
        try:
            self._file(device).unlink()
        except FileNotFoundError:
            raise NotFound("There is no such device. It may have been shut out already.") from None

    def _each(self) -> Iterator[Device]:
        for file in self._folder.glob("*.json"):
            if kept := _read(file):
                yield _device(file, kept)

    def _file(self, device: UUID) -> Path:
        return self._folder / f"{device}.json"

    def _keep(self, file: Path, what: dict[str, Any]) -> None:
        """For its owner alone, whole or not at all."""
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        made.touch(mode=0o600)
        made.write_text(json.dumps(what), "utf-8")
        made.replace(file)


def own() -> Devices:
    """Those of this data folder."""
    return Devices(folder())


def folder() -> Path:
    """Where all is kept that has to do with the home network."""
    return Environment.read().data / "lan"


def _read(file: Path) -> dict[str, Any] | None:
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _device(file: Path, kept: dict[str, Any]) -> Device:
    try:
        seen = int(file.stat().st_mtime * 1000)
    except OSError:
        seen = int(kept["paired"])
    return Device(UUID(file.stem), str(kept["name"]), int(kept["paired"]), seen)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
