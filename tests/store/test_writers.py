"""Two writers at once, and one that dies: nothing that was acknowledged is lost, and the memories are right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

from django.db import connection

from memory.logs import Log
from sorade import store
from sorade.memory import Event, fold

WRITER = Path(__file__).with_name("writer.py")
EACH = 25


def together(*jobs: Callable[[], object]) -> None:
    """Run the jobs in threads, all from the same moment. Raises the first error."""
    start, errors = Barrier(len(jobs)), list[BaseException]()

    def run(job: Callable[[], object]) -> None:
        try:
            start.wait()
            job()
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def process(environment: dict[str, str], name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, name, str(count)],
        env={**os.environ, "PYTHONPATH": str(WRITER.parents[1]), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def assert_memory_is_right(learner: store.Learner) -> None:
    assert store.memory(learner, "語") == fold(store.events_of(learner, "語"))


def test_two_threads_about_one_character(learner: store.Learner) -> None:
    def write(number: int) -> None:
        log = Log(device=f"desk {number}", number=number * 1000)
        for _ in range(EACH):
            log.write(number + 1, session=number)
            store.append(learner, log.events[-2:])

    together(lambda: write(1), lambda: write(2))
    assert store.size(learner) == 2 * 2 * EACH
    assert_memory_is_right(learner)


def test_two_threads_with_the_same_events(learner: store.Learner) -> None:
    log = Log()
    for _ in range(EACH):
        log.write(3)
    said: list[str] = []

    def send(event: Event) -> None:
        said.extend(receipt.status for receipt in store.append(learner, [event]))

    def write() -> None:
        for event in log.events:
            send(event)

    together(write, write)
    assert sorted(said) == ["known"] * 2 * EACH + ["stored"] * 2 * EACH
    assert tuple(store.everything(learner)) == tuple(log.events)
    assert_memory_is_right(learner)


def test_what_two_threads_read_before_they_write_still_holds(learner: store.Learner) -> None:
    def write(number: int) -> None:
        log = Log(number=number * 1000)
        for _ in range(EACH):
            with store.writing(learner):
                log.at = store.size(learner)
                store.append(learner, [log.attempt()])

    together(lambda: write(1), lambda: write(2))
    assert [event.at - 30_000 for event in store.everything(learner)] == list(range(2 * EACH))


def test_two_processes_that_make_the_database_at_the_same_moment(empty: dict[str, str]) -> None:
    for writer in [process(empty, name, 1) for name in ("desk", "tablet")]:
        said, _ = writer.communicate("go\n", timeout=60)
        assert writer.returncode == 0
        assert len(said.split()) == 3


def test_two_processes(learner: store.Learner, database: dict[str, str]) -> None:
    writers = [process(database, name, EACH) for name in ("desk", "tablet")]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    acknowledged = set()
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        said, _ = writer.communicate(timeout=60)
        assert writer.returncode == 0
        acknowledged |= set(said.split())
    assert {str(event.id) for event in store.everything(learner)} == acknowledged
    assert len(acknowledged) == 2 * 2 * EACH
    assert_memory_is_right(learner)


def test_a_writer_killed_in_mid_stream_loses_nothing_that_it_acknowledged(
    learner: store.Learner, database: dict[str, str]
) -> None:
    for patience in (1, 20, 61):
        writer = process(database, "desk", 100_000)
        assert writer.stdout
        assert writer.stdin
        assert writer.stdout.readline() == "ready\n"
        writer.stdin.write("go\n")
        writer.stdin.flush()
        acknowledged = [writer.stdout.readline().strip() for _ in range(patience)]
        writer.kill()
        rest, _ = writer.communicate(timeout=60)
        acknowledged += [line for line in rest.splitlines() if len(line) == 36]
        stored = {str(event.id) for event in store.everything(learner)}
        assert set(acknowledged) <= stored
        assert len(stored) % 2 == 0  # an attempt and its grade came in one batch: both or neither
        assert_memory_is_right(learner)
