"""The copy of the log's end that a browser keeps, and gives back to a log that lost it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

import pytest

from memory.logs import NOON, Log, uid
from sorade.desk import Desk, take
from sorade.desk.command import COPIED, CopiedIn, CopyWanted, EventsIn, HeadWanted, SettingsIn
from sorade.desk.copy import HEAVY, copied, given_back, head, packed, unpacked
from sorade.errors import AnotherLog, BadEvent, Clash
from sorade.memory import Event, Story, to_line
from sorade.store import MemoryLog
from sorade.web import book, looks


def desk_of(log: MemoryLog) -> Desk:
    return Desk(log, log, book(), looks())


def written(days: int) -> list[Event]:
    """An attempt and its grade on each of so many days, the last of them today."""
    log = Log()
    for day in range(-days + 1, 1):
        log.on(day).write(3)
    return log.events


def copy(log: MemoryLog, after: int = 0) -> list[str]:
    """All pieces of a copy."""
    pieces, more = [], True
    while more:
        piece = copied(desk_of(log), CopyWanted(at=NOON + 600_000, offset=0, after=after))
        pieces.append(piece.packed)
        after, more = piece.last, piece.more
    assert after == log.size()
    return pieces


def test_what_was_lost_comes_back_as_it_was() -> None:
    whole = MemoryLog()
    whole.append(written(5))
    pieces = copy(whole)
    for kept in range(len(written(5))):
        short = MemoryLog(whole.id)
        short.append(written(5)[:kept])
        told = given_back(desk_of(short), CopiedIn(log=whole.id, packed=tuple(pieces)))
        assert (told.stored, told.known) == (10 - kept, kept)
        assert list(short.after()) == list(whole.after())
        assert short.head() == whole.head()
        assert short.all() == whole.all()


def test_giving_back_twice_changes_nothing() -> None:
    log = MemoryLog()
    log.append(written(2))
    before = log.head()
    for _ in range(2):
        told = given_back(desk_of(log), CopiedIn(log=log.id, packed=tuple(copy(log))))
        assert (told.stored, told.known) == (0, 4)
    assert log.head() == before


def test_a_copy_has_the_last_days_only() -> None:
    log = MemoryLog()
    log.append(written(30))
    days = {event.study_day for piece in copy(log) for event in unpacked(piece)}
    assert len(days) == COPIED + 1, "today and those before it"
    assert max(days) == log.select("attempt")[-1].study_day


def test_a_copy_goes_on_where_it_ended() -> None:
    log = MemoryLog()
    log.append(written(3))
    place = log.size()
    log.append([replace(event, id=uid(event.id.int + 500)) for event in written(1)])
    assert len([event for piece in copy(log, place) for event in unpacked(piece)]) == 2
    assert copied(desk_of(log), CopyWanted(at=NOON, offset=0, after=log.size())).packed == packed([])


def test_a_place_that_the_log_never_reached_is_its_end() -> None:
    log = MemoryLog()
    log.append(written(1))
    piece = copied(desk_of(log), CopyWanted(at=NOON, offset=0, after=99))
    assert (piece.last, piece.more, list(unpacked(piece.packed))) == (2, False, [])


def test_a_heavy_copy_comes_in_pieces() -> None:
    log, made = MemoryLog(), Log()
    made.add(Story("x" * 500))
    many = HEAVY // 1000
    log.append([replace(made.events[0], id=uid(number)) for number in range(1, many)])
    assert len(copy(log)) == 1
    log.append([replace(made.events[0], id=uid(number)) for number in range(many, 2 * many)])
    assert len(copy(log)) == 2
    assert sum(len(list(unpacked(piece))) for piece in copy(log)) == log.size()


def test_all_of_a_log_is_had_where_no_days_are_named() -> None:
    log = MemoryLog()
    log.append(written(30))
    piece = copied(desk_of(log), CopyWanted(at=0, offset=0, days=0))
    assert list(unpacked(piece.packed)) == written(30)
    assert (piece.log, piece.at, piece.check) == (log.id, None, log.head().seal.hex())
    rest = copied(desk_of(log), CopyWanted(at=0, offset=0, days=0, after=7))
    assert list(unpacked(rest.packed)) == written(30)[7:]
    assert rest.at == (log.seal(7) or b"").hex()


def test_what_was_worked_out_from_an_event_goes_with_it() -> None:
    log, made = MemoryLog(), Log()
    story = made.add(Story("x" * 500))
    many = [replace(story, id=uid(number)) for number in range(1, HEAVY // 400)]
    log.append([event for one in many for event in (one, replace(one, id=uuid5(one.id, "cause")))])
    first = list(unpacked(copied(desk_of(log), CopyWanted(at=NOON, offset=0)).packed))
    assert len(first) < log.size()
    assert first[-1].id == uuid5(first[-2].id, "cause")


def test_another_logs_copy_is_not_taken() -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(1))
    with pytest.raises(AnotherLog):
        given_back(desk_of(other), CopiedIn(log=one.id, packed=tuple(copy(one))))
    assert other.size() == 0


@pytest.mark.parametrize("text", ["", "x", "eJw=", packed(["{}"]), packed(["{", "}"]), packed(["x" * (21 << 20)])])
def test_what_is_no_copy_is_not_taken(text: str) -> None:
    log = MemoryLog()
    with pytest.raises(BadEvent):
        given_back(desk_of(log), CopiedIn(log=log.id, packed=(text,)))


def test_a_copy_cannot_change_an_event() -> None:
    log = MemoryLog()
    log.append(written(1))
    changed = replace(log.select("attempt")[0], device="other")
    with pytest.raises(Clash):
        given_back(desk_of(log), CopiedIn(log=log.id, packed=(packed([to_line(changed)]),)))


def test_a_log_that_lost_its_end_is_known_by_its_seal() -> None:
    log = MemoryLog()
    log.append(written(3))
    told = head(desk_of(log), HeadWanted(counter=4))
    assert (told.log, told.counter, told.check) == (log.id, 6, log.head().seal.hex())
    short = MemoryLog(log.id)
    short.append(written(3)[:3])
    assert head(desk_of(short), HeadWanted(counter=4)).at is None
    short.append(written(3)[4:])  # somebody went on meanwhile
    other = head(desk_of(short), HeadWanted(counter=4)).at
    assert other is not None
    assert other != told.at
    assert head(desk_of(log), HeadWanted()).at is None


def test_what_was_written_for_another_log_is_not_taken() -> None:
    log = MemoryLog()
    said = SettingsIn(kind="settings", id=UUID(int=1), device="d", at=NOON, offset=0, minutes=7)
    with pytest.raises(AnotherLog):
        take(desk_of(log), EventsIn(events=(said,), log=UUID(int=2)))
    assert log.size() == 0
    for own in (log.id, None):
        answer = take(desk_of(log), EventsIn(events=(said,), log=own))
        assert answer.head.counter == 1
        assert answer.head.check == log.head().seal.hex()
