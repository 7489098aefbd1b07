"""The diagnosis of learners who slip for one known cause. `python bench/diagnosis.py [HOW MANY]`

The learners are made up in two ways: `_pupil` with the same habits for all of a cause, `_varied` with habits of their
own. They answer what the program asks, and it names the cause (bench/_client.py). Writes its tables between the markers
of docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from statistics import median

import _pupil
import _varied
from _ink import SEED
from _page import write
from _pupil import CAUSES, OTHERS, Pupil, cases
from _way import Way
from sorade.reference import Book

HOW_MANY = 500  # learners a cause
ANSWERS = 10  # of one kanji, after which an undecided case counts as not sure
NOISES = (0.0, 0.1, 0.2)  # chance of an accident at an answer
FIXED = 80  # per cent of firings that get their fix
UNSURE = "not sure yet"
PLAIN = Way(audits=0, placement=False)  # an audit would hardly draw this kanji of all that one reads, but of these few


@dataclass(frozen=True, slots=True)
class Named:
    """The cause that was named first, after so many answers."""

    cause: str
    answers: int


@cache
def book() -> Book:
    """One for each process."""
    return Book.open()


def alike(cause: str, chance: random.Random, noise: float) -> Named:
    """A learner with the habits of all of that cause."""
    case = chance.choice(cases(book()))
    pupil = Pupil(book(), case, chance, noise, {part: chance.randint(OTHERS - 2, OTHERS) for part in case.parts})

    def answer(number: int) -> None:
        if not pupil.accident():
            _pupil.WAYS[cause](pupil, number)

    return first_named(pupil, answer)


def varied(cause: str, chance: random.Random, noise: float) -> Named:
    """A learner with habits of their own."""
    case = chance.choice(cases(book()))
    known = {part: chance.randint(1, OTHERS) for part in case.parts}
    pupil = Pupil(book(), case, chance, noise, known, reads=_varied.reads(cause, chance))
    own = _varied.habits(pupil)
    return first_named(pupil, lambda number: _varied.answer(pupil, cause, own, number))


def first_named(pupil: Pupil, answer: Callable[[int], None]) -> Named:
    """What the program names first for a learner who answers so, in up to ANSWERS answers."""
    with PLAIN.at_work():
        for number in range(ANSWERS):
            pupil.comes()
            answer(number)
            if pupil.named:
                return Named(pupil.named, number + 1)
    return Named(UNSURE, ANSWERS)


STYLES: dict[str, Callable[[str, random.Random, float], Named]] = {"alike": alike, "varied": varied}

SEEDS = {"alike": "", "varied": "held out "}


def simulate(style: str, noise: float, cause: str, number: int) -> Named:
    """One learner."""
    return STYLES[style](cause, random.Random(f"{SEED} {SEEDS[style]}{cause} {number} {noise}"), noise)


def table(pool: Executor, many: int, style: str, noise: float) -> Iterator[str]:
    """The rows of the confusion matrix, and at the end the figures that count."""
    columns = (*CAUSES[:-1], UNSURE)
    yield f"| true cause | {' | '.join(columns)} | answers |"
    yield "|---|" + "---|" * (len(columns) + 1)
    fired = right = unsure = 0
    took: list[int] = []
    for cause in CAUSES:
        all_named = list(pool.map(partial(simulate, style, noise, cause), range(many), chunksize=5))
        named = Counter(one.cause for one in all_named)
        answers = [one.answers for one in all_named if one.cause == cause]
        shares = " | ".join(f"{100 * named[column] / many:.0f}" for column in columns)
        yield f"| {cause} | {shares} | {f'{median(answers):.0f}' if answers else '-'} |"
        fired += many - named[UNSURE]
        right += named[cause]
        unsure += named[UNSURE] if cause in columns else 0
        took += answers
    share, known = right / fired, many * (len(CAUSES) - 1)
    yield (
        f"\nRight cause in {100 * share:.1f}% of {fired:,} firings; a wrong fix in {FIXED * (1 - share):.1f}%. "
        f"It took {median(took):.0f} answers; {100 * unsure / known:.0f}% of those with a cause stayed not sure yet."
    )


def main() -> None:
    """Simulate them all and write the tables."""
    many = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    parts = [
        "## The diagnosis\n",
        f"{many} simulated learners for each cause, up to {ANSWERS} answers to one kanji that chance draws, on the "
        "days on which the program asks it, with its rewrites and retests; per cent of learners by the cause that it "
        "named first, and the answers that it took (median, where it was right). A fix is applied in four of five "
        "firings, so that four of five wrong causes are wrong fixes.",
        "\n### Learners of a cause alike",
    ]
    with ProcessPoolExecutor() as pool:
        for noise in NOISES:
            parts.append(f"\nAccidents at {100 * noise:.0f}% of answers:\n")
            parts += table(pool, many, "alike", noise)
        parts.append(
            "\n### Held out: each learner with habits of their own\n\nHow strong the cause is, how often it is right "
            "all the same, and how often signs of other causes come by chance are drawn for each learner; some "
            "practise on their own. No constant of the diagnosis was chosen by these."
        )
        for noise in NOISES[1:]:
            parts.append(f"\nSigns of other causes and accidents at {100 * noise:.0f}% of answers on average:\n")
            parts += table(pool, many, "varied", noise)
    section = "\n".join(parts) + "\n"
    write("diagnosis", section)
    print(section)


if __name__ == "__main__":
    main()
