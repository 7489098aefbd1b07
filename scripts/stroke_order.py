"""Measures the rules of stroke order against every kanji and writes docs/stroke-order.md.

`check` only compares; `unseen` measures KanjiVG's kanji outside the joyo list, from the archives of `make data`;
`thresholds` says how many whole kanji each threshold is worth, halved and doubled (a quarter of an hour).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sorade.memory import EXCEPTION  # noqa: E402
from sorade.order import RULES, Rule, Step, predict, predicted_by, steps, votes  # noqa: E402 - the path comes first
from sorade.reference import Book  # noqa: E402
from sorade.reference.building.drawings import handwritten  # noqa: E402
from sorade.reference.building.sources import Sources  # noqa: E402
from sorade.reference.types import Model  # noqa: E402
from sorade.words import rule_name, rule_sentence  # noqa: E402

PAGE = ROOT / "docs/stroke-order.md"
ARCHIVES = ROOT / "build/data"

HEAD = """# The rules of stroke order

Made by `scripts/stroke_order.py`; do not edit. The rules are those that Japanese schools teach; the Ministry of
Education's guide of 1958 (筆順指導の手びき) names most of them. `src/sorade/order/` states {count} of them as questions
about two strokes or two parts, and asks nothing but where these stand, how they run and which part they belong to.
The order in which the data keep the strokes is not looked at. Behind each plain sentence stand a few cases with
thresholds; no case names a kanji, and the only parts named are ⻌ and 廴.
"""

METHOD = """Before the learner is told of an exception, the order itself is looked at: would a school name a rule for
it, say the bar before the upright that joins it, or the upper part before the lower? `src/sorade/order/reason.py` asks.
{told} steps in {kanji} kanji are left, and called exceptions.

A step goes from one stroke to the next in KanjiVG's main order. It is predicted where the rule that decides
between the two puts them in this order; two strokes in different parts are decided by their parts. A kanji is predicted
where the whole order comes out. Where no rule decides, the piece that begins higher goes first, then the one further
left.

