"""Which parameters hold."""

from __future__ import annotations

from collections.abc import Iterable

from .event import Event, Params
from .scheduler import MODEL, VERSION, Weights
from .trial import by_time, standing


def in_force(events: Iterable[Event]) -> Event | None:
    """The last event of kind `params` that was not taken back; None where the published parameters hold. Those of
    another model than ours mean nothing here and are left aside."""
    told = (event for event in standing(events) if isinstance(event.body, Params) and event.body.model == MODEL)
    return max(told, key=by_time, default=None)


def weights_of(event: Event | None) -> Weights:
    """The weights that `in_force` found; empty: the published ones."""
    return event.body.weights if event and isinstance(event.body, Params) else ()


def made_by(weights: Weights) -> str:
    """By what a memory was made: the version of the model, and the weights if they are not the published ones."""
    return " ".join([VERSION, *map(repr, weights)])
