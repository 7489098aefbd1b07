"""Counting queries."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(ask: Callable[[], object]) -> int:
    """How many statements `ask` sends to the database."""
    with CaptureQueriesContext(connection) as sent:
        ask()
    return len(sent)