The halves are the kanji with an even and with an odd code point. Both were looked at while the thresholds were set, so
neither is a test on unseen kanji: that the two agree says only that no half was favoured. The test on unseen kanji is
KanjiVG's others, outside the joyo list, by which no threshold was set. Measured once, in November 2026:
{unseen}
Wrong steps are nearly twice as many there, so in part the rules are fitted to the joyo list.
`scripts/stroke_order.py unseen` measures it again.
"""

UNSEEN = "97.2% of steps and 71.8% of whole kanji are predicted (4,274 kanji)."


@dataclass(frozen=True, slots=True)
class Measured:
    """One kanji: its main model, the order that the rules give, its steps, and whether its main order or any accepted
    one is that order."""

    model: Model
    order: tuple[int, ...]
    steps: tuple[Step, ...]
    is_main: bool
    is_accepted: bool


def measured(book: Book) -> list[Measured]:
    """Every kanji of the book, by code point."""
    found = []
    for char in book.characters():
        main, *others = book.models(char)
        order = predict(main)
        is_main = order == tuple(range(len(order)))
        accepted = is_main or any(not other.of and other.order == order for other in others)
        found.append(Measured(main, order, steps(main), is_main, accepted))
    return found


def page(every: list[Measured]) -> str:
    """The text of docs/stroke-order.md."""
    parts = [
        HEAD.format(count=len(RULES)),
        _rules(every),
        "## How much they predict\n",
        METHOD.format(unseen=UNSEEN, **_told(every)),
        _coverage(every),
    ]
    parts += [
        "## What each rule adds\n",
        _curve(every),
        "## Where it is not what they would have\n",
        _exceptions(every),
    ]
    return "\n".join(parts)


def _told(every: list[Measured]) -> dict[str, int]:
    steps = [sum(step.is_exception for step in each.steps) for each in every]
    return {"told": sum(steps), "kanji": sum(map(bool, steps))}


def _rules(every: list[Measured]) -> str:
    right = Counter(step.rule for each in every for step in each.steps if not step.is_exception)
    wrong = Counter(step.rule for each in every for step in each.steps if step.is_exception)
    rows = [
        f"| {rule_name(rule.key)} | {rule_sentence(rule.key)} | {' '.join(rule.examples)} "
        f"| {right[rule]:,} | {wrong[rule]:,} |"
        for rule in RULES
    ]
    head = ["| rule | what it says | seen in | steps it decides | steps that break it |", "|---|---|---|--:|--:|"]
    return "\n".join([*head, *rows, ""])


def _coverage(every: list[Measured]) -> str:
    even = [each for each in every if ord(each.model.char) % 2 == 0]
    odd = [each for each in every if ord(each.model.char) % 2 == 1]
    rows = ["| kanji | how many | steps | whole, main order | whole, any accepted order |", "|---|--:|--:|--:|--:|"]
    for name, some in (("all", every), ("even code point", even), ("odd code point", odd)):
        main, accepted = (sum(which) / len(some) for which in zip(*_whole(some), strict=True))
        rows.append(f"| {name} | {len(some):,} | {_share(some):.2%} | {main:.2%} | {accepted:.2%} |")
    return "\n".join([*rows, ""])


def _whole(some: list[Measured]) -> list[tuple[bool, bool]]:
    return [(each.is_main, each.is_accepted) for each in some]


def _share(some: list[Measured]) -> float:
    all_steps = [step for each in some for step in each.steps]
    return sum(step.is_predicted for step in all_steps) / len(all_steps)


def _curve(every: list[Measured]) -> str:
    spoken = Counter(step for each in every for step in votes(each.model))
    total = sum(spoken.values())
    chosen: list[Rule] = []
    rights: list[int] = []
    while len(chosen) < len(RULES):
        best, right = max(
            ((rule, _right(spoken, {*chosen, rule})) for rule in RULES if rule not in chosen), key=lambda each: each[1]
        )
        chosen.append(best)
        rights.append(right)
    choices = [chosen[: number + 1] for number in range(len(chosen))]
    orders = [list(predicted_by(each.model, choices)) for each in every]
    rows = ["| rules | the one added | steps | whole, main order |", "|--:|---|--:|--:|"]
    for number, (rule, right) in enumerate(zip(chosen, rights, strict=True)):
        whole = sum(several[number] == tuple(sorted(several[number])) for several in orders)
        rows.append(f"| {number + 1} | {rule_name(rule.key)} | {right / total:.2%} | {whole / len(every):.2%} |")
    text = "Each time the rule is added that predicts the most further steps, from none to all.\n"
    return "\n".join([text, *rows, ""])


def _right(spoken: Counter[tuple[tuple[Rule, bool], ...]], rules: set[Rule]) -> int:
    return sum(times for step, times in spoken.items() if next((said for rule, said in step if rule in rules), False))


def _exceptions(every: list[Measured]) -> str:
    rest = [each for each in every if not each.is_main or not all(step.is_predicted for step in each.steps)]
    text = (
        f"{len(rest)} kanji are not predicted whole. Numbers are the strokes of KanjiVG's main order; `4 5` is the\n"
        "step from the fourth to the fifth, with the rule that the learner is told. Where there is no step, the rules\n"
        "contradict one another.\n"
    )
    rows = ["| kanji | the rules would have | other steps, and why | accepted too |", "|---|---|---|---|"]
    for each in rest:
        order = " ".join(str(stroke + 1) for stroke in each.order)
        why = "; ".join(
            f"{step.early + 1} {step.late + 1}: {_why(step)}" for step in each.steps if not step.is_predicted
        )
        rows.append(f"| {each.model.char} | {order} | {why} | {'yes' if each.is_accepted else ''} |")
    return "\n".join([text, *rows, ""])


def _why(step: Step) -> str:
    against = f"{rule_name(EXCEPTION)} to {rule_name(step.rule.key)}" if step.rule else rule_name(EXCEPTION)
    return against if step.is_exception or step.rule is None else rule_name(step.rule.key)


def unseen(book: Book) -> str:
    """How the rules fare on the kanji that they were not fitted to. Needs the archives of `make data`."""
    known = book.joyo
    kanji = [
        model
        for model in handwritten(Sources(ARCHIVES))
        if not model.variant
        and model.char not in known
        and "\u4e00" <= model.char <= "\u9fff"
        and len(model.strokes) > 1
    ]
    every = [step for model in kanji for step in steps(model)]
    share = sum(step.is_predicted for step in every) / len(every)
    whole = sum(predict(model) == tuple(range(len(model.strokes))) for model in kanji) / len(kanji)
    return f"{share:.1%} of steps and {whole:.1%} of whole kanji are predicted ({len(kanji):,} kanji)."


def thresholds(book: Book) -> Iterator[str]:
    """A line for each threshold of the rules: how many more kanji come out whole (or fewer) with half of it and with
    twice as much. What changes nothing either way could go."""
    kanji = [book.models(char)[0] for char in book.characters()]
    modules = [sys.modules[f"sorade.order.{name}"] for name in ("line", "piece", "group", "frames", "pierce", "rules")]

    def whole() -> int:
        return sum(predict(model) == tuple(range(len(model.strokes))) for model in kanji)

    before = whole()
    for module, name in [(each, name) for each in modules for name in vars(each)]:
        value = getattr(module, name)
        holders = [each for each in modules if getattr(each, name, None) == value]  # a name may be imported onward
        if not isinstance(value, float) or module is not holders[0]:
            continue
        changes = []
        for changed in (value / 2, value * 2):
            for each in holders:
                setattr(each, name, changed)
            changes.append(whole() - before)
        for each in holders:
            setattr(each, name, value)
        yield f"{module.__name__.rpartition('.')[2]}.{name} {value:g}: halved {changes[0]:+}, doubled {changes[1]:+}"


def main() -> int:
    if "thresholds" in sys.argv[1:]:
        for line in thresholds(Book.open()):
            print(line, flush=True)
        return 0
    if "unseen" in sys.argv[1:]:
        print(unseen(Book.open()))
        return 0
    text = page(measured(Book.open()))
    if "check" in sys.argv[1:]:
        if PAGE.read_text("utf-8") != text:
            print(f"{PAGE.relative_to(ROOT)} is out of date. Run `python scripts/stroke_order.py`.")
            return 1
        return 0
    PAGE.write_text(text, "utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
