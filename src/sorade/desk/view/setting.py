"""A setting, as it is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.session import Control, Where


@dataclass(frozen=True, slots=True)
class ValueOut:
    """One of the values that a setting may have, what it is called, and what it means (or nothing)."""

    value: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SettingOut:
    """A setting under its `name`, with what it is called, what it does, and the `control` that it is chosen with.
    `where` is the part of the page that it is on, which is called `group`. `least` and `most` are there for a number,
    `values` are those that have a name of their own. `value` is what it is now, `usual` what it is at the start."""

    name: str
    title: str
    text: str
    control: Control
    where: Where
    group: str
    least: int | None
    most: int | None
    values: tuple[ValueOut, ...]
    value: str | int | bool | tuple[int, ...] | None
    usual: str | int | bool | tuple[int, ...] | None
