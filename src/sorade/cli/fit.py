"""sorade fit"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from .count import Count

if TYPE_CHECKING:
    from sorade.fitting import Fit
    from sorade.memory import Body, Event, Review, Weights

DEVICE = "sorade fit"


def fit(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Go back to the parameters before these.")] = False,
) -> None:
    """Fit the memory model to you: parameters of your own, if later reviews show they are clearly better."""
    from sorade.web import desk, prepare

    prepare(typer.echo)
    from sorade.fitting import fit, ready
    from sorade.memory import MODEL, Params, reviewed, weights_of

    at = desk()
    held, chosen = at.params, at.chosen
    if undo:
        _take_back(held, chosen.starts, dry_run=dry_run)
        return
    ready()
    now = weights_of(held)
    history = {}
    with Count() as count:
        memories = at.kept.all()
        for number, memory in enumerate(memories, 1):
            history[memory.char] = reviewed(at.log.of(memory.char))
            count("characters read", number, len(memories))
    made = fit(history, now)
    for line in _told(made, _named(held)):
        typer.echo(line)
    if made.verdict != "accepted" or made.judged is None:
        return
    judged = made.judged
    body = Params(MODEL, made.weights, made.reviews, judged.reviews, round(judged.before, 6), round(judged.after, 6))
    event = _event(body, chosen.starts, held)
    then, before = (_due(history, weights, event.study_day, chosen.retention / 100) for weights in (made.weights, now))
    typer.echo(f"Due today: {then:,} kanji with them, {before:,} without.")
    if dry_run:
        typer.echo("Nothing was changed. Without --dry-run they would be used from now on.")
    else:
        at.log.append([event])
        typer.echo("They are used from now on. `sorade fit --undo` goes back.")


def _take_back(held: Event | None, starts: int, *, dry_run: bool) -> None:
    from sorade.memory import Void
    from sorade.web import desk

    if held is None:
        typer.echo("Nothing to undo: the published parameters are in use.")
    elif dry_run:
        typer.echo(f"The parameters of {held.study_day} would be taken back.")
    else:
        desk().log.append([_event(Void(held.id), starts, held)])
        typer.echo(f"The parameters of {held.study_day} are no longer used.")
        typer.echo(f"In use now: {_named(desk().params)}.")


def _told(made: Fit, now: str) -> list[str]:
    from sorade.fitting import FEWEST, MARGIN

    if made.judged is None or made.since is None:
        return [
            f"{made.reviews:,} reviews are too few: it takes {FEWEST:,} to tell your memory from chance.",
            _stay(now),
        ]
    judged = made.judged
    lines = [
        f"{made.reviews:,} reviews: fitted to those before {made.since}, tested on the {judged.reviews:,} since.",
        f"Log loss of their forecasts: {judged.before:.4f} with {now}, {judged.after:.4f} with those fitted.",
        f"That is {judged.gain:+.4f} per review, and {judged.low:+.4f} or more in 19 cases out of 20.",
    ]
    if made.verdict == "accepted":
        return [*lines, "Accepted: the fitted ones are clearly better."]
    why = "are no better" if judged.gain <= 0 else "are not clearly better"
    return [
        *lines,
        f"Not accepted: they {why} (it takes {MARGIN} a review, beyond chance). {_stay(now)}",
    ]


def _stay(now: str) -> str:
    return f"Still in use: {now}."


def _named(held: Event | None) -> str:
    return "the published parameters" if held is None else f"your own from {held.study_day}"


def _due(history: Mapping[str, Sequence[Review]], weights: Weights, day: date, retention: float) -> int:
    from sorade.memory import kept_at, replay

    memories = ([*replay(answers, weights)][-1] for answers in history.values())
    return sum(kept_at(memory, retention).due <= day for memory in memories)


def _event(body: Body, starts: int, after: Event | None) -> Event:
    """The event of this moment; later than those it is to follow, even if the clock was set back."""
    from sorade.memory import Event, study_day

    now = datetime.now().astimezone()
    at = max(int(now.timestamp() * 1000), after.at + 1 if after else 0)
    offset = int((now.utcoffset() or timedelta()).total_seconds() // 60)
    return Event(uuid4(), DEVICE, at, offset, study_day(at, offset, starts), None, body)
