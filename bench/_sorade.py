"""sorade itself as a policy: its own memory, costs, plan, budget, placement, audit and diagnosis, on simulated answers.

What a fix does to the simulated learner is what it does to the schedule: a kanji that was only read comes back after
one and three days, a crammed one after one, three and seven and not twice a session. Stories, names of parts and a
locked guide do nothing here: image and story help writing at once, with no figure for a week later (Chang 2022), parts
by name helped beginners and not those further on (Xu, Chang and Perfetti 2014), and this learner tries before looking.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from math import log
from random import Random
from uuid import UUID

from _first import DEFAULTS, START, First, Past
from _learners import Learner
from _policies import MINUTES, Tried, attempt
from sorade.check import Grade
from sorade.diagnosis import FIX_LASTS, FIXES, Facts, Fix, called_back, diagnose, is_control
from sorade.memory import (
    Attempt,
    Event,
    Graded,
    Known,
    Memory,
    ReadingCheck,
    Trial,
    answered,
    kept_at,
    readings,
    recall,
)
from sorade.memory.reading import SAID
from sorade.memory.scheduler import blank
from sorade.progress import believed
from sorade.reference import Book
from sorade.session import (
    PLACEMENT_LEAST,
    READING_USUAL,
    TARGET_RETENTION,
    Ask,
    Budget,
    Costs,
    audited,
    costs,
    difficulty,
    fresh,
    next_round,
    plan,
)

RECENT = 200  # attempts from which costs are worked out; as the web part does
EASY = 0.9  # chance from which a new kanji comes last; as the web part does
LOOKS = frozenset((0, 7, 14, 30, 60, 90, 120, 150))  # days on which it is worked out what is easy for this learner
SETTLED, PACED = 30, 3  # days after which the costs are worked out only so often; the web part does both each time
GUESSED = 0.15  # chance to pick the right reading of a kanji that is not read; else "I don't know"
BLANK, ALIKE = 0.5, 0.08  # of misses: nothing was written; a look-alike was


@dataclass(frozen=True, slots=True)
class Way:
    """What of sorade is in use: all, at its own target `retention`, with the `first` stability that FSRS gives."""

    diagnosis: bool = True
    audits: int = 1  # days from one to the next; 0 for none
    placement: bool = True
    apart: bool = True
    retention: float = TARGET_RETENTION / 100
    first: First = DEFAULTS


@cache
def _drawn(book: Book, day: date) -> tuple[str, ...]:
    """All kanji by the dice of `audited`, so that a day's dice are thrown once for all learners."""
    return tuple(sorted(book.order(), key=lambda char: sha256(f"{day} {char}".encode()).digest()))


@cache
def hardness(book: Book) -> dict[str, float]:
    """The difficulty of each kanji, as sorade works it out."""
    return {
        card.char: difficulty(card.frequency, card.grade, card.stroke_count, len(card.lookalikes))
        for card in book.shelf().cards
    }


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


