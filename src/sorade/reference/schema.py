"""The tables of reference.sqlite, and how geometry and trees are packed into them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from sorade.reference.reorder import reordered
from sorade.reference.svg import along
from sorade.reference.types import POINTS_PER_STROKE, Model, ModelStroke, Part, Piece, Point, Sentence, Word

VERSION = 10
SCALE = 32768  # points are kept as signed 16-bit fractions of the box; -1 to 1

TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table character (
  char text primary key, script text not null, meanings text not null, on_readings text not null, kun_readings text not
  null,
  also_on text not null, also_kun text not null, romaji text not null, grade integer, jlpt integer, frequency integer,
  radical text not null, radical_number integer,
  stroke_count integer not null, place integer not null, lookalikes text not null, form_of text not null
) without rowid;
create table model (
  char text not null, nth integer not null, variant text not null, strokes text not null, points blob not null, tree
  text not null,
  primary key (char, nth)
);
create table part_name (element text primary key, name text not null) without rowid;
create table word (
  id integer primary key, char text not null, nth integer not null, text text not null, reading text not null,
  gloss text not null, before text not null, after text not null, blank_reading text not null, common real not null,
  jlpt integer, fits text not null, twins text not null, official integer not null
);
create index word_of_char on word (char, nth);
create table word_doubt (char text not null, kind text not null, word text not null, reason text not null,
primary key (char, kind)) without rowid;
create table sentence (char text primary key, pieces text not null, translation text not null, source text not null)
without rowid;
"""

CARDS = """
select char, script, meanings, on_readings, kun_readings, also_on, also_kun, grade, jlpt, frequency, radical,
radical_number, stroke_count, tree, lookalikes
from character join model using (char) where nth = 0 and (? or grade <= 8)
"""

MEASURES = """
select char, frequency, grade, stroke_count, length(lookalikes)
from character where grade <= 8 order by coalesce(frequency, ?), char
"""
TREES_OF = "select tree from model where char = ? and tree <> ''"

WORDS_OF = """
select id, text, reading, gloss, before, after, blank_reading, common, jlpt, fits, twins, official
from word where char = ? order by nth
"""
ALL_WORDS = """
select id, text, reading, gloss, before, after, blank_reading, common, word.jlpt, fits, twins, official, char
from word join character using (char) where grade <= 8 order by char, nth
"""
SENTENCE_OF = "select pieces, translation, source from sentence where char = ?"


def pack_points(strokes: Sequence[ModelStroke]) -> bytes:
    """All points of a model's strokes: x of each stroke, then y, as how much the step changes from point to point.
    These are small numbers; with their upper bytes first and their lower bytes behind, they take a third of the room
    when a file is compressed."""
    numbers = [
        change
        for axis in (0, 1)
        for stroke in strokes
        for change in _changes([max(-SCALE, min(SCALE - 1, round(at[axis] * SCALE))) for at in stroke.points])
    ]
    folded = [number << 1 if number >= 0 else ~(number << 1) for number in numbers]
    return bytes(number >> 8 for number in folded) + bytes(number & 0xFF for number in folded)


def unpack_points(blob: bytes) -> list[tuple[Point, ...]]:
    """The points, stroke by stroke."""
    count = len(blob) // 2
    folded = [upper << 8 | lower for upper, lower in zip(blob[:count], blob[count:], strict=True)]
    numbers = [number >> 1 ^ -(number & 1) for number in folded]
    lines = [_line(numbers[at : at + POINTS_PER_STROKE]) for at in range(0, count, POINTS_PER_STROKE)]
    half = len(lines) // 2
    return [tuple(zip(xs, ys, strict=True)) for xs, ys in zip(lines[:half], lines[half:], strict=True)]


def _changes(line: Sequence[int]) -> list[int]:
    """Where it begins, the first step, and how each step differs from the one before."""
    steps = [after - before for before, after in pairwise(line)]
    return [line[0], steps[0], *(after - before for before, after in pairwise(steps))]


