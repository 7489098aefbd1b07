"""Placement: a few kanji, chosen to tell most, from which the number that can be written is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from .ability import Ability

ROUND = 5  # kanji that are asked before the next are chosen
PLACEMENT_LEAST = 10  # kanji before a placement may end
PLACEMENT_MOST = 20  # kanji after which it ends
NARROW = 0.2  # of the readable kanji; a range this narrow is enough
NEAR = 60  # kanji of the fitting difficulty among which chance decides; more tells less, fewer asks the same ones
SPREAD_OUT = 0.4  # logits between the kanji of one round; wider tells more about the slope, narrower about ability


def next_round(
    answers: Mapping[str, bool],
    hard: Mapping[str, float],
    seed: str,
    *,
    most: int = PLACEMENT_MOST,
    narrow: float = NARROW,
) -> tuple[str, ...]:
    """The next kanji to ask.

    Args:
        answers: those given so far in this placement, by kanji: right or not.
        hard: the difficulty, in logits, of each kanji that may be asked or was.
        seed: the same one asks the same.
        most: answers after which the placement is over.
        narrow: it is over, too, once the range is no wider than this share of the kanji.

    Returns:
        At most ROUND kanji, none where the placement is over.
    """
    left = {char: value for char, value in hard.items() if char not in answers}
    if not left or len(answers) >= most:
        return ()
    ability = Ability.of((hard[char], right) for char, right in answers.items())
    if len(answers) >= PLACEMENT_LEAST:
        found = ability.writable(left.values(), map(float, answers.values()))
        if found.high - found.low <= narrow * len(hard):
            return ()
    chosen: list[str] = []
    for number in range(min(ROUND, len(left), most - len(answers))):
        wanted = ability.even + SPREAD_OUT * (number - ROUND // 2)
        nearest = sorted(left, key=lambda char: (abs(left[char] - wanted), char))[:NEAR]
        char = min(nearest, key=lambda char: crc32(f"{seed}{len(answers)}{char}".encode()))
        chosen.append(char)
        del left[char]
    return tuple(sorted(chosen, key=lambda char: crc32(f"{char}{seed}".encode())))
