"""Write NOTICE and the tables of docs/ that are made from the code: `python scripts/docs.py`. With --check only say
whether they are as they should be."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from sorade import notice, words
from sorade.reference.building.sources import PACKAGES
from sorade.session import CHOOSABLE, Chosen

ROOT = Path(__file__).resolve().parent.parent
OFFERED = {
    "reads": "`jlpt:5` to `jlpt:1`, `grade:1` to `grade:8`, `all`, `own` (only those you named)",
    "week": "seven numbers from 0 to 120, or none",
    "new_from": "the id of a list, or empty",
    "words_from": "the id of a list, or empty",
}
"""What a setting may be, where that is not a range, a switch or one of a few words."""


def settings() -> str:
    """The table of settings."""
    rows = ["| setting | what it is | values | at the start |", "|---|---|---|---|"]
    for where in words.groups():
        for name in (name for name in words.SETTINGS if CHOOSABLE[name].where == where):
            named = words.SETTINGS[name]()
            rows.append(f"| `{name}` | **{named.title}**{_goes_on(named)} | {offered(name)} | {usual(name)} |")
    return "\n".join(rows)


def offered(name: str) -> str:
    """What the setting may be."""
    one, named = CHOOSABLE[name], words.SETTINGS[name]()
    if name in OFFERED:
        return OFFERED[name]
    if one.words:
        return ", ".join(f"`{word}`{_meaning(named.values[word][1])}" for word in one.words)
    return "yes, no" if one.control == "switch" else f"{one.least} to {one.most}"


def _goes_on(named: words.Named) -> str:
    """What follows a title: a sentence of its own, or the rest of one."""
    return f" {named.text}" if named.text[:1].isupper() else f": {named.text}"


def _meaning(text: str) -> str:
    return f" ({text})" if text else ""


def usual(name: str) -> str:
    """What it is before anything was chosen."""
    value = getattr(Chosen(), name)
    match value:
        case None:
            return "asked"
        case "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
    return f"`{value}`" if CHOOSABLE[name].words else str(value)


NOTICE = """sorade
Copyright 2026 the sorade authors

Made by `make fix` from src/sorade/notice.py; don't edit it.

The code of sorade is licensed under the Apache License, Version 2.0 (see LICENSE).

sorade carries reference data (reference.sqlite) that are derived from the works below and keep their licences.
reference.sqlite as a whole is a derived database: strokes and parts under CC BY-SA 3.0, everything else under
CC BY-SA 4.0. What was changed: strokes are resampled to 24 points each and kept beside their path data; parts are
joined, completed and named; readings, meanings, words and sentences are selected, corrected and ordered, and readings
are laid over the characters of a word by sorade.

{sources}

Names of parts, corrections
  The traditional names of radicals are those of Japanese school dictionaries, written down by sorade; its own tables
  of corrections are in src/sorade/reference/tables, each line with its reason.

The recogniser
  recogniser.npz is learnt from KanjiVG's drawings and from nothing else, and holds their strokes; its licence is
  KanjiVG's.

Libraries bundled in the page (their licences, whole, are in licences.txt beside it)
{bundled}

Programs that run sorade in a browser without a server, as they were published
{in_browser}

Libraries that are installed beside sorade
{libraries}
"""


def whole_notice() -> str:
    """NOTICE, whole."""
    return NOTICE.format(
        sources="\n\n".join(map(_source, notice.SOURCES)),
        bundled="\n".join(map(_library, notice.BUNDLED)),
        in_browser="\n".join(map(_library, notice.IN_BROWSER)),
        libraries="\n".join(map(_library, notice.LIBRARIES)),
    )


def _source(one: notice.Source) -> str:
    version = {package.name: package.version for package in PACKAGES}
    taken = ", ".join(f"{name} {version[name]}" for name in one.packages)
    terms = f" - {one.terms}" if one.terms else ""
    lines = (
        one.gives,
        f"{one.by}.",
        f"{one.licence}.",
        f"{one.home}{terms}",
        f"Taken from the package {taken}." * bool(taken),
        one.note,
    )
    return "\n".join([one.name, *(f"  {line}" for line in _folded(lines))])


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Lines of at most 110 letters."""
    for line in lines:
        yield from textwrap.wrap(line, 110, break_long_words=False, break_on_hyphens=False)


def _library(one: notice.Library) -> str:
    return f"  {one.name}: {one.spdx}, {one.home}"


TABLES = {("docs/settings.md", "settings"): settings}


def written(page: str, name: str, table: str) -> str:
    """The page with the table between the markers of that name."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, rest = page.split(start, 1)
    return f"{before}{start}\n{table}\n{end}{rest.split(end, 1)[1]}"


def main() -> int:
    """Write the tables that are out of date; how many are."""
    only_check = "--check" in sys.argv
    stale = 0
    if (ROOT / "NOTICE").read_text("utf-8") != whole_notice():
        stale += 1
        if only_check:
            print("NOTICE is out of date. `make fix` writes it.")
        else:
            (ROOT / "NOTICE").write_text(whole_notice(), "utf-8")
    for (page, name), made in TABLES.items():
        file = ROOT / page
        before = file.read_text("utf-8")
        after = written(before, name, made())
        if after == before:
            continue
        stale += 1
        if only_check:
            print(f"{page}: the table of {name} is out of date. `make fix` writes it.")
        else:
            file.write_text(after, "utf-8")
    return stale if only_check else 0


if __name__ == "__main__":
    sys.exit(main())
