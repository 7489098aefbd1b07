"""Lists of the learner's own, from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sorade.memory import Event, Listed, by_time, standing


@dataclass(frozen=True, slots=True)
class OwnList:
    """Kanji that the learner put together, in their order, each once."""

    id: UUID
    name: str
    chars: str


def own_lists(events: Iterable[Event]) -> tuple[OwnList, ...]:
    """The lists that there are, the oldest first: of each as it was last said. One without kanji is gone."""
    found: dict[UUID, OwnList] = {}
    for event in sorted(standing(events), key=by_time):
        if isinstance(event.body, Listed):
            found[event.body.list] = OwnList(event.body.list, event.body.name, event.body.chars)
    return tuple(one for one in found.values() if one.chars)
