"""JMdict's words: written forms with the readings that go with them, how common they are, and what they mean."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sorade.reference.building.gloss import short

UNWANTED = frozenset(
    {
        "archaism", "obscure term", "obsolete term", "vulgar expression or word", "derogatory", "slang", "sensitive",
        "rare", "historical term", "Internet slang", "manga slang", "dated term", "quotation", "proverb",
        "full name of a particular person", "jocular, humorous term",
    }
)  # fmt: skip
"""Marks of senses that are no good as a first cue for a learner."""

IRREGULAR = frozenset(
    {
        "irregular okurigana usage",
        "word containing out-dated kanji",
        "word containing irregular kanji usage",
        "word containing irregular kana usage",
        "out-dated or obsolete kana usage",
        "ateji (phonetic) reading",
    }
)
KANA_ALONE = "word usually written using kana alone"
TAGS = {"ichi1": 0.5, "news1": 0.35, "spec1": 0.45, "ichi2": 0.2, "news2": 0.15, "spec2": 0.2, "gai1": 0.1}
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]|[\U00020000-\U0002ffff]")


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of an entry: what speaks against it, the forms and readings that alone have it (all where there are
    none), and its glosses."""

    marks: frozenset[str]
    dialect: bool
    forms: frozenset[str]
    readings: frozenset[str]
    glosses: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether nothing speaks against teaching it."""
        return not self.dialect and not UNWANTED & self.marks

    def of(self, text: str, reading: str) -> bool:
        """Whether a word has it that is written and read so."""
        return (not self.forms or text in self.forms) and (not self.readings or reading in self.readings)


@dataclass(frozen=True, slots=True)
class Term:
    """One written form with one reading. `common` is 0 to 1 by the priority tags, 0 where there is none; `plain` means
    nothing speaks against using it, `kana` that it is usually written in kana, `picked` that word lists have it, not
    just newspapers; `senses` are those that it has.
    """

    entry: int
    text: str
    reading: str
    gloss: str
    common: float
    plain: bool
    kana: bool
    picked: bool
    senses: tuple[Sense, ...]


def terms(path: Path) -> Iterator[Term]:
    """Every pair of written form and reading in JMdict, rare ones too, in the order of the entries."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        senses = _senses(database)
        tags = _grouped(database, "select kid, text from KJP")
        reading_tags = _grouped(database, "select kid, text from KNP")
        odd = _grouped(database, "select kid, text from KJI")
        odd_readings = _grouped(database, "select kid, text from KNI")
        only = _grouped(database, "select kid, text from KNR")
        readings = defaultdict(list)
        for id_, entry, text in database.execute("select ID, idseq, text from Kana where not nokanji order by ID"):
            readings[entry].append((id_, text))
        for id_, entry, text in database.execute("select ID, idseq, text from Kanji order by ID"):
            own = [(kana, reading) for kana, reading in readings[entry] if not only[kana] or text in only[kana]]
            for nth, (kana, reading) in enumerate(own):
                common = _common(tags[id_]) if tags[id_] and (reading_tags[kana] or nth == 0) else 0.0
                had = tuple(sense for sense in senses[entry] if sense.of(text, reading))
                told = told_first(had)
                plain = told is not None and told.plain and not IRREGULAR.intersection(odd[id_], odd_readings[kana])
                kana_alone = bool(had) and KANA_ALONE in had[0].marks
                gloss = short(told.glosses) if told else ""
                picked = common > 0 and not all(tag.startswith(("news", "nf")) for tag in tags[id_])
                usual = nth == 0 or bool(reading_tags[kana])
                yield Term(entry, text, reading, gloss, common, plain and usual, kana_alone, picked, had)


def names(path: Path) -> frozenset[str]:
    """What JMnedict, the dictionary of names beside it, has as a surname or a place; of one character, what it has as a
    given name."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute(
            """select distinct NEKanji.text from NEKanji join NETranslation using (idseq)
            join NETransType on NETransType.tid = NETranslation.ID
            where case when length(NEKanji.text) > 1 then NETransType.text in ('surname', 'place', 'station')
            else NETransType.text in ('given', 'fem', 'masc') end"""
        )
        return frozenset(text for (text,) in found)


def told_first(senses: Sequence[Sense]) -> Sense | None:
    """The sense that says what a word means: the first that is plain and written in kanji, else the first plain one."""
    plain = [sense for sense in senses if sense.plain and sense.glosses]
    in_kanji = (sense for sense in plain if KANA_ALONE not in sense.marks)
    return next(in_kanji, None) or next(iter(plain), None) or next((each for each in senses if each.glosses), None)


def _common(tags: list[str]) -> float:
    """How common, from the priority tags: a newspaper rank where there is one, and what the word lists add."""
    ranks = [1 - int(tag[2:]) / 49 for tag in tags if tag.startswith("nf")]
    return min(1.0, (max(ranks) if ranks else 0.0) * 0.6 + max((TAGS.get(tag, 0.0) for tag in tags), default=0.0))


def _grouped(database: sqlite3.Connection, statement: str) -> defaultdict[int, list[str]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in database.execute(statement):
        grouped[key].append(text)
    return grouped


def _senses(database: sqlite3.Connection) -> defaultdict[int, list[Sense]]:
    """Each entry's senses, in its order."""
    marks = _grouped(database, "select sid, text from misc")
    dialects = _grouped(database, "select sid, text from dialect")
    forms = _grouped(database, "select sid, text from stagk")
    readings = _grouped(database, "select sid, text from stagr")
    glosses = _grouped(database, "select sid, text from SenseGloss where lang = 'eng' order by rowid")
    found: defaultdict[int, list[Sense]] = defaultdict(list)
    for id_, entry in database.execute("select ID, idseq from Sense order by ID"):
        english = tuple(text for text in glosses[id_] if not JAPANESE.search(text))
        found[entry].append(
            Sense(frozenset(marks[id_]), bool(dialects[id_]), frozenset(forms[id_]), frozenset(readings[id_]), english)
        )
    return found
