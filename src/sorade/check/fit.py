"""Which ink stroke made which model stroke: the pairing that explains all of the ink at the least cost.

Rows are pieces of ink, columns pieces of the model. A piece is one stroke, or several that follow one another: two
model strokes made by one pen-down (merged), or two pen-downs that make one model stroke (split).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from sorade.ink import Point, box
from sorade.reference.types import Model

from .assign import assign
from .frame import Frame, frame_of_boxes, frame_of_pairs
from .shape import Overlap, Shape, model_shape, overlap, shape_of

SHAPE_WEIGHT = 2.0  # of shape against place, squared; bigger trusts direction and length over position
BACKWARDS = 0.03  # bigger asks for more before a stroke is taken as written backwards
ALONE = 0.22  # cost of a stroke with no partner; bigger pairs strokes that are further apart
JOIN = 0.08  # cost of each merge or split; bigger reads fewer of them
ALIKE = 0.5  # of the larger, the smaller of a join and its partner; bigger reads fewer of them
STEP = 0.05  # of the box, from one stroke's end to the next one's start; bigger reads more joins as easy
EASE = 0.5  # of a stroke, less to explain where the pen need not jump; bigger reads more of them (㇇㇁ of 阝 in one go)
ROUNDS = 3  # of pairing and laying over again; a fourth changes no verdict on dev ink
POOR = 0.10  # mean cost a stroke from which other ways to begin are tried
TRIES = 6  # most promising joins that are tried in full
MAX_JOINS = 6  # merges and splits in one character
MANY = 2  # pen-downs for each stroke, beside as many as may be joined, beyond which joining is not tried
HOPE = 1.5  # times what a model may cost; bigger looks longer at those that fit badly at first
FAR = 1e6  # more than any two shapes can differ

Strokes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One stroke, or strokes that follow one another taken as one line.

    `burden` is what a misfit is multiplied by: a join has to explain all of its strokes, the less strictly the nearer
    one begins to where the last ended.
    """

    strokes: Strokes
    points: tuple[Point, ...]
    shape: Shape
    burden: float = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of ink and the piece of the model that it made, and what that costs."""

    ink: Piece
    model: Piece
    alike: Overlap
    cost: float
    backwards: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """An ink explained by a model: the pairs in the order of the model, what is left over, and the whole cost."""

    model: Model
    frame: Frame
    pairs: tuple[Pair, ...]
    missing: tuple[Piece, ...]
    extra: tuple[Piece, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _Table:
    """All pieces of the ink against all pieces of the model."""

    rows: tuple[Piece, ...]
    columns: tuple[Piece, ...]
    alike: tuple[tuple[Overlap, ...], ...]


def ink_pieces(strokes: Sequence[Sequence[Point]]) -> tuple[Piece, ...]:
    """One piece for each ink stroke that has a point."""
    return tuple(piece((i,), points) for i, points in enumerate(strokes) if points)


def piece(strokes: Strokes, points: Sequence[Point]) -> Piece:
    """The strokes with these numbers, taken as one line of at least one point."""
    return Piece(strokes, tuple(points), shape_of(points))


def fit(rows: tuple[Piece, ...], model: Model) -> Fit:
    """The least costly way to read the ink as this model.

    Bounded: a few dozen pairings of at most rows x model strokes, whatever the ink.
    """
    if not rows:
        columns = _columns(model)
        return Fit(model, Frame(1.0, 0.0, 1.0, 0.0), (), columns, (), ALONE * len(columns))
    table = _table(rows, model)
    return _bettered(model, table, _settled(model, table, _frame_of_pieces(rows, table.columns)))


def fit_within(rows: tuple[Piece, ...], model: Model, worth: float) -> Fit | None:
    """As `fit`, for a model that is of interest only if it costs no more than about `worth`: None, and soon, where that
    is out of reach."""
    if not rows:
        return None
    table = _table(rows, model)
    start = _frame_of_pieces(rows, table.columns)
    if _at_least(table, start) > worth * HOPE:
        return None
    first = _settled(model, table, start)
    alone = len(first.missing) + len(first.extra)
    if first.cost > worth * HOPE or first.cost - (ALONE - JOIN) * alone > worth:
        return None
    return _bettered(model, table, first)


def _columns(model: Model) -> tuple[Piece, ...]:
    return tuple(Piece((j,), s.points, model_shape(s.points)) for j, s in enumerate(model.strokes))


def _table(rows: tuple[Piece, ...], model: Model) -> _Table:
    columns = _columns(model)
    return _Table(rows, columns, tuple(tuple(overlap(r.shape, c.shape) for c in columns) for r in rows))


def _bettered(model: Model, table: _Table, best: Fit) -> Fit:
    """The first reading, or a better one: begun otherwise, or with strokes merged and split."""
    rows, columns = table.rows, table.columns
    if best.cost > POOR * len(columns):
        count = min(len(rows), len(columns))
        starts = [_frame_of_pieces(rows[:count], columns[:count])]
        starts += [_frame_of_pieces(rows[-count:], columns[-count:])] if len(rows) != len(columns) else []
        starts += [_frame_of_ranks(rows, columns)] if len(rows) == len(columns) else []
        best = min([best, *(_settled(model, table, start) for start in starts)], key=_cost)
    for _ in range(MAX_JOINS if len(rows) <= MAX_JOINS + MANY * len(columns) else 0):
        if not best.missing and not best.extra:
            break
        joined = _joined(model, table, best)
        if joined is None:
            break
        table, best = joined
    return best


def _at_least(table: _Table, frame: Frame) -> float:
    """No pairing in this frame costs less."""
    costs, _ = _costs(table, frame)
    bound = 0.0
    for column in zip(*costs, strict=True):
        bound += min(*column, ALONE)
    return bound


def paired(frame: Frame, ink: Piece, model: Piece) -> Pair:
    """This piece of ink read as this piece of the model, whatever it costs."""
    alike = overlap(ink.shape, model.shape)
    [[cost]], [[backwards]] = _costs(_Table((ink,), (model,), ((alike,),)), frame)
    return Pair(ink, model, alike, cost, backwards)


def _cost(fit: Fit) -> float:
    return fit.cost


def _frame_of_pieces(rows: Sequence[Piece], columns: Sequence[Piece]) -> Frame:
    return frame_of_boxes(box(p for row in rows for p in row.points), box(p for c in columns for p in c.points))


def _frame_of_ranks(rows: Sequence[Piece], columns: Sequence[Piece]) -> Frame:
    """As if every stroke had been written in its turn."""
    pairs = [(row.shape, column.shape) for row, column in zip(rows, columns, strict=True)]
    return frame_of_pairs(pairs) or _frame_of_pieces(rows, columns)


def _settled(model: Model, table: _Table, frame: Frame) -> Fit:
    """The pairing from this frame on: pair, lay over again by what was paired, and so on for ROUNDS."""
    found = _paired(model, table, frame)
    for _ in range(ROUNDS - 1):
        again = frame_of_pairs((pair.ink.shape, pair.model.shape) for pair in found.pairs)
        if again is None:
            break
        found = min(_paired(model, table, again), found, key=_cost)
        if found.frame is not again:
            break
    return found


def _paired(model: Model, table: _Table, frame: Frame) -> Fit:
    """The best pairing in this frame. Two strokes further apart than twice ALONE are left alone, both of them."""
    costs, backwards = _costs(table, frame)
    if len(table.rows) <= len(table.columns):
        chosen = list(enumerate(assign(costs)))
    else:
        chosen = [(i, j) for j, i in enumerate(assign([list(column) for column in zip(*costs, strict=True)]))]
    pairs = [
        Pair(table.rows[i], table.columns[j], table.alike[i][j], costs[i][j], backwards[i][j])
        for i, j in sorted(chosen, key=lambda place: place[1])
        if costs[i][j] < 2 * ALONE
    ]
    used = {id(pair.ink) for pair in pairs} | {id(pair.model) for pair in pairs}
    missing = tuple(piece for piece in table.columns if id(piece) not in used)
    extra = tuple(piece for piece in table.rows if id(piece) not in used)
    joins = sum(len(piece.strokes) - 1 for piece in (*table.rows, *table.columns))
    cost = ALONE * (len(missing) + len(extra)) + JOIN * joins
    for pair in pairs:
        cost += pair.cost
    return Fit(model, frame, tuple(pairs), missing, extra, cost)


def _costs(table: _Table, frame: Frame) -> tuple[list[list[float]], list[list[bool]]]:
    """What each row costs as each column, at most twice ALONE, and whether that is drawn backwards. Joined pieces are
    read as drawn only."""
    wide, tall = frame.wide, frame.tall
    costs, turned = [], []
    for row, line in zip(table.rows, table.alike, strict=True):
        ink = row.shape
        x, y = wide * ink.x + frame.right, tall * ink.y + frame.down
        spread = wide * wide * ink.xx + tall * tall * ink.yy
        count = len(row.strokes)
        prices, back = [], []
        for column, (fx, fy, bx, by) in zip(table.columns, line, strict=True):
            to = column.shape
            dx, dy = x - to.x, y - to.y
            place = dx * dx + dy * dy
            both = spread + to.xx + to.yy
            along, against = wide * fx + tall * fy, wide * bx + tall * by
            backwards = False
            cost = sqrt(place + SHAPE_WEIGHT * max(0.0, both - 2.0 * along))
            if against > along:
                other = sqrt(place + SHAPE_WEIGHT * max(0.0, both - 2.0 * against)) + BACKWARDS
                if other < cost:
                    cost, backwards = other, True
            if count > 1 or len(column.strokes) > 1:
                cost *= max(row.burden, column.burden)
                small, large = sorted((spread, to.xx + to.yy))
                if small < ALIKE * ALIKE * large:
                    cost = 2 * ALONE
            prices.append(min(2 * ALONE, cost))
            back.append(backwards)
        costs.append(prices)
        turned.append(back)
    return costs, turned


def _joined(model: Model, table: _Table, best: Fit) -> tuple[_Table, Fit] | None:
    """The table and fit with the one merge or split that explains most, or None where none explains anything."""
    pairs = [(j, turn) for j in range(len(table.columns) - 1) for turn in (False, True)] if best.missing else []
    tables = [_merged(table, j, turn) for j, turn in pairs]
    tables += [_split(table, i) for i in range(len(table.rows) - 1)] if best.extra else []
    tables.sort(key=lambda joined: _promise(joined, best.frame))
    found = [
        (_settled(model, joined.table, frame), joined.table)
        for joined in tables[:TRIES]
        for frame in (best.frame, _frame_of_pieces(joined.table.rows, joined.table.columns))
    ]
    fit, joined = min(found, key=lambda one: one[0].cost, default=(best, table))
    return (joined, fit) if fit.cost < best.cost else None


@dataclass(frozen=True, slots=True)
class _Join:
    """A table with one more join, and the costs of the joined piece alone."""

    table: _Table
    row: int | None
    column: int | None


def _promise(join: _Join, frame: Frame) -> float:
    """What the joined piece would cost with the partner that suits it best."""
    table = join.table
    if join.column is not None:
        alone = _Table(table.rows, (table.columns[join.column],), tuple((line[join.column],) for line in table.alike))
    else:
        row = join.row or 0
        alone = _Table((table.rows[row],), table.columns, (table.alike[row],))
    return min(min(line) for line in _costs(alone, frame)[0])


def _merged(table: _Table, at: int, turn: bool) -> _Join:
    """The table with two neighbouring model pieces taken as one; the second turned round, as 口 is closed in one go."""
    first, second = table.columns[at], table.columns[at + 1]
    both = _one(first, replace(second, points=second.points[::-1]) if turn else second)
    columns = (*table.columns[:at], both, *table.columns[at + 2 :])
    alike = tuple(
        (*line[:at], _forward(overlap(row.shape, both.shape)), *line[at + 2 :])
        for row, line in zip(table.rows, table.alike, strict=True)
    )
    return _Join(_Table(table.rows, columns, alike), None, at)


def _split(table: _Table, at: int) -> _Join:
    """The table with two ink pieces, one written right after the other, taken as one."""
    both = _one(table.rows[at], table.rows[at + 1])
    line = tuple(_forward(overlap(both.shape, column.shape)) for column in table.columns)
    rows = (*table.rows[:at], both, *table.rows[at + 2 :])
    return _Join(_Table(rows, table.columns, (*table.alike[:at], line, *table.alike[at + 2 :])), at, None)


def _one(first: Piece, second: Piece) -> Piece:
    both = piece(first.strokes + second.strokes, first.points + second.points)
    (ax, ay), (bx, by) = first.points[-1], second.points[0]
    jump = sqrt((ax - bx) ** 2 + (ay - by) ** 2)
    return replace(both, burden=first.burden + second.burden - EASE * max(0.0, 1.0 - jump / STEP))


def _forward(alike: Overlap) -> Overlap:
    """A join has no backwards: the order of its strokes says where it starts."""
    return (alike[0], alike[1], -FAR, -FAR)
