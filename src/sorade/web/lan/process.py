"""The process that the home network reaches. It ends with the one that started it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces, SSLProtocols
from granian.http import HTTP1Settings
from granian.log import LogLevels

THREADS = 4
HEAD = 10_000  # ms in which whoever connects says what is wanted


def main(port: str, certificate: str, key: str) -> None:
    """Serve until our standard input ends."""
    threading.Thread(target=_until_alone, daemon=True).start()
    Granian(
        "sorade.web.lan.application:application",
        address="0.0.0.0",  # noqa: S104 - the home network; `outside` lets nobody in who isn't paired
        port=int(port),
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD),
        log_level=LogLevels.error,
        ssl_cert=Path(certificate),
        ssl_key=Path(key),
        ssl_protocol_min=SSLProtocols.tls12,  # tablets of 2015 have no later one
        respawn_failed_workers=True,
    ).serve()


def _until_alone() -> None:
    while os.read(0, 1):  # not `sys.stdin`: its lock would be in our hand when granian forks
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(*sys.argv[1:])
