"""A drill of stroke order: its questions, and what became of an answer."""

from __future__ import annotations

from functools import partial

from sorade import order, session, words
from sorade.check import drawn, stroke_name
from sorade.errors import BadEvent, NotFound
from sorade.ink import Ink, encode
from sorade.memory import EXCEPTION, Drilled
from sorade.progress import Broken, broken_rules
from sorade.reference.types import Model, is_kana

from .barred import barred
from .command import DrillIn, Moment
from .desk import Desk
from .facts import facts_of, steps_of
from .loop.reveal import model_out
from .ports import Book
from .view.drill import BrokenOut, DrilledOut, DrillOut, DrillStep
from .view.kanji import RuleOut

MORE = 300  # readable kanji, most useful first, that a rule may be shown in
LATELY = 200  # steps of drills that are looked at


def drill(desk: Desk, now: Moment) -> DrillOut:
    """The questions of a study day. Nothing that is asked today is in them, not as a part either."""
    day = desk.day(now)
    broken, own = broken_of(desk), [one.char for one in desk.memories if not is_kana(one.char)]
    more = [char for char in desk.book.order() if char in desk.readable][:MORE]
    examples = [char for rule in order.RULES for char in rule.examples]
    questions = session.drills(
        [one.rule for one in broken if one.weight],
        own,
        more,
        barred(desk, {*own, *more, *examples}, day),
        steps_of=partial(steps_of, desk.book),
        seed=day.toordinal(),
    )
    return DrillOut(
        steps=tuple(
            DrillStep(
                char=one.char,
                meaning=desk.meaning(desk.book.character(one.char), asks=True),
                strokes=model_out(desk.book.models(one.char)[0]).strokes,
                step=one.step,
                why=one.why,
            )
            for one in questions
        ),
        rules=tuple(
            RuleOut(key=key, name=words.rule_name(key), sentence=words.rule_sentence(key), examples=())
            for key in (*(rule.key for rule in order.RULES), EXCEPTION)
        ),
        broken=tuple(broken_out(one) for one in broken),
    )


def broken_of(desk: Desk) -> tuple[Broken, ...]:
    """The rules that the learner broke lately."""
    return broken_rules(desk.recent, desk.drilled(LATELY))


def broken_out(one: Broken) -> BrokenOut:
    return BrokenOut(key=one.rule, name=words.rule_name(one.rule), slips=one.slips, kept=one.kept)


def drilled(book: Book, sent: DrillIn, ink: Ink) -> Drilled:
    """The step as it is kept. Raises NotFound, BadEvent."""
    if facts_of(book, sent.char).script != "kanji":
        raise NotFound(f"There is no drill of {sent.char}: no rule of stroke order speaks of kana.")
    model = book.models(sent.char)[0]
    if sent.step >= (count := len(model.strokes)):
        raise BadEvent(f"{sent.char} has only {count} strokes, so `step` is at most {count - 1}.")
    found = drawn(ink, model, range(sent.step, len(model.strokes)))
    return Drilled(
        step=sent.step,
        rule=rule_of(book, sent.char, sent.step),
        why=sent.why,
        drawn=found,
        right=found == sent.step,
        ink=encode(ink) if ink.strokes else b"",
    )


def rule_of(book: Book, char: str, step: int) -> str:
    """The key of the rule that has this stroke come before the one after it."""
    if step >= len(steps_of(book, char)):
        return EXCEPTION
    found = steps_of(book, char)[step]
    return EXCEPTION if found.is_exception or found.rule is None else found.rule.key


def drilled_out(book: Book, char: str, body: Drilled) -> DrilledOut:
    """What the learner is told. Where another stroke was drawn and a rule puts the right one before it, that rule
    is told of those two; else the rule of the step."""
    early, late = body.step, min(body.step + 1, len(steps_of(book, char)))
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
