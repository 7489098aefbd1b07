"""The progress page as text."""

from __future__ import annotations

from collections.abc import Iterator

from sorade import words
from sorade.progress import Readable, Writable

from ..view.progress import LevelGap, PastOut, ProgressOut


def told(today: ProgressOut, back: PastOut) -> Iterator[str]:
    """Its figures line by line, a paragraph each."""
    yield from (str(today.study_day), today.week, "")
    yield words.progress.can_write(figure(today.writable))
    if back.over_time:
        yield words.progress.can_read(figure(back.over_time[-1].readable))
    if today.audit.asked:
        one = today.audit
        yield words.progress.drawn_at_random(one.right, one.asked, one.low, one.high, one.enough)
    if today.gap:
        yield from ("", *table(today.gap))
    yield from (words.progress.apart(one.kind, one.asked, one.by_heart) for one in today.apart)
    yield from ("", minutes(today))
    yield from ("", words.progress.calibration(back.calibration.words))
    yield from ("", *(back.judged or [words.progress.not_overruled()]))
    if back.order.rules:
        yield from ("", words.progress.order_slips(back.order.answers))
        yield from (f"  {rule.name}: {rule.answers:,} ({rule.lately:,})" for rule in back.order.rules)


def figure(one: Writable | Readable) -> str:
    """Such as: about 700 of 2,136, probably 450 to 950."""
    if not one.enough:
        return words.progress.too_early()
    return words.progress.about(one.likely, one.of, one.low, one.high)


def table(gap: tuple[LevelGap, ...]) -> Iterator[str]:
    """The gap level by level."""
    kanji, reads, writes = words.progress.gap_head()
    yield f"{'':18}{kanji:>6}  {reads:22}{writes}"
    for one in gap:
        read = span(one.reads) if one.reads.checked else words.progress.not_checked()
        yield f"{one.name:18}{one.figure.of:>6,}  {read:22}{span(one.figure)}"


def span(one: Writable | Readable) -> str:
    return words.progress.span(one.likely, one.low, one.high)


def minutes(today: ProgressOut) -> str:
    took = round(sum(day.minutes for day in today.forecast))
    return words.progress.ahead(sum(day.due for day in today.forecast), took)
