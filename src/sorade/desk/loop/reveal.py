"""The reveal of one attempt: ink and model, what slipped, what is proposed and what may be given."""

from __future__ import annotations

from dataclasses import asdict

from sorade import words
from sorade.check import Proposal, Verdict, allowed, parts_apart
from sorade.memory import Grade, Memory, Trial, due_if, fold, trials
from sorade.progress import OrderRecord, order_record
from sorade.prompt import by_stem
from sorade.reference.types import Character, Model

from ..desk import Desk, known_at
from ..parts import tree
from ..ports import Book
from ..sitting import Sitting, ink_of
from ..view.reveal import (
    AllowedGrade,
    ContrastOut,
    Fault,
    ModelOut,
    OrderOut,
    Outcome,
    PartOut,
    ProposalOut,
    QuestionOut,
    Reveal,
    RevealWord,
    Rival,
    SaidOut,
    SlipOut,
    StrokeOut,
)
from .ink import ink_out
from .judge import evidence, order_slips, propose_for
from .story import story_out
from .text import sentence_out
from .why import fix_out, unsure_out

DECIMALS = 3  # of a point in the unit square; a thousandth of the pad is finer than a pixel


def revealed(desk: Desk, sitting: Sitting, trial: Trial) -> Reveal:
    """All about an attempt that is stored, by what the log knew when it was made."""
    book, verdict = desk.book, desk.verdict(trial)
    facts, model = book.character(trial.char), _model(book, verdict)
    fault = fault_of(desk, trial, verdict, sitting.fitting(trial))
    earlier = known_at(desk.log.of(trial.char), trial)
    before = fold(earlier, desk.weights)
    asks = trial.scored and fault is None
    decided = outcome(desk, trial, before, asks=asks)
    fix = fix_out(desk.findings(trial.study_day).named.get(trial.char))
    return Reveal(
        attempt=trial.id,
        prompt=trial.attempt.prompt,
        purpose=trial.attempt.purpose,
        char=trial.char,
        variant=verdict.variant,
        keyword=desk.keywords.get(trial.char, ""),
        meanings=desk.meanings(facts),
        on=facts.on,
        kun=by_stem(facts.kun),
        words=words_out(facts),
        sentence=sentence_out(facts.sentence),
        story=story_out(book, trial.char, earlier),
        parts=tree(desk, book.models(trial.char)[0], trial.study_day),
        model=model_out(model),
        ink=ink_out(ink_of(trial)),
        matches=verdict.matches,
        reversed=tuple(sorted(verdict.reversed)),
        slips=slips_out(verdict),
        right=verdict.right,
        question=question_out(desk, trial, verdict, before) if asks else None,
        other=verdict.other,
        contrast=ContrastOut(**asdict(verdict.contrast)) if verdict.contrast else None,
        rival=rival_out(desk, verdict, model, fix.rival if fix and fix.parts else None),
        confidence=verdict.confidence,
        sentences=tuple(SaidOut(text=words.say(one.code), strokes=one.strokes, ink=one.ink) for one in verdict.said),
        scored=trial.scored,
        proposal=decided.proposal,
        allowed=decided.allowed,
        prompt_at_fault=fault,
        graded=trial.grade,
        order=order_out(order_record(trials(earlier), order_slips(verdict, trial))),
        fix=fix,
        unsure=unsure_out(desk, trial.char, earlier, trial.study_day),
    )


def _model(book: Book, verdict: Verdict) -> Model:
    """The model that the ink was held against; the main one, where the book has that no more."""
    models = book.models(verdict.char)
    return next((model for model in models if model.variant == verdict.variant), models[0])


def fault_of(desk: Desk, trial: Trial, verdict: Verdict, word: str | None) -> Fault | None:
    """Where another kanji was written that fits the prompt, in that `word`: how it differs from the one asked for."""
    if word is None or verdict.other is None:
        return None
    asked, wrote = (desk.meanings(desk.book.character(char)) for char in (trial.char, verdict.other))
    differs = (
        f"{verdict.other} ({', '.join(wrote[:2])}) fits too: {word}. "
        f"Asked for was {trial.char} ({', '.join(asked[:2])})."
    )
    return Fault(wrote=verdict.other, differs=differs)


