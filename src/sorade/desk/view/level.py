"""What a learner may say that they can read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelOut:
    """`kanji` counts the level alone, `up_to` the level with all below it."""

    id: str
    name: str
    kanji: int
    up_to: int
