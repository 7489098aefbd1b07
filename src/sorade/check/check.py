"""Ink held against the accepted models of a character: what was written, and what slipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sorade.ink import Ink, thinned, tidy
from sorade.reference.types import Model

from .budget import Budget
from .doubt import question
from .fit import MAX_JOINS, Fit, fit, fit_within
from .piece import Piece, ink_pieces, piece
from .rival import LEAN, Near, lean
from .slant import slant
from .slips import is_backwards, slips_of
from .speech import contrast, said
from .turns import out_of_turn, rearranged, untangled
from .verdict import FAULTS, Slip, Verdict

VERSION = "6"
"""Goes into the log with every proposed grade. A new number for every change that can change a verdict."""

OWN = 110_000  # effort (check/budget.py) to read the ink as its own character; bigger looks longer at scribbles
ALL = 132_000  # the same with the first rivals. Of real ink (dev) the most is 129,764, 総 in a running hand
OTHERS = 22_000  # for rivals, whatever its own character took
CLOSELY = 165_000  # for all models that are only ranked. Of real kanji (dev) the most is 161,010, the same 総
OUT_OF_TURN = 0.1  # of the box, a stroke; bigger prefers a variant in the right order over one that lies closer
LEFT = 0.04  # of the box, a stroke; bigger prefers a variant that leaves nothing over to one that lies closer
AGAINST = 0.05  # of the box, a stroke; bigger prefers a form drawn the way the ink was to one that lies closer
LAPSES = 12  # strokes for each that may be missing or extra, beside one, in what is named as another character
NAMED = 0.15  # mean cost a stroke beyond which ink is named as nothing; bigger looks longer at scribbles
SLANTED = 0.2  # mean cost a stroke beyond which no slant is looked for; bigger looks longer at scribbles
UNSURE = 0.2  # mean cost a stroke at which nothing is sure any more


def check(ink: Ink, models: Sequence[Model], rivals: Sequence[Model] = ()) -> Verdict:
    """What was written, held against the best-fitting of `models`: all accepted ways to write one character, the main
    one first.

    `rivals` are models of other characters that the ink might be: look-alikes, and what else fits the prompt.
    Any ink gets a verdict. Raises ValueError without a model.
    """
    return Reading.of(ink, models).beside(rivals).verdict


def closeness(ink: Ink, models: Sequence[Model]) -> tuple[float, ...]:
    """How closely each model explains the ink, orders left aside: the cost a stroke, in box units, 0 for a copy.

    For ranking characters; whether one is right is for `check` to say.
    """
    rows, budget = _pieces(ink), Budget(CLOSELY)
    return tuple(fit(rows, model, budget).cost / max(len(rows), len(model.strokes), 1) for model in models)


@dataclass(frozen=True, slots=True)
class Reading:
    """An ink read as one character, in the way that explains it best, and how near it is to others."""

    rows: tuple[Piece, ...]
    best: Fit
    slips: tuple[Slip, ...]
    left: int
    near: tuple[Near, ...] = ()

    @classmethod
    def of(cls, ink: Ink, models: Sequence[Model]) -> Reading:
        """As the best-fitting of all accepted ways to write the character. Raises ValueError without a model."""
        if not models:
            raise ValueError("the check needs at least one model")
        rows, budget = _pieces(ink), Budget(OWN)
        best = _best(rows, models, budget)
        slips = slips_of(best)
        if slips and best.cost < SLANTED * len(best.model.strokes):
            rows, best, slips = _upright(rows, best, slips, models, budget)
        return cls(rows, best, slips, ALL - budget.spent)

    def beside(self, rivals: Sequence[Model]) -> Reading:
        """Held against these, too: models of other characters that the ink might be."""
        budget = Budget(max(self.left, OTHERS))
        near = (*self.near, *_near(self.rows, self.best, rivals, budget))
        return replace(self, near=near, left=self.left - budget.spent)

    @property
    def verdict(self) -> Verdict:
        """What there is to say."""
        best, slips, near = self.best, self.slips, _nearest(self.best, self.near)
        other = near.fit if near.lean > LEAN else None
        apart = contrast(best, other) if other else None
        return Verdict(
            char=best.model.char,
            variant=best.model.variant,
            matches=_matches(best),
            reversed=frozenset(pair.model.strokes[0] for pair in best.pairs if is_backwards(best, pair)),
            slips=slips,
            other=other.model.char if other else None,
            contrast=apart,
            right=other is None and not any(slip.kind in FAULTS for slip in slips),
            question=question(best, slips, near),
            confidence=_confidence(best, slips, near.lean),
            said=said(best, slips, other, apart),
        )


def _pieces(ink: Ink) -> tuple[Piece, ...]:
    return ink_pieces(thinned([tidy(stroke.points) for stroke in ink.strokes]))


def _best(rows: tuple[Piece, ...], models: Sequence[Model], budget: Budget) -> Fit:
    """The model that explains the ink best, strokes out of turn counted. The main form where it has nothing to say."""
    first = fit(rows, models[0], budget)
    best = untangled(first)
    if not slips_of(best):
        return best
    fits, found = {models[0].variant: first}, [best]
    for model in models[1:]:
        made = rearranged(fits[model.of], model) if model.order and model.of in fits else None
        if made is None:
            if not budget.lasts:
                continue
            made = fits[model.variant] = fit(rows, model, budget)
        found.append(untangled(made))
    return min(found, key=_as_it_was_drawn)


def _upright(
    rows: tuple[Piece, ...], best: Fit, slips: tuple[Slip, ...], models: Sequence[Model], budget: Budget
) -> tuple[tuple[Piece, ...], Fit, tuple[Slip, ...]]:
    """The ink without its slant, its best reading then and the slips; all as it was where that is no better."""
    leaning = slant(best)
    straight = tuple(piece(row.strokes, leaning.straightened(row.points)) for row in rows)
    found = _best(straight, models, budget)
    return (straight, found, slips_of(found)) if _cost(found) < _cost(best) else (rows, best, slips)


def _cost(fit: Fit) -> float:
    turns = sum(len(turn.pairs) for turn in out_of_turn(fit.pairs))
    return fit.cost + OUT_OF_TURN * turns + LEFT * (len(fit.missing) + len(fit.extra))


def _as_it_was_drawn(fit: Fit) -> float:
    """What the model costs, and its strokes that were drawn the other way: forms may differ in nothing else."""
    return _cost(fit) + AGAINST * len([pair for pair in fit.pairs if is_backwards(fit, pair)])


def _near(rows: tuple[Piece, ...], target: Fit, rivals: Sequence[Model], budget: Budget) -> list[Near]:
    """The rivals that might explain the ink, and how far it leans to each.

    Only rivals whose number of strokes suits the ink as well as the target's can fit better. Those that suit it best
    come first, for the budget may end.
    """
    apart = [abs(len(model.strokes) - len(rows)) for model in rivals]
    found = {}
    for k in sorted(range(len(rivals)), key=apart.__getitem__):
        model = rivals[k]
        lapses = 1 + len(model.strokes) // LAPSES
        if apart[k] > min(abs(len(target.model.strokes) - len(rows)), MAX_JOINS + lapses):
            continue
        if not budget.lasts:
            break
        rival = fit_within(rows, model, min(target.cost, NAMED * len(model.strokes)), budget)
        if rival is not None and len(rival.missing) + len(rival.extra) <= lapses:
            found[k] = Near(rival, lean(target, rival))
    return [found[k] for k in sorted(found)]


def _nearest(target: Fit, found: Sequence[Near]) -> Near:
    """Of the rivals to which the ink leans enough the one that explains it best; of no such the one to which it leans
    most."""
    named = [near for near in found if near.lean > LEAN]
    if named:
        return min(named, key=lambda near: _cost(near.fit))
    return max(found, key=lambda near: near.lean, default=Near(target, 0.0))


def _matches(fit: Fit) -> tuple[tuple[int, ...], ...]:
    made: dict[int, tuple[int, ...]] = {stroke: pair.ink.strokes for pair in fit.pairs for stroke in pair.model.strokes}
    return tuple(made.get(stroke, ()) for stroke in range(len(fit.model.strokes)))


def _confidence(fit: Fit, slips: Sequence[Slip], leaning: float) -> float:
    """How far the verdict is from turning: by how closely the ink lies, by its faintest slip, by the nearest rival."""
    if not fit.pairs:
        return 1.0
    near = 1.0 - min(1.0, fit.cost / len(fit.model.strokes) / UNSURE)
    faint = min((slip.weight for slip in slips), default=1.0)
    apart = min(1.0, abs(leaning - LEAN) / LEAN)
    return round(min(0.5 + near / 2, 0.5 + faint / 2, 0.5 + apart / 2), 3)
