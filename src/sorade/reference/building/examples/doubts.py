"""Which readings of a sentence only the context settles, so that two readers may agree and both be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sorade.reference.building.examples.english import Meaning, stems
from sorade.reference.building.examples.readers import Heard, sounding
from sorade.reference.furigana import VOICED, is_kana
from sorade.reference.tables import rows

NUMERAL = "数詞"
COMES = {"来る": "くる"}
"""A verb whose stem sounds otherwise in its dictionary form."""
Meanings = Mapping[str, Sequence[Meaning]]


def doubts(meanings: Meanings) -> Callable[[Sequence[Heard], str], tuple[str, ...]]:
    """Finds the words of a sentence whose reading is in doubt, with its translation as a witness.

    A reading is beyond doubt where JMdict knows the word so and with no other; where it has another, if
    tables/trusted-readings.tsv trusts this one wherever the word stands alone, or if the translation has a meaning of
    this reading and none of the other, which may be a rare one where the translation doesn't settle it. Words of
    tables/doubtful-words.tsv are always in doubt, and so are numbers together with what they count and native nouns
    after other nouns, which may be voiced.
    """
    trusted = frozenset((text, reading) for text, reading, _ in rows("trusted-readings", 3))
    doubtful = frozenset(text for text, _ in rows("doubtful-words", 2))

    def found(words: Sequence[Heard], translation: str) -> Iterator[str]:
        said = stems(translation)
        for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
            if not has_kanji(word.text):
                continue
            counts = NUMERAL in word.kind or (before is not None and NUMERAL in before.kind)
            alone = not (joins(before) or joins(after))
            known = meanings.get(word.plain, ())
            trust = alone and (word.plain, _plain(word)) in trusted
            listed = word.plain in doubtful or word.text in doubtful
            if (
                listed
                or (counts and not alone)
                or _may_be_voiced(before, word)
                or not _settled(word, known, said, trust)
            ):
                yield word.text

    return lambda words, translation: tuple(found(words, translation))


def _may_be_voiced(before: Heard | None, word: Heard) -> bool:
    """Whether it is a native noun with okurigana after another noun (狩り after 魔女), which readers don't voice."""
    native = word.kind[0] == "名詞" and is_kana(word.text[-1]) and word.reading[0] in VOICED
    return native and joins(before)


def joins(word: Heard | None) -> bool:
    """Whether a word next to it makes a compound of a word: it is a noun or an affix with a kanji, or a numeral."""
    return word is not None and (
        (has_kanji(word.text) and word.kind[0] in {"名詞", "接頭辞", "接尾辞"}) or NUMERAL in word.kind
    )


def _settled(word: Heard, known: Sequence[Meaning], said: frozenset[str], trusted: bool) -> bool:
    heard = sounding(_plain(word))
    mine = [meaning for meaning in known if sounding(meaning.reading) == heard]
    if not mine or trusted:
        return bool(mine)
    entries = {meaning.entry for meaning in mine}
    here = frozenset[str]().union(*(meaning.stems for meaning in mine))
    others = [each for each in known if each.entry not in entries and (each.common or not said & here)]
    there = frozenset[str]().union(*(meaning.stems for meaning in others))
    return not others or (bool(said & (here - there)) and not said & (there - here))


def _plain(word: Heard) -> str:
    """The reading of the word's dictionary form; empty where the ending hides it."""
    if word.plain in COMES:
        return COMES[word.plain]
    shared = next(
        (at for at, (one, other) in enumerate(zip(word.text, word.plain, strict=False)) if one != other),
        min(len(word.text), len(word.plain)),
    )
    ending = word.text[shared:]
    return word.reading.removesuffix(ending) + word.plain[shared:] if word.reading.endswith(ending) else ""


def has_kanji(text: str) -> bool:
    """Whether there is a kanji in it."""
    return any("一" <= char <= "鿿" or char in "々𠮟" for char in text)
