"""A log on a failing disk: what is seen, what goes on, what comes back. `python bench/damage.py [TRIALS]`

In each trial one thing happens to a copy of a log: a bit flips, a page is zeroed, the end of the file is cut off. What
`sorade doctor` looks at then looks at it, the log is read as a page and an export read it, and what `sorade restore`
takes (a backup of the first nine tenths, and what can still be read) is held against what was there. Writes its table
into docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from _long import long_log
from _page import write
from sorade import exchange, store
from sorade.reference import Book

EVENTS, TRIALS, SEED, PAGE = 3000, 500, 1, 4096
TABLES = ("store_learner", "store_event", "store_memory")
Harm = Callable[[bytearray, random.Random], None]
Content = list[list[tuple[object, ...]]] | None


@dataclass(slots=True)
class Tally:
    """What came of the trials of one kind."""

    trials: int = 0
    changed: int = 0
    seen: int = 0
    missed: int = 0
    stopped: int = 0
    lost: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)


def flip(content: bytearray, dice: random.Random) -> None:
    """One bit."""
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def zero(content: bytearray, dice: random.Random) -> None:
    """A page."""
    at = PAGE * dice.randrange(len(content) // PAGE)
    content[at : at + PAGE] = bytes(PAGE)


def cut(content: bytearray, dice: random.Random) -> None:
    """The end."""
    del content[PAGE * dice.randrange(1, len(content) // PAGE) :]


HARMS: dict[str, tuple[Harm, float]] = {
    "one bit flipped": (flip, 1),
    "a page zeroed": (zero, 0.2),
    "cut short": (cut, 0.1),
}


@dataclass(frozen=True, slots=True)
class Log:
    """The log before any harm: its file, what it holds, its events, and those that the backup has."""

    file: Path
    content: Content
    events: tuple[UUID, ...]
    backed_up: frozenset[UUID]


def held(file: Path) -> Content:
    """All rows of all tables; None where they cannot be read."""
    with closing(sqlite3.connect(file)) as database:
        database.text_factory = bytes
        try:
            return [database.execute(f"select * from {table} order by 1, 2").fetchall() for table in TABLES]  # noqa: S608 - ours
        except sqlite3.DatabaseError:
            return None


def is_sound(file: Path) -> bool:
    """What `sorade doctor` says of it."""
    try:
        database = store.SqliteDatabase(file)
        with closing(database):
            found = [line for (line,) in database.rows("pragma integrity_check(3)")]
            return found == ["ok"] and store.Examiner(database, "local").verify().is_sound
    except sqlite3.DatabaseError:
        return False


def exported(file: Path) -> list[UUID] | None:
    """The events that an export with --skip-damaged has; None where it stops."""
    try:
        with closing(store.SqliteDatabase(file)) as database:
            return [event.id for _, event in store.Examiner(database, "local").after()]
    except sqlite3.DatabaseError:
        return None


def trial(log: Log, harm: Harm, dice: random.Random, tally: Tally) -> None:
    """One copy comes to harm."""
    content = bytearray(log.file.read_bytes())
    harm(content, dice)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "log.sqlite3"
        copy.write_bytes(content)
        changed, seen = held(copy) != log.content, not is_sound(copy)
        copy.write_bytes(content)  # looking may have written
        went_on = exported(copy)
        copy.write_bytes(content)
        saved = {event.id for _, event in store.salvage(copy, "local")}
    tally.trials += 1
    tally.changed += changed
    tally.seen += seen
    tally.missed += changed and not seen
    tally.stopped += went_on is None
    tally.lost.append(len({*log.events} - saved))
    tally.short.append(len({*log.events} - log.backed_up - saved))


def main() -> None:
    """Harm it TRIALS times and say what came of it."""
    trials = int(sys.argv[1]) if sys.argv[1:] else TRIALS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.sqlite3"
        database = store.SqliteDatabase(file)
        log = database.log_of("local")
        log.take_in(exchange.events(long_log(sorted(Book.open().joyo)[:300], EVENTS)))
        whole = [event.id for _, event in log.after()]
        database.close()
        before = Log(file, held(file), tuple(whole), frozenset(whole[: len(whole) * 9 // 10]))
        tallies = {}
        for name, (harm, share) in HARMS.items():
            tallies[name] = Tally()
            dice = random.Random(f"{SEED} {name}")
            for _ in range(round(trials * share)):
                trial(before, harm, dice, tallies[name])
        section = told(tallies, len(whole), file.stat().st_size)
    print(section)
    write("damage", section)


def told(tallies: dict[str, Tally], events: int, size: int) -> str:
    """The section."""
    rows = [
        f"| {name} | {one.trials} | {one.changed} | {one.seen} | **{one.missed}** | {one.trials - one.stopped} "
        f"| {half(one.lost)} / {max(one.lost)} | {half(one.short)} / {max(one.short)} |"
        for name, one in tallies.items()
    ]
    return "\n".join([HEAD.format(events=events, size=size / 2**20, seed=SEED), *rows, ""])


def half(counts: list[int]) -> int:
    """The median."""
    return sorted(counts)[len(counts) // 2]


HEAD = """
## A failing disk

A log of {events:,} events ({size:.1f} MB) comes to harm, seed {seed}. *Content changed*: a row of any table is not
what it was, or cannot be read; else it was an index or a free page. *Unseen* is what changed and `sorade doctor` calls
sound. *Reading goes on*: the log can be read to its end in the usual way, but for damaged rows. Where it cannot, the
next start makes the file anew, page by page. *Not read any more* are events that are in no sound row (median / most);
the backup has all of them but for the *newer ones* of the last column, written after it: it was made at nine tenths of
the log. Those only the browser's copy has.

| harm | trials | content changed | seen | unseen | reading goes on | events not read any more | newer ones |
|---|---|---|---|---|---|---|---|"""


if __name__ == "__main__":
    main()
