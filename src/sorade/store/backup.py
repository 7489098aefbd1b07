"""Second copies of a log: an export a day, packed, read again before it counts. Of the last seven days one each, of the
weeks before one a week."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sorade.counting import Progress, silent
from sorade.errors import BadEvent, BadFile, DamagedLog
from sorade.memory import Event, from_line, to_line

from .keep import Keeping
from .row import kept, row_of
from .seal import seal

NAME, VERSION = "backup", 1
DAYS, WEEKS = 7, 4
FILE = re.compile(r"sorade-(\d{4}-\d{2}-\d{2})\.jsonl\.gz")
STEP = 1000  # events from one report of progress to the next


@dataclass(frozen=True, slots=True)
class Backup:
    """A file with the first so many events of the log of that name; `seal` is that of the last."""

    file: Path
    log: UUID
    events: int
    seal: bytes


def back_up(log: Keeping, folder: Path, day: date, progress: Progress = silent) -> Backup:
    """Write the log into the folder, read it again, and only then give it the name of the day and let go of old ones.

    Raises:
        DamagedLog: not every event can be read; the earlier backups stay.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"sorade-{day.isoformat()}.jsonl.gz"
    unfinished = target.with_suffix(".part")
    end = log.head()
    made = Backup(target, log.id, end.counter, end.seal)
    try:
        with unfinished.open("wb") as raw:
            unfinished.chmod(0o600)
            with gzip.open(raw, "wt", encoding="utf-8", newline="\n", compresslevel=6) as out:
                out.write(_header(made))
                for place, event in log.after():
                    if place > end.counter:
                        break
                    out.write(f"{to_line(event)}\n")
                    if place % STEP == 0:
                        progress("events", place, end.counter)
            raw.flush()
            os.fsync(raw.fileno())
        if not is_whole(unfinished):
            raise DamagedLog("Some events of the log can't be read, so it wasn't backed up. Run `sorade doctor`.")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    rotate(folder)
    return made


def open_backup(file: Path) -> tuple[Backup, Iterator[Event]]:
    """What a backup holds.

    Raises:
        BadFile: it is no backup; also from the iterator, where it is damaged further on.
        OSError: it cannot be opened.
    """
    lines = _lines(file)
    try:
        said = json.loads(next(lines, "null"))
        if said["sorade"] != NAME or said["version"] != VERSION:
            raise ValueError(said["sorade"])  # noqa: TRY301 - whatever is wrong, it is no backup
        made = Backup(file, UUID(said["log"]), int(said["events"]), bytes.fromhex(said["seal"]))
    except (ValueError, TypeError, KeyError) as error:
        raise BadFile(f"{file} isn't a backup that this sorade can read.") from error
    return made, _events(made, lines)


def is_whole(file: Path) -> bool:
    """Whether every event of a backup can be read, and is what was written."""
    with suppress(BadFile, OSError):
        _, events = open_backup(file)
        for _ in events:
            pass
        return True
    return False


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted((file for file in folder.glob("*.jsonl.gz") if FILE.fullmatch(file.name)), reverse=True)


def rotate(folder: Path) -> None:
    """Let go of backups: of the newest DAYS days all stay, of the WEEKS weeks before the newest one each."""
    files = backups(folder)
    weeks: dict[Any, Path] = {}
    for file in files[DAYS:]:
        weeks.setdefault(_day(file).isocalendar()[:2], file)
    staying = {*files[:DAYS], *list(weeks.values())[:WEEKS]}
    for file in files:
        if file not in staying:
            file.unlink(missing_ok=True)


def _day(file: Path) -> date:
    found = FILE.fullmatch(file.name)
    return date.fromisoformat(found[1]) if found else date.min


def _header(made: Backup) -> str:
    said = {"sorade": NAME, "version": VERSION, "log": str(made.log), "events": made.events, "seal": made.seal.hex()}
    return f"{json.dumps(said, separators=(',', ':'))}\n"


def _lines(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8", newline="\n") as coming:
        try:
            yield from coming
        except (EOFError, OSError, UnicodeDecodeError, gzip.zlib.error) as error:  # type: ignore[attr-defined]
            raise BadFile(f"{file} is damaged.") from error


def _events(made: Backup, lines: Iterator[str]) -> Iterator[Event]:
    last, count = made.log.bytes, 0
    for count, line in enumerate(lines, 1):
        try:
            event = from_line(line.rstrip("\n"))
        except BadEvent as error:
            raise BadFile(f"{made.file}, line {count + 1}: {error}") from error
        last = seal(last, kept(row_of(event)))
        yield event
    if count != made.events or last != made.seal:
        raise BadFile(f"{made.file} is damaged: it isn't what was written.")
