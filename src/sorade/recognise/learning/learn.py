"""Learns to tell drawings apart, from models and copies of them made up by chance. No real ink is seen.

Linear discriminant analysis (Fisher 1936; Rao 1948) on the grid of directions: the axes on which copies of one
character lie close and different characters lie far apart. The same models and seed give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sorade.reference.types import Model

from ..axes import AXES
from ..grid import FEATURES
from ..shapes import POINTS
from .dots import dots_of
from .grid import Vectors, features
from .learnt import Learnt, packed
from .lines import Floats, Lines, boxed, evened, lines_of_strokes
from .synthetic import DEPTH, Models, copy

SEED = 20261123
COPIES = 6  # of each model; more costs set-up time and brings little on dev ink
SHRINK = 0.5  # of the mean spread, added to every feature's; bigger trusts the copies less
APART = 0.05  # of the box; a form whose ink stays nearer than this to the main form's is that form in another order


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The forms that are kept, as arrays."""

    chars: tuple[str, ...]
    char_of_form: NDArray[np.intp]
    models: Models


def learn(models: Sequence[Model], progress: Callable[[int, int], None], seed: int = SEED) -> Learnt:
    """What the recogniser knows, from all models of all characters it shall know. `progress` hears how many rounds are
    done, and of how many."""
    drawn = _drawn(models)
    chance = np.random.default_rng(seed)
    clean_lines = boxed(lines_of_strokes(drawn.models.points, drawn.models.owner, drawn.models.count))
    clean = features(evened(clean_lines))
    total, squares = np.zeros(clean.shape, np.float64), np.zeros((FEATURES, FEATURES))
    for done in range(COPIES):
        seen = features(evened(boxed(copy(drawn.models, chance)))).astype(np.float64)
        total += seen
        squares += seen.T @ seen
        progress(done + 1, COPIES)
    usual = total / COPIES
    within = (squares - COPIES * usual.T @ usual) / (COPIES * len(clean))
    middle = (clean + usual) / 2
    mean = middle.mean(axis=0)
    projection = _axes(within, (middle - mean).T @ (middle - mean) / len(middle))
    forms = np.bincount(drawn.char_of_form)
    centres = np.add.reduceat(middle, np.concatenate([[0], np.cumsum(forms)[:-1]]), axis=0) / forms[:, None]
    return packed(
        chars=drawn.chars,
        char_of_form=drawn.char_of_form,
        mean=mean,
        projection=projection,
        centres=(centres - mean) @ projection,
        strokes=np.bincount(drawn.models.owner),
        points=drawn.models.points,
        dots=dots_of(clean_lines),
    )


def _axes(within: Floats, between: Floats) -> Floats:
    """The AXES directions in which `between` is large beside `within`, scaled so that `within` is 1 along each."""
    within = within + np.eye(FEATURES) * SHRINK * np.trace(within) / FEATURES
    whiten = np.linalg.inv(np.linalg.cholesky(within))
    _, vectors = np.linalg.eigh(whiten @ between @ whiten.T)
    axes: Floats = whiten.T @ vectors[:, : -AXES - 1 : -1]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(AXES)])  # an axis may point either way
    turned: Floats = axes * signs
    return turned


def _drawn(models: Sequence[Model]) -> _Drawn:
    kept: list[Model] = []
    chars: list[str] = []
    owner: list[int] = []
    for char, group in groupby(sorted(models, key=lambda model: (model.char, model.variant)), lambda m: m.char):
        forms = list(group)
        dots = dots_of(boxed(_lines(forms))).place
        for form, place in zip(forms, dots, strict=True):
            if form is forms[0] or _apart(place, dots[0]) > APART:
                kept.append(form)
                owner.append(len(chars))
        chars.append(char)
    return _Drawn(tuple(chars), np.array(owner), _arrays(kept))


def _lines(models: Sequence[Model]) -> Lines:
    arrays = _arrays(models)
    return lines_of_strokes(arrays.points, arrays.owner, arrays.count)


def _arrays(models: Sequence[Model]) -> Models:
    points = np.array([stroke.points for model in models for stroke in model.strokes])
    owner = np.repeat(np.arange(len(models)), [len(model.strokes) for model in models])
    return Models(_spaced(points), owner, len(models), _parts(models))


def _spaced(points: Floats) -> Floats:
    """POINTS of each stroke's equally spaced points, both ends included."""
    at = np.linspace(0, points.shape[1] - 1, POINTS)
    low = np.minimum(at.astype(np.intp), points.shape[1] - 2)
    share = (at - low)[None, :, None]
    spaced: Floats = points[:, low] * (1 - share) + points[:, low + 1] * share
    return spaced


def _parts(models: Sequence[Model]) -> NDArray[np.intp]:
    rows: list[list[int]] = []
    count = 0
    for model in models:
        inside: list[list[int]] = [[] for _ in model.strokes]
        for part in model.root.walk():
            for stroke in part.strokes:
                inside[stroke].append(count)
            count += 1
        rows += [[parts[min(level, len(parts) - 1)] for level in range(DEPTH)] for parts in inside]
    return np.array(rows)


def _apart(one: Vectors, other: Vectors) -> float:
    """The furthest that a dot of either lies from the nearest dot of the other."""
    squared = ((one[:, None] - other[None]) ** 2).sum(axis=2)
    return float(np.sqrt(max(squared.min(axis=0).max(), squared.min(axis=1).max())))
