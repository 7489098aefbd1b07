"""Do the tests bite? One thing at a time is changed in a room of the core, and the room's own tests have to notice.

`python bench/mutants.py` tries every room and writes docs/benchmarks.md; `python bench/mutants.py check --sample 80
--seed 1` tries one and only prints. The files are never touched: a forked process imports the changed module in place
of the real one, runs those of the room's tests that call what was changed, quickest first, and stops at the first
that fails.
"""

from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
os.environ |= {"CI": "1", "OPENBLAS_NUM_THREADS": "1", "SORADE_INK": str(ROOT / "nowhere")}  # the same each time

import hypothesis  # noqa: E402 - reads CI
import pytest  # noqa: E402 - with its plugins, once for all mutants

from _changes import Change, changed, changes  # noqa: E402 - found by the path set above
from _equivalent import EQUIVALENT  # noqa: E402 - as above
from _page import write  # noqa: E402 - as above

SAMPLE = 80  # mutants a room
PATIENCE = 1, 10  # times the CPU of the tests as they are (traced: twice what they take), and seconds more
MEMORY = 6 << 30  # bytes; a mutant may well fill a list for ever
EXAMPLES = 25  # of a property; the tests themselves try 100
UNNOTICED = {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
WANTED = 0.85  # of the mutants that are not equivalent, caught in every room
HEAVY = ("django.db.models", "numpy", "fsrs", "psycopg", "pydantic")  # imported once; nothing of sorade


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of src/sorade, and the tests that answer for it."""

    source: str
    tests: tuple[str, ...]


ROOMS = {
    "check": Room("check", ("tests/check",)),
    "memory": Room("memory", ("tests/memory",)),
    "session": Room("session", ("tests/session",)),
    "diagnosis": Room("diagnosis", ("tests/diagnosis",)),
    "progress": Room("progress", ("tests/progress",)),
    "wire": Room("wire", ("tests/wire", "tests/memory/test_event_lines.py", "tests/memory/test_borders.py")),
    "desk": Room("desk", ("tests/use_cases", "tests/api")),
    "log": Room(
        "store",
        (
            *("tests/store/test_alike.py", "tests/store/test_append.py", "tests/store/test_moment.py"),
            *("tests/store/test_facts.py", "tests/store/test_read.py", "tests/store/test_rebuild.py"),
            *("tests/store/test_seal.py", "tests/store/test_verify.py", "tests/store/test_backup.py"),
            *("tests/store/test_pages.py", "tests/store/test_turns.py"),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change in one file."""

    path: Path
    change: Change

    @property
    def module(self) -> str:
        inside = self.path.relative_to(ROOT / "src").with_suffix("")
        return ".".join(part for part in inside.parts if part != "__init__")

    @property
    def file(self) -> str:
        return self.path.relative_to(ROOT / "src/sorade").as_posix()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in the table of equivalents: the file, the line as it reads, the change."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return self.file, lines[self.change.line - 1].strip(), self.change.what

    def __str__(self) -> str:
        return f"{self.file}:{self.change.line} {self.change.what}"


@dataclass(slots=True)
class Result:
    """What came of one room: all mutants there are, those tried, and those that no test noticed."""

    there: int
    tried: int = 0
    survived: list[Mutant] = field(default_factory=list)
    equivalent: list[Mutant] = field(default_factory=list)
    cpu: float = 0.0  # seconds, all processes

    @property
    def share(self) -> float:
        """Of the mutants that are not equivalent, those that a test noticed."""
        real = self.tried - len(self.equivalent)
        return (real - len(self.survived)) / real if real else 1.0


def mutants(room: Room) -> list[Mutant]:
    """Every mutant of a room, in the order of the files."""
    files = sorted((ROOT / "src/sorade" / room.source).rglob("*.py"))
    files = [path for path in files if not {"migrations", "models.py"} & {*path.parts}]  # what was migrated stays so
    return [Mutant(path, change) for path in files for change in changes(path.read_text(encoding="utf-8"))]


class Changed(importlib.machinery.SourceFileLoader):
    """Loads one module changed; finds nothing else."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.path))
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - it loads one module only
        source = self.mutant.path.read_text(encoding="utf-8")
        return compile(changed(source, self.mutant.change.number), str(self.mutant.path), "exec")

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:  # noqa: ARG002 - asked by place
        if name != self.mutant.module:
            return None
        return importlib.util.spec_from_file_location(name, self.mutant.path, loader=self)


Called = tuple[str, int]
"""A function: its file inside src/sorade and the line on which it begins."""


@dataclass(slots=True)
class Known:
    """What the tests as they are have shown: the seconds that each took, what each called, and what was called before
    them all, or to set one up, on which any of them may hang."""

    took: dict[str, float] = field(default_factory=dict)
    called: dict[str, set[Called]] = field(default_factory=dict)
    shared: set[Called] = field(default_factory=set)

    def tests(self, mutant: Mutant) -> set[str]:
        """The tests that can notice: those that call the function in which the change is."""
        at = (mutant.file, mutant.change.inside)
        if mutant.change.inside is None or at in self.shared:
            return set(self.took)
        return {test for test, called in self.called.items() if at in called}


class Plugin:
    """A run without shrinking and with fewer examples, since any failure will do. Of the tests as they are it takes
    down what there is to know; of a mutant it runs those that can notice, quickest first."""

    def __init__(self, room: Room, known: Known, mutant: Mutant | None) -> None:
        self.known = known
        self.wanted = known.tests(mutant) if mutant else None
        self.folder = str(ROOT / "src/sorade" / room.source)
        self.now = known.shared
        self.codes: dict[int, tuple[CodeType, Called]] = {}  # by id: to hash a code object takes long

    def pytest_sessionstart(self) -> None:
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile(
            "mutants", hypothesis.settings(), phases=phases, max_examples=EXAMPLES, derandomize=True
        )
        hypothesis.settings.load_profile("mutants")
        if self.wanted is None:
            sys.settrace(self._seen)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.wanted is not None:
            wanted = [item for item in items if item.nodeid in self.wanted]
            items[:] = sorted(wanted, key=lambda item: self.known.took[item.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        self.now = self.known.called.setdefault(item.nodeid, set())
        try:
            return (yield)
        finally:
            self.now = self.known.shared

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.known.took[report.nodeid] = self.known.took.get(report.nodeid, 0.0) + report.duration

    def _seen(self, frame: FrameType, event: str, arg: object) -> None:  # noqa: ARG002 - as sys.settrace calls it
        code = frame.f_code
        if id(code) not in self.codes:
            ours = code.co_filename.startswith(self.folder)
            file = Path(code.co_filename).relative_to(ROOT / "src/sorade").as_posix() if ours else ""
            self.codes[id(code)] = code, (file, code.co_firstlineno)
        _, called = self.codes[id(code)]
        if called[0]:
            self.now.add(called)


def tested(room: Room, known: Known, mutant: Mutant | None, limit: int) -> int:
    """Run the room's tests in this process, which is good for nothing else afterwards: pytest's exit code."""
    signal.signal(signal.SIGXCPU, _out_of_time)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if mutant:
        with Path(os.devnull).open("w") as quiet:
            os.dup2(quiet.fileno(), 1)
            os.dup2(quiet.fileno(), 2)
        sys.meta_path.insert(0, Changed(mutant))
    os.chdir(ROOT)
    options = ["-x", "-q", "--no-header", "--no-summary", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return int(pytest.main([*options, *room.tests], [Plugin(room, known, mutant)]))


def _out_of_time(*_: object) -> None:
    raise KeyboardInterrupt  # pytest tidies up after itself


def forked(room: Room, known: Known, mutant: Mutant | None, limit: int, out: Path | None = None) -> int:
    """The id of a process that runs the room's tests."""
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        code = 3
        try:
            code = tested(room, known, mutant, limit)
            if out:
                out.write_bytes(pickle.dumps(known))
        finally:
            sys.stdout.flush()
            os._exit(code)
    return process


def as_they_are(name: str) -> tuple[Known, float]:
    """What a room's tests show unchanged, and the seconds of CPU that they take.

    Raises SystemExit where they fail.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "known"
        _, code, used = os.wait4(forked(ROOMS[name], Known(), None, 3_600, out), 0)
        if code:
            raise SystemExit(f"{name}: its tests fail as they are")
        return pickle.loads(out.read_bytes()), used.ru_utime + used.ru_stime  # noqa: S301 - written a moment ago


def tried(name: str, sample: int, seed: int, jobs: int) -> Result:
    """A seeded sample of a room's mutants, `jobs` at a time. Raises as `as_they_are`."""
    room, every = ROOMS[name], mutants(ROOMS[name])
    known, cpu = as_they_are(name)
    limit = int(PATIENCE[0] * cpu + PATIENCE[1])
    chosen = sorted(random.Random(seed).sample(every, min(sample, len(every))), key=str)
    result = Result(len(every), len(chosen), cpu=cpu)
    running: dict[int, Mutant] = {}
    waiting = chosen[::-1]
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[forked(room, known, mutant, limit)] = mutant
        process, code, used = os.wait4(-1, 0)
        mutant = running.pop(process)
        result.cpu += used.ru_utime + used.ru_stime
        if os.waitstatus_to_exitcode(code) in UNNOTICED:
            (result.equivalent if mutant.key in EQUIVALENT else result.survived).append(mutant)
        done = result.tried - len(waiting) - len(running)
        if sys.stderr.isatty():
            print(f"\r{name}: {done} of {result.tried}, {len(result.survived)} survived ", end="", file=sys.stderr)
    print(file=sys.stderr)
    result.survived.sort(key=str)
    return result


def page(results: Mapping[str, Result], sample: int, seed: int) -> str:
    """The section of docs/benchmarks.md."""
    lines = [
        "## Mutants",
        "",
        f"Do the tests bite? One thing is changed in the source at a time (a border, a comparison, a condition, a "
        f"number, a sign, what is returned, a statement left out, min for max): {sample} of each room, drawn with seed "
        f"{seed}. *Caught* means that one of the room's own tests failed, or ran out of time. Equivalent ones change "
        f"nothing that anybody could see; each has its reason in `bench/_equivalent.py`.",
        "",
        "| room | there are | tried | equivalent | caught | minutes of CPU |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in results.items():
        share = f"{100 * one.share:.0f}%"
        lines.append(f"| {name} | {one.there:,} | {one.tried} | {len(one.equivalent)} | {share} | {one.cpu / 60:.1f} |")
    survivors = [f"- `{str(mutant).replace('`', chr(39))}`" for one in results.values() for mutant in one.survived]
    return "\n".join([*lines, "", *(["Not caught:", "", *survivors, ""] if survivors else [])])


def stale() -> Iterator[str]:
    """What the table of equivalents says of mutants that are no more."""
    keys = {mutant.key for room in ROOMS.values() for mutant in mutants(room)}
    return (f"no such mutant any more: {key}" for key in EQUIVALENT if key not in keys)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try one room, or all and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("room", nargs="?", choices=sorted(ROOMS))
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    for name in HEAVY:
        importlib.import_module(name)
    for line in stale():
        print(line, file=sys.stderr)
    names = [asked.room] if asked.room else list(ROOMS)
    results = {name: tried(name, asked.sample, asked.seed, asked.jobs) for name in names}
    section = page(results, asked.sample, asked.seed)
    print(section)
    if not asked.room:
        write("mutants", section)
    low = [name for name, one in results.items() if one.share < WANTED]
    if low and asked.room:  # all rooms are a measure, one room is a question
        raise SystemExit(f"under {WANTED:.0%}: {', '.join(low)}")


if __name__ == "__main__":
    main()
