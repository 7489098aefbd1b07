"""Any code as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sorade.code import Code

from . import diagnosis, grade, progress, verdict
from .language import _, sentence
from .slip import CLAUSES, clause

SENTENCES: Mapping[str, Callable[..., str]] = {
    said.__name__: said for subject in (verdict, grade, diagnosis, progress) for said in subject.SENTENCES
}


def say(code: Code) -> str:
    """The sentence for a code of the core. Raises KeyError for a name that has none, TypeError where the parameters
    are not those of that name: neither happens with what this version's core gives."""
    if code.name in CLAUSES:
        return sentence(clause(code))
    return SENTENCES[code.name](**dict(code.values))


def recorded(kept: Code | str) -> str:
    """What the log holds. A sentence of an old version is given as it was; a code that this version can't word, from a
    newer one, as that."""
    if isinstance(kept, str):
        return kept
    try:
        return say(kept)
    except (KeyError, TypeError, ValueError, AttributeError):
        return _("Recorded by another version of sorade.")