def _line(changes: Sequence[int]) -> list[float]:
    first, *rest = changes
    return [number / SCALE for number in accumulate(accumulate(rest), initial=first)]


def pack_tree(part: Part) -> list[Any]:
    """A part and those inside it as JSON has them."""
    return [
        part.element,
        part.position,
        list(part.strokes),
        int(part.radical),
        part.sound,
        [pack_tree(inner) for inner in part.parts],
        part.reading,
        part.name,
    ]


def unpack_tree(packed: list[Any]) -> Part:
    """The part that `pack_tree` was given."""
    element, position, strokes, radical, sound, inside, reading, name = packed
    parts = tuple(unpack_tree(each) for each in inside)
    return Part(element, position, tuple(strokes), bool(radical), sound, parts, reading, name)


def elements(packed: list[Any]) -> Iterator[str]:
    """The characters of a packed part and of those inside it."""
    yield packed[0]
    for inner in packed[5]:
        yield from elements(inner)


def compact(value: object) -> str:
    """JSON without spaces, Japanese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def model_row(model: Model, nth: int, *, with_points: bool) -> tuple[object, ...]:
    """A model as its row of the table; `nth` of its character, the main one 0. Without points it takes half the room,
    and they are worked out from the paths when it is read. Of another order of the same strokes only the order is
    kept."""
    if model.order:
        return (model.char, nth, model.variant, compact([model.of, *model.order]), b"", "")
    strokes = compact([[stroke.type, stroke.path] for stroke in model.strokes])
    points = pack_points(model.strokes) if with_points else b""
    return (model.char, nth, model.variant, strokes, points, compact(pack_tree(model.root)))


def read_models(rows: Sequence[tuple[str, str, str, bytes, str]]) -> tuple[Model, ...]:
    """The models of a character from the columns of their rows: char, variant, strokes, points, tree."""
    forms: dict[str, Model] = {}
    models = []
    for char, variant, packed, points, tree in rows:
        strokes = json.loads(packed)
        if not tree:
            of, *order = strokes
            models.append(reordered(forms[of], tuple(order), variant))
            continue
        lines = unpack_points(points) if points else [along(path) for _, path in strokes]
        drawn = tuple(ModelStroke(kind, path, line) for (kind, path), line in zip(strokes, lines, strict=True))
        forms[variant] = Model(char, variant, drawn, unpack_tree(json.loads(tree)))
        models.append(forms[variant])
    return tuple(models)


def word_row(char: str, nth: int, word: Word) -> tuple[object, ...]:
    """A word as its row; `nth` of its character, the commonest 0."""
    return (
        word.id, char, nth, word.text, word.reading, word.gloss, pack_pieces(word.before), pack_pieces(word.after),
        word.blank_reading, word.common, word.jlpt, "".join(word.fits), "".join(word.twins), int(word.official),
    )  # fmt: skip


def read_words(rows: Sequence[tuple[Any, ...]]) -> tuple[Word, ...]:
    """Words from the rows of WORDS_OF."""
    return tuple(
        Word(
            id_,
            text,
            reading,
            gloss,
            _pieces(before),
            _pieces(after),
            blank,
            common,
            jlpt,
            tuple(fits),
            tuple(twins),
            bool(official),
        )
        for id_, text, reading, gloss, before, after, blank, common, jlpt, fits, twins, official in rows
    )


def pack_pieces(pieces: Sequence[Piece]) -> str:
    """Pieces of a word or sentence as JSON."""
    return compact([[piece.text, piece.reading] for piece in pieces])


def _pieces(packed: str) -> tuple[Piece, ...]:
    return tuple(Piece(text, reading) for text, reading in json.loads(packed))


def read_sentence(rows: Sequence[tuple[Any, ...]]) -> Sentence | None:
    """The sentence from the rows of SENTENCE_OF."""
    return next((Sentence(_pieces(packed), translation, source) for packed, translation, source in rows), None)
