"""Logs of one learner become one log, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.logs import Log, uid
from sorade.desk import sync, through
from sorade.errors import AnotherLog, NewerEvent, Unanswered
from sorade.memory import Event, Session, Story
from sorade.store import Keeping, MemoryLog, SqliteDatabase
from syncing import FAULTS, Line, facts, first_of, lines, memories, same, synced


def at(log: Keeping) -> Callable[[], Keeping]:
    return lambda: log


def plain() -> Callable[[], Keeping]:
    """A log in a SQLite file of its own, anew at each moment."""
    database = SqliteDatabase(":memory:")
    return lambda: database.log_of("local")


def written(number: int, days: int = 3, device: str = "desk") -> list[Event]:
    """An attempt and its grade on each of so many days."""
    log = Log(number=number, device=device)
    for day in range(days):
        log.on(day).write(3, session=number + day)
    return log.events


def test_it_works() -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    other.append(written(500))
    told = synced(at(one), Line(at(other)))
    assert told is not None
    assert (told.log, told.pulled, told.pushed, told.refused) == (other.id, 6, 6, ())
    assert told.sessions == (uid(500), uid(501), uid(502))
    assert same([one, other])
    assert len(lines(one)) == 12


def test_a_second_time_nothing_travels() -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    other.append(written(500))
    synced(at(one), Line(at(other)))
    line = Line(at(other))
    told = synced(at(one), line, other.id)
    assert told is not None
    assert (told.pulled, told.pushed, len(line.asked)) == (0, 0, 1)
    one.append(written(700))
    line = Line(at(other))
    told = synced(at(one), line, other.id)
    assert told is not None
    assert (told.pulled, told.pushed) == (0, 6)
    assert [asked.split()[0] for asked in line.asked] == ["GET", "POST"], "and nothing comes back"


def test_what_came_does_not_go_back() -> None:
    one, other = MemoryLog(), MemoryLog()
    synced(at(one), Line(at(other)))
    one.append(written(100))
    other.append(written(500))
    line = Line(at(other))
    synced(at(one), line, other.id)
    assert [len(body or "") < 1000 for _, _, body in line.sent] == [True]
    assert other.size() == 12
    one.append(written(700))
    synced(at(one), line, other.id)
    assert len(line.sent) == 2


def test_another_log_gets_nothing_and_gives_nothing() -> None:
    one, other, stranger = MemoryLog(), MemoryLog(), MemoryLog()
    one.append(written(100))
    stranger.append(written(500))
    synced(at(one), Line(at(other)))
    with pytest.raises(AnotherLog):
        synced(at(one), Line(at(stranger)), other.id)
    assert (one.size(), stranger.size()) == (6, 6)


@pytest.mark.parametrize("requests", [1, 2])
def test_another_log_in_mid_sync_gets_nothing_either(requests: int) -> None:
    one, other, stranger = MemoryLog(), MemoryLog(), MemoryLog()
    one.append(written(100))
    stranger.append(written(500))
    line = Line(at(other))
    line.log = lambda: other if len(line.asked) <= requests else stranger
    with pytest.raises(AnotherLog):
        synced(at(one), line)
    assert (one.size(), stranger.size()) == (6, 6)


@pytest.mark.parametrize(
    ("status", "text"),
    [(200, "<html>Welcome to our hotel"), (200, "[]"), (200, "{}"), (302, ""), (401, "{}"), (403, "{}"), (503, "{}")],
)
def test_what_is_no_log_changes_nothing(status: int, text: str) -> None:
    one = MemoryLog()
    one.append(written(100))
    with pytest.raises(Unanswered):
        through(sync(at(one)), lambda *_: (status, text))
    assert one.size() == 6


def test_an_answer_may_say_more_than_is_known() -> None:
    one, other = MemoryLog(), MemoryLog()
    other.append(written(100))
    line = Line(at(other))

    def ask(method: str, path: str, body: str | None) -> tuple[int, str]:
        status, text = line.ask(method, path, body)
        return status, text.replace("{", '{"new":1,', 1)

    assert through(sync(at(one)), ask).pulled == 6


def test_what_is_newer_than_this_version_is_said() -> None:
    one, other = MemoryLog(), MemoryLog()
    other.append([replace(written(100)[0])])

    def ask(method: str, path: str, body: str | None) -> tuple[int, str]:
        from sorade.desk.copy import packed  # noqa: PLC0415 - nothing else here looks inside

        status, text = Line(at(other)).ask(method, path, body)
        if "/events" in path:
            line = lines(other)[0].replace('"kind":"attempt"', '"kind":"dance"')
            start, _, end = text.partition('"packed":"')
            text = f'{start}"packed":"{packed([line])}"{end.partition(chr(34))[2]}'
        return status, text

    with pytest.raises(NewerEvent):
        through(sync(at(one)), ask)
    assert one.size() == 0


def test_one_that_is_refused_does_not_hold_up_the_others() -> None:
    one, other = MemoryLog(), MemoryLog()
    story = Log(number=900).add(Story("mine"))
    one.append([*written(100), story, *written(200)])
    other.append([replace(story, body=Story("another's"))])
    for _ in range(2):
        told = synced(at(one), Line(at(other)))
        assert told is not None
        assert told.refused == (story.id,)
    assert other.size() == 13
    assert one.of("語") != other.of("語")


def test_what_was_refused_is_offered_again() -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    line = Line(at(other))

    def older(method: str, path: str, body: str | None) -> tuple[int, str]:
        return line.ask(method, path, body) if method == "GET" else (422, "{}")

    told = through(sync(at(one)), older)
    assert len(told.refused) == 6
    assert other.size() == 0
    told = through(sync(at(one), other.id), line.ask)
    assert (told.pushed, told.refused) == (6, ())
    assert same([one, other])


@pytest.mark.parametrize("kept", [0, 3, 6, 11])
def test_a_log_that_was_made_anew_from_a_backup_gets_everything_again(kept: int) -> None:
    one, third, other = MemoryLog(), MemoryLog(), MemoryLog()
    one.append(written(100))
    third.append(written(500))
    for log in (one, third, one):
        synced(at(log), Line(at(other)))
    assert other.size() == 12
    again = MemoryLog(other.id)
    again.append([event for _, event in other.after()][:kept])
    again.append(written(800))
    for log in (one, third, one):
        synced(at(log), Line(at(again)), other.id)
    assert same([one, third, again])
    assert again.size() == 18


@pytest.mark.parametrize("since", [0, 4])
def test_a_log_that_is_made_anew_in_mid_sync_gets_everything_again(since: int) -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    other.append(written(500))
    again = MemoryLog(other.id)
    again.append([*written(500)[:2], *written(800)[:since]])
    line = Line(at(other))
    line.log = lambda: other if len(line.asked) <= 2 else again
    synced(at(one), line)
    assert [asked.split()[0] for asked in line.asked][2] == "POST"
    assert same([one, again])
    assert again.size() == 12 + since


def test_a_log_that_changes_all_the_time_is_left_alone() -> None:
    one, other = MemoryLog(), MemoryLog()
    other.append(written(500))
    synced(at(one), Line(at(other)))

    def anew(method: str, path: str, body: str | None) -> tuple[int, str]:
        changing = MemoryLog(other.id)
        changing.append([replace(event, id=uuid4()) for event in written(1)])
        status, text = Line(at(changing)).ask(method, path, body)
        return status, text.replace('"more":false', '"more":true')

    with pytest.raises(Unanswered):
        through(sync(at(one), other.id), anew)


def test_a_device_that_lost_its_end_gets_it_back() -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    synced(at(one), Line(at(other)))
    short = MemoryLog(one.id)
    short.append(written(100)[:3])
    short.take_note(other.id, one.note(other.id) or "")
    short.append(written(300))
    synced(at(short), Line(at(other)), other.id)
    assert same([short, other])
    assert short.size() == 12


@pytest.mark.parametrize("note", ["{", '{"pulled":6}', '{"pushed":6,"new":1}'])
def test_a_note_of_another_version_is_not_believed(note: str) -> None:
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    one.take_note(other.id, note)
    synced(at(one), Line(at(other)), other.id)
    assert other.size() == 6


def test_the_first_of_two_plans_counts_everywhere() -> None:
    plan = Log(number=40).add(Session(5, ()))
    early, late = replace(plan, at=plan.at - 9, device="tablet"), plan
    one, other, third = MemoryLog(), MemoryLog(), MemoryLog()
    one.append([*written(100), early])
    other.append([*written(200), late, *written(300)])
    synced(at(third), Line(at(other)))
    assert third.events([plan.id])[plan.id] == late
    synced(at(one), Line(at(other)))
    synced(at(third), Line(at(other)), other.id)
    assert same([one, other, third])
    assert third.events([plan.id])[plan.id] == early


def test_what_takes_the_place_of_what_came_goes_back() -> None:
    plan = Log(number=40).add(Session(5, ()))
    early = replace(plan, at=plan.at - 9, device="tablet")
    one, other = MemoryLog(), MemoryLog()
    one.append(written(100))
    other.append([*written(200), plan])

    def meanwhile() -> None:
        if len(line.asked) == 2:  # the plan has come, and what is pushed was chosen
            one.append([early])

    line = Line(at(other), between=meanwhile)
    synced(at(one), line)
    synced(at(one), Line(at(other)), other.id)
    assert other.events([plan.id])[plan.id] == early
    assert same([one, other])


def test_many_events_travel_in_bounded_pieces() -> None:
    one, other = plain(), plain()
    made = Log(number=0)
    made.add(Story("x" * 500))
    one().append([replace(made.events[0], id=uuid4(), char=chr(0x4E00 + number % 50)) for number in range(2000)])
    line = Line(other)
    synced(one, line)
    assert 2 <= len(line.sent) <= 6
    assert max(len(body or "") for _, _, body in line.sent) < 1_000_000
    assert same([one(), other()])
    back, line = plain(), Line(other)
    synced(back, line)
    assert same([one(), back()])
    assert line.sent == []


@settings(max_examples=60)
@given(facts(), st.data())
def test_any_interleaving_ends_in_what_one_device_would_have(devices: list[list[Event]], data: st.DataObject) -> None:
    hub: list[Keeping] = [MemoryLog()]
    logs: list[Callable[[], Keeping]] = [plain() if number % 2 else at(MemoryLog()) for number in range(len(devices))]
    waiting = [list(device) for device in devices]
    line = Line(lambda: hub[0])

    def write(number: int) -> None:
        count = data.draw(st.integers(1, 5))
        some, waiting[number] = waiting[number][:count], waiting[number][count:]
        logs[number]().append(some)

    def restore() -> None:
        kept = data.draw(st.integers(0, hub[0].size()))
        again = MemoryLog(hub[0].id)
        again.append([event for _, event in hub[0].after()][:kept])
        hub[0] = again

    for _ in range(data.draw(st.integers(0, 12))):
        number = data.draw(st.integers(0, len(devices) - 1))
        match data.draw(st.sampled_from(["write", "sync", "sync", "broken", "restore"])):
            case "write":
                write(number)
            case "sync":
                line.faults = iter(())
                synced(logs[number], line)
            case "broken":
                line.faults = iter(data.draw(st.lists(st.sampled_from(FAULTS), max_size=8)))
                synced(logs[number], line)
            case "restore":
                restore()
    line.faults = iter(())
    for number in range(len(devices)):
        logs[number]().append(waiting[number])
    for _ in range(2):
        for log in logs:
            synced(log, line)
    alone = MemoryLog()
    for event in first_of(devices):
        alone.append([event])
    assert same([alone, hub[0], *(log() for log in logs)])
    backwards = MemoryLog()
    backwards.append(first_of(devices)[::-1])
    assert (lines(backwards), memories(backwards)) == (lines(alone), memories(alone))
    for log in logs:
        told = synced(log, line, hub[0].id)
        assert told is not None
        assert (told.pulled, told.pushed, told.refused) == (0, 0, ())


@settings(max_examples=20)
@given(facts(), st.data())
def test_others_may_write_in_mid_sync(devices: list[list[Event]], data: st.DataObject) -> None:
    hub = MemoryLog()
    logs = [at(MemoryLog()) for _ in devices]
    logs[0]().append(devices[0])
    rest = [event for device in devices[1:] for event in device]

    def write() -> None:
        if rest and data.draw(st.booleans()):
            there = data.draw(st.sampled_from([at(hub), logs[-1]]))
            there().append([rest.pop(0)])

    line = Line(at(hub), between=write)
    synced(logs[0], line)
    synced(logs[-1], line)
    line.between = lambda: None
    hub.append(rest)
    for _ in range(2):
        for log in logs:
            synced(log, line)
    assert same([hub, *(log() for log in logs)])
    assert {UUID(line.split('"id":"')[1][:36]) for line in lines(hub)} == {
        event.id for device in devices for event in device
    }
