"""Placement: rounds of kanji chosen by the answers so far, and a result that is kept."""

from __future__ import annotations

from uuid import UUID, uuid5

from sorade import store
from sorade.check import Grade
from sorade.errors import Clash, Refused
from sorade.memory import Event, Placed, Session, trials
from sorade.session import ABILITY_MODEL, PLACEMENT_LEAST, Ability, Ask, next_round

from .ability import easy, hardness
from .desk import Desk
from .laid import laid_out
from .schema.placement import FirstPlan, PlacedOut, Placements, RoundIn

NAME = "result"  # of the event that keeps a run's result, under the run's own id


def placements(desk: Desk) -> Placements:
    """All that were made, and whether another can be."""
    readable, askable = reach(desk)
    done = [placed_out(event) for event in reversed(store.placements(desk.learner))]
    plan = first_plan(desk, askable) if done else None
    return Placements(results=done, plan=plan, readable=len(readable), askable=len(askable), needed=PLACEMENT_LEAST)


def first_plan(desk: Desk, askable: frozenset[str]) -> FirstPlan:
    """What the answers so far make of what the learner reads."""
    missed = sum(memory.last_grade == Grade.AGAIN for memory in desk.memories)
    sure = len(askable & (easy(desk.memories) or frozenset()))
    return FirstPlan(missed=missed, ahead=len(askable) - sure, sure=sure)


def reach(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The kanji that the learner reads, and those of them that were never asked."""
    return desk.readable, desk.readable - {memory.char for memory in desk.memories}


def next_of(desk: Desk, wanted: RoundIn) -> Event:
    """The next round of a placement, or its result; either is stored. Raises Refused where none can be made."""
    run = wanted.run or wanted.id
    result = uuid5(run, NAME)
    if known := store.event(desk.learner, result) or store.event(desk.learner, wanted.id):
        if isinstance(known.body, Session | Placed):
            return known
        raise Clash(f"The id {wanted.id} already stands for something else.")
    answers = answered(desk, run)
    readable, askable = reach(desk)
    if not answers and len(askable) < PLACEMENT_LEAST:
        raise Refused(
            "Nearly all that you read was asked already, so there is nothing to place: your figure is on the home page."
        )
    hard = {char: hardness()[char] for char in askable | answers.keys()}
    chars = next_round(answers, hard, str(run))
    if chars:
        made = laid_out(desk, wanted, [Ask(char, "placement") for char in chars], run)
    else:
        ability = Ability.of((hardness()[char], right) for char, right in answers.items())
        rest = [hardness()[char] for char in askable]
        memories = [memory for memory in desk.memories if memory.char in readable]
        found = ability.writable(rest, [float(memory.began) for memory in memories])
        body = Placed(run, len(answers), found.asked_of, found.low, found.likely, found.high, ABILITY_MODEL)
        day = desk.day(wanted.at, wanted.offset)
        made = Event(result, wanted.device, wanted.at, wanted.offset, day, None, body)
    store.append(desk.learner, [made])
    return made


def answered(desk: Desk, run: UUID) -> dict[str, bool]:
    """The kanji asked in a placement that were graded, and whether each was right."""
    return {
        trial.char: trial.grade is not Grade.AGAIN
        for trial in trials(store.rounds(desk.learner, run))
        if trial.grade is not None
    }


def placed_out(event: Event) -> PlacedOut:
    """A result. Raises ValueError for any other event."""
    match event.body:
        case Placed(run, asked, readable, low, likely, high):
            return PlacedOut(
                run=run, study_day=event.study_day, asked=asked, readable=readable, low=low, likely=likely, high=high
            )
    raise ValueError(f"{event.id} is no result of a placement")
