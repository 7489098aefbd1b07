"""The page of one kanji: what is known about it, and what the learner made of it."""

from __future__ import annotations

from datetime import date

from sorade import order, store, words
from sorade.errors import NotFound
from sorade.memory import Event, Memory, history, recall, trials
from sorade.progress import curve, order_record, state_of
from sorade.prompt import bracketed
from sorade.reference import Book, Character

from .desk import Desk
from .diagnosis import fix_out
from .parts import tree
from .reader import reads_out
from .reveal import model_out, order_out
from .schema.kanji import (
    Alike,
    Answer,
    AttemptLine,
    CurveOut,
    KanjiOut,
    MemoryOut,
    RuleOut,
    StepOut,
)
from .schema.reveal import RevealWord
from .story import story_out
from .text import sentence_out

ALIKE = 6  # look-alikes shown; more is a list, not a warning
DECIMALS = 3  # of a chance


def kanji(desk: Desk, char: str, day: date) -> KanjiOut:
    """All about it on a study day. Raises NotFound."""
    facts = facts_of(desk.book, char)
    events = store.events_of(desk.learner, char)
    models = desk.book.models(char)
    steps = order.steps(models[0])
    memories = tuple(map(desk.wanted, history(events, desk.weights)))
    memory = memory_out(memories, day)
    last = memories[-1] if memory else None
    return KanjiOut(
        char=char,
        study_day=day,
        meanings=list(facts.meanings),
        on=list(facts.on),
        kun=[bracketed(reading) for reading in facts.kun],
        grade=facts.grade or 8,
        jlpt=facts.jlpt or 1,
        frequency=facts.frequency,
        radical=facts.radical,
        radical_number=facts.radical_number or 0,
        phonetic=facts.phonetic,
        model=model_out(desk.book, models[0]),
        variants=len(models) - 1,
        parts=list(tree(desk, models[0].root.parts, day)),
        steps=[
            StepOut(
                early=step.early,
                late=step.late,
                rule=step.rule.key if step.rule else None,
                is_exception=step.is_exception,
            )
            for step in steps
        ],
        rules=[
            RuleOut(
                key=rule.key,
                name=words.rule_name(rule.key),
                sentence=words.rule_sentence(rule.key),
                examples=list(rule.examples),
            )
            for rule in order.RULES
            if any(step.rule == rule for step in steps)
        ],
        words=[RevealWord(text=word.text, reading=word.reading, gloss=word.gloss) for word in facts.words],
        sentence=sentence_out(facts.sentence),
        story=story_out(desk.book, char, events),
        alike=[
            Alike(char=other, meaning=next(iter(desk.book.character(other).meanings), ""))
            for other in facts.lookalikes[:ALIKE]
        ],
        state=state_of(last, day),
        memory=memory,
        reads=reads_out(desk, char, day),
        attempts=attempts(events),
        order=order_out(order_record(trials(events))),
        fix=fix_out(desk.findings(day).named.get(char)),
        unsure=desk.unsure(char, events, day),
    )


def facts_of(book: Book, char: str) -> Character:
    """The facts of a kanji. Raises NotFound for what is none of ours."""
    if char not in book.characters():
        raise NotFound(f"There is no page for {char!r}: sorade has one for each of the 2,136 joyo kanji.")
    return book.character(char)


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
        answers=[Answer(study_day=memory.seen, grade=memory.last_grade) for memory in memories],
        curve=CurveOut(start=line.start, recall=[round(chance, DECIMALS) for chance in line.recall]),
    )


def attempts(events: tuple[Event, ...]) -> list[AttemptLine]:
    """The learner's own attempts, the newest first."""
    return [
        AttemptLine(
            id=trial.id,
            study_day=trial.study_day,
            at=trial.at,
            purpose=trial.attempt.purpose,
            grade=None if trial.grade is None else int(trial.grade),
            aided=trial.aided,
            gave_up=trial.attempt.gave_up,
            strokes=trial.attempt.strokes,
        )
        for trial in reversed(trials(events))
    ]
