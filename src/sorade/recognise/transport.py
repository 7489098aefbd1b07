"""How far ink is from drawings: the least work in carrying the dots of one to the dots of the other.

Every dot has one place to go to, so a drawing with a stroke more or less is far; which pen-down a dot came from plays
no part, so merged, split, reversed and shuffled strokes are near. Sinkhorn's method (Cuturi 2013), unbalanced (Chizat
and others 2018), all drawings at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .dots import Dots

Numbers = NDArray[np.float32]

TILT = 0.01  # cost of a right angle between two dots' directions, in squared box units
REVERSE = 0.01  # cost of opposite directions, on top; bigger minds more in which direction a stroke went
SOFT = np.float32(0.006)  # cost at which a place to go becomes e times less likely; smaller is slower to settle
LEFT = 0.05  # cost of a dot that is carried nowhere; bigger forces dots further
ROUNDS = 6  # of giving and taking
STIFF = 0.02  # bigger holds the ink nearer to where its box puts it


def distances(ink: Dots, drawings: Dots, fits: int) -> Numbers:
    """Of one ink from each drawing. `fits` times the ink is moved, stretched and turned to lie better over each."""
    count, dots = drawings.place.shape[:2]
    place = np.broadcast_to(ink.place[0], drawings.place.shape)
    apart = (TILT + REVERSE) - (_headings(drawings) @ _headings(ink)[0].T).transpose(0, 2, 1)
    apart += (drawings.place**2).sum(axis=2)[:, None, :]
    force = np.float32(LEFT / (LEFT + SOFT))
    share = np.float32(1.0 / dots)
    take = np.ones((count, dots, 1), np.float32)
    for round_ in range(fits + 1):
        cost = (place**2).sum(axis=2)[:, :, None] - 2 * (place @ drawings.place.transpose(0, 2, 1)) + apart
        near = np.exp(cost / -SOFT) + np.float32(1e-20)
        for _ in range(ROUNDS):
            give = (share / (near @ take)) ** force
            take = (share / (near.transpose(0, 2, 1) @ give)) ** force
        carried = give * near * take.transpose(0, 2, 1)
        if round_ < fits:
            place = place + _better(place, drawings.place, carried)
    moved: Numbers = (carried * cost).sum(axis=(1, 2)) + 2 * LEFT * (1 - carried.sum(axis=(1, 2)))
    return moved


def _headings(dots: Dots) -> Numbers:
    """Directions so that products of them cost what TILT and REVERSE say: doubled angles do not mind reversal."""
    x, y = dots.direction[..., 0], dots.direction[..., 1]
    doubled = np.stack([x * x - y * y, 2 * x * y], axis=-1) * np.float32(TILT**0.5)
    return np.concatenate([doubled, dots.direction * np.float32(REVERSE**0.5)], axis=-1)


def _better(place: Numbers, to: Numbers, carried: Numbers) -> Numbers:
    """How to move the dots so that they lie nearer to where they are carried: one affine map for each drawing."""
    weight = carried.sum(axis=2)[..., None]
    wanted = (carried @ to) / np.maximum(weight, np.float32(1e-9)) - place
    known = np.concatenate([place - np.float32(0.5), np.ones((*place.shape[:2], 1), np.float32)], axis=2)
    weighed = (known * weight).transpose(0, 2, 1)
    hold = np.diag([STIFF, STIFF, STIFF / 10]).astype(np.float32)
    moved: Numbers = known @ np.linalg.solve(weighed @ known + hold, weighed @ wanted)
    return moved
