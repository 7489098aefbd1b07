"""What is known about a character. Plain values; nothing here reads a file.

Geometry is KanjiVG's, scaled from its 109-unit box to the unit square, y downward.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Order = tuple[int, ...]
"""Which stroke comes first, second, and so on: numbers from 0."""
Script = Literal["kanji", "hiragana", "katakana"]
Sound = Literal["", "lends", "hints"]
"""What a part does for the sound of the whole: it has that sound itself, or one near it; else nothing."""
Kind = Literal["joyo", "beyond", "hiragana", "katakana"]
"""What a character is: of the joyo list, a kanji beyond it, or kana. Figures are over the joyo list alone."""
LAST_GRADE = 8  # of the joyo list; 9 and 10 are KANJIDIC2's for the kanji of names


@dataclass(frozen=True, slots=True)
class ModelStroke:
    """One stroke as it should be written.

    `type` is KanjiVG's stroke type (㇐, ㇑a, ㇕b ...; may be empty). `path` is the SVG path in the 109-unit box,
    to draw it.
    `points` are POINTS_PER_STROKE points in the unit square, equally spaced along the stroke from its start.
    """

    type: str
    path: str
    points: tuple[Point, ...]


POINTS_PER_STROKE = 24
UNLISTED = 0  # in place of a JLPT level: what is on no list


@dataclass(frozen=True, slots=True)
class Part:
    """A named piece of a character, and the pieces inside it.

    `element` is the piece as a character (言, 五, 氵), empty where KanjiVG has only a group. `position` is KanjiVG's:
    left, right, top, bottom,
    nyo, tare, kamae, kamaec, ... or empty. `strokes` are indices into the model's strokes, rising.
    A piece that is drawn in two bouts (衣 around the 里 of 裏) is one Part with all its strokes. Where a character has
    parts, each of its strokes is in one with an element. `radical` is true of one part at most, the traditional one.
    `reading` is the on reading that the `sound` is about. `name` is what the part is called in its place; that of the
    whole is empty.
    """

    element: str
    position: str
    strokes: tuple[int, ...]
    radical: bool
    sound: Sound
    parts: tuple[Part, ...]
    reading: str = ""
    name: str = ""

    def walk(self) -> Iterator[Part]:
        """This part and every part inside it, outer before inner."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Model:
    """One accepted way to write a character: its strokes in order, and its tree of parts (the root is the whole
    character).

    `variant` is empty for KanjiVG's main form, else the file's suffix (HzFst, Ten3, Kaisho ...) or where it is from.
    Where the strokes are those of another accepted model in another order, `of` is that one's variant and `order` says
    which of its strokes each is; else `order` is empty.
    """

    char: str
    variant: str
    strokes: tuple[ModelStroke, ...]
    root: Part
    of: str = ""
    order: Order = ()

    @property
    def phonetic(self) -> Part | None:
        """The part that lends the character its sound or hints at it."""
        return next((part for part in self.root.walk() if part.sound), None)


@dataclass(frozen=True, slots=True)
class Measures:
    """What of a joyo kanji can be counted: its rank in newspapers, None without one; its school year; how many strokes
    and look-alikes it has."""

    frequency: int | None
    grade: int
    strokes: int
    lookalikes: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word that has the character once, with its blank.

    `before` and `after` are the text around the blank as `Piece`s, `reading` the whole word in kana, `blank_reading`
    what stands in the blank.
    `common` is 0 (no list has it) to 1 (commonest), from JMdict's priority tags, JLPT lists and how often it is met.
    `fits` are the other joyo kanji that would make a real word of the same reading in the blank; of these, `twins` are
    those that the table of official readings reads so and whose word means the same, so that they are as right.
    `official` is whether that table has the blank's reading.
    """

    id: int
    text: str
    reading: str
    gloss: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    blank_reading: str
    common: float
    jlpt: int | None
    fits: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    official: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a word: its text and its reading in kana (the same where the text is kana)."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that can be asked whole: `pieces` are its kanji, one each with its reading, and its kana.

    `common` and `jlpt` as of a Word. `ids` gives, for some of its kanji, the id of the Word that has that one blank.
    """

    text: str
    reading: str
    gloss: str
    pieces: tuple[Piece, ...]
    common: float
    jlpt: int | None
    ids: tuple[tuple[str, int], ...]

    @property
    def kanji(self) -> tuple[str, ...]:
        """Its kanji, in order."""
        return tuple(piece.text for piece in self.pieces if piece.text != piece.reading)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An example sentence (Tatoeba) that uses the character, with its readings."""

    pieces: tuple[Piece, ...]
    translation: str
    source: str

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Character:
    """All facts of one writable character but its geometry.

    `on` (katakana) and `kun` (hiragana, a dot before the okurigana) are the readings of the official table, the most
    used first; of a kanji beyond it those of common words. `also_on` and `also_kun` are other readings that it is
    known to have.
    `grade` is 1-6 for the school years, 8 for the rest of the joyo list, 9 for kanji beyond it that names may have, 10
    for those of these that are another form of a joyo kanji, None for all others. `jlpt` is 5 (N5) to 1 (N1), None
    where no list has it.
    `frequency` is KANJIDIC2's newspaper rank (1 is commonest) or None. `radical` is the classical radical's character,
    `radical_number` 1-214.
    `romaji` is filled for kana only, and is their meaning too. `form_of` is the kanji of which one beyond the joyo list
    is another form (亜 of 亞), else empty.
    """

    char: str
    script: Script
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    romaji: str
    grade: int | None
    jlpt: int | None
    frequency: int | None
    radical: str
    radical_number: int | None
    stroke_count: int
    words: tuple[Word, ...]
    sentence: Sentence | None
    lookalikes: tuple[str, ...]
    also_on: tuple[str, ...] = ()
    also_kun: tuple[str, ...] = ()
    form_of: str = ""

    @property
    def kind(self) -> Kind:
        """What it is."""
        return kind_of(self.script, self.grade)


def is_kana(char: str) -> bool:
    """Whether this is a hiragana, a katakana or the long mark ー."""
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ー"


def kind_of(script: Script, grade: int | None) -> Kind:
    """What a character of that script and school year is."""
    if script != "kanji":
        return script
    return "joyo" if grade is not None and grade <= LAST_GRADE else "beyond"


@dataclass(frozen=True, slots=True)
class Level:
    """What a learner can say they read: `kanji` are new on this level, `up_to` with all easier ones."""

    id: str
    name: str
    kanji: int
    up_to: int
