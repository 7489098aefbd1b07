"""The language of the moment, and how a sentence is put into it: GNU gettext, as the standard library has it.

The English sentence is the key. A catalogue comes in as an object, so that nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

ENGLISH = NullTranslations()
_LANGUAGE: ContextVar[NullTranslations] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(catalogue: NullTranslations) -> Iterator[None]:
    """Within the block all words are those of the catalogue; outside of one they are English."""
    token = _LANGUAGE.set(catalogue)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def _(sentence: str) -> str:
    """The sentence in the language of the moment."""
    return _LANGUAGE.get().gettext(sentence)


def plural(one: str, many: str, count: int, **others: str | int) -> str:
    """The same of a sentence that goes by a number, with that and the `others` filled in."""
    return _LANGUAGE.get().ngettext(one, many, count).format(count=number(count), **others)


def number(count: int) -> str:
    """1,234."""
    return f"{count:,}"


def listed(names: Sequence[str]) -> str:
    """a; a and b; a, b and c."""
    if len(names) == 1:
        return names[0]
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def sentence(clause: str) -> str:
    """The clause as a sentence: its first letter large, a full stop at its end."""
    return f"{clause[:1].upper()}{clause[1:]}."


def lowered(sentence: str) -> str:
    """What begins a sentence, in the middle of one."""
    return f"{sentence[:1].lower()}{sentence[1:]}"