def outcome(desk: Desk, trial: Trial, before: Memory | None, answer: bool | None = None, *, asks: bool) -> Outcome:
    """What is proposed after that answer to the check's question and, where a grade is asked, what may be given."""
    proposal = propose_for(desk, trial, answer)
    return Outcome(
        proposal=ProposalOut(grade=proposal.grade, reason=words.say(proposal.reason)),
        allowed=choices(desk, trial, proposal, before) if asks else (),
    )


def question_out(desk: Desk, trial: Trial, verdict: Verdict, before: Memory | None) -> QuestionOut | None:
    """What the check asks, with what each answer leads to."""
    if verdict.question is None:
        return None
    yes, no = (outcome(desk, trial, before, answer, asks=True) for answer in (True, False))
    asked = verdict.question
    return QuestionOut(text=words.say(asked.code), strokes=asked.strokes, ink=asked.ink, yes=yes, no=no)


def slips_out(verdict: Verdict) -> tuple[SlipOut, ...]:
    """The slips as they are drawn and said."""
    return tuple(
        SlipOut(
            kind=slip.kind,
            stroke=slip.stroke,
            ink=slip.ink,
            part=slip.part,
            text=words.say(slip.code),
            against=slip.against,
            rule=slip.rule,
        )
        for slip in verdict.slips
    )


def words_out(facts: Character) -> tuple[RevealWord, ...]:
    """The words that it is met in."""
    return tuple(
        RevealWord(text=word.text, reading=word.reading, gloss=word.gloss, official=word.official)
        for word in facts.words
    )


def rival_out(desk: Desk, verdict: Verdict, model: Model, before: str | None) -> Rival | None:
    """The kanji to tell from the model's: the one that was written instead, else the one that was written `before`;
    None where there is none that has a model of its own."""
    book = desk.book
    written = verdict.other is not None and verdict.other in book.taught
    char = verdict.other if written else before
    if char is None or char not in book.taught:
        return None
    other, contrast = book.models(char)[0], verdict.contrast if written else None
    here: tuple[int, ...] = ()
    there: tuple[int, ...] = ()
    if contrast and contrast.there:
        here, there = (contrast.one, contrast.other), contrast.there
    elif apart := parts_apart(model.root, other.root):
        here, there = apart[0].strokes, apart[1].strokes
    return Rival(
        char=other.char,
        meaning=desk.meaning(book.character(other.char)),
        model=model_out(other),
        here=here,
        there=there,
    )


def order_out(record: OrderRecord) -> OrderOut:
    return OrderOut(right=record.right, of=record.of)


def choices(desk: Desk, trial: Trial, proposal: Proposal, before: Memory | None) -> tuple[AllowedGrade, ...]:
    """The grades that may be given, each with the days it brings; `before` is the memory without this attempt."""
    retention = desk.chosen.retention / 100
    return tuple(
        AllowedGrade(
            grade=Grade(grade),
            needs=needs,
            days=due_if(before, Grade(grade), trial.study_day, trial.aided, retention=retention, weights=desk.weights),
        )
        for grade, needs in allowed(proposal, evidence(trial, 0)).items()
    )


def model_out(model: Model) -> ModelOut:
    """The model's strokes and its named parts, outer before inner."""
    smallest: dict[int, str] = {}
    parts = []
    for part in model.root.walk():
        if part is not model.root and part.element:
            smallest |= dict.fromkeys(part.strokes, part.element)
            parts.append(
                PartOut(
                    element=part.element,
                    position=part.position,
                    name=part.name,
                    strokes=part.strokes,
                )
            )
    strokes = tuple(
        StrokeOut(
            path=stroke.path,
            type=stroke.type,
            part=smallest.get(number),
            points=tuple((round(x, DECIMALS), round(y, DECIMALS)) for x, y in stroke.points),
        )
        for number, stroke in enumerate(model.strokes)
    )
    return ModelOut(strokes=strokes, parts=tuple(parts))
