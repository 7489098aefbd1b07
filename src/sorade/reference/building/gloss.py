"""A word's meaning in short, and whether two meanings can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

GLOSS = 60  # characters of meaning that a prompt shows at most
ASIDE = 18  # characters of a remark in brackets that is kept; a longer one explains instead of naming
LONG_WINDED = re.compile(r"^(esp|usu|e\.g|i\.e|orig|lit|also|often|not|as opposed|incl|cf|when|used|see|formerly)\b")
SCIENTIFIC = re.compile(r"^[A-Z][a-z]+( [a-z]+)+\.?$|^[A-Z][a-z]+ spp?\.$")  # Diospyros kaki
CRUDE = re.compile(
    r"\b(sex|sexual\w*|sexy|penis|vagina\w*|vulva|semen|genitals?|prostitut\w*|brothel|rape|rapist|porn\w*|virgin(ity)?"
    r"|whores?|masturbat\w*|copulat\w*|intercourse|lewd\w*|lecher\w*|lascivious\w*|lust|lustful\w*|obscen\w*|incest"
    r"|shit|piss|arse|ass|bastard|pubic|castrat\w*|adulter\w*|mistress|concubine|suicid\w*|genocide|erection|excrement"
    r"|fart\w*|lunatic|crippled?|imbecile|idiot)\b",
    re.IGNORECASE,
)
"""What a learner needn't meet first: another word is taken where there is one."""
SMALL = """
a an the to of in on at by for from with without into onto upon up out off over under and or not no as be is are
being been do make making made get getting become becoming have having one's one ones oneself someone something
somebody person people thing things etc esp usu e.g i.e that which who this it its other another very more most
counter suffix prefix used ie eg per via than so such all any some
"""
EMPTY = frozenset(SMALL.split())
"""English words that two meanings may share without being the same."""


def short(glosses: Sequence[str]) -> str:
    """As many of the first three glosses as fit, said once each; empty where there is none."""
    said = [plain for gloss in glosses if (plain := _plain(gloss))] or list(glosses)
    first = next((each for each in said[:3] if len(each) <= GLOSS), said[0] if said else "")
    kept, heard = first, {_spelt(first)}
    for gloss in said[:3]:
        if _spelt(gloss) not in heard and len(kept) + len(gloss) + 2 <= GLOSS:
            kept += f"; {gloss}"
            heard.add(_spelt(gloss))
    return kept if len(kept) <= GLOSS else kept[: GLOSS - 1].rsplit(" ", 1)[0] + " …"


def _plain(gloss: str) -> str:
    """Without remarks in brackets that explain or classify; a bracket inside another goes with it."""
    out, depth, inside = "", 0, ""
    for char in gloss:
        if char == "(":
            depth += 1
        if depth:
            inside += char
        else:
            out += char
        if char == ")" and depth:
            depth -= 1
            if not depth:
                out += inside if _worth_it(inside[1:-1], out) else ""
                inside = ""
    return re.sub(r"\s+", " ", out).strip(" ,")


def _worth_it(remark: str, before: str) -> bool:
    return (
        len(remark) <= ASIDE
        and "(" not in remark
        and not LONG_WINDED.match(remark)
        and not SCIENTIFIC.match(remark)
        and not remark[:1].isdigit()
        and _spelt(remark) not in {_spelt(before), _spelt(before.strip().rpartition(" ")[2])}
    )


def _spelt(gloss: str) -> str:
    """The same for British and American spellings: skilful and skillful, centre and center."""
    folded = re.sub(r"\([^)]*\)", "", gloss.lower())
    folded = re.sub(r"[^a-z]", "", folded.replace("isa", "iza").replace("ise", "ize").replace("ising", "izing"))
    return re.sub(r"(.)\1", r"\1", folded.replace("our", "or").replace("re", "er").replace("ce", "se"))


def content(glosses: Iterable[str]) -> frozenset[str]:
    """The English words that carry the meaning, without their endings."""
    words = re.findall(r"[^\W\d_][\w'.]*", " ".join(glosses).lower().replace("-", " "))
    return frozenset(_stem(word.strip(".'")) for word in words if word.strip(".'") not in EMPTY)


def _stem(word: str) -> str:
    for ending in ("ing", "ness", "ed", "es", "s", "ly", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
