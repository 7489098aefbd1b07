"""The line that holds a kanji together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryOut:
    """`own` is the learner's line, empty where there is none; `line` one made of the parts' names, empty where they
    make none; `words` what a line may be made of."""

    own: str
    line: str
    words: tuple[str, ...]
