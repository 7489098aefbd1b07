"""What the rules say of a model: the order of its strokes, the rule behind each step, the exceptions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sorade.reference.types import Model, Part

from .group import Group
from .piece import Piece, pieces_of
from .reason import reason
from .rules import RULES, STRONGEST_FIRST, Rule

ALL = frozenset(RULES)
Says = Callable[[Rule, Group, Piece, Piece], bool | None]


@dataclass(frozen=True, slots=True)
class Step:
    """From stroke `early` to the next, `late`, of the model's own order. `rule` speaks of these two strokes: for this
    order, or against it where `is_exception`. None where no rule decides, which is an exception too. `is_predicted`
    where the rules put the two so without looking at the order. `part` is the innermost part that has both strokes, as
    a character; empty where that is the whole or has no name."""

    early: int
    late: int
    rule: Rule | None
    is_exception: bool
    is_predicted: bool
    part: str


def predict(model: Model) -> tuple[int, ...]:
    """The model's stroke indices in the order that the rules give. Every index once; the model's own order is not
    looked at. Raises nothing for a model whose strokes all belong to its root."""
    return tuple(_order(pieces_of(model), ALL))


def steps(model: Model) -> tuple[Step, ...]:
    """One step for each two neighbouring strokes of the model's own order: as many as it has strokes, less one."""
    whole = pieces_of(model)
    found = []
    for early in range(len(model.strokes) - 1):
        rule, first = _decided(whole, early, early + 1, ALL)
        why = rule if first == early else _reason(model, whole, early, early + 1)
        part = _named(model.root, early, early + 1)
        found.append(Step(early, early + 1, why or rule, why is None, first == early, part))
    return tuple(found)


def _named(whole: Part, one: int, other: int) -> str:
    """The innermost part with a name that has both strokes, empty where that is the whole."""
    having = [part for part in whole.walk() if part.element and {one, other} <= set(part.strokes)]
    return having[-1].element if having and having[-1].element != whole.element else ""


def broken(model: Model, early: int, late: int) -> Rule | None:
    """The rule that the learner broke by writing stroke `late` of the model before stroke `early`: the rule that says
    `early` first. None where no rule says so, or the model itself has `late` first. Any two strokes will do; where they
    are in different parts, the parts are compared. Raises ValueError where they are the same or not strokes of the
    model."""
    if early == late or not {early, late} <= set(range(len(model.strokes))):
        raise ValueError(f"{model.char} has no two strokes {early} and {late}.")
    if early > late:
        return None
    whole = pieces_of(model)
    rule, first = _decided(whole, early, late, ALL)
    return rule if first == early else _reason(model, whole, early, late)


def predicted_by(model: Model, choices: Iterable[Collection[Rule]]) -> Iterator[tuple[int, ...]]:
    """Like `predict`, with each choice of rules in turn. To measure what each rule is worth."""
    whole, said = pieces_of(model), dict[tuple[str, int, int], bool | None]()

    def says(rule: Rule, group: Group, one: Piece, other: Piece) -> bool | None:
        """A rule says the same whatever other rules there are, so it is asked once."""
        asked = rule.key, id(one), id(other)
        if asked not in said:
            said[asked] = _says(rule, group, one, other)
        return said[asked]

    for rules in choices:
        yield tuple(_order(whole, frozenset(rules), says))


def votes(model: Model) -> tuple[tuple[tuple[Rule, bool], ...], ...]:
    """For each two neighbouring strokes of the model's own order, every rule that speaks of them, strongest first, and
    whether it is for this order."""
    whole = pieces_of(model)
    return tuple(_spoken(whole, early, early + 1) for early in range(len(model.strokes) - 1))


def _spoken(whole: Piece, one: int, other: int) -> tuple[tuple[Rule, bool], ...]:
    """Every rule that speaks of two strokes, strongest first, and whether it puts the one first."""
    group, first, then = _apart(whole, one, other)
    said = ((rule, _says(rule, group, first, then)) for rule in STRONGEST_FIRST)
    return tuple((rule, is_first) for rule, is_first in said if is_first is not None)


def _reason(model: Model, whole: Piece, early: int, late: int) -> Rule | None:
    return reason(model, early, late, _spoken(whole, early, late))


def _decided(whole: Piece, one: int, other: int, rules: Collection[Rule]) -> tuple[Rule | None, int | None]:
    """The rule that decides between two strokes, and the stroke that it puts first."""
    group, first, then = _apart(whole, one, other)
    rule, said = _decide(group, first, then, rules)
    return rule, None if said is None else one if said else other


def _apart(piece: Piece, one: int, other: int) -> tuple[Group, Piece, Piece]:
    """The innermost group in which two strokes are in different pieces, and those pieces."""
    while True:
        first = next(inner for inner in piece.pieces if one in inner.strokes)
        then = next(inner for inner in piece.pieces if other in inner.strokes)
        if first is not then:
            return Group(piece.pieces), first, then
        piece = first


def _says(rule: Rule, group: Group, one: Piece, other: Piece) -> bool | None:
    """Does the rule put one before the other? None where it says nothing, or both."""
    for_one, for_other = rule.asks(group, one, other), rule.asks(group, other, one)
    return for_one if for_one != for_other else None


def _decide(
    group: Group, one: Piece, other: Piece, rules: Collection[Rule], says: Says = _says
) -> tuple[Rule | None, bool | None]:
    for rule in STRONGEST_FIRST:
        if rule in rules:
            said = says(rule, group, one, other)
            if said is not None:
                return rule, said
    return None, None


def _order(piece: Piece, rules: Collection[Rule], says: Says = _says) -> list[int]:
    if not piece.pieces:
        return list(piece.strokes)
    return [stroke for inner in _sorted(piece.pieces, rules, says) for stroke in _order(inner, rules, says)]


def _sorted(pieces: Sequence[Piece], rules: Collection[Rule], says: Says) -> list[Piece]:
    """Again and again the piece that the weakest rules would have wait. Where no rules contradict one another, that is
    one for which nothing has to be written first."""
    group = Group(pieces)
    waits: dict[Piece, dict[Piece, int]] = {piece: {} for piece in pieces}  # for which, and how strong the rule is
    for at, one in enumerate(pieces):
        for other in pieces[:at]:
            rule, said = _decide(group, one, other, rules, says)
            if rule is not None:
                late, early = (other, one) if said else (one, other)
                waits[late][early] = len(RULES) - STRONGEST_FIRST.index(rule)
    left, done = list(pieces), []
    while left:
        best = min(left, key=lambda piece: (*_wait(waits[piece], left), piece.top, piece.left))
        left.remove(best)
        done.append(best)
    return done


def _wait(waits: dict[Piece, int], left: Sequence[Piece]) -> tuple[list[int]]:
    return (sorted((strength for early, strength in waits.items() if early in left), reverse=True),)
