"""A learner with an empty log, on each engine."""

from __future__ import annotations

import pytest

from sorade import store


@pytest.fixture
def learner(database: dict[str, str]) -> store.Learner:
    return store.local()
