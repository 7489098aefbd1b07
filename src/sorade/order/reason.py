"""The rule that a school gives for two strokes in the order in which they are written.

`rules` must put strokes in order without looking at the order, and has one answer to everything. A teacher looks at it
and names the rule that it follows: the bar before the upright that joins it, a belt last, the upper part before the
lower, though two strokes taken by themselves may stand otherwise. An order is an exception only where none of these
holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sorade.reference.types import Model, Part

from .frames import LOOPED
from .group import CLOSE, ON, Group, starts_together
from .line import away, crosses, line, touches
from .piece import Piece, piece
from .rules import BY_KEY, Rule

APART = 0.03  # of the box; bigger takes what overlaps more as wholly above or beside
CLEAR = 0.08  # of the box; bigger asks a stroke to begin further above or left before that alone is a reason
LOWER = 0.08  # of the box; bigger asks a stroke to begin further below the head of the one that it springs from
NEAR = 0.12  # of the box; bigger takes a stroke that begins further from a left sweep as parting from it (及)
BESIDE = 0.04  # of the box; bigger asks wings to stand further out on either side
LONG = 0.7  # of the part so far; bigger asks what pierces a part as its last stroke to be longer
LEVEL = 0.26  # of the box; bigger takes wings as a pair that stand further above one another
WEAK = frozenset({"top-first", "left-first"})
MET = frozenset({"curve", "bend", "corner", "right", "dot", "slant"})

Spoken = Sequence[tuple[Rule, bool]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two strokes in the order in which they are written, `one` first, with all strokes of the innermost part that has
    both; `first` and `then` are what they belong to in that part, a part inside it or the stroke itself; `before` are
    the part's strokes up to the one, `after` those from the other on, `rest` what is begun after that."""

    group: Group
    one: Piece
    other: Piece
    first: Piece
    then: Piece
    before: Piece
    after: Piece
    rest: tuple[Piece, ...]


def reason(model: Model, early: int, late: int, spoken: Spoken) -> Rule | None:
    """The rule for writing stroke `early` of the model before the later stroke `late`, None where there is none.
    `spoken` are the rules that speak of the two, strongest first, and whether for this order."""
    strong = next((rule for rule, said in spoken if said and rule.key not in WEAK), None)
    if strong is not None:
        return strong
    pair = _pair(model, early, late)
    key = next((key for key, holds in REASONS if holds(pair)), None)
    if key is None:
        return next((rule for rule, said in spoken if said and _is_clear(rule, pair)), None)
    return BY_KEY[key]


def _is_clear(rule: Rule, pair: Pair) -> bool:
    """Does the one begin far enough above the other, or left of it, for that alone to be a reason?"""
    (ax, ay), (bx, by) = pair.one.line.start, pair.other.line.start
    return (by - ay if rule.key == "top-first" else bx - ax) > CLEAR


def _pair(model: Model, early: int, late: int) -> Pair:
    lines = [line(stroke) for stroke in model.strokes]
    part = _innermost(model.root, early, late)
    single = {stroke: piece((stroke,), lines) for stroke in part.strokes}
    inner = [(each, piece(each.strokes, lines, each)) for each in part.parts if each.strokes]
    held = {stroke: drawn for each, drawn in inner for stroke in each.strokes}
    pieces = dict.fromkeys(held.get(stroke, single[stroke]) for stroke in part.strokes)
    return Pair(
        Group(tuple(single.values())),
        single[early],
        single[late],
        held.get(early, single[early]),
        held.get(late, single[late]),
        piece([stroke for stroke in part.strokes if stroke <= early], lines),
        piece([stroke for stroke in part.strokes if stroke >= late], lines),
        tuple(each for each in pieces if min(each.strokes) > late),
    )


def _innermost(part: Part, early: int, late: int) -> Part:
    """The innermost part inside this one, or itself, that has both strokes."""
    inner = next((each for each in part.parts if {early, late} <= set(each.strokes)), None)
    return _innermost(inner, early, late) if inner else part


