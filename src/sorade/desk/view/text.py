"""Japanese text with its readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text and its reading in kana: equal where it needs none. Without text it is a blank."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class SentenceOut:
    runs: tuple[Run, ...]
    translation: str
