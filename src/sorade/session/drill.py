"""Two minutes on the rules of stroke order: which stroke comes next, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sorade.memory import EXCEPTION
from sorade.order import RULES, Step

STEPS = 10  # at about 12 seconds a step, two minutes
OWN = 4  # of them, exceptions among the learner's own kanji
MOST = 3  # of them in a row on the rule most broken, and on the next
LOOKED = 120  # kanji looked through at most


@dataclass(frozen=True, slots=True)
class Drill:
    """One question: after the strokes before `step`, which stroke of the kanji comes next? `rule` is the key of the
    rule that puts it before the one after it, EXCEPTION where none does; `why` are keys to choose from, as taught."""

    char: str
    step: int
    rule: str
    why: tuple[str, ...]


def drills(
    broken: Sequence[str],
    own: Sequence[str],
    more: Sequence[str],
    barred: Collection[str],
    *,
    steps_of: Callable[[str], tuple[Step, ...]],
    seed: int,
) -> tuple[Drill, ...]:
    """The questions: first on the rules broken, most first (with none broken, the rules in the order taught), then the
    exceptions of the learner's own kanji. Rules are shown in own kanji, then in their examples, then in `more`. No
    kanji twice, and none that is barred."""
    taught = [rule.key for rule in RULES]
    named = [key for key in broken if key in taught]
    wanted = [key for key in named[:2] for _ in range(MOST)] or taught
    own = [char for char in _turned(own, seed) if char not in barred][:LOOKED]
    shown = [char for rule in RULES for char in rule.examples if char not in barred]
    shown += [char for char in more if char not in barred][:LOOKED]
    used: set[str] = set()
    exceptions = _exceptions(own, steps_of, used)
    found: list[Drill] = []
    rest = [key for key in taught if key not in wanted]
    for key in (*wanted, *rest, *taught):
        if len(found) + len(exceptions) >= STEPS:
            break
        mine = [char for rule in RULES if rule.key == key for char in rule.examples if char not in barred]
        made = _with_rule(key, (*own, *mine, *shown), steps_of, used)
        found += [made] if made else []
    return (*found, *exceptions)


def why(key: str, seed: int) -> tuple[str, ...]:
    """The right answer and two others, in the order taught. An exception is an answer too."""
    keys = [*(rule.key for rule in RULES), EXCEPTION]
    others = [other for other in keys if other != key]
    at = seed % len(others)
    chosen = {key, others[at], others[(at + 1 + seed // len(others) % (len(others) - 1)) % len(others)]}
    return tuple(other for other in keys if other in chosen)


def _exceptions(own: Iterable[str], steps_of: Callable[[str], tuple[Step, ...]], used: set[str]) -> list[Drill]:
    found: list[Drill] = []
    for char in own:
        if len(found) == OWN:
            break
        step = next((step for step in steps_of(char) if step.is_exception), None)
        if step is not None:
            used.add(char)
            found.append(Drill(char, step.early, EXCEPTION, why(EXCEPTION, ord(char))))
    return found


def _with_rule(
    key: str, chars: Iterable[str], steps_of: Callable[[str], tuple[Step, ...]], used: set[str]
) -> Drill | None:
    """A step that the rule decides, in a kanji not used yet."""
    for char in chars:
        if char in used:
            continue
        fitting = [step for step in steps_of(char) if step.rule and step.rule.key == key and not step.is_exception]
        if fitting:
            used.add(char)
            step = fitting[ord(char) % len(fitting)]
            return Drill(char, step.early, key, why(key, ord(char) + step.early))
    return None


def _turned(chars: Sequence[str], seed: int) -> list[str]:
    """The same, begun elsewhere each day."""
    at = seed * 7 % len(chars) if chars else 0
    return [*chars[at:], *chars[:at]]
