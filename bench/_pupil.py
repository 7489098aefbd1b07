"""Learners who slip at one kanji for one known cause, for the bench of the diagnosis: each behaves by the cause, not by
the rules that look for it, and slips by chance besides. What is asked, and when, is the program's own affair."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import exp
from typing import get_args
from uuid import UUID

from _client import Client
from _hand import Written
from sorade.check import GHOSTS
from sorade.check.names import part_of
from sorade.desk import HintIn
from sorade.desk.command import PracticeIn
from sorade.desk.loop.begin import practise
from sorade.desk.read import choices_of
from sorade.memory import Cause, Diagnosed, HintLevel, Turn
from sorade.reference import Book
from sorade.session import READS_OWN

CAUSES: tuple[str, ...] = (*get_args(Cause), "only forgets")
FEWEST = 8  # strokes of a kanji at which they slip
OTHERS = 5  # kanji that have one of its parts, and were asked once before
NEAR = 300  # kanji about as common, among which is what is written instead
TOOK = 15.0  # seconds, of what is written
RETEST = 0.9  # chance that it is right a few minutes after the answer was seen
MINUTES = 60  # a day, so that it is never left for want of time

Hint = tuple[HintLevel, int, float]
"""A level, the strokes that stood on the pad, and the seconds since the prompt."""


@dataclass(frozen=True, slots=True)
class Case:
    """A kanji at which one may slip. Instead of it one may write what looks like it (`alike`), what `sounds` like it,
    or a `strange` one. `parts` are those that the check may name, each with OTHERS other kanji that have it and none of
    the rest."""

    char: str
    strokes: int
    alike: str
    sounds: str
    strange: str
    parts: Mapping[str, tuple[str, ...]]

    @property
    def right(self) -> Written:
        """All of it as it should be."""
        return Written(self.strokes, True)


@cache
def cases(book: Book) -> tuple[Case, ...]:
    """All kanji that have two parts or more, and others of each kind."""
    return tuple(filter(None, (_case(book, char) for char in book.order())))


def _case(book: Book, char: str) -> Case | None:
    shelf, model, alike = book.shelf(), book.models(char)[0], book.character(char).lookalikes
    card, strokes = shelf.card(char), len(model.strokes)
    named = {part_of(model, stroke).element for stroke in range(strokes)} - {char, ""}
    if strokes < FEWEST or len(named) < 2 or not alike:
        return None

    def having(part: str) -> tuple[str, ...]:
        alone = (other for other in shelf.sharing(part) if named & {other, *shelf.card(other).parts} == {part})
        return tuple(islice(alone, OTHERS))

    parts = {part: having(part) for part in sorted(named)}
    near = [other for other in islice(shelf.near(char), NEAR) if other.char not in alike]
    sounds = next((other.char for other in near if other.sounds & card.sounds), None)
    strange = next((other.char for other in near if not (other.sounds & card.sounds or other.parts & card.parts)), None)
    if min(map(len, parts.values())) < OTHERS or not sounds or not strange:
        return None
    return Case(char, strokes, alike[0], sounds, strange, parts)


class Pupil(Client):
    """One learner and one kanji. `known` has for each of its parts in how many of the other kanji it was right;
    `reads`, what a check of its reading said, None where there was none."""

    def __init__(
        self,
        book: Book,
        case: Case,
        chance: random.Random,
        noise: float,
        known: Mapping[str, int],
        *,
        reads: bool | None = None,
    ) -> None:
        super().__init__(book, chance.getrandbits(64))
        self.case, self.chance, self.noise, self.parts = case, chance, noise, tuple(case.parts)
        self.gap = 0  # days since it was asked last
        self.chooses(reads=READS_OWN, minutes=MINUTES, apart=False)
        self.reads("".join(other for others in case.parts.values() for other in others))
        right = {other for part, others in case.parts.items() for other in others[: known[part]]}
        session = self.begins()
        for turn in self.desk.sitting(session).left:
            self._writes(session, turn, Written(book.character(turn.char).stroke_count, turn.char in right))
        self.reads(case.char)
        if reads is not None:
            seed = str(self.today)
            self.picks(case.char, seed, choices_of(book, case.char, seed).index(case.char) if reads else None)

    @property
    def named(self) -> str | None:
        """The cause that the program has named."""
        found = self.desk.findings(self.today).named.get(self.case.char)
        return found.body.cause if found and isinstance(found.body, Diagnosed) else None

    def is_(self, probability: float) -> bool:
        return self.chance.random() < probability

    def comes(self) -> None:
        """Begin the session of the next day on which it is asked."""
        memory = self.desk.some([self.case.char]).get(self.case.char)
        self.gap = max(1, (memory.due - self.today).days) if memory else 1
        self.day, self.seconds = self.day + self.gap, 0.0
        self._session = self.begins()

    def answers(self, written: Written, took: float = TOOK, *hints: Hint) -> None:
        """Write this where it is asked, after these hints, and then do what the program asks for: a rewrite, a retest,
        or the same again where the prompt was at fault."""
        turn = self._asked()
        assert turn is not None
        self._writes(self._session, turn, written, took, *hints)
        while turn := self._asked():
            right = turn.purpose != "retest" or self.is_(RETEST)
            self._writes(self._session, turn, Written(self.case.strokes, right))

    def _asked(self) -> Turn | None:
        return next((turn for turn in self.desk.sitting(self._session).left if turn.char == self.case.char), None)

    def _writes(self, session: UUID, turn: Turn, written: Written, took: float = TOOK, *hints: Hint) -> None:
        began, ghosted = self.seconds, False
        for level, strokes, after in hints:
            self.seconds, ghosted = began + after, ghosted or level in GHOSTS
            taken = HintIn(
                kind="hint",
                **self._head(),
                session=session,
                prompt=turn.prompt,
                level=level,
                strokes=strokes,
                after=round(1000 * after),
            )
            self._send(taken)
        self.seconds += took
        made = self.writes(session, turn.prompt, turn.purpose, written, took)
        if turn.purpose != "rewrite" and not (written.other and self.fits(session, made)):
            self.grades(made, written.right and not ghosted)

    def practises(self, times: int) -> None:
        """Write it again today, unasked."""
        for _ in range(times):
            round_ = practise(self.desk, PracticeIn(**self._head(), chars=(self.case.char,)))
            self.desk, self.seconds = self.desk.anew(), self.seconds + TOOK
            self.writes(round_.id, round_.prompts[0].id, "practice", self.case.right, TOOK)

    def missed(self, how: str) -> None:
        """A miss: a part, by its name, or in another way."""
        strokes = self.case.strokes
        match how:
            case "blank":
                self.answers(Written(0, False), self.chance.uniform(8, 40))
            case "half":
                self.answers(Written(self.chance.randint(1, (strokes - 1) // 2), False))
            case "inside":
                self.answers(Written(self.chance.randint((strokes + 1) // 2, strokes - 1), False))
            case "guide":
                self.answers(self.case.right, TOOK, ("ghost", self.chance.randint(0, 3), self.chance.uniform(10, 40)))
            case "alike" | "sounds" | "strange":
                self.answers(Written(strokes, False, other=getattr(self.case, how)))
            case part:
                self.answers(Written(strokes, False, part=part))

    def accident(self) -> bool:
        """A slip or a hint that has nothing to do with the cause."""
        if not self.is_(self.noise):
            return False
        kind = self.chance.choice(("blank", "half", "guide", "strange", "part", "part", "words"))
        if kind == "words":
            self.answers(self.case.right, TOOK, ("parts", 0, 12))
        else:
            self.missed(self.chance.choice(self.parts) if kind == "part" else kind)
        return True


def unattempted(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.65):
        early = pupil.chance.uniform(0.5, 7)
        if pupil.is_(0.7):
            pupil.answers(pupil.case.right, TOOK, ("ghost", 0, early))
        else:
            pupil.answers(Written(0, False), early)
    elif pupil.is_(0.6):
        pupil.answers(pupil.case.right)
    else:
        pupil.missed("half")


def only_read(pupil: Pupil, number: int) -> None:
    if pupil.is_(0.12 + 0.12 * number):
        pupil.answers(pupil.case.right)
    else:
        pupil.missed(pupil.chance.choice(("blank", "blank", "half", "guide")))


def meaning(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.3):
        pupil.answers(pupil.case.right)
    elif pupil.is_(0.7):
        level: HintLevel = pupil.chance.choice(("story", "parts"))
        pupil.answers(Written(pupil.case.strokes, pupil.is_(0.85)), TOOK, (level, 0, 11))
    else:
        pupil.missed("sounds" if pupil.is_(0.6) else "blank")


def whole(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.45):
        pupil.answers(pupil.case.right)
    else:
        pupil.missed(pupil.chance.choice((pupil.parts[0], pupil.parts[0], "alike")))


def crammed(pupil: Pupil, number: int) -> None:
    if number == 0:
        pupil.answers(pupil.case.right)
        pupil.practises(pupil.chance.randint(2, 5))
    elif pupil.is_(exp(-pupil.gap / 2.5)):
        pupil.answers(pupil.case.right)
    else:
        pupil.missed("blank" if pupil.is_(0.6) else "half")


def forgets(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.8):
        pupil.answers(pupil.case.right)
    else:
        pupil.missed(pupil.chance.choice(("blank", "half", "guide", *pupil.parts)))


WAYS: dict[str, Callable[[Pupil, int], None]] = {
    "unattempted": unattempted,
    "only_read": only_read,
    "meaning": meaning,
    "whole": whole,
    "crammed": crammed,
    "only forgets": forgets,
}
