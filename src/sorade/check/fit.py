"""Which ink stroke made which model stroke: the pairing that explains all of the ink at the least cost.

Rows are pieces of ink, columns pieces of the model. A piece is one stroke, or several that follow one another: two
model strokes made by one pen-down (merged), or two pen-downs that make one model stroke (split).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sorade.reference.types import Model

from .assign import assign
from .budget import Budget
from .cover import covers
from .frame import Frame, frame_of_boxes, frame_of_pairs
from .piece import Piece, Strokes, box_of, model_piece, one
from .shape import Overlap, overlap
from .table import ALONE, MOST, Costs, Table, effort, priced, spliced_across, spliced_down

JOIN = 0.08  # cost of each merge or split; bigger reads fewer of them
ROUNDS = 3  # of pairing and laying over again; a fourth changes no verdict on dev ink
POOR = 0.10  # mean cost a stroke from which other ways to begin are tried
TRIES = 6  # most promising joins that are tried in full
MAX_JOINS = 6  # merges and splits in one character
MANY = 2  # pen-downs for each stroke, beside as many as may be joined, beyond which joining is not tried
FINE = 300  # points of a join beyond which they are counted as effort; smaller looks less long at very fine ink
HOPE = 1.5  # times what a model may cost; bigger looks longer at those that fit badly at first


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


def fit(rows: tuple[Piece, ...], model: Model, budget: Budget) -> Fit:
    """The least costly way to read the ink as this model, among those that the budget lets be looked at.

    One pairing of rows x model strokes is looked at in any case.
    """
    columns = _columns(model)
    if not rows:
        return Fit(model, Frame(1.0, 0.0, 1.0, 0.0), (), columns, (), ALONE * len(columns))
    search = _Search(model, Table.of(rows, columns), budget)
    return _bettered(search, search.settled(_frame_of_pieces(rows, columns)))


def fit_within(rows: tuple[Piece, ...], model: Model, worth: float, budget: Budget) -> Fit | None:
    """As `fit`, for a model that is of interest only if it costs no more than about `worth`: None, and soon, where that
    is out of reach."""
    if not rows:
        return None
    columns = _columns(model)
    search, start = _Search(model, Table.of(rows, columns), budget), _frame_of_pieces(rows, columns)
    if search.at_least(start) > worth * HOPE:
        return None
    first = search.settled(start)
    alone = len(first.missing) + len(first.extra)
    if first.cost > worth * HOPE or first.cost - (ALONE - JOIN) * alone > worth:
        return None
    return _bettered(search, first)


def paired(frame: Frame, ink: Piece, model: Piece) -> Pair:
    """This piece of ink read as this piece of the model, whatever it costs."""
    alike = overlap(ink.shape, model.shape)
    cost, backwards = priced(frame, ink, model, alike)
    return Pair(ink, model, alike, cost, backwards)


def _columns(model: Model) -> tuple[Piece, ...]:
    return tuple(model_piece(model, stroke) for stroke in range(len(model.strokes)))


def _bettered(search: _Search, best: Fit) -> Fit:
    """The first reading, or a better one: begun otherwise, or with strokes merged and split."""
    rows, columns = search.table.rows, search.table.columns
    if best.cost > POOR * len(columns):
        count = min(len(rows), len(columns))
        starts = [_frame_of_pieces(rows[:count], columns[:count])]
        starts += [_frame_of_pieces(rows[-count:], columns[-count:])] if len(rows) != len(columns) else []
        starts += [_frame_of_ranks(rows, columns)] if len(rows) == len(columns) else []
        best = min([best, *(search.settled(start) for start in starts if search.budget.lasts)], key=_cost)
    made: _Made = {}
    for _ in range(MAX_JOINS if len(rows) <= MAX_JOINS + MANY * len(columns) else 0):
        if (not best.missing and not best.extra) or not search.budget.lasts:
            break
        joined = _joined(search, best, made)
        if joined is None:
            break
        search, best = joined
    return best


def _cost(fit: Fit) -> float:
    return fit.cost


def _frame_of_pieces(rows: Sequence[Piece], columns: Sequence[Piece]) -> Frame:
    return frame_of_boxes(box_of(rows), box_of(columns))


def _frame_of_ranks(rows: Sequence[Piece], columns: Sequence[Piece]) -> Frame:
    """As if every stroke had been written in its turn."""
    pairs = [(row.shape, column.shape) for row, column in zip(rows, columns, strict=True)]
    return frame_of_pairs(pairs) or _frame_of_pieces(rows, columns)


@dataclass(frozen=True, slots=True)
class _Search:
    """The pairings of one table. `known` has what its pieces cost in frames that were looked at, and `laid` what came
    of laying the ink over by the same pairs."""

    model: Model
    table: Table
    budget: Budget
    known: dict[Frame, Costs] = field(default_factory=dict)
    laid: dict[tuple[tuple[Strokes, Strokes], ...], Fit | None] = field(default_factory=dict)

    def settled(self, frame: Frame) -> Fit:
        """The pairing from this frame on: pair, lay over again by what was paired, and so on for ROUNDS."""
        found = self._paired(frame)
        for _ in range(ROUNDS - 1):
            again = self._laid_by(found) if self.budget.lasts else None
            if again is None or again.cost > found.cost:
                break
            found = again
        return found

    def at_least(self, frame: Frame) -> float:
        """No pairing in this frame costs less."""
        bound = 0.0
        for column in zip(*self.costs(frame), strict=True):
            bound += min(*column, ALONE)
        return bound

    def costs(self, frame: Frame) -> Costs:
        """What each row costs as each column in this frame."""
        found = self.known.get(frame)
        if found is None:
            self.known[frame] = found = self.table.costs(frame)
            self.budget.spend(effort(found))
        return found

    def joined(self, join: _Join, frames: Sequence[Frame]) -> _Search:
        """The search with one more join; what is known in these frames stays known."""
        at, table, known = join.at, self.table, {}
        if join.of_ink:
            alone = Table.of((join.both,), table.columns)
            for frame in frames:
                known[frame] = spliced_down(self.costs(frame), at, alone.costs(frame)[0])
            table = table.with_row(at, join.both, alone.alike[0])
        else:
            alone = Table.of(table.rows, (join.both,))
            for frame in frames:
                known[frame] = spliced_across(self.costs(frame), at, [line[0] for line in alone.costs(frame)])
            table = table.with_column(at, join.both, [line[0] for line in alone.alike])
        return _Search(self.model, table, self.budget, known)

    def _laid_by(self, found: Fit) -> Fit | None:
        """The pairing in the frame that these pairs give; None where there are none."""
        key = tuple((pair.ink.strokes, pair.model.strokes) for pair in found.pairs)
        if key not in self.laid:
            frame = frame_of_pairs((pair.ink.shape, pair.model.shape) for pair in found.pairs)
            self.laid[key] = self._paired(frame) if frame else None
        return self.laid[key]

    def _paired(self, frame: Frame) -> Fit:
        """The best pairing in this frame. Two strokes further apart than twice ALONE are left alone, both of them."""
        rows, columns = self.table.rows, self.table.columns
        costs = self.costs(frame)
        self.budget.spend(len(rows) * len(columns))
        if len(rows) <= len(columns):
            chosen = [(j, i) for i, j in enumerate(assign(costs))]
        else:
            chosen = list(enumerate(assign([list(column) for column in zip(*costs, strict=True)])))
        pairs = []
        ours, theirs = set(range(len(rows))), set(range(len(columns)))
        for j, i in sorted(chosen):
            alike = self.table.alike[i][j]
            if costs[i][j] < MOST and alike is not None:
                cost, backwards = priced(frame, rows[i], columns[j], alike)
                pairs.append(Pair(rows[i], columns[j], alike, cost, backwards))
                ours.remove(i)
                theirs.remove(j)
        joins = sum(len(piece.strokes) - 1 for piece in (*rows, *columns))
        cost = ALONE * (len(ours) + len(theirs)) + JOIN * joins
        for pair in pairs:
            cost += pair.cost
        missing, extra = tuple(columns[j] for j in sorted(theirs)), tuple(rows[i] for i in sorted(ours))
        return Fit(self.model, frame, tuple(pairs), missing, extra, cost)


_Made = dict[tuple[Strokes, Strokes, bool, bool], Piece]
"""What two pieces make as one: by their strokes, whether they are of the ink, and whether the second is turned."""


@dataclass(frozen=True, slots=True)
class _Join:
    """Two neighbouring pieces taken as one, of the ink or of the model, and what that costs with the partner that
    suits it best."""

    of_ink: bool
    at: int
    both: Piece
    promise: float


def _joined(search: _Search, best: Fit, made: _Made) -> tuple[_Search, Fit] | None:
    """The search and fit with the one merge or split that explains most, or None where none explains anything."""
    joins = []
    if best.missing:
        joins += _joins(search, best.frame, made, of_ink=False)
    if best.extra:
        joins += _joins(search, best.frame, made, of_ink=True)
    joins.sort(key=lambda join: join.promise)
    frames = (best.frame, _frame_of_pieces(search.table.rows, search.table.columns))  # the same, whatever is joined
    found: tuple[_Search, Fit] | None = None
    for join in joins[:TRIES]:
        if not search.budget.lasts:
            break
        tried = search.joined(join, frames)
        for frame in frames:
            reading = tried.settled(frame)
            if reading.cost < (found[1].cost if found else best.cost) and _is_covered(reading):
                found = tried, reading
    return found


def _is_covered(fit: Fit) -> bool:
    """Whether all that was taken as merged goes on over all of its strokes."""
    return all(
        covers(fit.frame, pair.ink, fit.model, pair.model.strokes) for pair in fit.pairs if len(pair.model.strokes) > 1
    )


def _joins(search: _Search, frame: Frame, made: _Made, *, of_ink: bool) -> list[_Join]:
    """What any two neighbours make: of the model with the second turned round, too, as 口 is closed in one go; of the
    ink one written right after the other."""
    table = search.table
    pieces = table.rows if of_ink else table.columns
    turns = (False,) if of_ink else (False, True)
    places = [(at, turned) for at in range(len(pieces) - 1) for turned in turns]
    both = []
    for at, turned in places:
        first, second = pieces[at], pieces[at + 1]
        key = first.strokes, second.strokes, of_ink, turned
        if key not in made:
            made[key] = one(first, second, turned=turned)
            search.budget.spend(max(0, len(made[key].points) - FINE))
        both.append(made[key])
    rows, columns = (tuple(both), table.columns) if of_ink else (table.rows, tuple(both))
    if not both:
        return []
    costs = Table.of(rows, columns).costs(frame)
    search.budget.spend(effort(costs))
    lines = costs if of_ink else zip(*costs, strict=True)
    return [_Join(of_ink, at, joined, min(line)) for (at, _), joined, line in zip(places, both, lines, strict=True)]
