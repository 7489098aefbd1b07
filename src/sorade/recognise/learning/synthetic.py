"""Drawings as a hand might have done them: each copy of the models bent, shifted and joined by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .lines import Floats, Ints, Lines, lines_of_strokes

ROUND = 0.5  # at most; of a corner that is cut
STROKE_SHAPE, STROKE_PLACE, BEND = 0.07, 0.018, 0.012  # deviations, of each stroke
PART_SHAPE, PART_PLACE = 0.06, 0.025  # of each part
WARP, WHOLE, TURN = 0.03, 0.12, 0.05  # of the whole: waves, stretch and slant, turn in radians
REVERSED = 0.02  # of strokes
JOINED = 0.6  # of strokes, in the hastiest copies, that follow one another closely; drawn without lifting the pen
CLOSELY = 0.6  # of the box, at which a join is e times less likely
FORGOTTEN = 0.02  # of strokes, in the worst copies
DEPTH = 4  # levels of parts that move together


@dataclass(frozen=True, slots=True)
class Models:
    """Many models as arrays: `points` (strokes x points x 2), the model of each stroke (rising), how many models;
    `parts` (strokes x DEPTH) numbers the part of each stroke, outermost first, through all models."""

    points: Floats
    owner: Ints
    count: int
    parts: Ints


def copy(models: Models, chance: np.random.Generator) -> Lines:
    """One copy of every model."""
    points = _rounded(models, chance)
    points = _strokes_moved(points, chance)
    points = _parts_moved(points, models, chance)
    points = _whole_moved(points, models, chance)
    turned = chance.random(len(points)) < REVERSED
    points[turned] = points[turned][:, ::-1]
    return _joined(points, models, chance)


def _rounded(models: Models, chance: np.random.Generator) -> Floats:
    points = models.points
    cut = chance.uniform(0, ROUND, models.count)[models.owner][:, None, None]
    for _ in range(2):
        inner = (1 - cut) * points[:, 1:-1] + cut * (points[:, :-2] + points[:, 2:]) / 2
        points = np.concatenate([points[:, :1], inner, points[:, -1:]], axis=1)
    return points


def _strokes_moved(points: Floats, chance: np.random.Generator) -> Floats:
    count = len(points)
    middle = points.mean(axis=1, keepdims=True)
    shape = np.eye(2) + chance.normal(0, STROKE_SHAPE, (count, 2, 2))
    along = np.linspace(-1, 1, points.shape[1])[None, :, None]
    moved: Floats = (points - middle) @ shape + middle + chance.normal(0, STROKE_PLACE, (count, 1, 2))
    return moved + chance.normal(0, BEND, (count, 1, 2)) * (along**2 - 1 / 3)


def _parts_moved(points: Floats, models: Models, chance: np.random.Generator) -> Floats:
    count = int(models.parts.max()) + 1
    for level in range(DEPTH - 1, 0, -1):
        part = models.parts[:, level]
        dots = np.maximum(np.bincount(part, minlength=count) * points.shape[1], 1)
        middle = np.stack([np.bincount(part, points[:, :, axis].sum(1), count) / dots for axis in (0, 1)], axis=1)
        shape = chance.normal(0, PART_SHAPE, (count, 2, 2)) * [[1.0, 0.5], [0.5, 1.0]] + np.eye(2)
        place = middle + chance.normal(0, PART_PLACE, (count, 2))
        moved = (points - middle[part][:, None]) @ shape[part] + place[part][:, None]
        own = part != models.parts[:, level - 1]  # where there is no part this deep, the one outside it moves later
        points = np.where(own[:, None, None], moved, points)
    return points


def _whole_moved(points: Floats, models: Models, chance: np.random.Generator) -> Floats:
    count, owner = models.count, models.owner
    off = points - 0.5
    high, phase = chance.normal(0, WARP, (count, 2, 2)), chance.uniform(0, 2 * np.pi, (count, 2, 2))
    wave = high[owner][:, None] * np.sin(1.6 * np.pi * off[:, :, None, :] + phase[owner][:, None])
    shape = np.eye(2) + chance.normal(0, WHOLE, (count, 2, 2))
    turn = chance.normal(0, TURN, count)
    turned = np.stack([np.cos(turn), np.sin(turn), -np.sin(turn), np.cos(turn)], axis=1).reshape(count, 2, 2)
    moved: Floats = (off + wave.sum(axis=3)) @ (shape @ turned)[owner]
    return moved


def _joined(points: Floats, models: Models, chance: np.random.Generator) -> Lines:
    """With the ways of the pen between strokes that a hasty hand leaves, and without what a careless one forgets."""
    owner = models.owner
    haste = JOINED * chance.uniform(0, 1, models.count) ** 2
    care = FORGOTTEN * chance.random(models.count)
    away = np.sqrt(((points[1:, 0] - points[:-1, -1]) ** 2).sum(axis=1))
    likely = haste[owner[1:]] * np.exp(-away / CLOSELY) * (owner[1:] == owner[:-1])
    joins = np.flatnonzero(chance.random(len(likely)) < likely)
    along = np.linspace(0, 1, points.shape[1])[None, :, None]
    ways = points[joins, -1][:, None] * (1 - along) + points[joins + 1, 0][:, None] * along
    kept = chance.random(len(points)) >= care[owner]
    kept[np.searchsorted(owner, np.arange(models.count))] = True  # something is left of every drawing
    drawn, whose = np.concatenate([points[kept], ways]), np.concatenate([owner[kept], owner[joins]])
    order = np.argsort(whose, kind="stable")
    return lines_of_strokes(drawn[order], whose[order], models.count)
