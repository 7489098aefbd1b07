"""Ink at the edge: from columns or JSON to an Ink, or a sentence that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeGuard

from sorade.errors import BadInk, TooLarge

from .stroke import Ink, Stroke

MAX_STROKES = 200  # the most complex joyo kanji has 29
MAX_POINTS = 20_000  # in all strokes together: five minutes of pen at 60 points a second
FARTHEST = 1e7  # a coordinate further out is no place on any pad
LATEST = 10**10  # ms; an attempt that lasts four months is a broken clock
POINTERS = frozenset({"pen", "touch", "mouse", ""})


def parse(  # noqa: PLR0917  # the columns in the order in which they travel
    x: object,
    y: object,
    t: object = None,
    p: object = None,
    pointer: object = "",
    width: object = None,
    height: object = None,
) -> Ink:
    """An Ink from columns: one list of numbers a stroke in each of `x`, `y`, `t` (or None) and `p` (or None).

    `x`, `y`, `width`, `height` are in the pad's own units, `t` in whole ms, `p` 0 to 1.

    Raises:
        TooLarge: more than MAX_STROKES strokes or MAX_POINTS points.
        BadInk: anything else that isn't ink.
    """
    columns = {"x": x, "y": y} | ({} if t is None else {"t": t}) | ({} if p is None else {"p": p})
    strokes = {name: _strokes(name, column) for name, column in columns.items()}
    count = len(strokes["x"])
    for name, column in strokes.items():
        if len(column) != count:
            raise BadInk(
                f"`{name}` has {len(column)} strokes where `x` has {count}; each stroke needs one list in each."
            )
    if count > MAX_STROKES:
        raise TooLarge(f"The ink has {count} strokes; at most {MAX_STROKES} can be checked.")
    points = sum(map(_length, strokes["x"]))
    if points > MAX_POINTS:
        raise TooLarge(f"The ink has {points} points; at most {MAX_POINTS} can be checked.")
    if not isinstance(pointer, str) or pointer not in POINTERS:
        raise BadInk("`pointer` is expected to be pen, touch, mouse or left empty.")
    made = tuple(_stroke(i, {name: column[i] for name, column in strokes.items()}) for i in range(count))
    return Ink(made, pointer, _size(width, height))


def parse_json(text: str | bytes) -> Ink:
    """An Ink from JSON: columns as `parse` takes them, or {"strokes": [[[x, y], ...], ...]} with [x, y, t] or
    [x, y, t, p] for a point as well.

    Raises:
        BadInk: it isn't JSON, or what it holds isn't ink.
        TooLarge: as `parse` does.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInk("This is no JSON that can be read as ink.") from error
    if not isinstance(data, dict) or not ("strokes" in data or ("x" in data and "y" in data)):
        raise BadInk('Ink is expected as {"strokes": [[[x, y], ...], ...]} or {"x": [[...]], "y": [[...]]}.')
    columns = _columns(data["strokes"]) if "strokes" in data else [data.get(name) for name in "xytp"]
    x, y, t, p = columns
    return parse(x, y, t, p, data.get("pointer") or "", data.get("width"), data.get("height"))


def _columns(strokes: object) -> list[object]:
    """Points in rows, turned into the four columns of `parse`. What is no list stays for `parse` to name."""
    if not _is_list(strokes):
        raise BadInk("`strokes` is expected to be a list of strokes, each a list of points.")
    rows = []
    for i, stroke in enumerate(strokes):
        points = [point for point in stroke if _is_list(point) and 2 <= len(point) <= 4] if _is_list(stroke) else []
        if len(points) != _length(stroke) or not _is_list(stroke):
            raise BadInk(f"Stroke {i + 1}: each point is expected as [x, y], [x, y, time] or [x, y, time, pressure].")
        rows.append(points)
    widths = {len(point) for points in rows for point in points}
    if len(widths) > 1:
        raise BadInk("Either every point has a time (and a pressure) or none has.")
    width = max(widths, default=2)
    columns: list[object] = [[[point[k] for point in stroke] for stroke in rows] for k in range(width)]
    return columns + [None] * (4 - width)


def _stroke(index: int, columns: dict[str, object]) -> Stroke:
    """One stroke from its lists. `index` is for the sentence where they are broken."""
    name = f"Stroke {index + 1}"
    count = _length(columns["x"])
    for letter, column in columns.items():
        if not _is_list(column) or len(column) != count:
            raise BadInk(f"{name}: `{letter}` is expected to have {count} numbers, as `x` has.")
    if count == 0:
        raise BadInk(f"{name} has no points; a stroke has at least one.")
    x, y = (_numbers(name, letter, columns[letter], -FARTHEST, FARTHEST) for letter in "xy")
    times = _times(name, columns["t"]) if "t" in columns else ()
    pressures = _numbers(name, "p", columns["p"], 0, 1) if "p" in columns else ()
    return Stroke(tuple(zip(x, y, strict=True)), times, pressures)


def _numbers(name: str, letter: str, column: object, low: float, high: float) -> tuple[float, ...]:
    numbers = []
    for value in column if _is_list(column) else ():
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:  # NaN is caught
            raise BadInk(f"{name}: `{letter}` is expected to hold numbers from {low:g} to {high:g} only.")
        numbers.append(float(value))
    return tuple(numbers)


def _times(name: str, column: object) -> tuple[int, ...]:
    times = []
    for value in column if _is_list(column) else ():
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LATEST:
            raise BadInk(f"{name}: `t` is expected to hold whole milliseconds from the ink's first point.")
        times.append(value)
    return tuple(times)


def _size(width: object, height: object) -> tuple[float, float] | None:
    if width is None and height is None:
        return None
    return _side("width", width), _side("height", height)


def _side(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= FARTHEST:
        raise BadInk(f"`{name}` is expected to be the pad's {name} in pixels; leave out both sides or none.")
    return float(value)


def _strokes(name: str, column: object) -> Sequence[object]:
    if not _is_list(column):
        raise BadInk(f"`{name}` is expected to be a list with one list of numbers a stroke.")
    return column


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)


def _length(value: object) -> int:
    return len(value) if _is_list(value) else 0
