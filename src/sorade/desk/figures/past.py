"""Looking back over the whole log: figures over time, calibration, overrulings, slips of order, ink then and now."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice, pairwise

from sorade import words
from sorade.ink import kept
from sorade.memory import Trial, trials
from sorade.progress import (
    CHANCE_EDGES,
    Order,
    Share,
    calibration,
    judged_words,
    kept_word,
    order_slips,
    over_time,
    overruled,
)

from ..barred import barred
from ..command import InkWanted, Moment
from ..desk import Desk
from ..facts import facts_of
from ..loop.ink import ink_out
from ..view.progress import (
    BinOut,
    CalibrationOut,
    InkPair,
    InkPairs,
    InkThen,
    OrderSlipsOut,
    OverruledOut,
    PastOut,
    ShareOut,
    SlippedOut,
)
from .ability import hardness

DECIMALS = 4  # of a share
PAIRS = 4  # kanji whose ink is shown then and now; more is an album


def past(desk: Desk, now: Moment) -> PastOut:
    """All that is told on a study day but for the ink."""
    day, pasts = desk.day(now), desk.kept.pasts()
    found, ways = calibration(pasts), overruled(pasts)
    return PastOut(
        study_day=day,
        over_time=tuple(over_time(pasts, day, desk.reading_events, desk.readable_by, hardness(desk.book))),
        calibration=CalibrationOut(
            words=words.say(kept_word(found)),
            fitted=desk.params.study_day if desk.params else None,
            bins=tuple(
                BinOut(least=least, most=most, **asdict(share_out(one)))
                for one, (least, most) in zip(found.bins, pairwise(CHANCE_EDGES), strict=True)
            ),
            whole=share_out(found.whole),
            audits=share_out(found.audits),
        ),
        overruled=tuple(OverruledOut(enough=one.enough, **asdict(one)) for one in ways),
        judged=tuple(map(words.say, judged_words(ways))),
        order=order_out(order_slips(pasts, day)),
    )


def share_out(one: Share) -> ShareOut:
    said, low, high = (round(chance, DECIMALS) for chance in (one.said, one.low, one.high))
    return ShareOut(count=one.count, right=one.right, said=said, low=low, high=high, enough=one.enough)


def order_out(found: Order) -> OrderSlipsOut:
    rules = tuple(
        SlippedOut(key=one.rule, name=words.rule_name(one.rule), answers=one.answers, lately=one.lately)
        for one in found.rules
    )
    return OrderSlipsOut(answers=found.answers, lately=found.lately, rules=rules)


def ink_pairs(desk: Desk, wanted: InkWanted) -> InkPairs:
    """The first and the latest ink of the kanji with most time between, or of one kanji; nothing for one that is asked
    today, or that has such a kanji as a part, as if it never was written. Raises NotFound."""
    if wanted.char is not None:
        facts_of(desk.book, wanted.char)
    reaches = [one for one in desk.log.reaches() if wanted.char in {None, one.char}]
    hidden = barred(desk, (one.char for one in reaches), desk.day(wanted))
    by_width = sorted(reaches, key=lambda one: (one.first - one.latest, one.char))
    widest = list(islice((one for one in by_width if one.char not in hidden), PAIRS))
    inks = {(trial.char, trial.at): trial for trial in trials(desk.log.inks(widest))}
    pairs = []
    for one in widest:
        ends = (inks.get((one.char, at)) for at in (one.first, one.latest))  # none where it was taken back
        first, latest = (end and _then(end) for end in ends)
        if first and latest:
            meaning = desk.meaning(desk.book.character(one.char), asks=True)
            pairs.append(InkPair(char=one.char, meaning=meaning, first=first, latest=latest))
    return InkPairs(pairs=tuple(pairs))


def _then(trial: Trial) -> InkThen | None:
    ink = ink_out(kept(trial.attempt.ink))
    if ink is None:
        return None
    return InkThen(study_day=trial.study_day, grade=trial.grade, ink=ink)
