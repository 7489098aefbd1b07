"""Another language is one catalogue, and reaches every word."""

from __future__ import annotations

from gettext import NullTranslations

from sorade.code import code
from sorade.words import cause_name, day, hint, rule_name, say, speaking


class Marked(NullTranslations):
    """A catalogue that says everything in brackets, by one plural form for all numbers."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        del msgid1
        return f"[{n}: {msgid2}]"


PART = code("part", element="目", place="", number=0, inside="")
NEARLY = code("nearly", slip=code("missing", what=code("stroke_of", kind="bar", place="top", number=0, part=PART)))


def test_a_catalogue_reaches_every_word() -> None:
    with speaking(Marked()):
        assert say(NEARLY) == "[Nearly: [[[the [top] [bar]] of 目] is missing].]"
        assert say(code("all_right", strokes=3)) == "[3: All 3 strokes are right.]"
        assert day("2026-11-23") == "[23 November]"
        assert cause_name("crammed") == "[Crammed once]"
        assert rule_name("top-first") == "[Top before bottom]"
        assert hint.no_parts() == "[It has no parts: it is one shape of its own.]"
    assert say(NEARLY) == "Nearly: the top bar of 目 is missing."
