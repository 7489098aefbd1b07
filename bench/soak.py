"""Nothing is lost: three browsers write while everything fails. `python bench/soak.py [SECONDS] [SEED]`

A real server that is killed (kill -9) and whose disk takes nothing for a while, and three Chromiums whose network
drops, whose clock jumps, whose storage is cleared and whose page is loaded again. Strokes are drawn through the
pointer, each attempt at places of its own, so that it can be told from all others. At the end the log must have every
stroke that was lifted, once. Writes its table into docs/benchmarks.md, and exits with 1 where something is missing or
double.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import Error as Broken  # noqa: E402 - finds what it imports by the path
from playwright.sync_api import sync_playwright  # noqa: E402 - as above

from _page import write  # noqa: E402 - as above
from browser import ARGS, browser_path  # noqa: E402 - in tests/
from desk import DEVICES, Desk, let_in  # noqa: E402 - in tests/
from past import past  # noqa: E402 - in tests/
from running import Server  # noqa: E402 - in tests/
from sorade.ink import kept  # noqa: E402 - as above
from sorade.memory import Attempt  # noqa: E402 - as above
from sorade.reference import Book  # noqa: E402 - as above
from sorade.store import SqliteDatabase  # noqa: E402 - as above

SECONDS, SEED = 600, 1
KNOWN = 300  # kanji that the learner has to write: more than can be written in the time
NEAR = 0.02  # of the pad: as far as a point that was drawn may be from where it was kept
SETTLED = 120.0  # seconds after the last fault in which all must have arrived
JUMPS = (-7_200_000, -60_000, 60_000, 10_800_000, 72_000_000, 400_000_000)  # ms by which a clock is wrong
LIMITS = resource.RLIM_INFINITY

Places = tuple[tuple[float, float], ...]
"""Where each stroke of an attempt begins, in the unit square."""


@dataclass
class Hand:
    """One browser, and all that was written in it."""

    desk: Desk
    dice: Random
    written: list[Places] = field(default_factory=list)
    lifted: int = 0
    history: list[str] = field(default_factory=list)  # what happened to it, to find out why something is missing
    waits: float = 0.0  # until when nothing is loaded again: what was cleared is being written down anew

    def step(self) -> None:
        """Do what the page asks for."""
        page = self.desk.page
        for name, deed in self._deeds():
            if page.get_by_test_id(name).first.is_visible():
                deed()
                return
        page.wait_for_timeout(50)

    def _deeds(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "again", lambda: self._press("again")
        yield "piece-leave", lambda: self._press("piece-leave")
        yield "check", self._write
        yield "verdict", self._grade
        yield "saved", lambda: self.desk.page.keyboard.press("Space")
        yield "recap", lambda: self._press("home")
        yield "start", lambda: self._press("start")

    def _press(self, name: str) -> None:
        self.desk.page.get_by_test_id(name).first.click(timeout=1_000)

    def _write(self) -> None:
        """Draw, unless a reload brought the drawing back, and ask for the check."""
        check = self.desk.page.get_by_test_id("check")
        if self.desk.page.locator(".pad.closed").count():
            self.desk.page.wait_for_timeout(30)  # it is being checked
            return
        if check.is_disabled():
            strokes = [self._stroke() for _ in range(self.dice.randint(1, 5))]
            self.history.append(f"{len(self.written)}")
            self.written.append(tuple(one[0] for one in strokes))
            for one in strokes:
                self.desk.draw([one])
                self.lifted += 1
            if self.dice.random() < 0.1:
                return  # a pause: something may happen to what is on the pad
        self.history.append("checks")
        check.click(timeout=2_000)

    def _stroke(self) -> list[tuple[float, float]]:
        x, y = self.dice.uniform(0.1, 0.9), self.dice.uniform(0.1, 0.9)
        dx, dy = self.dice.uniform(-0.2, 0.2), self.dice.uniform(-0.2, 0.2)
        return [(min(max(x + dx * i / 3, 0.02), 0.98), min(max(y + dy * i / 3, 0.02), 0.98)) for i in range(4)]

    def _grade(self) -> None:
        for key in ("n", "1", "Space"):
            self.desk.page.keyboard.press(key)
        self.desk.page.wait_for_timeout(30)


class Trouble:
    """What goes wrong, one thing after another, and sometimes two at once."""

    def __init__(self, server: Server, hands: list[Hand], dice: Random) -> None:
        self.server, self.hands, self.dice = server, hands, dice
        self.count: Counter[str] = Counter()
        self.ends: list[tuple[float, Callable[[], None]]] = []
        self.down = False

    def happen(self, now: float) -> None:
        """Something new, by chance."""
        kinds = {
            "the server killed": self._kill,
            "the disk takes nothing": self._full,
            "the network drops": self._offline,
            "the clock jumps": self._jump,
            "the storage is cleared": self._clear,
            "the page is loaded again": self._reload,
        }
        name = self.dice.choice(list(kinds))
        if kinds[name](now):
            self.count[name] += 1

    def end(self, now: float) -> None:
        """What is over."""
        over = [one for one in self.ends if one[0] <= now]
        self.ends = [one for one in self.ends if one not in over]
        for _, deed in over:
            deed()

    def _kill(self, now: float) -> bool:
        if self.down:
            return False
        self.down = True
        self.server.kill()

        def back() -> None:
            self.server.start()
            self.down = False

        self.ends.append((now + self.dice.uniform(0.5, 8), back))
        return True

    def _full(self, now: float) -> bool:
        """Every write of the server into a file fails, as on a full disk."""
        process = self.server.process
        if self.down or process is None:
            return False
        self.down = True
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, LIMITS))

        def room() -> None:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (LIMITS, LIMITS))
            self.down = False

        self.ends.append((now + self.dice.uniform(1, 8), room))
        return True

    def _offline(self, now: float) -> bool:
        hand = self.dice.choice(self.hands)
        hand.history.append("offline")
        context = hand.desk.page.context
        context.set_offline(True)
        self.ends.append((now + self.dice.uniform(1, 10), lambda: context.set_offline(False)))
        return True

    def _jump(self, _now: float) -> bool:
        page = self.dice.choice(self.hands).desk.page
        page.evaluate(
            """(by) => {
                const real = Date.now.real ?? Date.now;
                Date.now = Object.assign(() => real() + by, { real });
            }""",
            self.dice.choice(JUMPS),
        )
        return True

    def _clear(self, now: float) -> bool:
        hand = self.dice.choice(self.hands)
        hand.history.append("cleared")
        wanted = {"origin": self.server.url, "storageTypes": "indexeddb,local_storage"}
        hand.desk.wire.send("Storage.clearDataForOrigin", wanted)
        hand.waits = now + 20
        return True

    def _reload(self, now: float) -> bool:
        """Not while all that was written is in the page only: the page asks the learner not to."""
        hand = self.dice.choice(self.hands)
        page = hand.desk.page
        if self.down or now < hand.waits or page.get_by_test_id("not-saving").is_visible():
            return False
        hand.history.append("loaded")
        page.reload(wait_until="commit")
        return True


def in_log(data: Path) -> list[Places]:
    """The attempts that the log has."""
    with closing(SqliteDatabase(data / "sorade.sqlite3")) as database:
        found = []
        for _, event in database.log_of("local").after():
            if isinstance(event.body, Attempt) and event.device != "past":
                ink = kept(event.body.ink)
                width, height = ink.size or (1.0, 1.0)
                size = min(width, height)
                found.append(tuple((one.points[0][0] / size, one.points[0][1] / size) for one in ink.strokes))
        return found


def compared(written: list[Places], found: list[Places]) -> tuple[list[Places], list[Places]]:
    """The attempts that the log lacks, and those that it has and that nobody wrote, or not so often."""
    left, lacking = list(found), []
    for one in written:
        same = next((other for other in left if are_same(one, other)), None)
        if same is None:
            lacking.append(one)
        else:
            left.remove(same)
    return lacking, left


def are_same(one: Places, other: Places) -> bool:
    return len(one) == len(other) and all(
        abs(x - u) < NEAR and abs(y - v) < NEAR for (x, y), (u, v) in zip(one, other, strict=True)
    )


def tolerant(deed: Callable[[], None]) -> None:
    """A page that is being loaded again has nothing to press."""
    with suppress(Broken):
        deed()


def soak(seconds: float, seed: int, folder: Path) -> tuple[dict[str, int], Counter[str], int]:
    """The counts, what happened, and the exit code."""
    dice = Random(f"soak {seed}")
    data = folder / "data"
    data.mkdir()
    server = Server(data)
    known = Book.open().order()[:KNOWN]
    server.take_in(past("".join(known), reads="all", minutes=120))
    with ExitStack() as stack:
        stack.enter_context(server)
        playwright = stack.enter_context(sync_playwright())
        hands = []
        for number, (device, pointer) in enumerate([("phone", "touch"), ("desktop", "mouse"), ("desktop", "pen")]):
            context = playwright.chromium.launch_persistent_context(
                folder / f"browser{number}",
                executable_path=browser_path(),
                args=ARGS,
                base_url=server.url,
                **DEVICES[device],  # type: ignore[arg-type]
            )
            stack.callback(context.close)
            let_in(context, server)
            page = context.pages[0]
            page.on("dialog", lambda dialog: dialog.accept())
            page.goto("/")
            wire = context.new_cdp_session(page)
            hands.append(Hand(Desk(page, server, device, pointer, wire), Random(f"hand {seed} {number}")))
        trouble = Trouble(server, hands, dice)
        began = time.monotonic()
        following = began + 3
        while (now := time.monotonic()) < began + seconds:
            trouble.end(now)
            if now > following:
                tolerant(lambda now=now: trouble.happen(now))  # type: ignore[misc]
                following = now + dice.uniform(1, 6)
            for hand in hands:
                tolerant(hand.step)
        trouble.end(float("inf"))
        settle(hands, data)
        refused = sum(told_apart(hand) for hand in hands)
        written = [one for hand in hands for one in hand.written]
        lacking, extra = compared(written, in_log(data))
        for number, hand in enumerate(hands):
            if lost := [place for place, one in enumerate(hand.written) if one in lacking]:
                print(f"browser {number} of {len(hand.written)} attempts lacks {lost}:", hand.history)
    counts = {
        "attempts written": len(written),
        "strokes lifted": sum(hand.lifted for hand in hands),
        "attempts missing from the log": len(lacking),
        "attempts twice in it, or nobody's": len(extra),
        "browsers with something unsent": refused,
    }
    return counts, trouble.count, int(bool(lacking or extra or refused))


def settle(hands: list[Hand], data: Path) -> None:
    """All goes again: ask for the check of what is on the pads, and wait until the log has everything."""
    end = time.monotonic() + SETTLED
    while time.monotonic() < end:
        for hand in hands:
            check = hand.desk.page.get_by_test_id("check")
            if check.is_visible() and not check.is_disabled():
                tolerant(lambda check=check: check.click(timeout=2_000))  # type: ignore[misc]
            hand.desk.page.wait_for_timeout(300)
        if not compared([one for hand in hands for one in hand.written], in_log(data))[0]:
            return


def told_apart(hand: Hand) -> int:
    """How many changes the page says were refused, or wait for another log."""
    hand.desk.page.goto("/unsent")
    hand.desk.page.locator("h1").first.wait_for()
    return int(not hand.desk.page.get_by_test_id("all-sent").is_visible())


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    with tempfile.TemporaryDirectory(prefix="sorade-soak-") as folder:
        counts, happened, code = soak(seconds, seed, Path(folder))
    table = [
        "## A soak",
        "",
        f"Three browsers write for {seconds / 60:.0f} minutes (seed {seed}), each attempt at places of its own, while "
        + ", ".join(f"{name} ({number} times)" for name, number in sorted(happened.items()))
        + ".",
        "",
        "| what | how many |",
        "|---|---|",
        *(f"| {name} | {number:,} |" for name, number in counts.items()),
        "",
    ]
    print("\n".join(table))
    if seconds >= SECONDS:
        write("soak", "\n".join(table))
    sys.exit(code)


if __name__ == "__main__":
    main()