def _frames(pair: Pair) -> bool:
    position = pair.first.position
    if position == "nyo":
        return pair.first.element not in LOOPED
    return position in {"tare", "kamae"} and pair.then.position != position


def _holds(pair: Pair) -> bool:
    """A corner or a bend, and what ends in it."""
    one, other = pair.one, pair.then if pair.then.run == "part" else pair.other
    if one.run not in {"corner", "bend"} or other.run in {"bar", "left", "corner"}:
        return False
    return one.left < other.x < one.right and one.top < other.y < one.bottom


def _belted(pair: Pair) -> bool:
    """A bar through both sides of what is there."""
    if pair.other.run != "bar":
        return False
    earlier = [each for each in pair.group.pieces if each.strokes < pair.other.strokes]
    sides = [each for each in earlier if each.run != "bar" and pair.group.meets(each.line, pair.other.line)]
    return pair.group.is_belt(pair.other) or (
        pair.other is pair.group.pieces[-1]
        and any(each.run in {"angle", "floor", "corner"} for each in sides)
        and any(pair.group.crosses(each, pair.other) for each in sides)
        and len(sides) > 1
    )


def _pierced(pair: Pair) -> bool:
    """What runs right through the one, or through the part as its last stroke."""
    one, other = pair.one, pair.other
    if other.run not in {"upright", "left", "bend"}:
        return False
    if pair.group.crosses(one, other) and other.top < one.top and other.bottom > one.bottom:
        return True
    return other is pair.group.pieces[-1] and other.tall > LONG * pair.before.tall and bool(pair.group.across(other))


def _joined(pair: Pair) -> bool:
    """A bar, and what joins or crosses it."""
    one, other = pair.one, pair.other
    if one.run == "corner" and other.run == "left":  # 方
        level = abs(one.line.start[1] - other.line.start[1]) < CLOSE
        return level and other.left < one.left and other.right < one.right
    if one.run not in {"bar", "rise", "hook"} or other.run not in {"upright", "left", "bend"}:
        return False
    return (
        pair.group.crosses(one, other)
        if (one.run, other.run) == ("bar", "left")
        else pair.group.meets(one.line, other.line)
    )


