"""What it all adds up to: the week, whether the chances hold, and what became of overruling the check."""

from __future__ import annotations

from .language import _, number, plural


def apart(kind: str, asked: int, by_heart: int) -> str:
    """What was asked that is not of the joyo list: `kind` is beyond, hiragana or katakana."""
    named = {"beyond": _("kanji beyond the joyo list")}.get(kind, kind)
    return _("Counted apart: {asked} {named}, {by_heart} of them by heart.").format(
        asked=number(asked), named=named, by_heart=number(by_heart)
    )


def week_none() -> str:
    return _("You haven't written anything yet. Your first session is the start.")


def week_away() -> str:
    return _("You haven't written in the last seven days. Nothing is lost: a session still fits your minutes.")


def week(days: int, kanji: int, minutes: int, right: int) -> str:
    said = _(
        "In the last seven days you practised on {days} and wrote {kanji} kanji in {minutes}, "
        "{right} of them right first time."
    )
    return said.format(
        days=plural("{count} day", "{count} days", days),
        kanji=number(kanji),
        minutes=_minutes(minutes),
        right=number(right),
    )


def week_same(percent: int) -> str:
    return _("That's {share}%, the same as the week before.").format(share=percent)


def week_up(percent: int, before: int) -> str:
    return _("That's {share}%, up from {before}% the week before.").format(share=percent, before=before)


def week_down(percent: int, before: int) -> str:
    return _("That's {share}%, down from {before}% the week before.").format(share=percent, before=before)


def chances_young(answers: int, needed: int) -> str:
    said = _("Too early to say: it takes {needed} answers with a similar chance, and you've given {count}.")
    return said.format(needed=needed, count=answers)


def chances(answers: int, said: int, was: int, low: int, high: int) -> str:
    found = _(
        "sorade gave {count} answers a {said}% chance, and {was}% were right "
        "(the true share is probably {low}% to {high}%)."
    )
    return found.format(count=number(answers), said=said, was=was, low=low, high=high)


def overruled_unproved(way: str, times: int) -> str:
    return f"{_did(way, times)} {_('None of these kanji has come up again yet.')}"


def overruled_few(way: str, times: int, backed: int, proved: int) -> str:
    return f"{_did(way, times)} {_backed(backed, proved)}{_(': too few to judge.')}"


def overruled(way: str, times: int, backed: int, proved: int, percent: int) -> str:
    right = _(": {share}% were right.").format(share=percent)
    return f"{_did(way, times)} {_backed(backed, proved)}{right}"


def overruled_beside(*, way: str, times: int, backed: int, proved: int, percent: int, beside: int) -> str:
    right = _(": {share}% were right, against {beside}% after a pass you left as proposed.")
    return f"{_did(way, times)} {_backed(backed, proved)}{right.format(share=percent, beside=beside)}"


def _did(way: str, times: int) -> str:
    if way == "wrong":
        return plural("You said the check was wrong once.", "You said the check was wrong {count} times.", times)
    if way == "up":
        return plural("You raised the proposed grade once.", "You raised the proposed grade {count} times.", times)
    return plural("You lowered the proposed grade once.", "You lowered the proposed grade {count} times.", times)


def _backed(backed: int, proved: int) -> str:
    return plural(
        "The next answer on a later day backed you in {backed} case of {count}",
        "The next answer on a later day backed you in {backed} of {count} cases",
        proved,
        backed=number(backed),
    )


def _minutes(minutes: int) -> str:
    return plural("{count} minute", "{count} minutes", minutes)


SENTENCES = (
    *(week_none, week_away, week, week_same, week_up, week_down, chances_young, chances),
    *(overruled_unproved, overruled_few, overruled, overruled_beside),
)


def can_write(figure: str) -> str:
    return _("You can write: {figure}.").format(figure=figure)


def can_read(figure: str) -> str:
    return _("You can read: {figure}.").format(figure=figure)


def too_early() -> str:
    return _("too early to say")


def about(likely: int, of: int, low: int, high: int) -> str:
    said = _("about {likely} of {of}, probably {low} to {high}")
    return said.format(likely=number(likely), of=number(of), low=number(low), high=number(high))


def drawn_at_random(right: int, asked: int, low: int, high: int, enough: bool) -> str:
    found = _("Drawn at random, one a day: {right} of the last {asked} were right").format(right=right, asked=asked)
    alone = _("; going by these alone you can write {low} to {high}").format(low=number(low), high=number(high))
    return f"{found}{alone if enough else ''}."


def gap_head() -> tuple[str, str, str]:
    """The columns of the gap: how many kanji, what is read, what is written."""
    return _("kanji"), _("you read"), _("you can write")


def not_checked() -> str:
    return _("not checked")


def span(likely: int, low: int, high: int) -> str:
    said = _("{likely} ({low} to {high})")
    return said.format(likely=number(likely), low=number(low), high=number(high))


def ahead(due: int, minutes: int) -> str:
    """The next 30 days."""
    if not due:
        return _("The next 30 days: nothing comes back.")
    back = plural("{count} kanji comes back", "{count} kanji come back", due)
    return _("The next 30 days: {back}, about {minutes}.").format(back=back, minutes=_minutes(max(1, minutes)))


def calibration(words: str) -> str:
    return _("Calibration: {words}").format(words=words)


def not_overruled() -> str:
    return _("You haven't overruled the check yet.")


def order_slips(answers: int) -> str:
    return plural(
        "Stroke order slips, from {count} answer (in the last 30 days):",
        "Stroke order slips, from {count} answers (in the last 30 days):",
        answers,
    )
