"""The settings as they are chosen, each with its words, its range and its value."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sorade import words
from sorade.session import CHOOSABLE, Chosen

from .desk import Desk
from .view.setting import SettingOut, ValueOut


def settings(desk: Desk) -> tuple[SettingOut, ...]:
    """All settings, group by group, in the order in which they are shown."""
    chosen, usual = asdict(desk.chosen), asdict(Chosen())
    in_order = [name for where in words.groups() for name in words.SETTINGS if CHOOSABLE[name].where == where]
    return tuple(_out(name, chosen[name], usual[name]) for name in in_order)


def _out(name: str, value: Any, usual: Any) -> SettingOut:
    one, named = CHOOSABLE[name], words.SETTINGS[name]()
    return SettingOut(
        name=name,
        title=named.title,
        text=named.text,
        control=one.control,
        where=one.where,
        group=words.groups()[one.where],
        least=one.least,
        most=one.most,
        values=tuple(ValueOut(value, *said) for value, said in named.values.items()),
        value=value,
        usual=usual,
    )
