"""In which order the strokes came, and which of them came out of turn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sorade.reference.types import Model

from .fit import Fit, Pair, paired

ORDER_GAIN = 0.04  # of the box; bigger asks for clearer ink before two strokes are said to have changed places


@dataclass(frozen=True, slots=True)
class Turn:
    """Neighbouring model strokes that came out of turn together, too `early` or too late: the pairs, and the model
    stroke nearest to them that was on their wrong side."""

    pairs: tuple[Pair, ...]
    early: bool
    other: int


def rearranged(fit: Fit, model: Model) -> Fit | None:
    """The same pairs as pairs of a model that has the fit's strokes in another order. None where another pairing may be
    better: strokes that were made in one go follow one another in one order and not in the other."""
    if fit.missing or any(len(pair.model.strokes) > 1 for pair in fit.pairs):
        return None
    place = {stroke: at for at, stroke in enumerate(model.order)}
    pairs = [replace(pair, model=replace(pair.model, strokes=(place[pair.model.strokes[0]],))) for pair in fit.pairs]
    pairs.sort(key=lambda pair: pair.model.strokes)
    return replace(fit, model=model, pairs=tuple(pairs))


def untangled(fit: Fit) -> Fit:
    """The fit with two strokes' ink exchanged wherever that puts them in order and hardly costs anything.

    Bars that lie close together may pair crosswise by a hair; the writer is given the benefit of the doubt.
    """
    pairs = list(fit.pairs)
    cost = fit.cost
    for b in range(1, len(pairs)):
        for a in range(b - 1, -1, -1):
            first, second = pairs[a], pairs[b]
            if first.ink.strokes < second.ink.strokes:
                continue
            one = paired(fit.frame, second.ink, first.model)
            two = paired(fit.frame, first.ink, second.model)
            loss = one.cost + two.cost - first.cost - second.cost
            if loss < ORDER_GAIN:
                pairs[a], pairs[b] = one, two
                cost += loss
    return replace(fit, pairs=tuple(pairs), cost=cost)


def out_of_turn(pairs: Sequence[Pair]) -> tuple[Turn, ...]:
    """What came too early or too late: the fewest strokes that have to move to put the rest in order.

    Where either of two could be the one that moved, it is the one that came too early.
    """
    written = sorted(range(len(pairs)), key=lambda k: pairs[k].ink.strokes)  # model ranks in the order written
    kept = _longest_rising(written)
    when = {rank: turn for turn, rank in enumerate(written)}
    moved = [rank for rank in range(len(pairs)) if rank not in kept]
    turns = []
    for run in _runs(moved, when):
        before = [rank for rank in kept if rank < run[0] and when[rank] > when[run[0]]]
        after = [rank for rank in kept if rank > run[-1] and when[rank] < when[run[0]]]
        other = max(before) if before else min(after, default=run[0])
        turns.append(Turn(tuple(pairs[rank] for rank in run), bool(before), pairs[other].model.strokes[0]))
    return tuple(turns)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest rising run (gaps allowed); of several, the one with the smallest last numbers."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    kept = set()
    number_or_none = tails[-1] if tails else None
    while number_or_none is not None:
        kept.add(number_or_none)
        number_or_none = before[number_or_none]
    return frozenset(kept)


def _runs(moved: Sequence[int], when: dict[int, int]) -> list[list[int]]:
    """Moved ranks that follow one another both in the model and in time, taken together."""
    runs: list[list[int]] = []
    for rank in moved:
        if runs and runs[-1][-1] == rank - 1 and when[rank - 1] == when[rank] - 1:
            runs[-1].append(rank)
        else:
            runs.append([rank])
    return runs
