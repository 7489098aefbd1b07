"""The progress page as text."""

from __future__ import annotations

from collections.abc import Iterator

from ..view.home import ReadableOut, WritableOut
from ..view.progress import LevelGap, PastOut, ProgressOut


def told(today: ProgressOut, back: PastOut) -> Iterator[str]:
    """Its figures line by line, a paragraph each."""
    yield from (str(today.study_day), today.week, "")
    yield f"You can write: {figure(today.writable)}."
    if back.over_time:
        yield f"You can read: {figure(back.over_time[-1].readable)}."
    if today.audit.asked:
        drawn = f"Drawn by chance, one a day: {today.audit.right} of the last {today.audit.asked} were right"
        alone = f"; by these alone you can write {today.audit.low:,} to {today.audit.high:,}"
        yield f"{drawn}{alone if today.audit.enough else ''}."
    if today.gap:
        yield from ("", *table(today.gap))
    yield from ("", f"The next 30 days: {minutes(today)}.")
    yield from ("", f"Calibration: {back.calibration.words}")
    yield from ("", *(back.judged or ["You have not overruled the check yet."]))
    if back.order.rules:
        yield from ("", f"Stroke order, of {back.order.answers:,} answers looked at (in the last 30 days):")
        yield from (f"  {rule.name}: {rule.answers:,} ({rule.lately:,})" for rule in back.order.rules)


def figure(one: WritableOut | ReadableOut) -> str:
    """Such as: about 700 of 2,136, likely 450 to 950."""
    if not one.enough:
        return "too early to say"
    return f"about {one.likely:,} of {one.of:,}, likely {one.low:,} to {one.high:,}"


def table(gap: tuple[LevelGap, ...]) -> Iterator[str]:
    """The gap level by level."""
    yield f"{'':18}{'kanji':>6}  {'you read':22}you can write"
    for one in gap:
        read = span(one.reads) if one.reads.checked else "not checked"
        yield f"{one.name:18}{one.figure.of:>6,}  {read:22}{span(one.figure)}"


def span(one: WritableOut | ReadableOut) -> str:
    return f"{one.likely:,} ({one.low:,} to {one.high:,})"


def minutes(today: ProgressOut) -> str:
    due = sum(day.due for day in today.forecast)
    if not due:
        return "nothing comes back"
    took = max(1, round(sum(day.minutes for day in today.forecast)))
    return f"{due:,} kanji come back, in about {took:,} {'minute' if took == 1 else 'minutes'}"
