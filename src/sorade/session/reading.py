"""Reading checks: a few kanji a day, a few seconds each, and only where it is not sure that they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from zlib import crc32

from sorade.memory import CHOICES

CHECKS_A_DAY = 6  # kanji; half a minute. More would drill what is only to be measured
UNSURE = 0.05  # chance of the less likely outcome from which a kanji is worth a check; lower checks more
NEAR = 40  # of the least sure kanji among which chance decides; more tells less, fewer asks one difficulty only
READING_USUAL = 3.0  # logits of reading ability, before any check, of who says they read it: 93% of middling kanji


def checked(chances: Mapping[str, float], barred: Collection[str], done: int, seed: str) -> tuple[str, ...]:
    """The kanji to check now. `chances` has how likely each readable kanji is read; `barred` are not to be seen now;
    `done` were checked today already. The same seed checks the same."""
    unsure = [(min(chance, 1 - chance), char) for char, chance in chances.items() if char not in barred]
    near = sorted((-least, char) for least, char in unsure if least >= UNSURE)[:NEAR]
    drawn = sorted((char for _, char in near), key=lambda char: _dice(seed, char))
    return tuple(drawn[: max(0, CHECKS_A_DAY - done)])


def choices(char: str, candidates: Iterable[str], fits: Callable[[str], bool], seed: str) -> str:
    """The kanji whose readings and meanings are shown beside the character's own, CHOICES in all, in the order in which
    they are shown; fewer where there are not as many. Of `candidates` the first are taken, but for those of which it
    `fits` what is said of the character, too."""
    shown = {char: None}
    for other in candidates:
        if len(shown) == CHOICES:
            break
        if other not in shown and not fits(other):
            shown[other] = None
    return "".join(sorted(shown, key=lambda one: _dice(seed, one)))


def _dice(seed: str, char: str) -> int:
    return crc32(f"{seed} {char}".encode())
