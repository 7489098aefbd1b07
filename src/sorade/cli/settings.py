"""sorade settings"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from sorade.errors import BadInput

from .screen import is_watched, table

if TYPE_CHECKING:
    from sorade.desk import SettingOut

DEVICE = "sorade-settings"


def settings(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A setting; all of them where none is named.")] = "",
    value: Annotated[str, typer.Argument(metavar="[VALUE]", help="What it is to be from now on.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="All settings as JSON, as the API gives them.")] = False,
) -> None:
    """Show the settings, or change one. A list of numbers is written 10,10,10,10,10,0,0; nothing is written -."""
    from sorade.web import desk, prepare

    prepare(lambda text: typer.echo(text, err=True))
    from sorade.desk import settings as all_of
    from sorade.wire import dump

    if value:
        change(name, value)
    found = [one for one in all_of(desk()) if name in {"", one.name}]
    if not found:
        raise BadInput(f"There is no setting {name}. `sorade settings` lists them.")
    if as_json:
        typer.echo(dump(found))
    elif is_watched():
        rows = ((one.name, written(one.value), one.title, offered(one)) for one in found)
        table(("setting", "now", "what it is", "may be"), rows)
    else:
        for one in found:
            typer.echo(f"{one.name}: {written(one.value)}")


def change(name: str, value: str) -> None:
    """Keep the new value. Raises BadInput where the setting or the value isn't one."""
    from sorade.desk import EventsIn, SettingsIn, take
    from sorade.session import CHOOSABLE
    from sorade.web import desk, now
    from sorade.wire import Wrong

    if name not in CHOOSABLE:
        raise BadInput(f"There is no setting {name}. `sorade settings` lists them.")
    try:
        nothing: object = [] if CHOOSABLE[name].control == "week" else ""
        read = CHOOSABLE[name].read(nothing if value == "-" else meant(value))
    except Wrong as wrong:
        raise BadInput(f"{name} must be {wrong.flaws[0].wanted}.") from wrong
    at, home = now(), desk()
    command: Any = SettingsIn  # its fields are those of the settings
    who = {"id": uuid4(), "device": DEVICE, "at": at.at, "offset": at.offset, "clock": home.latest + 1}
    take(home, EventsIn(events=(command(**who, kind="settings", **{name: read}),)))


def meant(text: str) -> object:
    """The text as a value: a number, yes or no, a list of numbers, or the text itself."""
    if text in {"yes", "no"}:
        return text == "yes"
    if "," in text:
        return [meant(one.strip()) for one in text.split(",")]
    try:
        return int(text)
    except ValueError:
        return text


def written(value: object) -> str:
    """A value as one types it."""
    match value:
        case True | False:
            return "yes" if value else "no"
        case None | "" | ():
            return "-"
        case tuple():
            return ",".join(map(str, value))
        case _:
            return str(value)


def offered(one: SettingOut) -> str:
    """What it may be."""
    if one.control == "choice":
        return ", ".join(each.value for each in one.values)
    if one.least is not None:
        return f"{one.least} to {one.most}"
    return "yes, no" if one.control == "switch" else ""
