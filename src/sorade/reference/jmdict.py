"""JMdict's words: written forms with the readings that go with them, how common they are, and what they mean."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

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
        "ateji (phonetic) reading",
    }
)
KANA_ALONE = "word usually written using kana alone"
TAGS = {"ichi1": 0.5, "news1": 0.35, "spec1": 0.45, "ichi2": 0.2, "news2": 0.15, "spec2": 0.2, "gai1": 0.1}
GLOSS = 60  # characters of meaning that a prompt shows at most


@dataclass(frozen=True, slots=True)
class Term:
    """One written form with one reading. `common` is 0 to 1, 0 where no tag says that it is common; `plain` means
    nothing speaks against using it.
    """

    entry: int
    text: str
    reading: str
    gloss: str
    common: float
    plain: bool


def terms(path: Path) -> Iterator[Term]:
    """Every pair of written form and reading in JMdict, rare ones too, in the order of the entries."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        glosses, marks = _senses(database)
        tags = _grouped(database, "select kid, text from KJP")
        reading_tags = _grouped(database, "select kid, text from KNP")
        odd = _grouped(database, "select kid, text from KJI")
        only = _grouped(database, "select kid, text from KNR")
        readings = defaultdict(list)
        for id_, entry, text in database.execute("select ID, idseq, text from Kana where not nokanji order by ID"):
            readings[entry].append((id_, text))
        for id_, entry, text in database.execute("select ID, idseq, text from Kanji order by ID"):
            for nth, (kana, reading) in enumerate(readings[entry]):
                if only[kana] and text not in only[kana]:
                    continue
                common = _common(tags[id_]) if tags[id_] and (reading_tags[kana] or nth == 0) else 0.0
                plain = not (UNWANTED & marks[entry] or IRREGULAR & set(odd[id_])) and nth == 0
                if KANA_ALONE in marks[entry]:
                    common *= 0.3
                yield Term(entry, text, reading, glosses.get(entry, ""), common, plain)


def _common(tags: list[str]) -> float:
    """How common, from the priority tags: a newspaper rank where there is one, and what the word lists add."""
    ranks = [1 - int(tag[2:]) / 49 for tag in tags if tag.startswith("nf")]
    return min(1.0, (max(ranks) if ranks else 0.0) * 0.6 + max((TAGS.get(tag, 0.0) for tag in tags), default=0.0))


def _grouped(database: sqlite3.Connection, statement: str) -> defaultdict[int, list[str]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in database.execute(statement):
        grouped[key].append(text)
    return grouped


def _senses(database: sqlite3.Connection) -> tuple[dict[int, str], defaultdict[int, set[str]]]:
    """Each entry's meaning in short, and the marks on its first sense."""
    first: dict[int, int] = {}
    for id_, entry in database.execute("select ID, idseq from Sense order by ID"):
        first.setdefault(entry, id_)
    of = {sense: entry for entry, sense in first.items()}
    marks: defaultdict[int, set[str]] = defaultdict(set)
    for sense, text in database.execute("select sid, text from misc"):
        if sense in of:
            marks[of[sense]].add(text)
    words: defaultdict[int, list[str]] = defaultdict(list)
    for sense, text in database.execute("select sid, text from SenseGloss where lang = 'eng' order by rowid"):
        if sense in of and not re.search(r"[぀-ヿ㐀-鿿豈-﫿]|[\U00020000-\U0002ffff]", text):
            words[of[sense]].append(text)
    return {entry: _short(glosses) for entry, glosses in words.items()}, marks


def _short(glosses: list[str]) -> str:
    """As many glosses as fit, the first one whole or cut at a bracket."""
    kept = re.sub(r"\s*\([^)]*\)", "", glosses[0]).strip() or glosses[0]
    for gloss in glosses[1:3]:
        if len(kept) + len(gloss) + 2 <= GLOSS:
            kept += f"; {gloss}"
    return kept if len(kept) <= GLOSS else kept[: GLOSS - 1].rsplit(" ", 1)[0] + " …"
