"""Makes reference.sqlite from the data packages. The same packages give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from sorade.errors import CannotStart
from sorade.reference import dictionary, jmdict, kana, kanjidic, names, orders, ranking, schema, sentences, words
from sorade.reference.furigana import align
from sorade.reference.kanjivg import parse
from sorade.reference.lookalike import lookalikes
from sorade.reference.schema import TABLES, VERSION, compact, model_row
from sorade.reference.sources import PACKAGES, Sources
from sorade.reference.types import Character, Model
from sorade.reference.variants import accepted, reordering

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""


@dataclass
class Facts:
    """Everything that was gathered, before it is written down."""

    characters: dict[str, Character] = field(default_factory=dict)
    models: dict[str, list[Model]] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)
    entries: dict[str, kanjidic.Entry] = field(default_factory=dict)

    def kanji(self) -> dict[str, Character]:
        """Of all characters the joyo kanji."""
        return {char: facts for char, facts in self.characters.items() if facts.script == "kanji"}


def build(sources: Sources, target: Path, progress: Progress) -> Mapping[str, int]:
    """Write the database to `target` and return its counts. A half-written file is never left under that name."""
    facts = Facts()
    _read_kanjidic(sources, facts, progress)
    _read_drawings(sources, facts, progress)
    _describe(sources, facts)
    near = lookalikes(
        {char: facts.models[char][0] for char in facts.kanji()},
        {char: frozenset(facts.parts[char]) for char in facts.kanji()},
        lambda done: progress("comparing shapes", done, len(facts.kanji())),
    )
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with sqlite3.connect(partial) as database:
        database.execute("pragma page_size = 4096")
        database.executescript(TABLES)
        _write(database, facts, near)
        counts = _counts(facts)
        counts |= _write_words(sources, facts, database, progress)
        meta = {"schema": str(VERSION), **{f"source {p.name}": p.version for p in PACKAGES}}
        meta |= {f"count {name}": str(count) for name, count in counts.items()}
        database.executemany("insert into meta values (?, ?)", sorted(meta.items()))
    database.execute("vacuum")
    database.close()
    partial.replace(target)
    return counts


def _read_kanjidic(sources: Sources, facts: Facts, progress: Progress) -> None:
    for done, entry in enumerate(kanjidic.entries(sources.kanjidic())):
        facts.entries[entry.char] = entry
        if entry.meanings:
            facts.meanings[entry.char] = entry.meanings[0]
        if done % 500 == 0:
            progress("reading KANJIDIC2", done, 13108)
    joyo = frozenset(char for char, entry in facts.entries.items() if entry.grade in kanjidic.JOYO_GRADES)
    if joyo != kanjidic.listed_joyo(sources):
        odd = "".join(sorted(joyo ^ kanjidic.listed_joyo(sources)))
        raise CannotStart(f"KANJIDIC2 and kanji-lists disagree about the joyo list: {odd}.")


def _read_drawings(sources: Sources, facts: Facts, progress: Progress) -> None:
    joyo = {char for char, entry in facts.entries.items() if entry.grade in kanjidic.JOYO_GRADES}
    wanted = joyo | kana.syllables().keys() | set(kanjidic.COMMON_FORMS.values())
    drawings = ((name, svg) for name, svg in sources.drawings() if chr(int(name.partition("-")[0], 16)) in wanted)
    for code, group in groupby(drawings, key=lambda drawing: drawing[0].partition("-")[0]):
        main, *others = sorted((parse(name, svg) for name, svg in group), key=lambda model: model.variant)
        facts.models[chr(int(code, 16))] = accepted(main, others)
        progress("reading KanjiVG", len(facts.models), len(wanted))
    for listed, common in kanjidic.COMMON_FORMS.items():
        as_common = [
            replace(model, char=listed, variant=f"as {common}", root=replace(model.root, element=listed))
            for model in facts.models.pop(common)
        ]
        facts.models[listed] = accepted(facts.models[listed][0], [*facts.models[listed][1:], *as_common])
    for char, more in orders.derived(facts.models).items():
        facts.models[char] = [*facts.models[char], *more]
    if missing := joyo - facts.models.keys():
        raise CannotStart(f"KanjiVG has no drawing of {''.join(sorted(missing))}.")
    for char, (main, *_) in facts.models.items():
        inside = dict.fromkeys(part.element for part in main.root.walk() if part.element not in {"", char})
        facts.parts[char] = tuple(inside)


def _describe(sources: Sources, facts: Facts) -> None:
    levels = kanjidic.jlpt_levels(sources)
    sounds = kana.syllables()
    for char, (main, *_) in facts.models.items():
        entry = facts.entries.get(char) if char not in sounds else None
        phonetic = next((part.element for part in main.root.walk() if part.phonetic and part.element != char), None)
        facts.characters[char] = Character(
            char=char,
            script="kanji" if entry else "hiragana" if char < "ァ" else "katakana",
            meanings=entry.meanings if entry else (),
            on=entry.on if entry else (),
            kun=entry.kun if entry else (),
            romaji=sounds.get(char, ""),
            grade=entry.grade if entry else None,
            jlpt=levels.get(char, kanjidic.HARDEST) if entry else None,
            frequency=entry.frequency if entry else None,
            radical=kanjidic.radical(entry.radical_number) if entry else "",
            radical_number=entry.radical_number if entry else None,
            phonetic=phonetic,
            stroke_count=len(main.strokes),
            words=(),
            sentence=None,
            lookalikes=(),
        )


def _write(database: sqlite3.Connection, facts: Facts, near: Mapping[str, tuple[str, ...]]) -> None:
    ordered = ranking.order(facts.kanji().values(), facts.parts)
    place = {char: at for at, char in enumerate((*ordered, *sorted(facts.characters.keys() - set(ordered))))}
    for char, known in sorted(facts.characters.items()):
        row = (
            char, known.script, compact(known.meanings), compact(known.on), compact(known.kun), known.romaji,
            known.grade, known.jlpt, known.frequency, known.radical, known.radical_number, known.phonetic,
            known.stroke_count, place[char], "".join(near.get(char, ())),
        )  # fmt: skip
        database.execute(f"insert into character values ({','.join('?' * len(row))})", row)  # noqa: S608 - only marks
        for nth, model in enumerate(facts.models[char]):
            database.execute("insert into model values (?,?,?,?,?,?)", model_row(model, nth))
    pieces = sorted(
        {
            (p.element, p.position)
            for models in facts.models.values()
            for m in models
            for p in m.root.walk()
            if p.element
        }
    )
    named = ((element, place, names.part_name(element, place, facts.meanings)) for element, place in pieces)
    database.executemany("insert into part_name values (?,?,?)", (row for row in named if row[2]))


def _counts(facts: Facts) -> dict[str, int]:
    kanji = facts.kanji()
    models = [model for char in kanji for model in facts.models[char][1:]]
    return {
        "kanji": len(kanji),
        "kana": len(facts.characters) - len(kanji),
        "strokes of the main forms": sum(character.stroke_count for character in kanji.values()),
        "kanji with meanings": sum(bool(character.meanings) for character in kanji.values()),
        "kanji with on readings": sum(bool(character.on) for character in kanji.values()),
        "kanji with kun readings": sum(bool(character.kun) for character in kanji.values()),
        "kanji with a frequency": sum(character.frequency is not None for character in kanji.values()),
        "kanji with a phonetic part": sum(character.phonetic is not None for character in kanji.values()),
        "kanji with named parts inside": sum(bool(facts.parts[char]) for char in kanji),
        "variants kept": len(models),
        "variants that only reorder": sum(
            reordering(facts.models[model.char][0], model) is not None for model in models
        ),
        "of these, derived from a part": sum(" as in " in model.variant for model in models),
        "kanji with a variant": len({model.char for model in models}),
    }


def _write_words(sources: Sources, facts: Facts, database: sqlite3.Connection, progress: Progress) -> dict[str, int]:
    """Words with their blanks, and sentences. Returns their counts."""
    kanji = facts.kanji()
    progress("reading JMdict", 0, 1)
    known = dictionary.Dictionary(jmdict.terms(sources.jmdict()), facts.entries, frozenset(kanji), sources)
    progress("reading JMdict", 1, 1)
    whole = dictionary.wholes()
    chosen = words.choose_all(known, kanji.values(), lambda done: progress("choosing words", done, len(kanji)))
    for char, choice in chosen.items():
        for nth, word in enumerate(choice.words):
            database.execute("insert into word values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", schema.word_row(char, nth, word))
        for doubt in choice.doubts:
            row = (char, doubt.kind, doubt.word, doubt.reason)
            database.execute("insert or ignore into word_doubt values (?,?,?,?)", row)
    shown = sentences.read(lambda text, reading: align(text, reading, known.sounds, whole))
    for char, sentence in sorted(shown.items()):
        row = (char, schema.pack_pieces(sentence.pieces), sentence.translation, sentence.source)
        database.execute("insert into sentence values (?,?,?,?)", row)
    return {
        "words": sum(len(choice.words) for choice in chosen.values()),
        **{
            f"kanji with {n} word{'s' if n > 1 else ''}": sum(len(each.words) == n for each in chosen.values())
            for n in (3, 2, 1)
        },
        "kanji whose prompt needs one word": sum(each.needed == 1 for each in chosen.values()),
        "kanji whose prompt needs a second word": sum(each.needed == 2 for each in chosen.values()),
        "kanji that the words' meaning tells from words that sound alike": sum(
            bool(set.intersection(*(set(word.fits) for word in each.words[: each.needed]))) for each in chosen.values()
        ),
        "kanji that only its own meaning settles": sum(
            bool(set.intersection(*(set(word.twins) for word in each.words[: each.needed]))) for each in chosen.values()
        ),
        "kanji with a sentence": len(shown),
    }
