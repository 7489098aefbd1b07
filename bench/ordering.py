"""What it costs to meet parts before wholes. `python bench/ordering.py`

Writes its table between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from _page import write
from sorade.reference import Book, Character
from sorade.reference.building.ranking import DETOUR, UNRANKED, is_simple, order, usefulness
from sorade.reference.building.sources import Sources

DATA = Path(__file__).resolve().parent.parent / "build" / "data"
BAND = 500  # words of one of JMdict's newspaper bands
SHARES = (0.5, 0.8, 0.9, 0.95)
EARLY = 1000  # kanji that are looked at by themselves
DETOURS = (0, 300, 600, DETOUR, 1500, 10_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """`needed` kanji for each of SHARES; kanji met while a part of theirs is unknown, in all and among the EARLY."""

    needed: tuple[int, ...]
    unknown: int
    unknown_early: int


def words(joyo: frozenset[str]) -> Iterator[tuple[frozenset[str], float]]:
    """The kanji of each word that newspapers use and the joyo list can write, with its share of running text: one by
    its rank (Zipf), the middle of its band of 500."""
    statement = "select Kanji.idseq, text, band from Kanji join (select kid, text as band from KJP) on kid = ID"
    with closing(sqlite3.connect(f"{Sources(DATA).jmdict().as_uri()}?mode=ro", uri=True)) as jmdict:
        found = {(entry, text): band for entry, text, band in jmdict.execute(statement) if band.startswith("nf")}
    for (_, text), band in found.items():
        kanji = frozenset(letter for letter in text if not "\u3040" <= letter <= "\u30ff")
        if kanji and kanji <= joyo:
            yield kanji, 1 / (BAND * int(band[2:]) - BAND / 2)


def measured(
    ordered: Sequence[str], text: Sequence[tuple[frozenset[str], float]], parts: Mapping[str, Sequence[str]]
) -> Measured:
    """Of an order without the simple kanji, which every reader writes already."""
    place = {char: number for number, char in enumerate(ordered, 1)}
    read = sorted((max((place.get(char, 0) for char in kanji), default=0), share) for kanji, share in text)
    sums = list(accumulate(share for _, share in read))
    needed = tuple(read[bisect_left(sums, share * sums[-1])][0] for share in SHARES)
    unknown = [any(place.get(part, 0) > place[char] for part in parts[char]) for char in ordered]
    return Measured(needed, sum(unknown), sum(unknown[:EARLY]))


def inside(book: Book, char: str) -> tuple[str, ...]:
    """The characters of its parts, outer before inner, as the build takes them."""
    walked = dict.fromkeys(part.element for part in book.models(char)[0].root.walk())
    return tuple(part for part in walked if part not in {"", char})


def orders(characters: Sequence[Character], parts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """What is compared, by name."""

    def by(*facts: str) -> list[str]:
        def key(one: Character) -> tuple[float, ...]:
            known = {"frequency": one.frequency or UNRANKED, "grade": one.grade or 9, "jlpt": -(one.jlpt or 0)}
            return tuple(known[fact] for fact in facts)

        return [one.char for one in sorted(characters, key=lambda one: (key(one), one.char))]

    yield "by frequency", by("frequency")
    yield "by school year", by("grade", "frequency")
    yield "by JLPT level", by("jlpt", "frequency")
    yield "by use (frequency, school year and level)", [c.char for c in sorted(characters, key=usefulness)]
    for detour in DETOURS[1:]:
        name = "every part first" if detour == DETOURS[-1] else f"parts first within {detour} ranks"
        yield f"**{name}: ours**" if detour == DETOUR else name, order(characters, parts, detour)


def main() -> None:
    """Measure each order and write the table."""
    book = Book.open()
    characters = [book.character(char) for char in book.order()]
    parts = {char: inside(book, char) for char in book.order()}
    text = list(words(book.joyo))
    simple = {one.char for one in characters if is_simple(one)}
    lines = []
    for name, ordered in orders(characters, parts):
        found = measured([char for char in ordered if char not in simple], text, parts)
        needed = " | ".join(f"{number:,}" for number in found.needed)
        lines.append(f"| {name} | {needed} | {found.unknown} | {found.unknown_early} |")
    section = (
        "## The order of new kanji\n\n"
        f"How many kanji it takes until that share of running text can be written (the {len(text):,} words with kanji "
        "of JMdict's newspaper bands, each with the share that its rank stands for), and how many kanji are met while "
        f"a part that is a joyo kanji itself is still unknown. {len(simple)} simple kanji count as known.\n\n"
        f"| order | {' | '.join(f'{share:.0%}' for share in SHARES)} | part unknown | of the first {EARLY:,} |\n"
        "|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n"
    )
    write("ordering", section)
    print(section)


if __name__ == "__main__":
    main()
