"""sorade as a policy: the program itself, at the desk of a simulated learner.

The learner sends what a browser sends, and does what the queue says: a log in memory, the real book and use cases, a
clock of the simulation's own. Only the check is left out (bench/_hand.py). What is right is graded Good and what is
wrong Again, whatever is proposed, as with every other policy.

What a fix does to the simulated learner is what it does to the schedule: a kanji that was only read comes back after
one and three days, a crammed one after one, three and seven and not twice a session. Stories, names of parts and a
locked guide do nothing here: image and story help writing at once, with no figure for a week later (Chang 2022), parts
by name helped beginners and not those further on (Xu, Chang and Perfetti 2014), and this learner tries before looking.
"""

from __future__ import annotations

from collections import Counter
from math import log
from random import Random
from uuid import UUID

from _client import Client
from _first import START, Past
from _hand import Written
from _learners import Learner
from _policies import MINUTES, Purse, Sat, Tried, attempt
from _way import Way
from sorade.check import Grade
from sorade.memory import Event, Known, ReadingCheck, readings, recall
from sorade.memory.reading import SAID
from sorade.reference import Book
from sorade.session import READING_USUAL, READS_OWN

GUESSED = 0.15  # chance to pick the right reading of a kanji that is not read; else "I don't know"
BLANK, ALIKE = 0.5, 0.08  # of misses: nothing was written; a look-alike was


class Program:
    """The program, for one learner."""

    def __init__(self, book: Book, learner: Learner, number: int, way: Way) -> None:
        self._book, self._learner, self._way = book, learner, way
        self._dice = Random(number)
        self._facts = read_by(learner, number)
        self._client = Client(book, f"client {number}", way.log(self._facts))
        self._right: Counter[int] = Counter()  # of the kanji last written right, how many have each part
        self._purse, self._minutes = Purse(), MINUTES
        self.foretold: list[tuple[float, bool]] = []  # the recall told for each later answer, and what came of it
        self._client.reads("".join(learner.field.chars))
        self._client.chooses(reads=READS_OWN, minutes=MINUTES, apart=way.apart, retention=way.retention)

    @property
    def pasts(self) -> tuple[Past, ...]:
        """All that was answered, kanji by kanji."""
        return tuple(
            Past(
                self._facts[past[0].memory.char],
                tuple(((one.memory.seen - START).days, one.memory.last_grade != Grade.AGAIN) for one in past),
            )
            for past in self._client.log.pasts()
        )

    def sits(self, learner: Learner, day: int) -> Sat:
        """The day's session; or, on the first day, the placement, which takes its minutes."""
        assert learner is self._learner
        self._client.day, self._client.seconds = day, 0.0
        with self._way.at_work():
            sat = self._session() if day or not self._way.placement else self._placement()
        self._purse.pays(sat.used)
        return sat

    def _session(self) -> Sat:
        minutes = MINUTES + round(self._purse.lends / 60)
        if minutes != self._minutes:
            self._client.chooses(minutes=minutes)
            self._minutes = minutes
        session = self._client.begins()
        sitting = self._client.desk.sitting(session)
        assert sitting.budget
        planned = sitting.budget.planned(sitting.left)
        reviews, passes = self._work(session)
        return Sat(60 * minutes, planned, self._client.seconds, reviews, passes)

    def _placement(self) -> Sat:
        run = None
        while session := (found := self._client.asks_round(run)).session:
            run = found.run
            self._work(session.id)
        return Sat(60 * MINUTES, self._client.seconds, self._client.seconds, 0, 0)

    def _work(self, session: UUID) -> tuple[int, int]:
        """Do what the queue says until it is empty; how many reviews there were, and how many of them were passed."""
        client = self._client
        rewrites: dict[UUID, float] = {}  # what the answer and the rewrite of a miss will take
        reviews = passes = 0
        while left := client.desk.sitting(session).left:
            turn = left[0]
            if turn.purpose == "rewrite":
                took = rewrites.pop(turn.prompt)
                client.seconds += took
                client.writes(session, turn.prompt, "rewrite", Written(self._strokes(turn.char), True), took)
                continue
            tried = attempt(self._learner, turn.char, turn.purpose, client.day, client.seconds)
            client.seconds += tried.thinking
            rewrites[turn.prompt] = tried.after
            written = self._written(tried)
            made = client.writes(session, turn.prompt, turn.purpose, written, tried.thinking)
            if not (written.other and client.fits(session, made)):  # only another kanji can fit the prompt, too
                self._heard(tried)
                client.grades(made, tried.passed)
            if turn.purpose == "review":
                reviews, passes = reviews + 1, passes + tried.passed
        return reviews, passes

    def _strokes(self, char: str) -> int:
        return self._learner.field.strokes[self._learner.field.number[char]]

    def _written(self, tried: Tried) -> Written:
        """What comes of the try: a miss is a blank, a part that went wrong or a look-alike."""
        field, dice = self._learner.field, self._dice
        strokes, parts = self._strokes(tried.char), field.parts[field.number[tried.char]]
        if tried.passed:
            return Written(strokes, True)
        alike, how = self._book.character(tried.char).lookalikes, dice.random()
        if how < BLANK:
            return Written(0, False)
        if how < BLANK + ALIKE and alike:
            return Written(strokes, False, other=alike[0])
        if not parts:
            return Written(strokes, False)
        weakest = min(parts, key=lambda part: self._learner.part(part, tried.day) * dice.uniform(0.5, 1))
        return Written(max(1, int(strokes * dice.uniform(0.3, 1))), False, part=field.names[weakest])

    def _heard(self, tried: Tried) -> None:
        """Keep what was told beforehand of an answer, and at the first one what was known."""
        field, today = self._learner.field, self._client.today
        parts = field.parts[field.number[tried.char]]
        memory = self._client.log.some([tried.char]).get(tried.char)
        if memory is None:
            share = sum(self._right[part] > 0 for part in parts) / len(parts) - 0.5 if parts else 0.0
            self._facts[tried.char] = (*self._facts[tried.char], share)
        elif memory.seen < today:
            self.foretold.append((recall(memory, today), tried.passed))
        for part in parts:
            self._right[part] += tried.passed - (memory is not None and memory.last_grade != Grade.AGAIN)


def read_by(learner: Learner, number: int) -> dict[str, tuple[float, ...]]:
    """Of each kanji how surely it is read, after one check of each, and its strokes: both about 0 on average."""
    dice, field = Random(number), learner.field
    chars = field.chars
    events = [Event(UUID(int=1), "simulated", 0, 0, START, None, Known("", "".join(chars), (None,) * len(chars)))]
    for kanji, char in enumerate(chars):
        picked = char if dice.random() < learner.reads(kanji, 0) or dice.random() < GUESSED else None
        check = ReadingCheck(char, picked, 3000)
        events.append(Event(UUID(int=kanji + 2), "simulated", kanji + 1, 0, START, char, check))
    found = readings(events, {}, lambda _: SAID)
    known = {char: found[char].chance for char in chars}
    surely = {char: (log(chance / (1 - chance)) - READING_USUAL) / 2 for char, chance in known.items()}
    return {char: (surely[char], (strokes - 10) / 4) for char, strokes in zip(chars, field.strokes, strict=True)}
