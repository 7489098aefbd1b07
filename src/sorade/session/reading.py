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
    """The kanji to check now, CHECKS_A_DAY a day at most.

    Args:
        chances: how likely each readable kanji is read, 0 to 1.
        barred: kanji that are not to be seen now.
        done: how many were checked today already.
        seed: the same one checks the same.
    """
    unsure = [(min(chance, 1 - chance), char) for char, chance in chances.items() if char not in barred]
    near = sorted((-least, char) for least, char in unsure if least >= UNSURE)[:NEAR]
    drawn = sorted((char for _, char in near), key=lambda char: _dice(seed, char))
    return tuple(drawn[: max(0, CHECKS_A_DAY - done)])


def choices(char: str, candidates: Iterable[str], fits: Callable[[str], bool], seed: str) -> str:
    """The kanji whose readings and meanings are offered, the character's own among them.

    Args:
        char: the kanji that is checked.
        candidates: others, the best first; only as many are looked at as are needed.
        fits: whether what is said of `char` is true of this one, too: it would be a second right answer.
        seed: decides the order in which they are shown.

    Returns:
        CHOICES kanji in that order, fewer if there aren't as many.
    """
    shown = {char: None}
    for other in candidates:
        if len(shown) == CHOICES:
            break
        if other not in shown and not fits(other):
            shown[other] = None
    return "".join(sorted(shown, key=lambda one: _dice(seed, one)))


def _dice(seed: str, char: str) -> int:
    return crc32(f"{seed} {char}".encode())
