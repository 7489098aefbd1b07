"""Opens reference.sqlite and answers questions about characters."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any, Self
from urllib.parse import quote  # Path.as_uri would bring the whole of urllib.request

from sorade.errors import DamagedReference, NotFetched, NotFound
from sorade.reference import kana, schema
from sorade.reference.shelf import LAST, Card, Shelf, parts_of
from sorade.reference.shipped import JLPT, jlpt_name
from sorade.reference.spelling import spellings
from sorade.reference.types import UNLISTED, Character, Kind, Level, Measures, Model, Spelling, is_kana, kind_of

SHIPPED = Path(__file__).with_name("reference.sqlite")
MEND = "Run `make data` in a checkout, or install sorade again."


class Book:
    """The reference data, read-only. One Book serves all threads; what was read once is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._more: Callable[[], Path | None] | None = None
        self._lock = threading.Lock()
        self._characters: dict[str, Character] = {}
        self._models: dict[str, tuple[Model, ...]] = {}
        rows = self._rows("select char, script, grade, jlpt from character order by place")
        self._index = {char: (script, grade, jlpt) for char, script, grade, jlpt in rows}
        self._of: dict[Kind, tuple[str, ...]] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._readable: dict[str, frozenset[str]] = {}
        self._shelves: dict[bool, Shelf] = {}

    @classmethod
    def open(cls, path: Path = SHIPPED, more: Callable[[], Path | None] | None = None) -> Self:
        """The book in this file.

        Args:
            path: the file.
            more: gives the file with models of kanji beyond the joyo list, where `path` is without them. It is asked
                when they are first wanted; None where it can't come now.

        Raises:
            DamagedReference: it is missing, cut short, from another version or not ours.
        """
        if not path.exists():
            raise DamagedReference(f"The reference data are missing ({path}). {MEND}")
        try:
            with path.open("rb") as file:
                head = file.read(100)
            pages = int.from_bytes(head[28:32]) * (int.from_bytes(head[16:18]) or 1)
            if pages != path.stat().st_size:
                raise DamagedReference(f"The reference data ({path}) are cut short. {MEND}")
            connection = _connected(path)
            meta = dict(connection.execute("select key, value from meta"))
            if meta.get("schema") != str(schema.VERSION):
                raise DamagedReference(f"The reference data ({path}) are of another version of sorade. {MEND}")
            book = cls(connection)
        except sqlite3.DatabaseError as error:
            raise DamagedReference(f"The reference data ({path}) cannot be read: {error}. {MEND}") from error
        if len(book.characters()) != int(meta["count kanji"]):
            raise DamagedReference(f"The reference data ({path}) are not whole. {MEND}")
        book._more = more
        return book

    def rest(self) -> None:
        """Let go of the file, and keep what was read. Nothing can be read until `wake`."""
        self._connection.close()

    def wake(self, path: Path) -> None:
        """Take the file up again; it must be the same one."""
        self._connection = _connected(path)

    def examine(self) -> None:
        """Read every page, which takes a good part of a second.

        Raises:
            DamagedReference: one doesn't hold together.
        """
        ((answer,),) = self._rows("pragma integrity_check")
        if answer != "ok":
            raise DamagedReference(f"The reference data are damaged: {answer}. {MEND}")

    def meta(self) -> dict[str, str]:
        """Versions of the sources, and counts."""
        return dict(self._rows("select key, value from meta order by key"))

    def characters(self, kind: Kind = "joyo") -> tuple[str, ...]:
        """All characters of a kind, in order of code point. To ask whether a kanji is of the joyo list, see `joyo`."""
        if kind not in self._of:
            found = (char for char, (script, grade, _) in self._index.items() if kind_of(script, grade) == kind)
            self._of[kind] = tuple(sorted(found))
        return self._of[kind]

    @cached_property
    def taught(self) -> frozenset[str]:
        """Every character that can be asked: the joyo kanji, those beyond, and the kana."""
        return frozenset(self._index)

    @cached_property
    def joyo(self) -> frozenset[str]:
        """The joyo kanji, to ask whether one is among them."""
        return frozenset(self._order)

    def order(self) -> tuple[str, ...]:
        """The joyo list in the order in which new kanji are offered: useful first, parts before wholes."""
        return self._order

    @cached_property
    def _order(self) -> tuple[str, ...]:
        joyo = set(self.characters())
        return tuple(char for char in self._index if char in joyo)

    @cached_property
    def beyond(self) -> Mapping[str, int | None]:
        """The characters that are no joyo kanji with their grade: the kanji, the more useful first, then the kana."""
        return {char: grade for char, (_, grade, _) in self._index.items() if char not in self.joyo}

    def character(self, char: str) -> Character:
        """All facts about a character.

        Raises:
            NotFound: KanjiVG draws no such character.
        """
        if char not in self._index:  # before the database sees it: half of a surrogate pair is a str, and no text
            raise _unknown(char)
        if char not in self._characters:
            self._characters[char] = self._read_character(char)
        return self._characters[char]

    def models(self, char: str) -> tuple[Model, ...]:
        """The accepted ways to write it, the main one first.

        Raises:
            NotFound: KanjiVG draws no such character.
        """
        if char not in self._index:
            raise _unknown(char)
        if char not in self._models:
            rows = self._model_rows(char)
            if not rows:
                self._need_more()
                rows = self._model_rows(char)
            self._models[char] = schema.read_models(rows)
        return self._models[char]

    def _model_rows(self, char: str) -> Sequence[tuple[Any, ...]]:
        return self._rows("select char, variant, strokes, points, tree from model where char = ? order by nth", char)

    def rivals(self, char: str) -> tuple[str, ...]:
        """Other characters that may have been written in its place: look-alikes, then kanji that fit one of its
        blanks; of kana all others of the script.
        """
        known = self.character(char)
        if known.kind in {"hiragana", "katakana"}:
            return kana.rivals(char, self.characters(known.kind), known.lookalikes)
        return tuple(dict.fromkeys((*known.lookalikes, *(other for word in known.words for other in word.fits))))

    def mistakable(self, char: str) -> frozenset[str]:
        """All characters that may have been written in its place: in place of a joyo kanji the other joyo kanji, of one
        beyond them any kanji, of kana the kana of both scripts but for its twin."""
        if char in self.joyo:
            return self.joyo
        if not is_kana(char):
            return frozenset(other for other in self.taught if not is_kana(other))
        twins = kana.SAME_SHAPE if char in kana.SAME_SHAPE else ""
        return frozenset(other for other in self.taught if is_kana(other) and other not in twins)

    def fits(self, char: str, other: str, shown: Collection[int]) -> str | None:
        """Is `other` as right in the blank of every word of `char` that was shown, by reading and by meaning?

        Args:
            char: what was asked.
            other: what may have been written.
            shown: ids of words.

        Returns:
            The first of these words as `other` would write it; None if it doesn't fill them all.
        """
        words = [word for word in self.character(char).words if word.id in shown]
        if not words or any(other not in word.twins for word in words):
            return None
        before, after = ("".join(piece.text for piece in side) for side in (words[0].before, words[0].after))
        return before + other + after

    def spellings(self, char: str) -> tuple[Spelling, ...]:
        """The words that can be asked whole and have the character, the commonest first."""
        return self._spellings.get(char, ())

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[Spelling, ...]]:
        rows = self._rows(schema.ALL_WORDS)
        words = schema.read_words([row[:-1] for row in rows])
        return spellings(((row[-1], word) for row, word in zip(rows, words, strict=True)), self.joyo)

    def parts(self, char: str) -> frozenset[str]:
        """The characters of its parts, in any of its models, without itself. Empty for what is not in the book."""
        if char not in self._parts:
            trees: Sequence[tuple[str]] = ()
            if char in self._index:
                trees = self._rows(schema.TREES_OF, char)  # not the models: their points take ten times as long
                if not trees and self._more is not None and self._index[char][0] == "kanji":
                    self._need_more()
                    trees = self._rows(schema.TREES_OF, char)
            found = (part for (tree,) in trees for part in schema.elements(json.loads(tree)))
            self._parts[char] = frozenset(found) - {char, ""}
        return self._parts[char]

    def levels(self) -> tuple[Level, ...]:
        """Every level, easiest first: JLPT, then school grades, then all."""
        return self._levels

    @cached_property
    def _levels(self) -> tuple[Level, ...]:
        named = [(f"jlpt:{level}", jlpt_name(level)) for level in JLPT]
        named += [(f"grade:{grade}", f"School year {grade}") for grade in range(1, 7)]
        named += [("grade:8", "Secondary school"), ("all", "Everything: all joyo kanji")]
        levels: list[Level] = []
        for at, (id_, name) in enumerate(named):
            up_to = len(self.readable(id_))
            easier = len(self.readable(named[at - 1][0])) if id_ not in {"jlpt:5", "grade:1", "all"} else 0
            levels.append(Level(id_, name, up_to - easier, up_to))
        return tuple(levels)

    def readable(self, level: str) -> frozenset[str]:
        """The joyo kanji up to and with a level.

        Args:
            level: jlpt:5 (easiest) to jlpt:1, jlpt:0 (with what is on no list), grade:1 to grade:8, or all.

        Raises:
            NotFound: there is no such level.
        """
        if level not in self._readable:
            kind, _, text = level.partition(":")
            if level not in {"all", "jlpt:0"} and not (kind in {"jlpt", "grade"} and text in set("12345678")):
                raise NotFound(
                    f"There is no level {level!r}. Levels are jlpt:5 to jlpt:0, grade:1 to grade:8, and all."
                )
            limit = int(text or 0)
            self._readable[level] = frozenset(
                char
                for char, (script, grade, jlpt) in self._index.items()
                if kind_of(script, grade) == "joyo"
                and (
                    kind == "all"
                    or (kind == "jlpt" and (jlpt or UNLISTED) >= limit)
                    or (kind == "grade" and grade <= limit)
                )
            )
        return self._readable[level]

    def measures(self) -> Mapping[str, Measures]:
        """What can be counted of each joyo kanji, the commonest first. Read anew each time."""
        return {char: Measures(*counts) for char, *counts in self._rows(schema.MEASURES, LAST)}

    def shelf(self, *, every: bool = False) -> Shelf:
        """The joyo kanji side by side, or `every` character. Made at its first use, which takes a tenth of a second, or
        three times that."""
        if every not in self._shelves:
            if every:
                self._need_more()
            self._shelves[every] = Shelf(_card(*row) for row in self._each(schema.CARDS, every))
        return self._shelves[every]

    def part_name(self, element: str) -> str:
        """What to call a part wherever it stands, such as "water (さんずい)"; empty where it has no name."""
        return str(next((name for (name,) in self._rows("select name from part_name where element = ?", element)), ""))

    def _need_more(self) -> None:
        """See to it that the models of the kanji beyond are there. Raises NotFetched."""
        if self._more is None:
            return
        path = self._more()
        if path is None:
            raise NotFetched("What sorade knows of the kanji beyond the joyo list")
        with self._lock:
            self._connection.execute("attach ? as beyond", (_address(path),))
            self._connection.execute(
                "create temp view model as select * from main.model union all select * from beyond.model"
            )
        self._more = None

    def _read_character(self, char: str) -> Character:
        rows = self._rows("select * from character where char = ?", char)
        row = rows[0]
        return Character(
            char=row[0],
            script=row[1],
            meanings=tuple(json.loads(row[2])),
            on=tuple(json.loads(row[3])),
            kun=tuple(json.loads(row[4])),
            also_on=tuple(json.loads(row[5])),
            also_kun=tuple(json.loads(row[6])),
            romaji=row[7],
            grade=row[8],
            jlpt=row[9],
            frequency=row[10],
            radical=row[11],
            radical_number=row[12],
            stroke_count=row[13],
            words=schema.read_words(self._rows(schema.WORDS_OF, char)),
            sentence=schema.read_sentence(self._rows(schema.SENTENCE_OF, char)),
            lookalikes=tuple(row[15]),
            form_of=row[16],
        )

    def _rows(self, statement: str, *values: object) -> Sequence[tuple[Any, ...]]:
        return list(self._each(statement, *values))

    def _each(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Row by row. Nobody else reads meanwhile."""
        with self._lock:
            try:
                yield from self._connection.execute(statement, values)
            except sqlite3.DatabaseError as error:
                raise DamagedReference(f"The reference data cannot be read: {error}. {MEND}") from error


def _address(path: Path) -> str:
    return f"file:///{quote(path.resolve().as_posix().lstrip('/'))}?mode=ro&immutable=1"


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_address(path), uri=True, check_same_thread=False)


def _card(*row: Any) -> Card:
    char, script, meanings, on, kun, also_on, also_kun, *rest = row
    grade, jlpt, frequency, radical, number, strokes, tree, alike = rest
    return Card(
        char=char,
        kind=kind_of(script, grade),
        meanings=tuple(json.loads(meanings)),
        on=_shared(on),
        kun=_shared(kun),
        also=(*_shared(also_on), *_shared(also_kun)),
        grade=grade,
        jlpt=jlpt,
        frequency=frequency,
        radical=radical,
        radical_number=number,
        stroke_count=strokes,
        parts=frozenset(map(intern, parts_of(char, schema.unpack_tree(json.loads(tree))))),
        lookalikes=alike,
    )


def _shared(packed: str) -> tuple[str, ...]:
    """Texts that many cards have, once in memory: a phone's has to hold all of them."""
    return tuple(map(intern, json.loads(packed)))


def _unknown(char: str) -> NotFound:
    return NotFound(f"sorade does not know {char!r}. It knows the kanji and kana that KanjiVG draws.")
