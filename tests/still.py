"""A plain file server over the folder that `sorade static` wrote: it knows nothing of sorade."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

TYPES = {".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript"}


class Still:
    """Files behind a port, as a context. With `cut` a file of the home breaks off in the middle; `before` is put in
    front of the worker's own text."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder, self.data = folder, data
        self.cut, self.before = "", b""
        self.asked: list[str] = []
        self.port, self.url = 0, ""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(_Files, self))
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody is there any more; entering again brings it back."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


class _Files(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012 - as its base has it

    def __init__(self, still: Still, *args: Any) -> None:
        self.still = still
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        self.still.asked.append(path)
        file = self.still.folder / path
        if not file.is_file():
            file = self.still.folder / ("404.html" if path else "index.html")
        whole = file.read_bytes()
        if self.still.before and "/worker-" in path:
            whole = self.still.before + whole
        self.send_response(200 if file.name != "404.html" else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        cut = self.still.cut and path.endswith(self.still.cut)
        self.wfile.write(whole[: len(whole) // 2] if cut else whole)

    def log_message(self, *_: object) -> None:
        """Nothing."""