def _short_slash(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    crossed = one.run == "left" and other.run == "bar" and pair.group.crosses(one, other)
    return crossed and one.line.length < other.line.length


def _stands(pair: Pair) -> bool:
    """An upright that has met a higher bar, and a lower bar."""
    one, other = pair.one, pair.other
    if one.run != "upright" or other.run != "bar" or not pair.group.meets(one.line, other.line):
        return False
    return not pair.group.is_first_bar(other, one)


def _falls_left(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    if one.run == "corner" and other.run == "right":  # 夂
        (x, y), (start, _) = one.line.end, other.line.start
        return x < one.x and y > one.y and x < start + CLEAR and pair.group.meets(one.line, other.line)
    if one.run != "left" or other.run not in MET:
        return False
    near = away(other.line.start, one.line) < NEAR or starts_together(one, other)
    return near or pair.group.meets(one.line, other.line)


def _has_wings(pair: Pair) -> bool:
    """What stands in the middle, a wing written after it, and that wing's mate."""
    middles = [each for each in (pair.one, pair.first) if _is_stem(each) or each.run == "part"]
    middles += [pair.before] if pair.then.run != "part" and pair.before.run == "part" else []
    return any(
        _is_wing(pair.then, middle)
        and (
            _surrounds(pair.then, middle)
            or any(_is_wing(mate, middle) and _are_mates(pair.then, mate, middle) for mate in pair.rest)
        )
        for middle in middles
    )


def _is_stem(one: Piece) -> bool:
    return one.run == "upright" or (one.run == "corner" and one.tall > 2 * one.wide)


def _surrounds(wings: Piece, middle: Piece) -> bool:
    """Is it a part that stands on both sides (承)?"""
    both = wings.left < middle.left - BESIDE and wings.right > middle.right + BESIDE
    return wings.run == middle.run == "part" and both and abs(wings.y - middle.y) < LEVEL / 2


def _is_wing(wing: Piece, middle: Piece) -> bool:
    crossed = any(crosses(ours, theirs) for ours in wing.lines for theirs in middle.lines)
    return wing.run not in {"bar", "upright"} and not crossed


def _are_mates(one: Piece, other: Piece, middle: Piece) -> bool:
    starts = max(other.x, other.line.start[0]) if other.run == "left" else other.x
    sides = sorted((one.x - middle.x, starts - middle.x))
    legs = middle.run == "part" and (touches(one.line.start, other.line) or touches(other.line.start, one.line))
    return sides[0] < -BESIDE and sides[1] > BESIDE and abs(one.y - other.y) < LEVEL and not legs


def _flanked(pair: Pair) -> bool:
    """The second of two small strokes, and a long one that comes down between them (火)."""
    one, other = pair.one, pair.other
    if other.run not in {"left", "upright"} or one.tall > other.tall / 2:
        return False
    head = other.line.start[0]
    earlier = (each for each in pair.group.pieces if each.strokes < one.strokes and each.tall < other.tall / 2)
    return one.x > head and any(each.x < head and abs(each.y - one.y) < LEVEL for each in earlier)


def _is_shoulder_dot(pair: Pair) -> bool:
    """The part's last stroke, a dot that is not under the others."""
    dot = pair.other
    return dot.run == "dot" and dot is pair.group.pieces[-1] and dot.y < pair.before.bottom and dot.x > pair.before.x


def _springs(pair: Pair) -> bool:
    """A stroke, and one that begins on it, or a bar that ends on it."""
    one, other = pair.one, pair.other
    begins = away(other.line.start, one.line) < ON and other.run != "upright"
    ends = other.run == "bar" and pair.group.touches(other.line.end, one.line)
    if not begins and not ends:
        return False
    return other.line.start[1] > one.line.start[1] + LOWER or (one.wide > one.tall and other.y > one.y + LOWER)


def _higher(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    if pair.before.bottom <= pair.after.top + APART or one.bottom <= other.top + APART:
        return True
    if one.run == "right" and len(pair.before.strokes) > 1:  # a roof: 食
        return pair.before.y < pair.after.y and other.right < one.right
    first, then = pair.first, pair.then if pair.then.run == "part" else pair.after
    if first.run != "part" or max(first.strokes) > min(then.strokes):
        return False
    across = min(first.right, then.right) - max(first.left, then.left)
    down = min(first.bottom, then.bottom) - max(first.top, then.top)
    narrow, short = min(first.wide, then.wide) + APART, min(first.tall, then.tall) + APART
    return first.y < then.y and down / short < across / narrow


def _further_left(pair: Pair) -> bool:
    one, other = pair.first, pair.then
    if pair.before.right <= pair.after.left + APART or pair.one.right <= pair.other.left + APART:
        return True
    if one.right <= other.left + APART and max(one.strokes) < min(other.strokes):
        return True
    sides = {"floor", "angle", "upright", "left"}
    return pair.one.run in sides and pair.other.run == "corner" and starts_together(pair.one, pair.other)


REASONS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("outside-first", _frames),
    ("outside-first", _holds),
    ("belt-last", _belted),
    ("bar-first", _joined),
    ("bar-first", _short_slash),
    ("floor-last", _stands),
    ("pierce-last", _pierced),
    ("left-sweep-first", _falls_left),
    ("pierce-last", _flanked),
    ("centre-first", _has_wings),
    ("dot-last", _is_shoulder_dot),
    ("top-first", _springs),
    ("top-first", _higher),
    ("left-first", _further_left),
)
"""The first that holds is given."""
