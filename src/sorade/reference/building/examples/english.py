"""Whether a translation says what a sentence says: the words of both, held against the dictionary's meanings."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STOP = frozenset(
    "a an the be am is are was were been being do does did done doing have has had having will would shall should can"
    " could may might must to of in on at by for from with as into about than that this these those it its i me my mine"
    " you your yours he him his she her hers we us our ours they them their theirs who whom whose which what when where"
    " why how and or but if so not no yes there here s t m re ll d ve let very too also just get got up out off over"
    " down all some any one ones oneself someone something esp etc e g usu used thing more most much many".split()
)
"""Words too common in any translation to prove anything."""

IRREGULAR = {
    form: base
    for base, forms in {
        "go": "went gone", "come": "came", "see": "saw seen", "say": "said", "tell": "told", "give": "gave given",
        "take": "took taken", "make": "made", "know": "knew known", "think": "thought", "buy": "bought",
        "bring": "brought", "teach": "taught", "catch": "caught", "fight": "fought", "seek": "sought", "find": "found",
        "feel": "felt", "leave": "left", "keep": "kept", "sleep": "slept asleep", "lose": "lost loss", "mean": "meant",
        "meet": "met", "send": "sent", "spend": "spent", "lend": "lent", "build": "built", "bend": "bent",
        "stand": "stood", "understand": "understood", "run": "ran", "begin": "began begun", "drink": "drank drunk",
        "sing": "sang sung song", "swim": "swam swum", "ring": "rang rung", "sink": "sank sunk", "speak": "spoke spoken",
        "break": "broke broken", "choose": "chose chosen choice", "freeze": "froze frozen", "steal": "stole stolen",
        "wake": "woke woken", "write": "wrote written", "ride": "rode ridden", "drive": "drove driven",
        "rise": "rose risen", "eat": "ate eaten", "fall": "fell fallen", "hold": "held", "grow": "grew grown growth",
        "blow": "blew blown", "fly": "flew flown flight", "draw": "drew drawn", "throw": "threw thrown",
        "show": "shown", "wear": "wore worn", "tear": "tore torn", "bear": "bore born borne birth", "swear": "sworn",
        "forget": "forgot forgotten", "hide": "hid hidden", "bite": "bit bitten", "sit": "sat", "win": "won",
        "hang": "hung", "shine": "shone", "strike": "struck", "dig": "dug", "stick": "stuck", "sell": "sold sale",
        "pay": "paid", "lay": "laid", "hear": "heard", "lead": "led", "feed": "fed", "read": "reading", "sweep": "swept",
        "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth", "mouse": "mice",
        "life": "lives live alive living", "person": "people", "good": "better best well", "bad": "worse worst badly",
        "deal": "dealt", "hurt": "hurting", "become": "became", "weigh": "weight", "long": "length", "strong": "strength",
        "high": "height", "deep": "depth", "warm": "warmth", "true": "truth", "die": "death dead dying", "shoot": "shot",
        "spread": "spreading", "bury": "burial", "believe": "belief", "prove": "proof", "succeed": "success",
    }.items()
    for form in forms.split()
}  # fmt: skip
ENDINGS = (
    "fulness ication ations ation ition ments ment iness ness ingly edly ings ying ing ies ied ier iest ily ity ful less able"
    " ible ous ive ion est ers er ors or ed es ly al s y e".split()
)
SHORTEST_STEM = 3


@cache
def stem(word: str) -> str:
    """An English word without its ending, so that its forms meet: studied, studies and study are stud."""
    base = IRREGULAR.get(word, word)
    while ending := next(
        (each for each in ENDINGS if base.endswith(each) and len(base) - len(each) >= SHORTEST_STEM), ""
    ):
        base = base.removesuffix(ending)
    base = base[:-1] if len(base) > SHORTEST_STEM and base[-1] == base[-2] else base
    return base[:-1] + "d" if base.endswith("ns") else base  # extension, extend


@cache
def stems(text: str) -> frozenset[str]:
    """The stems of all words that say something."""
    return frozenset(stem(word) for word in re.findall(r"[a-z]+", text.lower()) if word not in STOP)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one entry of JMdict means when it is read so. `common` where a tag says that people use it so."""

    entry: int
    reading: str
    common: bool
    stems: frozenset[str]


def meanings(path: Path) -> dict[str, tuple[Meaning, ...]]:
    """For every written form of JMdict, kana too, its meanings with their readings."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        told: defaultdict[int, set[str]] = defaultdict(set)
        senses = dict(database.execute("select ID, idseq from Sense"))
        for sense, gloss in database.execute("select sid, text from SenseGloss where lang = 'eng'"):
            told[senses[sense]] |= stems(gloss)
        texts: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for id_, entry, text in database.execute("select ID, idseq, text from Kanji order by ID"):
            texts[entry].append((id_, text))
        tagged = {id_ for (id_,) in database.execute("select kid from KJP")}
        heard = {id_ for (id_,) in database.execute("select kid from KNP")}
        only: defaultdict[int, set[str]] = defaultdict(set)
        for id_, text in database.execute("select kid, text from KNR"):
            only[id_].add(text)
        found: defaultdict[str, list[Meaning]] = defaultdict(list)
        for id_, entry, reading, bare in database.execute("select ID, idseq, text, nokanji from Kana order by ID"):
            known = frozenset(told[entry])
            found[reading].append(Meaning(entry, reading, id_ in heard, known))
            for written, text in texts[entry]:
                if not bare and (not only[id_] or text in only[id_]):
                    found[text].append(Meaning(entry, reading, id_ in heard and written in tagged, known))
    return {text: tuple(each) for text, each in found.items()}