class Sorade:
    """The program, for one learner."""

    def __init__(self, book: Book, learner: Learner, number: int, way: Way) -> None:
        self._book, self._learner, self._field, self._way = book, learner, learner.field, way
        self._readable = frozenset(self._field.chars)
        self._seed = number
        self._dice = Random(number)
        self._memories: dict[str, Memory] = {}
        self._costs = Costs()
        self._recent: deque[Trial] = deque(maxlen=RECENT)
        self._trials: dict[str, list[Trial]] = {char: [] for char in self._field.chars}
        self._named: dict[str, tuple[Fix, date]] = {}
        self._easy: frozenset[str] | None = None
        self._prompt: dict[str, UUID] = {}
        self._count = number * 1_000_000  # of ids, by which the diagnosis draws its controls
        self._facts_of = read_by(learner, number)
        self._right: Counter[int] = Counter()  # of the kanji last written right, how many have each part
        self._answers: dict[str, list[tuple[int, bool]]] = {}
        self.foretold: list[tuple[float, bool]] = []  # the recall told for each later answer, and what came of it

    @property
    def pasts(self) -> tuple[Past, ...]:
        """All that was answered, kanji by kanji."""
        return tuple(Past(self._facts_of[char], tuple(answers)) for char, answers in self._answers.items())

    def opens(self, learner: Learner, day: int) -> float:
        if day or not self._way.placement:
            return 0.0
        hard = {char: hardness(self._book)[char] for char in self._field.chars}
        answers: dict[str, bool] = {}
        used = 0.0
        while chars := next_round(answers, hard, str(self._seed)):
            for char in chars:
                tried = attempt(learner, char, "placement", day, used)
                used += tried.thinking + tried.after
                answers[char] = tried.passed
                self.heard(tried)
        return used

    def asks(self, day: int) -> tuple[Sequence[Ask], Budget]:
        today = START + timedelta(days=day)
        if self._way.placement and day in LOOKS:
            self._look()
        if day < SETTLED or day % PACED == 0:
            self._costs = costs(self._recent)
        easy, character = self._easy, self._book.character
        new = (
            self._field.newcomers
            if easy is None
            else fresh(self._field.chars, self._readable, self._memories, easy.__contains__)
        )
        called = {char for char, (fix, fired) in self._named.items() if called_back(fix, fired, today)}
        made = plan(
            today,
            MINUTES,
            tuple(kept_at(memory, self._way.retention) for memory in self._memories.values()),
            new,
            costs=self._costs,
            lookalikes=lambda char: character(char).lookalikes if self._way.apart else (),
            seed=today.toordinal(),
            called=called,
            retention=self._way.retention,
        )
        asks = tuple(Ask(char, purpose) for char, purpose in (*made.asks, *made.spare))
        if self._way.audits and day % self._way.audits == 0 and len(self._memories) >= PLACEMENT_LEAST:
            drawn = next(char for char in _drawn(self._book, today) if char in self._readable)
            asks = audited(asks, (drawn,), {c for c, memory in self._memories.items() if memory.seen == today}, today)
        return asks, Budget(60 * MINUTES, made.rates)

    def heard(self, tried: Tried) -> None:
        char, today = tried.char, START + timedelta(days=tried.day)
        kanji = self._field.number[char]
        memory = self._memories.get(char)
        if memory is not None and memory.seen < today:
            self.foretold.append((recall(memory, today), tried.passed))
        after = answered(memory or blank(char, today), Grade.GOOD if tried.passed else Grade.AGAIN, today)
        parts = self._field.parts[kanji]
        if memory is None:
            share = sum(self._right[part] > 0 for part in parts) / len(parts) - 0.5 if parts else 0.0
            self._facts_of[char] = (*self._facts_of[char], share)
            after = self._way.first.moved(after, self._facts_of[char], self._way.retention)
        for part in parts:
            self._right[part] += tried.passed - (memory is not None and memory.last_grade != Grade.AGAIN)
        self._answers.setdefault(char, []).append((tried.day, tried.passed))
        self._memories[char] = after
        trial = self._trial(tried, kanji)
        self._recent.append(trial)
        self._trials[char].append(trial)
        if tried.after:
            self._recent.append(self._rewrite(trial, tried.after))
        if self._way.diagnosis and not tried.passed and tried.purpose != "retest":
            self._name(char, trial, today)

    def repeats(self, tried: Tried) -> int:
        named = self._named.get(tried.char)
        once = named is not None and not named[0].retested and self._is_lasting(named[1], tried.day)
        return 0 if tried.passed or once else 1

    def _is_lasting(self, fired: date, day: int) -> bool:
        return (START + timedelta(days=day) - fired).days <= FIX_LASTS

    def _look(self) -> None:
        memories = tuple(self._memories.values())
        if len(memories) < PLACEMENT_LEAST:
            return
        hard = hardness(self._book)
        ability = believed(memories, hard)
        chances = {value: ability.chance(value) for value in {round(hard[char], 1) for char in self._field.chars}}
        self._easy = frozenset(char for char in self._field.chars if chances[round(hard[char], 1)] >= EASY)

    def _name(self, char: str, trial: Trial, today: date) -> None:
        found = diagnose(self._trials[char], self._facts(char, trial))
        if found is None:
            return
        if is_control(trial.id):
            self._named.pop(char, None)
        else:
            self._named[char] = FIXES[found.cause], today

    def _facts(self, char: str, trial: Trial) -> Facts:
        wrong = (trial.graded.wrong if trial.graded else None) or ()
        sharing = {part: [other for other in self._book.shelf().sharing(part) if other != char] for part in wrong}
        known = {
            part: [self._memories[other].last_grade != Grade.AGAIN for other in others if other in self._memories]
            for part, others in sharing.items()
        }
        return Facts(
            strokes=self._field.strokes[self._field.number[char]],
            lookalikes=self._book.character(char).lookalikes,
            elsewhere={part: (sum(each), len(each)) for part, each in known.items()},
        )

    def _trial(self, tried: Tried, kanji: int) -> Trial:
        """The try as the log would have it: a miss is a blank, a part that went wrong or a look-alike."""
        self._count += 1
        id_ = UUID(int=self._count)
        prompt = self._prompt.setdefault(tried.char, id_) if tried.purpose == "retest" else id_
        self._prompt[tried.char] = prompt
        strokes, other = self._field.strokes[kanji], None
        wrong: tuple[str, ...] = ()
        if not tried.passed:
            alike, dice = self._book.character(tried.char).lookalikes, self._dice.random()
            parts = self._field.parts[kanji]
            if dice < BLANK:
                strokes = 0
            elif dice < BLANK + ALIKE and alike:
                other = alike[0]
            elif parts:
                strokes = int(strokes * self._dice.uniform(0.3, 1))
                weakest = min(parts, key=lambda part: self._learner.part(part, tried.day) * self._dice.uniform(0.5, 1))
                wrong = (self._field.names[weakest],)
        grade = Grade.GOOD if tried.passed else Grade.AGAIN
        wrote = round(1000 * tried.thinking)
        session = UUID(int=tried.day + 1)
        gave_up = strokes == 0
        made = Attempt(session, prompt, tried.purpose, gave_up, 0, 0, wrote * 2 // 5, wrote * 3 // 5, 0, strokes, b"")
        at = 86_400_000 * tried.day + round(1000 * tried.second) + wrote
        graded = Graded(id_, grade, grade, "", False, "", other=other, wrong=wrong or None)
        day = START + timedelta(days=tried.day)
        return Trial(id_, "simulated", at, day, tried.char, made, frozenset(), graded)

    def _rewrite(self, missed: Trial, seconds: float) -> Trial:
        self._count += 1
        wrote, of = round(1000 * seconds), missed.attempt
        made = Attempt(of.session, of.prompt, "rewrite", False, 0, 0, 0, wrote, 0, of.strokes, b"")
        return Trial(
            UUID(int=self._count),
            "simulated",
            missed.at + wrote,
            missed.study_day,
            missed.char,
            made,
            frozenset(),
            None,
        )
