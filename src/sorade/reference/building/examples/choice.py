"""The best sentence for each kanji, of those that are fit and beyond doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sorade.reference.building.examples.doubts import has_kanji
from sorade.reference.building.examples.fitness import SELDOM, SHORTEST_CONTEXT
from sorade.reference.building.sentences import stands
from sorade.reference.types import Character, Piece, Sentence

EASY_GRADE = 3  # kanji of the first school years disturb no sentence, whatever kanji it is for
LONG = 20  # characters; longer sentences lose LENGTH for each more
WORD, NEXT_WORD, SOUND = 3.0, 0.3, 1.0  # worth of having the first shown word; less for each later one; of its sound
LEFT, ADDED, ASKED_LEFT = 1.0, 1.5, 2.0
"""Lost for each word that the translation leaves out; if all of the translation is added; and more if the word left out
is the one that has the kanji."""
HARD, STRANGE, LENGTH, TWICE, SAME_START = 0.2, 1.5, 0.1, 0.6, 0.2
"""Lost for each harder kanji, each that is not on the joyo list, each character over LONG, each kanji that has the
sentence already, and for a beginning that half of all sentences have."""
STARTS = ("彼", "私")
TANAKA = range(73_000, 241_600)
"""Tatoeba's ids of the Tanaka corpus: written by students, with misprints and stiff translations."""
STUDENTS = 0.5  # lost by a sentence of it
KEPT = 2.0  # worth of a sentence that was chosen before; about that of holding a shown word against its sound alone
LEAST = -1.2  # worth; a sentence with less is shown for no kanji


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be shown.

    `id` is Tatoeba's. `good_for` are its kanji that have a reading of the official table there. `left` are its words
    that the translation leaves out, `added` the part of the translation that no word of it means, and `seldom` its
    words that are seldom fit, of both languages.
    """

    id: int
    sentence: Sentence
    good_for: frozenset[str]
    left: tuple[str, ...]
    added: float
    seldom: tuple[str, ...]


def choose(
    characters: Mapping[str, Character],
    candidates: Iterable[Candidate],
    agreed: Callable[[str], bool],
    kept: Mapping[str, int],
) -> dict[str, Candidate]:
    """For each kanji the best sentence that both readers read alike, which `agreed` says of its text.

    `kept` are the ids of those that were chosen before: such a one stays while it is nearly the best. The kanji
    with the fewest sentences choose first, so that a sentence is seldom shown for two.
    """
    having: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in candidates:
        for char in each.good_for & characters.keys():
            having[char].append(each)
    used: Counter[int] = Counter()

    def price(char: str, each: Candidate) -> float:
        return worth(characters[char], each, characters) - TWICE * used[each.id] + KEPT * (kept.get(char) == each.id)

    chosen: dict[str, Candidate] = {}
    for char in sorted(having, key=lambda char: (len(having[char]), char)):
        ranked = sorted(
            ((price(char, each), each) for each in having[char]),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        best = next((each for value, each in ranked if value >= LEAST and agreed(each.sentence.text)), None)
        if best:
            chosen[char] = best
            used[best.id] += 1
    return chosen


def worth(character: Character, candidate: Candidate, characters: Mapping[str, Character]) -> float:
    """How good an example it is: about -5 to 3."""
    text = candidate.sentence.text
    char = character.char
    beside = [characters.get(each) for each in set(text) - {char} if has_kanji(each)]
    level = max(_level(character), EASY_GRADE)
    lost = (
        SELDOM * sum(char not in word for word in candidate.seldom)
        + LEFT * len(candidate.left)
        + ASKED_LEFT * any(char in word for word in candidate.left)
        + ADDED * candidate.added
        + HARD * sum(each is not None and _level(each) > level for each in beside)
        + STRANGE * sum(each is None for each in beside)
        + LENGTH * max(0, len(text) - LONG)
        + LENGTH * 10 * max(0, SHORTEST_CONTEXT - (len(text) - text.count(char)))
        + SAME_START * text.startswith(STARTS)
        + STUDENTS * (candidate.id in TANAKA)
    )
    return _asked(character, candidate.sentence) - lost


def _asked(character: Character, sentence: Sentence) -> float:
    held = (nth for nth, word in enumerate(character.words) if stands(word, character.char, sentence))
    if (first := next(held, None)) is not None:
        return WORD - NEXT_WORD * first
    heard = {Piece(character.char, word.blank_reading) for word in character.words}
    return SOUND if heard.intersection(sentence.pieces) else 0.0


def _level(character: Character) -> int:
    return character.grade or 9
