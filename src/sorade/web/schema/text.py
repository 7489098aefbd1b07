"""Japanese text with its readings."""

from __future__ import annotations

from .strict import Sent


class Run(Sent):
    """A run of text and its reading in kana: equal where it needs none. Without text it is a blank."""

    text: str
    reading: str


class SentenceOut(Sent):
    runs: list[Run]
    translation: str
