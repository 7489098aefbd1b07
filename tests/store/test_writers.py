"""Two writers at once, and one that dies: nothing that was acknowledged is lost, the events are numbered in the order
of the commits, and the memories are right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Barrier, Thread

from memory.logs import Log
from sorade.desk import Stored
from sorade.memory import Event, fold
from store.conftest import Home

WRITER = Path(__file__).with_name("writer.py")
EACH = 25


def together(home: Home, *jobs: Callable[[], object]) -> None:
    """Run the jobs in threads, all from the same moment. Raises the first error."""
    start, errors = Barrier(len(jobs)), list[BaseException]()

    def run(job: Callable[[], object]) -> None:
        try:
            start.wait()
            job()
        except BaseException as error:  # noqa: BLE001 - said to the test
            errors.append(error)
        finally:
            home.leave()

    threads = [Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def process(environment: dict[str, str], name: str, count: int) -> subprocess.Popen[str]:
    path = [str(WRITER.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, WRITER, name, str(count)],
        env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def assert_memory_is_right(home: Home) -> None:
    log = home.again()
    assert log.some("語").get("語") == fold(log.of("語"))


def assert_numbered_without_a_gap(home: Home) -> list[Event]:
    log = home.again()
    numbers, events = zip(*log.after(), strict=True)
    assert list(numbers) == list(range(1, log.size() + 1))
    return list(events)


def test_two_threads_about_one_character(disk: Home) -> None:
    def write(number: int) -> None:
        log = Log(device=f"desk {number}", number=number * 1000)
        for _ in range(EACH):
            log.write(number + 1, session=number)
            disk.again().append(log.events[-2:])

    together(disk, lambda: write(1), lambda: write(2))
    events = assert_numbered_without_a_gap(disk)
    assert len(events) == 2 * 2 * EACH
    for device in ("desk 1", "desk 2"):
        own = [event.at for event in events if event.device == device]
        assert own == sorted(own)
    assert_memory_is_right(disk)


def test_two_threads_with_the_same_events(disk: Home) -> None:
    log = Log()
    for _ in range(EACH):
        log.write(3)
    said: list[Stored] = []

    def write() -> None:
        for event in log.events:
            said.extend(disk.again().append([event]))

    together(disk, write, write)
    assert sorted(one.status for one in said) == ["known"] * 2 * EACH + ["stored"] * 2 * EACH
    assert assert_numbered_without_a_gap(disk) == log.events
    assert_memory_is_right(disk)


def test_events_are_numbered_in_the_order_in_which_the_transactions_end(disk: Home) -> None:
    order: list[Event] = []

    def write(number: int) -> None:
        log = Log(number=number * 1000)
        for _ in range(EACH):
            kept = disk.again()
            with kept.writing():  # the others wait
                before = kept.size()
                kept.append([log.attempt(), log.attempt()])
                assert [place for place, _ in kept.after(before)] == [before + 1, before + 2]
                order.extend(log.events[-2:])

    together(disk, lambda: write(1), lambda: write(2))
    assert assert_numbered_without_a_gap(disk) == order


def test_what_failed_leaves_no_gap(disk: Home) -> None:
    def write(number: int) -> None:
        log = Log(number=number * 1000)
        for turn in range(EACH):
            kept = disk.again()
            with suppress(LookupError), kept.writing():
                kept.append([log.attempt()])
                if turn % 2:
                    raise LookupError

    together(disk, lambda: write(1), lambda: write(2))
    assert len(assert_numbered_without_a_gap(disk)) == 2 * (EACH + 1 >> 1)


def test_what_two_threads_read_before_they_write_still_holds(disk: Home) -> None:
    def write(number: int) -> None:
        log = Log(number=number * 1000)
        for _ in range(EACH):
            kept = disk.again()
            with kept.writing():
                log.at = kept.size()
                kept.append([log.attempt()])

    together(disk, lambda: write(1), lambda: write(2))
    assert [event.at - 30_000 for event in assert_numbered_without_a_gap(disk)] == list(range(2 * EACH))


def test_two_threads_of_two_learners_number_their_own(disk: Home) -> None:
    def write(name: str) -> None:
        log = Log(device=name)
        for _ in range(EACH):
            disk.log_of(name).append([log.attempt()])

    together(disk, lambda: write("one"), lambda: write("other"))
    for name in ("one", "other"):
        found = list(disk.log_of(name).after())
        assert [number for number, _ in found] == list(range(1, EACH + 1))
        assert {event.device for _, event in found} == {name}


def test_two_threads_that_meet_a_learner_first(disk: Home) -> None:
    for number in range(10):
        logs = Log(number=1000), Log(number=2000)
        together(
            disk, *(lambda log=log, name=f"new {number}": disk.log_of(name).append([log.attempt()]) for log in logs)
        )
        assert disk.log_of(f"new {number}").size() == 2


def test_two_processes_that_make_the_database_at_the_same_moment(empty: dict[str, str]) -> None:
    for writer in [process(empty, name, 1) for name in ("desk", "tablet")]:
        said, _ = writer.communicate("go\n", timeout=120)
        assert writer.returncode == 0
        assert len(said.splitlines()) == 3


def test_two_processes_that_make_a_file_at_the_same_moment(tmp_path: Path) -> None:
    environment = {"STORE_FILE": str(tmp_path / "new.sqlite3")}
    for writer in [process(environment, name, 1) for name in ("desk", "tablet")]:
        said, _ = writer.communicate("go\n", timeout=120)
        assert writer.returncode == 0
        assert len(said.splitlines()) == 3


def test_two_processes(disk: Home) -> None:
    writers = [process(disk.environment, name, EACH) for name in ("desk", "tablet")]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    acknowledged: list[tuple[int, str]] = []
    for writer in writers:
        said, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0
        own = [(int(number), id_) for number, id_ in map(str.split, said.splitlines())]
        assert own == sorted(own)
        acknowledged += own
    events = assert_numbered_without_a_gap(disk)
    assert sorted(acknowledged) == [(number, str(event.id)) for number, event in enumerate(events, 1)]
    assert len(acknowledged) == 2 * 2 * EACH
    assert_memory_is_right(disk)


def test_a_writer_killed_in_mid_stream_loses_nothing_that_it_acknowledged(disk: Home) -> None:
    for patience in (1, 20, 61):
        writer = process(disk.environment, "desk", 100_000)
        assert writer.stdout
        assert writer.stdin
        assert writer.stdout.readline() == "ready\n"
        writer.stdin.write("go\n")
        writer.stdin.flush()
        acknowledged = [writer.stdout.readline().strip() for _ in range(patience)]
        writer.kill()
        rest, _ = writer.communicate(timeout=120)
        acknowledged += [line for line in rest.splitlines() if len(line.partition(" ")[2]) == 36]
        stored = {f"{number} {event.id}" for number, event in enumerate(assert_numbered_without_a_gap(disk), 1)}
        assert all(acknowledged), "the writer ended by itself"
        assert set(acknowledged) <= stored
        assert len(stored) % 2 == 0  # an attempt and its grade came in one batch: both or neither
        assert_memory_is_right(disk)
