"""The page About."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.notice import Library, Source


@dataclass(frozen=True, slots=True)
class About:
    """Where the facts are from, what is bundled in the page, and what Python runs."""

    version: str
    sources: tuple[Source, ...]
    bundled: tuple[Library, ...]
    libraries: tuple[Library, ...]
