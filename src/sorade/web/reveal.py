"""The reveal of one attempt: ink and model, what slipped, what is proposed and what may be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sorade import words
from sorade.check import Proposal, Verdict, allowed, parts_apart
from sorade.ink import Ink
from sorade.memory import Grade, Memory, Trial, Weights, due_if
from sorade.progress import OrderRecord
from sorade.prompt import bracketed
from sorade.reference import Book, Model

from .grading import evidence
from .schema.diagnosis import FixOut, UnsureOut
from .schema.ink import InkColumns
from .schema.part import PartNode
from .schema.reveal import (
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
from .schema.story import StoryOut
from .sitting import ink_of
from .text import sentence_out

DECIMALS = 3  # of a point in the unit square; a thousandth of the pad is finer than a pixel


def reveal(
    book: Book,
    trial: Trial,
    verdict: Verdict,
    *,
    proposals: Mapping[bool | None, Proposal],
    before: Memory | None,
    fault: Fault | None,
    story: StoryOut,
    parts: list[PartNode],
    record: OrderRecord,
    fix: FixOut | None,
    unsure: UnsureOut | None,
    retention: float,
    weights: Weights,
) -> Reveal:
    """The reveal. `proposals` are by the answer to the verdict's question; `before` is the memory without this attempt;
    `fault` is set where the prompt fitted what was written; `record` is how the order went lately, this attempt
    included; `fix` is why it slipped before, if that is known, `unsure` what is known where it is not; `retention` is
    the learner's target, `weights` the parameters in force."""
    asks = trial.scored and fault is None

    def outcome(answer: bool | None) -> Outcome:
        proposal = proposals[answer]
        return Outcome(
            proposal=ProposalOut(grade=proposal.grade, reason=words.say(proposal.reason)),
            allowed=choices(trial, proposal, before, retention, weights) if asks else [],
        )

    decided = outcome(None)
    facts = book.character(trial.char)
    model = next((one for one in book.models(trial.char) if one.variant == verdict.variant), book.models(trial.char)[0])
    return Reveal(
        attempt=trial.id,
        prompt=trial.attempt.prompt,
        purpose=trial.attempt.purpose,
        char=trial.char,
        variant=verdict.variant,
        meanings=list(facts.meanings),
        on=list(facts.on),
        kun=[bracketed(reading) for reading in facts.kun],
        words=[RevealWord(text=word.text, reading=word.reading, gloss=word.gloss) for word in facts.words],
        sentence=sentence_out(facts.sentence),
        story=story,
        parts=parts,
        model=model_out(book, model),
        ink=ink_out(ink_of(trial)),
        matches=[list(strokes) for strokes in verdict.matches],
        reversed=sorted(verdict.reversed),
        slips=[
            SlipOut(
                kind=slip.kind,
                stroke=slip.stroke,
                ink=list(slip.ink),
                part=slip.part,
                text=words.say(slip.code),
                against=slip.against,
                rule=slip.rule,
            )
            for slip in verdict.slips
        ],
        right=verdict.right,
        question=QuestionOut(
            text=words.say(verdict.question.code),
            strokes=list(verdict.question.strokes),
            ink=list(verdict.question.ink),
            yes=outcome(True),
            no=outcome(False),
        )
        if verdict.question and asks
        else None,
        other=verdict.other,
        contrast=ContrastOut(**asdict(verdict.contrast)) if verdict.contrast else None,
        rival=rival_out(book, verdict, model, fix.rival if fix and fix.parts else None),
        confidence=verdict.confidence,
        sentences=[
            SaidOut(text=words.say(one.code), strokes=list(one.strokes), ink=list(one.ink)) for one in verdict.said
        ],
        scored=trial.scored,
        proposal=decided.proposal,
        allowed=decided.allowed,
        prompt_at_fault=fault,
        graded=trial.grade,
        order=order_out(record),
        fix=fix,
        unsure=unsure,
    )


def rival_out(book: Book, verdict: Verdict, model: Model, before: str | None) -> Rival | None:
    """The kanji to tell from the model's: the one that was written instead, else the one that was written `before`;
    None where there is none that has a model of its own."""
    written = verdict.other is not None and verdict.other in book.characters()
    char = verdict.other if written else before
    if char is None or char not in book.characters():
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
        meaning=next(iter(book.character(other.char).meanings), ""),
        model=model_out(book, other),
        here=list(here),
        there=list(there),
    )


def order_out(record: OrderRecord) -> OrderOut:
    return OrderOut(right=record.right, of=record.of)


def choices(
    trial: Trial, proposal: Proposal, before: Memory | None, retention: float, weights: Weights
) -> list[AllowedGrade]:
    """The grades that may be given, each with the days it brings."""
    return [
        AllowedGrade(
            grade=grade,
            needs=needs,
            days=due_if(before, Grade(grade), trial.study_day, trial.aided, retention=retention, weights=weights),
        )
        for grade, needs in allowed(proposal, evidence(trial, 0)).items()
    ]


def model_out(book: Book, model: Model) -> ModelOut:
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
                    name=book.part_name(part.element, part.position),
                    strokes=list(part.strokes),
                )
            )
    strokes = [
        StrokeOut(
            path=stroke.path,
            type=stroke.type,
            part=smallest.get(number),
            points=[(round(x, DECIMALS), round(y, DECIMALS)) for x, y in stroke.points],
        )
        for number, stroke in enumerate(model.strokes)
    ]
    return ModelOut(strokes=strokes, parts=parts)


def ink_out(ink: Ink) -> InkColumns | None:
    """The ink in columns, as it was sent; None where there is none."""
    if not ink.strokes:
        return None
    width, height = ink.size or (1.0, 1.0)
    return InkColumns.model_construct(  # it was checked when it came
        x=[[x for x, _ in stroke.points] for stroke in ink.strokes],
        y=[[y for _, y in stroke.points] for stroke in ink.strokes],
        t=[list(stroke.times) for stroke in ink.strokes],
        p=[list(stroke.pressures) for stroke in ink.strokes]
        if all(stroke.pressures for stroke in ink.strokes)
        else None,
        pointer=ink.pointer,
        width=width,
        height=height,
    )
