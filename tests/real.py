"""Real handwriting, where it is: see the README's word on SORADE_INK."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from sorade.ink import Ink, Stroke

FOLDER = Path(os.environ.get("SORADE_INK", Path(__file__).resolve().parents[2] / "shared" / "ink"))


def real(name: str) -> list[tuple[str, Ink]]:
    """The characters and inks of one set, say dev/mcyph. Skips the test where it is absent."""
    file = FOLDER / f"{name}.jsonl.gz"
    if not file.exists():
        pytest.skip(f"no real ink at {file}; set SORADE_INK to its folder")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [(data["char"], _ink(data["strokes"])) for data in map(json.loads, lines)]


def _ink(strokes: list[list[list[float]]]) -> Ink:
    return Ink(tuple(Stroke(tuple((x, y) for x, y, *_ in stroke)) for stroke in strokes if stroke))
