"""A learner in this process: no server, no database, nobody else's log."""

from __future__ import annotations

import pytest

from talking import Learner


@pytest.fixture
def learner() -> Learner:
    """One who has answered the first run's two questions and written nothing."""
    learner = Learner()
    learner.settle()
    return learner
