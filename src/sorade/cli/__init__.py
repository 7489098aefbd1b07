"""The terminal: one file a command."""

from .program import main as main

__all__ = ["main"]
