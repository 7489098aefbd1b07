"""The verdict on an attempt, and what the check asks where it isn't sure."""

from __future__ import annotations

from sorade.code import Code

from .language import _, listed, plural
from .language import sentence as as_sentence
from .slip import clause
from .stroke import thing


def nothing_written() -> str:
    return _("Nothing was written.")


def all_right(strokes: int) -> str:
    return plural("The stroke is right.", "All {count} strokes are right.", strokes)


def all_there(strokes: int, slip: Code) -> str:
    there = plural("The stroke is there", "All {count} strokes are there", strokes)
    return _("{there}, but {slip}.").format(there=there, slip=clause(slip))


def few_found(found: int, strokes: int, char: str) -> str:
    if not found:
        return _("None of the strokes match {kanji}.").format(kanji=char)
    match = plural("{count} matches", "{count} match", found)
    return _("Of the {strokes} strokes of {kanji}, {match}.").format(strokes=strokes, kanji=char, match=match)


def nearly(slip: Code) -> str:
    return _("Nearly: {slip}.").format(slip=clause(slip))


def parts_right(parts: tuple[Code, ...], slip: Code) -> str:
    names = listed([thing(part) for part in parts])
    return as_sentence(
        plural(
            "{parts} is right, but {slip}",
            "{parts} are right, but {slip}",
            len(parts),
            parts=names,
            slip=clause(slip),
        )
    )


def other(char: str, other: str) -> str:
    return _("This is {other}, not {kanji}.").format(other=other, kanji=char)


def other_part(char: str, other: str, ours: str, theirs: str) -> str:
    said = _("This is {other}: it has {theirs} where {kanji} has {ours}.")
    return said.format(other=other, theirs=theirs, kanji=char, ours=ours)


def other_relation(char: str, other: str, relation: str, one: Code, two: Code) -> str:
    said = {
        "longer": _("This is {other}: in {kanji}, {one} is longer than {two}."),
        "crosses": _("This is {other}: in {kanji}, {one} crosses {two}."),
        "not_crosses": _("This is {other}: in {kanji}, {one} doesn't cross {two}."),
        "touches": _("This is {other}: in {kanji}, {one} touches {two}."),
        "not_touches": _("This is {other}: in {kanji}, {one} doesn't touch {two}."),
    }[relation]
    return said.format(other=other, kanji=char, one=thing(one), two=thing(two))


def your_hand(slip: Code) -> str:
    return _("{slip} Is that just your handwriting?").format(slip=as_sentence(clause(slip)))


def is_this(what: Code) -> str:
    return _("Is this {stroke}?").format(stroke=thing(what))


def which(char: str, other: str) -> str:
    return _("Did you mean {kanji}, not {other}?").format(kanji=char, other=other)


def meant(relation: str, one: Code, two: Code) -> str:
    said = {
        "longer": _("Is {one} meant to be longer than {two}?"),
        "crosses": _("Is {one} meant to cross {two}?"),
        "not_crosses": _("Is {one} meant to stop short of {two}?"),
        "touches": _("Is {one} meant to touch {two}?"),
        "not_touches": _("Is {one} meant to stay clear of {two}?"),
    }[relation]
    return said.format(one=thing(one), two=thing(two))


SENTENCES = (
    *(nothing_written, all_right, all_there, few_found, nearly, parts_right, other, other_part, other_relation),
    *(your_hand, is_this, which, meant),
)
