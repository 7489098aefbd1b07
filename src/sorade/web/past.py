"""Looking back over the whole log: figures over time, calibration, overrulings, slips of order, ink then and now."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import islice, pairwise
from typing import Literal, cast

from sorade import store, words
from sorade.ink import decode
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

from .ability import hardness
from .desk import Desk
from .drill import asked, parts_of
from .reveal import ink_out
from .schema.home import ReadableOut, WritableOut
from .schema.progress import (
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
    ThenOut,
)

DECIMALS = 4  # of a share
PAIRS = 4  # kanji whose ink is shown then and now; more is an album


def past(desk: Desk, day: date) -> PastOut:
    """All that is told on a study day but for the ink."""
    pasts = store.pasts(desk.learner)
    found, ways = calibration(pasts), overruled(pasts)
    return PastOut(
        study_day=day,
        over_time=[
            ThenOut(
                study_day=then.study_day,
                writable=WritableOut(**asdict(then.writable)),
                readable=ReadableOut(**asdict(then.readable)),
            )
            for then in over_time(pasts, day, desk.reading_events, desk.readable_by, hardness())
        ],
        calibration=CalibrationOut(
            words=words.say(kept_word(found)),
            fitted=desk.params.study_day if desk.params else None,
            bins=[
                BinOut(least=least, most=most, **share_out(one).model_dump())
                for one, (least, most) in zip(found.bins, pairwise(CHANCE_EDGES), strict=True)
            ],
            whole=share_out(found.whole),
            audits=share_out(found.audits),
        ),
        overruled=[OverruledOut(enough=one.enough, **asdict(one)) for one in ways],
        judged=[words.say(one) for one in judged_words(ways)],
        order=order_out(order_slips(pasts, day)),
    )


def share_out(one: Share) -> ShareOut:
    said, low, high = (round(chance, DECIMALS) for chance in (one.said, one.low, one.high))
    return ShareOut(count=one.count, right=one.right, said=said, low=low, high=high, enough=one.enough)


def order_out(found: Order) -> OrderSlipsOut:
    rules = [
        SlippedOut(key=one.rule, name=words.rule_name(one.rule), answers=one.answers, lately=one.lately)
        for one in found.rules
    ]
    return OrderSlipsOut(answers=found.answers, lately=found.lately, rules=rules)


def ink_pairs(desk: Desk, day: date, char: str | None) -> InkPairs:
    """The first and the latest ink of the kanji with most time between, or of one kanji; nothing for one that is asked
    today, or that has such a kanji as a part, as if it never was written."""
    today = asked(desk, day)
    spans = [span for span in store.ink_spans(desk.learner) if char in {None, span.char} and span.char not in today]
    by_width = sorted(spans, key=lambda span: (span.first - span.latest, span.char))
    widest = list(islice((span for span in by_width if not parts_of(span.char) & today), PAIRS))
    inks = {(trial.char, trial.at): trial for trial in trials(store.inks_at(desk.learner, widest))}
    pairs = []
    for span in widest:
        first, latest = _then(inks[span.char, span.first]), _then(inks[span.char, span.latest])
        if first and latest:
            meaning = next(iter(desk.book.character(span.char).meanings), "")
            pairs.append(InkPair(char=span.char, meaning=meaning, first=first, latest=latest))
    return InkPairs(pairs=pairs)


def _then(trial: Trial) -> InkThen | None:
    ink = ink_out(decode(trial.attempt.ink))
    if ink is None:
        return None
    grade = None if trial.grade is None else cast("Literal[1, 2, 3, 4]", int(trial.grade))
    return InkThen(study_day=trial.study_day, grade=grade, ink=ink)
