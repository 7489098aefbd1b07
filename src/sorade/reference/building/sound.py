"""What a part does for the sound of the kanji it is in: lends it, hints at it, or nothing.

KanjiVG names the character that gives a kanji its sound, often one that today's form no longer has (或 in 国). A part
of the kanji as it is written gets the credit only where it is that character or sounds like the kanji all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sorade.reference import tables
from sorade.reference.building.kanjivg import Group
from sorade.reference.types import Model, Part, Sound

FAMILY = 2  # kanji with the same phonetic and the same sound; fewer are no family
HALF = 0.5  # of the kanji with that phonetic, those that share the sound; bigger finds fewer families
NAMED = re.compile(r"(\S)\d?")  # one character, and the number of a piece
OLD_FORM = re.compile(r"(\S)[VT]\d?")  # one that isn't there as such

INITIALS = {
    **dict.fromkeys("カキクケコガギグゲゴ", "k"), **dict.fromkeys("サシスセソザジズゼゾ", "s"),
    **dict.fromkeys("タチツテトダヂヅデド", "t"), **dict.fromkeys("ナニヌネノ", "n"),
    **dict.fromkeys("ハヒフヘホバビブベボパピプペポ", "h"), **dict.fromkeys("マミムメモ", "m"),
    **dict.fromkeys("ラリルレロ", "r"), **dict.fromkeys("アイウエオヤユヨワ", ""),
}  # fmt: skip
VOWELS = {letter: row[0] for row in (
    "アカガサザタダナハバパマヤラワャ", "イキギシジチヂニヒビピミリ", "ウクグスズツヅヌフブプムユルュ",
    "エケゲセゼテデネヘベペメレ", "オコゴソゾトドノホボポモヨロョ",
) for letter in row}  # fmt: skip


def credited(drawn: Group, tree: Group) -> dict[tuple[str, tuple[int, ...]], Sound]:
    """The parts of the tree that may give the sound, by element and strokes.

    Args:
        drawn: KanjiVG's groups, which name the character that does.
        tree: the parts made of them.

    Returns:
        "hints" for a part of the character that is named, alone; "lends" for one that stands in the place of another
        character and so must have the sound itself.
    """
    inside = [group for group in tree.walk() if group is not tree and group.element]
    found: dict[tuple[str, tuple[int, ...]], Sound] = {}
    for group in drawn.walk():
        names = group.phonetic.split("/") if group.phonetic else []
        whole = {match[1] for name in names if (match := NAMED.fullmatch(name))}
        whole |= {group.element} & {match[1] for name in names if (match := OLD_FORM.fullmatch(name))}
        own = [part for part in inside if part.element in whole]
        there = [part for part in inside if part.element in {group.element, group.original} if names]
        for part in own or there:
            kind: Sound = "hints" if own and (len(names) == 1 or part.element != group.element) else "lends"
            if own or set(part.strokes) & set(group.strokes):
                found[part.element, part.strokes] = kind
    return found


def voiced(
    models: Mapping[str, Model], shown: Mapping[str, Sequence[str]], on: Mapping[str, Sequence[str]]
) -> dict[str, Model]:
    """The main models with what each credited part does for the sound.

    Args:
        models: of each kanji, its credited parts marked.
        shown: its on readings, in katakana, in the order shown.
        on: those of any character, as the source has them.
    """
    on = {**on, **{part: readings.split() for part, readings, _ in tables.rows("part_sounds", 3)}}
    families: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    for char, model in models.items():
        for element in {part.element for part in model.root.walk() if part.sound}:
            sizes[element] += 1
            families.setdefault(element, Counter()).update(set(shown[char]))

    def common(element: str, reading: str) -> bool:
        return families[element][reading] >= max(FAMILY, HALF * sizes[element])

    return {char: replace(model, root=_heard(model.root, shown[char], on, common)) for char, model in models.items()}


def _heard(
    root: Part, shown: Sequence[str], on: Mapping[str, Sequence[str]], common: Callable[[str, str], bool]
) -> Part:
    """The tree with one part at most that gives the sound: the best, of two as good the outer.

    A part that sounds otherwise by itself hints at a reading that is `common` to those kanji whose sound it gives.
    """
    told: list[tuple[Part, Sound, str]] = []
    for part in (part for part in root.walk() if part.sound):
        kind, reading = does(shown, on.get(part.element, ()))
        if not kind:
            reading = next((each for each in shown if common(part.element, each)), "")
            kind = "hints" if reading else ""
        if kind == "lends" or part.sound == "hints":
            told.append((part, kind, reading))
    told.sort(key=lambda each: ("lends", "hints", "").index(each[1]))
    best, kind, reading = told[0] if told else (None, "", "")

    def heard(part: Part) -> Part:
        inside = tuple(map(heard, part.parts))
        is_best = part is best
        return replace(part, sound=kind if is_best else "", reading=reading if is_best else "", parts=inside)

    return heard(root)


def like(model: Model, main: Model) -> Model:
    """A variant with what the main form's part of the same character does for the sound."""
    giver = main.phonetic

    def heard(part: Part, outermost: bool = False) -> Part:
        same = giver is not None and not outermost and part.element == giver.element and bool(part.sound)
        return replace(
            part,
            sound=giver.sound if giver is not None and same else "",
            reading=giver.reading if giver is not None and same else "",
            parts=tuple(map(heard, part.parts)),
        )

    return replace(model, root=heard(model.root, outermost=True))


def does(kanji: Sequence[str], part: Sequence[str]) -> tuple[Sound, str]:
    """What a part with these on readings does for a kanji with those: lends or hints at which reading, or nothing."""
    for reading in kanji:
        if reading in part:
            return "lends", reading
    for reading in kanji:
        if any(near(reading, other) for other in part):
            return "hints", reading
    return "", ""


def near(one: str, other: str) -> bool:
    """Do two on readings begin with the same consonant, voiced or not (カク, ゲキ), or rhyme?"""
    (first, *rhyme), (first2, *rhyme2) = _sounds(one), _sounds(other)
    return (first == first2 and (first != "" or rhyme[0] == rhyme2[0])) or rhyme == rhyme2


def _sounds(reading: str) -> tuple[str, str, str]:
    """Initial without its voicing, vowel, and close of an on reading. A long vowel closes in ー, a stop in its kind."""
    letters = list(reading.replace("ー", "ウ"))
    head = letters[0] if letters else ""
    at = 2 if len(letters) > 1 and letters[1] in "ャュョ" else 1
    vowel = VOWELS.get(letters[at - 1], "") if letters else ""
    tail = "".join(letters[at:])
    return (
        INITIALS.get(head, head),
        vowel,
        {"イ": "ー", "ウ": "ー", "ク": "k", "キ": "k", "ツ": "t", "チ": "t"}.get(tail, tail),
    )
