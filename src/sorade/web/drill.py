"""A drill of stroke order: its questions, and what became of an answer."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sorade import order, session, store, words
from sorade.check import drawn, stroke_name
from sorade.errors import BadEvent
from sorade.ink import Ink, encode
from sorade.memory import EXCEPTION, Drilled
from sorade.progress import Broken, broken_rules
from sorade.reference import Book, Model

from . import book
from .desk import Desk, plan_of
from .kanji import facts_of
from .reveal import model_out
from .schema.drill import BrokenOut, DrilledOut, DrillOut, DrillStep
from .schema.event import DrillIn
from .schema.kanji import RuleOut
from .today import asked_today

MORE = 300  # readable kanji, most useful first, that a rule may be shown in
LATELY = 200  # steps of drills that are looked at


def drill(desk: Desk, day: date) -> DrillOut:
    """The questions of a study day. Nothing that is asked today is in them, not as a part either."""
    memories = desk.memories
    broken, today = broken_of(desk), asked(desk, day)
    own = [memory.char for memory in memories]
    more = [char for char in desk.book.order() if char in desk.readable][:MORE]
    examples = [char for rule in order.RULES for char in rule.examples]
    barred = today | {char for char in {*own, *more, *examples} if parts_of(char) & today}
    questions = session.drills(
        [one.rule for one in broken if one.weight], own, more, barred, steps_of=steps_of, seed=day.toordinal()
    )
    return DrillOut(
        steps=[
            DrillStep(
                char=one.char,
                meaning=next(iter(desk.book.character(one.char).meanings), ""),
                strokes=model_out(desk.book, desk.book.models(one.char)[0]).strokes,
                step=one.step,
                why=list(one.why),
            )
            for one in questions
        ],
        rules=[
            RuleOut(key=key, name=words.rule_name(key), sentence=words.rule_sentence(key), examples=[])
            for key in (*(rule.key for rule in order.RULES), EXCEPTION)
        ],
        broken=[broken_out(one) for one in broken],
    )


def asked(desk: Desk, day: date) -> frozenset[str]:
    """The kanji that a prompt of the study day asks, or may still ask: due, in a session of the day, or about to be."""
    memories = desk.memories
    due = {memory.char for memory in memories if memory.due <= day}
    planned = {turn.char for event in store.sessions_on(desk.learner, day) for turn in plan_of(event).turns}
    return frozenset(due | planned | {ask.char for ask in asked_today(desk, day).asks})


def broken_of(desk: Desk) -> tuple[Broken, ...]:
    """The rules that the learner broke lately."""
    return broken_rules(desk.recent, store.drills(desk.learner, LATELY))


def broken_out(one: Broken) -> BrokenOut:
    return BrokenOut(key=one.rule, name=words.rule_name(one.rule), slips=one.slips, kept=one.kept)


@lru_cache(maxsize=4096)
def steps_of(char: str) -> tuple[order.Step, ...]:
    """The steps of its main model."""
    return order.steps(book().models(char)[0])


@lru_cache(maxsize=4096)
def parts_of(char: str) -> frozenset[str]:
    """The parts that its main model shows."""
    return frozenset(part.element for part in book().models(char)[0].root.walk())


def drilled(book: Book, sent: DrillIn, ink: Ink) -> Drilled:
    """The step as it is kept. Raises NotFound, BadEvent."""
    facts_of(book, sent.char)
    model = book.models(sent.char)[0]
    if sent.step >= len(model.strokes):
        raise BadEvent(f"{sent.char} has no stroke after its first {sent.step}.")
    found = drawn(ink, model, range(sent.step, len(model.strokes)))
    return Drilled(
        step=sent.step,
        rule=rule_of(sent.char, sent.step),
        why=sent.why,
        drawn=found,
        right=found == sent.step,
        ink=encode(ink) if ink.strokes else b"",
    )


def rule_of(char: str, step: int) -> str:
    """The key of the rule that has this stroke come before the one after it."""
    if step >= len(steps_of(char)):
        return EXCEPTION
    found = steps_of(char)[step]
    return EXCEPTION if found.is_exception or found.rule is None else found.rule.key


def drilled_out(book: Book, char: str, body: Drilled) -> DrilledOut:
    """What the learner is told. Where another stroke was drawn and a rule puts the right one before it, that rule
    is told of those two; else the rule of the step."""
    early, late = body.step, min(body.step + 1, len(steps_of(char)))
    key = body.rule
    if not body.right and body.drawn is not None and body.drawn != body.step:
        broken = order.broken(book.models(char)[0], body.step, body.drawn)
        if broken is not None:
            key, early, late = broken.key, body.step, body.drawn
    return DrilledOut(
        right=body.right,
        drawn=body.drawn,
        rule=key,
        why_right=None if body.why is None else body.why in {key, body.rule},
        text=_told(key, book.models(char)[0], early, late),
        early=early,
        late=late,
    )


def _told(key: str, model: Model, early: int, late: int) -> str:
    if early == late:
        return words.last_stroke(model.char)
    return words.comes_before(key, stroke_name(model, early), early + 1, stroke_name(model, late), late + 1)
