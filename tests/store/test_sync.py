"""Wherever the logs are kept, they end alike."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sorade import store
from sorade.memory import Event
from store.conftest import Home
from syncing import FAULTS, Line, facts, first_of, lines, memories, synced


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(facts(), st.data())
def test_any_interleaving_ends_in_what_one_device_would_have(
    disk: Home, devices: list[list[Event]], data: st.DataObject
) -> None:
    hub, names = str(uuid4()), [str(uuid4()) for _ in devices]
    line = Line(lambda: disk.log_of(hub))
    for name, events in zip(names, devices, strict=True):
        half = data.draw(st.integers(0, len(events)))
        disk.log_of(name).append(events[:half])
        line.faults = iter(data.draw(st.lists(st.sampled_from(FAULTS), max_size=5)))
        synced(lambda name=name: disk.log_of(name), line)  # type: ignore[misc]
        disk.log_of(name).append(events[half:])
    line.faults = iter(())
    for name in [*names, *names]:
        synced(lambda name=name: disk.log_of(name), line)  # type: ignore[misc]
    alone = store.MemoryLog()
    for event in first_of(devices):
        alone.append([event])
    for name in (hub, *names):
        assert (lines(disk.log_of(name)), memories(disk.log_of(name))) == (lines(alone), memories(alone))
    if disk.database:
        assert store.Examiner(disk.database(), hub).verify().is_sound
