"""The rules see where strokes stand, never which number the data give them."""

from dataclasses import replace
from random import Random

import pytest

from sorade.order import predict
from sorade.reference import Book
from sorade.reference.types import Model, Part

BOOK = Book.open()
SOME = 60  # of 2,136; bench/sweep.py takes them all


def shuffled(model: Model, chance: Random) -> tuple[Model, list[int]]:
    """The model with its strokes, and the parts inside each part, in any order; and which stroke each one was."""
    was = list(range(len(model.strokes)))
    chance.shuffle(was)
    now = {stroke: at for at, stroke in enumerate(was)}

    def moved(part: Part) -> Part:
        parts = [moved(inner) for inner in part.parts]
        chance.shuffle(parts)
        return replace(part, strokes=tuple(sorted(now[stroke] for stroke in part.strokes)), parts=tuple(parts))

    return replace(model, strokes=tuple(model.strokes[stroke] for stroke in was), root=moved(model.root)), was


@pytest.mark.parametrize("seed", [1, 2])
def test_a_shuffled_model_gets_the_same_order(seed: int) -> None:
    chance = Random(seed)
    for char in chance.sample(BOOK.characters(), SOME):
        model = BOOK.models(char)[0]
        other, was = shuffled(model, chance)
        assert tuple(was[stroke] for stroke in predict(other)) == predict(model), char
