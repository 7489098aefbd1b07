"""Ink as it travels and as it is kept."""

from __future__ import annotations

from sorade.ink import Ink, parse

from ..view.ink import InkColumns


def ink_of(sent: InkColumns | None) -> Ink:
    """The ink, or one without strokes. Raises BadInk, TooLarge."""
    if sent is None:
        return Ink(())
    return parse(sent.x, sent.y, sent.t, sent.p, sent.pointer, sent.width, sent.height)


def ink_out(ink: Ink) -> InkColumns | None:
    """The ink in columns, as it was sent; None where there is none."""
    if not ink.strokes:
        return None
    width, height = ink.size or (1.0, 1.0)
    return InkColumns(
        x=tuple(tuple(x for x, _ in stroke.points) for stroke in ink.strokes),
        y=tuple(tuple(y for _, y in stroke.points) for stroke in ink.strokes),
        t=tuple(stroke.times for stroke in ink.strokes),
        p=tuple(stroke.pressures for stroke in ink.strokes) if all(one.pressures for one in ink.strokes) else None,
        pointer=ink.pointer,  # type: ignore[arg-type]  # it was checked when it came
        width=width,
        height=height,
    )
