"""Writes the project's own tables of official readings, tables/readings.tsv and tables/special-words.tsv.

    python scripts/readings.py READINGS WORDS

READINGS and WORDS are copies of the facts of the Cabinet notice 2 of 30 November 2010 (常用漢字表). A line of
READINGS is a kanji, its on and its kun readings (apart by commas, okurigana not marked off); one of WORDS a word of the
appendix (付表) and its reading.

Okurigana is marked off as KANJIDIC2 has it, where it has the reading, and by rule elsewhere. KANJIDIC2 and JMdict are
read from the archives of `make data`.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sorade.errors import CannotStart, SoradeError  # noqa: E402 - the path comes first
from sorade.reference.building import jmdict, kanjidic  # noqa: E402
from sorade.reference.building.sources import Sources  # noqa: E402
from sorade.reference.tables import TABLES  # noqa: E402

ARCHIVES = ROOT / "build/data"
SOURCE = "notice"
BY_RULE = "notice; okurigana by rule"

WITHOUT_OKURIGANA = frozenset({
    "謡うたい", "虞おそれ", "趣おもむき", "氷こおり", "印しるし", "頂いただき", "帯おび", "畳たたみ",
    "卸おろし", "煙けむり", "恋こい", "志こころざし", "次つぎ", "隣となり", "富とみ", "恥はじ",
    "話はなし", "光ひかり", "舞まい", "折おり", "係かかり", "掛かかり", "組くみ", "肥こえ",
    "並なみ", "巻まき", "割わり", "彼かの",
})  # fmt: skip
"""Nouns that the notice on okurigana (Cabinet notice 2 of 1973, rule 4) writes without it though a verb is behind them;
and 彼, whose かの the table gives for 彼女."""

MISCOPIED = {"神楽": "かぐら", "鍛冶": "かじ", "玄人": "くろうと", "今年": "ことし"}
"""Words of the appendix that a copy in circulation has wrong, as they stand in the notice."""
MISWRITTEN = {"鍛治": "鍛冶"}

READINGS_HEAD = """\
# The readings of the table of kanji for common use: kanji, on readings, kun readings, source. In the table's own order.
# A dot marks off the okurigana. "notice": Cabinet notice 2 of 30 November 2010 (常用漢字表), okurigana as in KANJIDIC2;
# "by rule": KANJIDIC2 lacks the reading, or marks it off in two ways. Made by scripts/readings.py.
"""
WORDS_HEAD = """\
# Words whose reading belongs to the whole word and can't be divided among its kanji: word, reading, source.
# "notice": the appendix (付表) of Cabinet notice 2 of 30 November 2010 (常用漢字表). Made by scripts/readings.py.
"""


def marked(char: str, kun: Sequence[str], known: Sequence[str]) -> tuple[list[str], bool]:
    """The kun readings of a kanji with a dot before their okurigana, and whether a rule had to decide.

    Args:
        char: the kanji.
        kun: its official readings, all kana.
        known: KANJIDIC2's, okurigana after a dot.
    """
    ways = {each: [way for way in known if way.replace(".", "") == each] for each in kun}
    stems = {way.partition(".")[0] for each in kun for way in ways[each] if "." in way and len(ways[each]) == 1}
    by_rule = False
    dotted = []
    for each in kun:
        if f"{char}{each}" in WITHOUT_OKURIGANA:
            choice = [each]
        elif ways[each]:
            choice = [way for way in ways[each] if "." in way] or ways[each]
        else:  # cut like the reading beside it that shares the most of it: つと.める, so つと.まる
            shared = sorted((stem for stem in stems if each.startswith(stem)), key=len)
            choice = [f"{stem}.{each.removeprefix(stem)}" for stem in shared[-1:]] or [each]
        # of two ways the one that other readings of the kanji go with: う.む, so う.まれる
        best = next((way for way in choice if way.partition(".")[0] in stems), choice[0])
        by_rule |= ways[each] != [best]
        dotted.append(best)
    return dotted, by_rule


def readings(lines: Sequence[str], entries: dict[str, kanjidic.Entry]) -> Iterator[str]:
    """The rows of readings.tsv."""
    for line in lines:
        char, on, kun = line.split("\t")
        dotted, by_rule = marked(char, [each for each in kun.split(",") if each], entries[char].kun)
        yield "\t".join((char, on, ",".join(dotted), BY_RULE if by_rule else SOURCE))


def special(lines: Sequence[str], known: frozenset[tuple[str, str]]) -> Iterator[str]:
    """The rows of special-words.tsv.

    Raises:
        CannotStart: JMdict doesn't know a word with that reading.
    """
    for line in lines:
        text, reading = line.split("\t")
        text = MISWRITTEN.get(text, text)
        reading = MISCOPIED.get(text, reading)
        if (text, reading) not in known:
            raise CannotStart(f"JMdict has no {text} read {reading}.")
        yield f"{text}\t{reading}\t{SOURCE}"


def facts(path: str) -> list[str]:
    """The lines of a copy, without its comments."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    sources = Sources(ARCHIVES)
    try:
        entries = {entry.char: entry for entry in kanjidic.entries(sources.kanjidic())}
        words = frozenset((term.text, term.reading) for term in jmdict.terms(sources.jmdict()))
        made = {
            "readings": READINGS_HEAD + "\n".join(readings(facts(sys.argv[1]), entries)),
            "special-words": WORDS_HEAD + "\n".join(special(facts(sys.argv[2]), words)),
        }
    except SoradeError as error:
        print(f"sorade: {error}", file=sys.stderr)
        return error.exit_code
    for name, text in made.items():
        (TABLES / f"{name}.tsv").write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
