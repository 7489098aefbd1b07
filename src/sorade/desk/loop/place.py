"""Placement: rounds of kanji chosen by the answers so far, and a result that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from sorade.check import Grade
from sorade.errors import Clash, Refused
from sorade.memory import Event, Placed, Session, trials
from sorade.session import ABILITY_MODEL, PLACEMENT_LEAST, Ability, Ask, next_round

from ..command import RoundIn
from ..desk import Desk
from ..figures.ability import easy, hardness
from ..view.placement import FirstPlan, PlacedOut, Placements, RoundOut
from .begin import laid_out, session_out

NAME = "result"  # of the event that keeps a run's result, under the run's own id


def placements(desk: Desk) -> Placements:
    """All that were made, and whether another can be."""
    readable, askable = reach(desk)
    done = tuple(placed_out(event) for event in reversed(desk.placements))
    plan = first_plan(desk, askable) if done else None
    return Placements(results=done, plan=plan, readable=len(readable), askable=len(askable), needed=PLACEMENT_LEAST)


def first_plan(desk: Desk, askable: frozenset[str]) -> FirstPlan:
    """What the answers so far make of what the learner reads."""
    missed = sum(memory.last_grade == Grade.AGAIN for memory in desk.memories)
    sure = len(askable & (easy(desk.book, desk.memories) or frozenset()))
    return FirstPlan(missed=missed, ahead=len(askable) - sure, sure=sure)


def reach(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The kanji that the learner reads, and those of them that were never asked."""
    return desk.readable, desk.readable - {memory.char for memory in desk.memories}


def next_round_of(desk: Desk, wanted: RoundIn) -> RoundOut:
    """The next round of a placement, chosen by the answers so far; or its result, once it tells enough. Either is kept.
    Raises Refused where none can be made, and Clash."""
    with desk.log.writing():
        event = next_of(desk, wanted)
    run = wanted.run or wanted.id
    if isinstance(event.body, Placed):
        return RoundOut(run=run, session=None, result=placed_out(event))
    after = desk.anew()
    return RoundOut(run=run, session=session_out(after, after.sitting(event.id)), result=None)


def next_of(desk: Desk, wanted: RoundIn) -> Event:
    """The event of the next round, or of the result, which is kept now or was before."""
    run = wanted.run or wanted.id
    result = uuid5(run, NAME)
    there = desk.log.events([result, wanted.id])
    if known := there.get(result) or there.get(wanted.id):
        if isinstance(known.body, Session | Placed):
            return known
        raise Clash(f"The id {wanted.id} is already taken by another event. Nothing was stored.")
    answers = answered(desk, run)
    readable, askable = reach(desk)
    if not answers and len(askable) < PLACEMENT_LEAST:
        raise Refused(
            "You have been asked nearly everything you read, so there is nothing to place: "
            "your figure is on the home page."
        )
    hard = {char: hardness(desk.book)[char] for char in askable | answers.keys()}
    chars = next_round(answers, hard, str(run))
    if chars:
        made = laid_out(desk, wanted, [Ask(char, "placement") for char in chars], run)
    else:
        body = placed(desk, answers, readable, askable, run)
        made = Event(result, wanted.device, desk.next(wanted), wanted.offset, desk.day(wanted), None, body)
    return desk.log.append([made])[0].event


def placed(
    desk: Desk, answers: Mapping[str, bool], readable: frozenset[str], askable: frozenset[str], run: UUID
) -> Placed:
    """The result that the answers make."""
    hard = hardness(desk.book)
    ability = Ability.of((hard[char], right) for char, right in answers.items())
    memories = [memory for memory in desk.memories if memory.char in readable]
    found = ability.writable([hard[char] for char in askable], [float(memory.began) for memory in memories])
    return Placed(run, len(answers), found.asked_of, found.low, found.likely, found.high, ABILITY_MODEL)


def answered(desk: Desk, run: UUID) -> dict[str, bool]:
    """The kanji asked in a placement that were graded, and whether each was right."""
    return {
        trial.char: trial.grade is not Grade.AGAIN for trial in trials(rounds(desk, run)) if trial.grade is not None
    }


def rounds(desk: Desk, run: UUID) -> tuple[Event, ...]:
    """All events of the rounds of a placement."""
    planned = desk.log.select("session", purposes=("placement",))
    ids = [event.id for event in planned if isinstance(event.body, Session) and event.body.run == run]
    return desk.log.session(*ids) if ids else ()


def placed_out(event: Event) -> PlacedOut:
    """A result. Raises ValueError for any other event."""
    match event.body:
        case Placed(run, asked, readable, low, likely, high):
            return PlacedOut(
                run=run, study_day=event.study_day, asked=asked, readable=readable, low=low, likely=likely, high=high
            )
    raise ValueError(f"{event.id} isn't the result of a placement")
