"""The API: one file a noun."""

from .build import api as api

__all__ = ["api"]
