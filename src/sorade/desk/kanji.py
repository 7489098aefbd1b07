"""The page of one kanji: what is known about it, and what the learner made of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sorade import order, words
from sorade.errors import NotFound
from sorade.ink import kept
from sorade.memory import Attempt, Event, Grade, Memory, history, recall, trials
from sorade.progress import curve, order_record, state_of
from sorade.prompt import by_stem
from sorade.reference.written import as_listed

from .command import Moment
from .desk import Desk
from .facts import facts_of, steps_of
from .figures.reader import reads_out
from .loop.ink import ink_out
from .loop.reveal import model_out, order_out, words_out
from .loop.story import story_out
from .loop.text import sentence_out
from .loop.why import fix_out, unsure_out
from .parts import tree
from .ports import Book
from .view.ink import InkColumns
from .view.kanji import Alike, Answer, AttemptLine, CurveOut, KanjiOut, MemoryOut, RuleOut, StepOut

ALIKE = 6  # look-alikes shown; more is a list, not a warning
DECIMALS = 3  # of a chance


def kanji(desk: Desk, char: str, now: Moment) -> KanjiOut:
    """All about it on a study day. Raises NotFound."""
    facts, day = facts_of(desk.book, as_listed(char)), desk.day(now)
    char = facts.char
    events = desk.log.of(char)
    models = desk.book.models(char)
    memories = tuple(map(desk.wanted, history(events, desk.weights)))
    return KanjiOut(
        char=char,
        study_day=day,
        keyword=desk.keywords.get(char, ""),
        meanings=desk.meanings(facts),
        on=facts.on,
        kun=by_stem(facts.kun),
        also=(*facts.also_on, *by_stem(facts.also_kun)),
        kind=facts.kind,
        romaji=facts.romaji,
        form_of=facts.form_of,
        grade=facts.grade,
        jlpt=facts.jlpt,
        frequency=facts.frequency,
        radical=facts.radical,
        radical_number=facts.radical_number or 0,
        model=model_out(models[0]),
        variants=len(models) - 1,
        parts=tree(desk, models[0], day),
        steps=steps_out(desk.book, char),
        rules=rules_out(desk.book, char),
        words=words_out(facts),
        sentence=sentence_out(facts.sentence),
        story=story_out(desk.book, char, events),
        alike=tuple(
            Alike(char=other, meaning=desk.meaning(desk.book.character(other))) for other in facts.lookalikes[:ALIKE]
        ),
        state=state_of(memories[-1] if memories else None, day),
        memory=memory_out(memories, day),
        reads=reads_out(desk, char, day),
        attempts=attempts(events),
        order=order_out(order_record(trials(events))),
        fix=fix_out(desk.findings(day).named.get(char)),
        unsure=unsure_out(desk, char, events, day),
    )


def ink_of_attempt(desk: Desk, attempt: UUID) -> InkColumns | None:
    """What was drawn in an attempt, as it came; None where nothing was. Raises NotFound."""
    event = desk.event(attempt)
    if event is None or not isinstance(event.body, Attempt):
        raise NotFound(f"There is no attempt {attempt}.")
    return ink_out(kept(event.body.ink))


def steps_out(book: Book, char: str) -> tuple[StepOut, ...]:
    """From stroke to stroke, with the rule that speaks of it."""
    return tuple(
        StepOut(
            early=step.early,
            late=step.late,
            rule=step.rule.key if step.rule else None,
            is_exception=step.is_exception,
            part=step.part,
        )
        for step in steps_of(book, char)
    )


def rules_out(book: Book, char: str) -> tuple[RuleOut, ...]:
    """The rules of stroke order that speak of its steps, in the order taught."""
    steps = steps_of(book, char)
    return tuple(
        RuleOut(
            key=rule.key,
            name=words.rule_name(rule.key),
            sentence=words.rule_sentence(rule.key),
            examples=rule.examples,
        )
        for rule in order.RULES
        if any(step.rule == rule for step in steps)
    )


def memory_out(memories: tuple[Memory, ...], day: date) -> MemoryOut | None:
    """The memory with its curve; None before the first graded answer."""
    if not memories:
        return None
    last, line = memories[-1], curve(memories, day)
    return MemoryOut(
        stability=round(last.stability, 1),
        recall=round(recall(last, day), DECIMALS),
        first=last.first,
        due=last.due,
        reviews=last.reviews,
        passes=last.passes,
        lapses=last.lapses,
        answers=tuple(Answer(study_day=memory.seen, grade=Grade(memory.last_grade)) for memory in memories),
        curve=CurveOut(start=line.start, recall=tuple(round(chance, DECIMALS) for chance in line.recall)),
    )


def attempts(events: tuple[Event, ...]) -> tuple[AttemptLine, ...]:
    """The learner's own attempts, the newest first."""
    return tuple(
        AttemptLine(
            id=trial.id,
            study_day=trial.study_day,
            at=trial.at,
            purpose=trial.attempt.purpose,
            grade=trial.grade,
            aided=trial.aided,
            gave_up=trial.attempt.gave_up,
            strokes=trial.attempt.strokes,
        )
        for trial in reversed(trials(events))
    )
