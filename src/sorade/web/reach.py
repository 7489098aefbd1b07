"""Who listens on a port of this machine: the sorade of this data folder, or somebody else."""

from __future__ import annotations

import json
import secrets
import socket
import time
from typing import Literal

from .keys import Keys, same

Who = Literal["ours", "another sorade", "another program", "nobody"]
PATIENCE = 2.0  # seconds that an answer may take
MOST = 65_536  # bytes of an answer


def who_listens(host: str, port: int, keys: Keys) -> Who:
    """Who it is. Ours proves that it knows the secret of the data folder: it answers a question that was never asked
    before, and without the secret nobody can. Nothing that is sent is worth anything to a stranger."""
    challenge = secrets.token_urlsafe(24)
    try:
        told = json.loads(_ask(host, port, f"/api/health?challenge={challenge}"))
    except ConnectionRefusedError:
        return "nobody"
    except (OSError, ValueError, RecursionError):
        return "another program"
    if not isinstance(told, dict):
        return "another program"
    proof = told.get("proof")
    if isinstance(proof, str):
        return "ours" if same(proof, keys.proof(port, challenge)) else "another sorade"
    return "another sorade" if "version" in told and told.get("ok") is True else "another program"  # before 0.2


def _ask(host: str, port: int, path: str) -> bytes:
    """The body of the answer. By hand, since no proxy, no redirect and no slow answer may lead elsewhere. Raises
    OSError."""
    end = time.monotonic() + PATIENCE
    with socket.create_connection((host, port), timeout=PATIENCE) as line:
        line.sendall(f"GET {path} HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode())
        heard = b""
        while len(heard) < MOST:
            line.settimeout(max(end - time.monotonic(), 0.001))
            part = line.recv(4096)
            if not part:
                break
            heard += part
    return heard.partition(b"\r\n\r\n")[2]
