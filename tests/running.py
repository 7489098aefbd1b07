"""A real server in a process of its own, for the tests that need one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from sorade.web.environment import Environment, secret
from sorade.web.keys import Keys


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


TOKENS: dict[int, str] = {}  # of the servers that tests started, by port: what lets a test in


def keys(data: Path, **environment: str) -> Keys:
    """What lets one in to the sorade of a data folder."""
    return Keys(secret(Environment.read({**os.environ, "SORADE_DATA": str(data), **environment})))


def signed(port: int | None) -> dict[str, str]:
    """The header that lets a program in to the server on a port."""
    return {"Authorization": f"Bearer {TOKENS[port]}"} if port in TOKENS else {}


def wait_for(url: str, seconds: float = 30) -> bytes:
    """The body of the page once the server answers. Raises the last error after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        try:
            asked = urllib.request.Request(url, headers=signed(urlsplit(url).port))
            with urllib.request.urlopen(asked, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


class Server:
    """`sorade serve` on a data folder, as a context. `kill()` is kill -9; `start()` starts it again, same port."""

    def __init__(
        self,
        data: Path,
        program: Sequence[str | Path] = (sys.executable, "-m", "sorade"),
        options: Sequence[str] = (),
        **environment: str,
    ) -> None:
        self.data, self.program, self.options, self.environment = data, program, options, environment
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def keys(self) -> Keys:
        return keys(self.data, **self.environment)

    def start(self) -> None:
        TOKENS[self.port] = self.keys.token
        self.process = subprocess.Popen(
            [*self.program, "serve", "--no-browser", "--port", str(self.port), *self.options],
            env={**os.environ, "SORADE_DATA": str(self.data), **self.environment},
            cwd=self.data,
        )
        wait_for(f"{self.url}/api/health", 90)

    def take_in(self, export: str) -> None:
        """Import an export into the data folder, by the command."""
        subprocess.run(
            [*self.program, "import", "-"],
            env={**os.environ, "SORADE_DATA": str(self.data), **self.environment},
            input=export.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def run(self, *command: str) -> str:
        """What another command says on the same data folder."""
        environment = {**os.environ, "SORADE_DATA": str(self.data), **self.environment}
        done = subprocess.run([*self.program, *command], env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def kill(self) -> None:
        self.stop(signal.SIGKILL)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
