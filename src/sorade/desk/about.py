"""Whom sorade's facts and libraries are from."""

from __future__ import annotations

from sorade import __version__, notice

from .view.about import About


def about() -> About:
    """Every source and library, with its licence."""
    return About(__version__, notice.SOURCES, (*notice.BUNDLED, *notice.IN_BROWSER), notice.LIBRARIES)
