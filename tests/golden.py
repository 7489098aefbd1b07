"""Inks of every kind, and what the check says of them in numbers and in words. `python tests/golden.py` writes
check/golden.txt anew, the numbers: do that with every new check.VERSION, and never without one. With it check/told.txt,
the words, which may be put better any day: `python tests/golden.py told` writes that alone. Read what changed.

Where a name has a part after it, the ink is the kanji's model, changed: so much for so many kinds of slips.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sorade.check import VERSION, Verdict, check, closeness
from sorade.ink import Ink, Stroke, parse_json
from sorade.reference import Book, Model
from sorade.words import say

HERE = Path(__file__).parent
KEPT = HERE / "check" / "golden.txt"
TOLD = HERE / "check" / "told.txt"
Points = tuple[tuple[float, float], ...]
Change = Callable[[list[Points]], list[Points]]


def _dropped(lines: list[Points]) -> list[Points]:
    return lines[: len(lines) // 2] + lines[len(lines) // 2 + 1 :]


def _doubled(lines: list[Points]) -> list[Points]:
    return [*lines, tuple((x + 0.2, y - 0.15) for x, y in lines[0])]


def _merged(lines: list[Points]) -> list[Points]:
    k = len(lines) // 2
    return [*lines[: k - 1], lines[k - 1] + lines[k], *lines[k + 1 :]]


def _split(lines: list[Points]) -> list[Points]:
    k = max(range(len(lines)), key=lambda one: (len(lines[one]), one))
    middle = len(lines[k]) // 2
    return [*lines[:k], lines[k][: middle + 1], lines[k][middle:], *lines[k + 1 :]]


def _leaning(lines: list[Points]) -> list[Points]:
    return [tuple((x + 0.25 * y, y - 0.2 * x) for x, y in line) for line in lines]


def _strayed(lines: list[Points]) -> list[Points]:
    return [tuple((x + 0.3, y + 0.05) for x, y in line) for line in lines[:3]] + lines[3:]


def _bent(lines: list[Points]) -> list[Points]:
    return [tuple((y, x) for x, y in lines[0]), *lines[1:]]


def _shrunk(lines: list[Points]) -> list[Points]:
    (x0, y0), *_ = lines[-1]
    return [*lines[:-1], tuple((x0 + (x - x0) / 3, y0 + (y - y0) / 3) for x, y in lines[-1])]


def _tapped(lines: list[Points]) -> list[Points]:
    return [*lines, ((0.9, 0.9), (0.905, 0.9))]


def _unsteady(lines: list[Points]) -> list[Points]:
    chance = random.Random(len(lines))
    return [
        tuple((x + chance.uniform(-0.03, 0.03), y + chance.uniform(-0.03, 0.03)) for x, y in line) for line in lines
    ]


CHANGES: dict[str, tuple[Change, str]] = {
    "as it is": (lambda lines: lines, "一人口必語飛右"),
    "from the end": (lambda lines: lines[::-1], "三川土道語"),
    "turned round": (lambda lines: [line[::-1] for line in lines], "一川口必"),
    "one dropped": (_dropped, "口語木飛"),
    "one too many": (_doubled, "口語木二"),
    "merged": (_merged, "口語日都"),
    "split": (_split, "口語日女飛"),
    "leaning": (_leaning, "川語右書未"),
    "a part astray": (_strayed, "性信語休"),
    "the first on its side": (_bent, "三川木書"),
    "the last too small": (_shrunk, "木未土王語"),
    "tapped": (_tapped, "木口"),
    "unsteady": (_unsteady, "語書鬱道木未"),
}
LOOKALIKES = "未末 土士 力刀 人入 大犬 田由 日目 右石 牛午 語話 待侍 千干 上土 人八"


def inks(book: Book) -> Iterator[tuple[str, str, Ink]]:
    """Name, the character asked for, and the ink."""
    for path in sorted((HERE / "inks").glob("*.json")):
        yield path.stem, path.stem[0], parse_json(path.read_bytes())
    for name, (change, chars) in CHANGES.items():
        for char in chars:
            yield f"{char}, {name}", char, _ink(change([one.points for one in book.models(char)[0].strokes]))
    for pair in LOOKALIKES.split():
        ours, theirs = ([one.points for one in book.models(char)[0].strokes] for char in pair)
        yield f"{pair[1]} for {pair[0]}", pair[0], _ink(theirs)
        if len(ours) == len(theirs) and all(len(a) == len(b) for a, b in zip(ours, theirs, strict=True)):
            half = [
                tuple(((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in zip(a, b, strict=True))
                for a, b in zip(ours, theirs, strict=True)
            ]
            yield f"between {pair[0]} and {pair[1]}", pair[0], _ink(half)


SPOKEN = "口日語書必右左飛馬曜道園国休性信都情鬱疑歩無母女水川三車長図機"  # parts beside, above and around one another


def told(book: Book) -> list[str]:
    """A line for each stroke of some kanji: what is said where it is left out, written from its end, or before the one
    that comes first."""
    made = []
    for char in SPOKEN:
        models = book.models(char)
        every = [one.points for one in models[0].strokes]
        for k, stroke in enumerate(every):
            for name, changed in (
                ("without", every[:k] + every[k + 1 :]),
                ("backwards", [*every[:k], stroke[::-1], *every[k + 1 :]]),
                ("early", [*every[: k - 1], stroke, every[k - 1], *every[k + 1 :]] if k else every),
            ):
                verdict = check(_ink(changed), models)
                said = " ".join(say(one.code) for one in verdict.said)
                slips = " ".join(say(one.code) for one in verdict.slips)
                made.append(f"{char} {k + 1} {name} | {said} | {slips}")
    return made


def _ink(lines: list[Points]) -> Ink:
    return Ink(tuple(Stroke(line) for line in lines))


def line(name: str, verdict: Verdict, models: Sequence[Model], near: tuple[float, ...]) -> str:
    """All that is said in numbers, on one line; no words, which may be put better any day."""
    slips = " ".join(
        f"{slip.kind}:{slip.stroke}:{slip.ink}:{slip.part}:{slip.weight}:{slip.against}:{slip.rule}".replace(" ", "")
        for slip in verdict.slips
    )
    told = verdict.contrast and (
        verdict.contrast.kind,
        verdict.contrast.one,
        verdict.contrast.other,
        verdict.contrast.is_so,
        verdict.contrast.there,
    )
    asked = verdict.question and (verdict.question.strokes, verdict.question.ink)
    matches = "".join("-" if not made else "+".join(map(str, made)) + "," for made in verdict.matches)
    facts = (
        verdict.char,
        [model.variant for model in models].index(verdict.variant),
        "right" if verdict.right else "wrong",
        verdict.other,
        verdict.confidence,
        " ".join(f"{one:.6f}" for one in near),
        matches,
        sorted(verdict.reversed),
        told,
        asked,
        slips,
    )
    return f"{name} | " + " | ".join(str(fact) for fact in facts)


def lines(book: Book) -> list[str]:
    """The version, and a line for each ink: held against the accepted models and the book's rivals."""
    made = [VERSION]
    for name, char, ink in inks(book):
        models = book.models(char)
        rivals = [book.models(rival)[0] for rival in book.rivals(char)]
        made.append(line(name, check(ink, models, rivals), models, closeness(ink, [*models, *rivals[:2]])))
    return made


if __name__ == "__main__":
    if sys.argv[1:] != ["told"]:
        KEPT.write_text("\n".join(lines(Book.open())) + "\n", encoding="utf-8")
        print(f"{KEPT.name}: version {VERSION}", file=sys.stderr)
    TOLD.write_text("\n".join(told(Book.open())) + "\n", encoding="utf-8")
