"""Which words ask for a kanji: common ones, which their readings and meanings leave to it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sorade.reference.building.dictionary import KANA, MIXED, OUTSIDE, STRANGE, UNFIT, UNUSED, Candidate, Dictionary
from sorade.reference.types import Character, Word

KEPT = 3  # words kept for each kanji, where there are so many
NEAR = 0.05  # worth that a word may lack of the best and still be asked alone; bigger asks more rarely for two words
MEANINGS = 4  # of a kanji, as many as a prompt shows
MUCH = 0.2  # of commonness by which a word that isn't asked is much commoner than those that are
ANOTHER_SOUND = 0.2  # how common a word must be to be kept for showing another reading


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a kanji is asked in a word that isn't the commonest: `kind` is "rare" where no list has the word asked,
    "passed over" where one that is much commoner isn't asked, "read otherwise" where that one has a reading that the
    official table doesn't have."""

    kind: str
    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The words chosen for one kanji: `words` in the order in which a prompt takes them, the first `needed` of which
    leave only this kanji; and what is in doubt about them.
    """

    words: tuple[Word, ...]
    needed: int
    doubts: tuple[Doubt, ...] = ()


def choose(candidates: Sequence[Candidate], alike: frozenset[str] = frozenset()) -> Choice:
    """The words to keep for a kanji: those that a prompt asks first, then others, different sounds first.

    Args:
        candidates: the best first; see `Dictionary.candidates`.
        alike: the kanji that share one of the meanings that the prompt shows of it.

    Raises:
        ValueError: there is no word at all.
    """
    if not candidates:
        raise ValueError("no word has it")
    kept = list(_asked(candidates, alike))
    needed = len(kept)
    for fresh_sound in (True, False):
        for each in candidates:
            heard = {other.sound for other in kept}
            known = {other.entry for other in kept}
            fresh = each.sound not in heard and each.word.common >= ANOTHER_SOUND
            if len(kept) < KEPT and not each.faults and each.entry not in known and (fresh or not fresh_sound):
                kept.append(each)
    return Choice(tuple(each.word for each in kept), needed, tuple(_doubts(candidates, kept[:needed])))


def _asked(candidates: Sequence[Candidate], alike: frozenset[str]) -> tuple[Candidate, ...]:
    """The best word, or one that is nearly as good and has no twin, or the best with a second that its twins don't fit.
    A word with more faults is taken as the second only where the kanji's meanings don't tell it from the twins."""
    best = candidates[0]
    twins = set(best.word.twins)
    worst = best.faults if not twins & alike else max(each.faults for each in candidates)
    good = [each for each in candidates if each.faults <= worst]
    alone = next((each for each in good if not each.word.twins), None)
    second = next((each for each in good[1:] if not twins.intersection(each.word.twins)), None)
    if alone and alone.faults == best.faults and alone.worth >= best.worth - NEAR and not _much_commoner(best, alone):
        return (alone,)
    return (best, second) if second else (best,)


def _much_commoner(one: Candidate, other: Candidate) -> bool:
    return one.word.common >= other.word.common + MUCH


def _doubts(candidates: Sequence[Candidate], asked: Sequence[Candidate]) -> Iterable[Doubt]:
    for each in asked:
        if not each.word.common:
            used = next((other for other in candidates if other.word.common), None)
            reason = f"{used.word.text}: {_against(used)}" if used else "no list has a word with it"
            yield Doubt("rare", each.word.text, each.reason or reason)
    best = max(candidates, key=lambda each: each.word.common)
    if all(_much_commoner(best, each) for each in asked):
        kind = "read otherwise" if best.faults & OUTSIDE else "passed over"
        yield Doubt(kind, best.word.text, f"asked in {asked[0].word.text}, as {_against(best)}")


def _against(candidate: Candidate) -> str:
    """What speaks against a word, the worst first."""
    word = candidate.word
    said = {
        OUTSIDE: f"the official table doesn't have the reading {word.blank_reading}",
        UNUSED: "no list has it",
        UNFIT: "it is old, rare or crude, or seldom read so",
        STRANGE: "it has kanji beyond the joyo list",
        KANA: "it is usually written in kana",
        MIXED: "another of its kanji is read outside the table",
    }
    against = [words for fault, words in said.items() if candidate.faults & fault]
    if word.twins:
        against.append(f"{''.join(word.twins)} can be written there too")
    return "; ".join(against) or "it is a longer or barer cue"


def choose_all(
    dictionary: Dictionary, characters: Iterable[Character], tick: Callable[[int], None]
) -> dict[str, Choice]:
    """Words for every kanji, numbered. Raises ValueError naming a kanji that no word has."""
    chosen: dict[str, Choice] = {}
    meaning: defaultdict[str, set[str]] = defaultdict(set)
    ordered = sorted(characters, key=lambda each: each.char)
    for character in ordered:
        for shown in character.meanings[:MEANINGS]:
            meaning[shown].add(character.char)
    number = 0
    for done, character in enumerate(ordered):
        alike = frozenset().union(*(meaning[shown] for shown in character.meanings[:MEANINGS])) - {character.char}
        try:
            choice = choose(dictionary.candidates(character.char), alike)
        except ValueError as error:
            raise ValueError(f"{character.char}: {error}") from error
        numbered = tuple(replace(word, id=number + nth) for nth, word in enumerate(choice.words, 1))
        number += len(numbered)
        chosen[character.char] = replace(choice, words=numbered)
        tick(done + 1)
    return chosen
