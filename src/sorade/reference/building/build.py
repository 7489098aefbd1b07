"""Makes reference.sqlite from the data packages. The same packages give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from sorade.errors import CannotStart
from sorade.reference import kana, schema
from sorade.reference.building import (
    beyond,
    compose,
    dictionary,
    jmdict,
    kanjidic,
    mend,
    names,
    orders,
    parts,
    radicals,
    ranking,
    readings,
    sentences,
    sound,
    words,
)
from sorade.reference.building.kanjivg import parse
from sorade.reference.building.lookalike import lookalikes, said
from sorade.reference.building.resemblance import look
from sorade.reference.building.sources import PACKAGES, Sources
from sorade.reference.building.variants import accepted, with_forms
from sorade.reference.furigana import align
from sorade.reference.schema import TABLES, VERSION, compact, model_row
from sorade.reference.types import Character, Model, Part
from sorade.reference.written import COMMON_FORMS

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
    terms: tuple[jmdict.Term, ...] = ()

    def numbers(self) -> dict[str, int]:
        """Of all of KANJIDIC2's characters the number of the traditional radical."""
        return {char: entry.radical_number for char, entry in self.entries.items()}

    def kanji(self) -> dict[str, Character]:
        """Of all characters the joyo kanji."""
        return {char: facts for char, facts in self.characters.items() if facts.kind == "joyo"}

    def beyond(self) -> dict[str, Character]:
        """The kanji that are none of these."""
        return {char: facts for char, facts in self.characters.items() if facts.kind == "beyond"}


def build(sources: Sources, target: Path, progress: Progress) -> Mapping[str, int]:
    """Write the database to `target` and return its counts. A half-written file is never left under that name."""
    facts = Facts()
    _read_kanjidic(sources, facts, progress)
    _read_drawings(sources, facts, progress)
    progress("reading JMdict", 0, 1)
    facts.terms = tuple(jmdict.terms(sources.jmdict()))
    progress("reading JMdict", 1, 1)
    _describe(sources, facts)
    called = _tell_parts(facts)
    kanji = facts.kanji()
    near = lookalikes(
        {char: look(facts.models[char][0], known.on) for char, known in kanji.items()},
        {char: known.frequency for char, known in kanji.items() if known.frequency},
        said(sources),
        lambda done: progress("comparing shapes", done, len(kanji)),
    )
    near |= _described_beyond(sources, facts, progress)
    near |= kana.alike()
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with sqlite3.connect(partial) as database:
        database.execute("pragma page_size = 8192")
        database.executescript(TABLES)
        _write(database, facts, near, called)
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
    own = kanjidic.keywords()
    for done, found in enumerate(kanjidic.entries(sources.kanjidic())):
        entry = kanjidic.reworded(found, own)
        facts.entries[entry.char] = entry
        if entry.meanings:
            facts.meanings[entry.char] = entry.meanings[0].partition(" (")[0]  # "lead (metal)": a part's name is short
        if done % 500 == 0:
            progress("reading KANJIDIC2", done, 13108)
    facts.entries |= beyond.own_entries()
    joyo = frozenset(char for char, entry in facts.entries.items() if entry.grade in kanjidic.JOYO_GRADES)
    if joyo != kanjidic.listed_joyo(sources):
        odd = "".join(sorted(joyo ^ kanjidic.listed_joyo(sources)))
        raise CannotStart(f"KANJIDIC2 and kanji-lists disagree about the joyo list: {odd}.")


def _read_drawings(sources: Sources, facts: Facts, progress: Progress) -> None:
    joyo = {char for char, entry in facts.entries.items() if entry.grade in kanjidic.JOYO_GRADES}
    unlisted = {char for char in facts.entries if beyond.is_taught(char, facts.entries)}
    wanted = joyo | kana.syllables().keys() | set(COMMON_FORMS.values()) | unlisted
    named = ((name, svg) for name, svg in sources.drawings() if chr(int(name.partition("-")[0], 16)) in wanted)
    drawings = [parse(name, svg) for name, svg in named]
    known = mend.known({char: entry.stroke_count for char, entry in facts.entries.items()}, drawings)
    numbers = facts.numbers()
    for char, group in groupby(drawings, key=lambda drawing: drawing.char):
        drawn = (parts.model(drawing, known, numbers) for drawing in group)
        main, *others = sorted(drawn, key=lambda model: model.variant)
        facts.models[char] = accepted(main, others)
        progress("reading KanjiVG", len(facts.models), len(wanted))
    for listed, common in COMMON_FORMS.items():
        as_common = [
            replace(form, char=listed, variant=f"{form.variant} as {common}", root=replace(form.root, element=listed))
            for form in facts.models.pop(common)
            if not form.order
        ]
        facts.models[listed] = with_forms(facts.models[listed], as_common)
    taught = {char: models for char, models in facts.models.items() if char not in unlisted}
    for form in list(compose.forms(taught)):
        taught[form.char] = with_forms(taught[form.char], [form])
    facts.models |= orders.derived(taught)
    if missing := joyo - facts.models.keys():
        raise CannotStart(f"KanjiVG has no drawing of {''.join(sorted(missing))}.")
    for char, (main, *_) in facts.models.items():
        inside = dict.fromkeys(part.element for part in main.root.walk() if part.element not in {"", char})
        facts.parts[char] = tuple(inside)


def _describe(sources: Sources, facts: Facts) -> None:
    levels = kanjidic.jlpt_levels(sources)
    sounds = kana.syllables()
    read = _readings(sources, facts)
    for char, (main, *_) in facts.models.items():
        entry = facts.entries.get(char) if char not in sounds else None
        facts.characters[char] = Character(
            char=char,
            script="kanji" if entry else kana.script_of(char),
            meanings=entry.meanings if entry else (sounds[char],),
            on=read[char].on if entry else (),
            kun=read[char].kun if entry else (),
            also_on=read[char].also_on if entry else (),
            also_kun=read[char].also_kun if entry else (),
            romaji=sounds.get(char, ""),
            grade=entry.grade if entry else None,
            jlpt=levels.get(char) if entry and entry.grade in kanjidic.JOYO_GRADES else None,
            frequency=entry.frequency if entry else None,
            radical=radicals.radical(entry.radical_number) if entry and entry.radical_number else "",
            radical_number=(entry.radical_number or None) if entry else None,
            stroke_count=len(main.strokes),
            words=(),
            sentence=None,
            lookalikes=(),
        )


def _readings(sources: Sources, facts: Facts) -> dict[str, readings.Readings]:
    """How each kanji that is drawn is read, the most used reading first."""
    table = readings.official()
    entries = {char: facts.entries[char] for char in facts.models if char in facts.entries}
    known = {char: readings.described(entry, table.get(char), {}) for char, entry in entries.items()}
    use = readings.use_of(facts.terms, dictionary.jlpt_words(sources), known)
    return {char: readings.described(entry, table.get(char), use) for char, entry in entries.items()}


def _tell_parts(facts: Facts) -> names.Names:
    """Give each part its name, and the one that gives the sound what it does. Returns the names."""
    kanji = facts.kanji() | facts.beyond()
    meanings = facts.meanings | {char: known.meanings[0] for char, known in facts.kanji().items() if known.meanings}
    called = names.read(meanings, facts.numbers())
    on = {char: entry.on for char, entry in facts.entries.items()}
    heard = sound.voiced(
        {char: facts.models[char][0] for char in kanji}, {char: known.on for char, known in kanji.items()}, on
    )
    for char, (main, *others) in facts.models.items():
        models = [heard.get(char, main), *(sound.like(other, heard.get(char, main)) for other in others)]
        facts.models[char] = [names.named(model, called) for model in models]
    return called


def _described_beyond(sources: Sources, facts: Facts, progress: Progress) -> dict[str, tuple[str, ...]]:
    """Of each kanji beyond the joyo list say of which it is another form. Returns their look-alikes."""
    found = beyond.forms(sources.kanjidic(), facts.kanji() | facts.beyond())
    for char, form in found.items():
        facts.characters[char] = replace(facts.characters[char], form_of=form)
    more = facts.beyond()
    models = {char: facts.models[char][0] for char in (*facts.kanji(), *more)}
    return beyond.nearest(models, more, lambda done: progress("comparing shapes beyond", done, len(more)))


def _write(
    database: sqlite3.Connection, facts: Facts, near: Mapping[str, tuple[str, ...]], called: names.Names
) -> None:
    ordered = ranking.order(facts.kanji().values(), facts.parts)
    more = sorted(facts.beyond(), key=lambda char: (ranking.usefulness(facts.characters[char]), char))
    listed = (*ordered, *more, *sorted(kana.syllables()))
    place = {char: at for at, char in enumerate(listed)}
    for char, known in sorted(facts.characters.items()):
        row = (
            char, known.script, compact(known.meanings), compact(known.on), compact(known.kun),
            compact(known.also_on), compact(known.also_kun), known.romaji,
            known.grade, known.jlpt, known.frequency, known.radical, known.radical_number, known.stroke_count,
            place[char], "".join(near.get(char, ())), known.form_of,
        )  # fmt: skip
        database.execute(f"insert into character values ({','.join('?' * len(row))})", row)  # noqa: S608 - only marks
        for nth, model in enumerate(facts.models[char]):
            database.execute(
                "insert into model values (?,?,?,?,?,?)", model_row(model, nth, with_points=known.kind != "beyond")
            )
    radical = {known.radical for known in facts.characters.values()}
    elements = sorted(({part.element for part in _parts(facts)} | radical) - {""})
    named = ((element, called.of(element)) for element in elements)
    database.executemany("insert into part_name values (?,?)", (row for row in named if row[1]))


def _parts(facts: Facts) -> Iterator[Part]:
    return (part for models in facts.models.values() for model in models for part in model.root.walk())


def _counts(facts: Facts) -> dict[str, int]:
    kanji = facts.kanji()
    models = [model for char in kanji for model in facts.models[char][1:]]
    return {
        "kanji": len(kanji),
        "kanji beyond the joyo list": len(facts.beyond()),
        "of these, for names": sum(character.grade is not None for character in facts.beyond().values()),
        "of these, another form of a kanji": sum(bool(character.form_of) for character in facts.beyond().values()),
        "kana": len(kana.syllables()),
        "strokes of the main forms": sum(character.stroke_count for character in kanji.values()),
        "kanji with meanings": sum(bool(character.meanings) for character in kanji.values()),
        "kanji with on readings": sum(bool(character.on) for character in kanji.values()),
        "kanji with kun readings": sum(bool(character.kun) for character in kanji.values()),
        "kanji with a frequency": sum(character.frequency is not None for character in kanji.values()),
        **{
            f"kanji with a part that {said}": sum(
                any(part.sound == kind for part in facts.models[char][0].root.walk()) for char in kanji
            )
            for kind, said in (("lends", "lends its sound"), ("hints", "hints at its sound"))
        },
        "kanji with named parts inside": sum(bool(facts.parts[char]) for char in kanji),
        "variants kept": len(models),
        "variants that only reorder": sum(bool(model.order) for model in models),
        "of these, derived from a part": sum(bool(model.order) and "KanjiVG " not in model.variant for model in models),
        "kanji with a variant": len({model.char for model in models}),
    }


def _write_words(sources: Sources, facts: Facts, database: sqlite3.Connection, progress: Progress) -> dict[str, int]:
    """Words with their blanks, and sentences. Returns their counts."""
    kanji, more = facts.kanji(), facts.beyond()
    known = dictionary.Dictionary(facts.terms, facts.entries, frozenset(kanji), sources)
    wider = dictionary.Dictionary(facts.terms, facts.entries, frozenset(kanji | more), sources)
    whole = dictionary.wholes()
    chosen = words.choose_all(known, kanji.values(), lambda done: progress("choosing words", done, len(kanji)))
    count = sum(len(choice.words) for choice in chosen.values())
    also = beyond.words_of(more, wider, count + 1)
    kept = {char: choice.words for char, choice in (chosen | also).items()}
    count = sum(map(len, kept.values()))
    spelt = {char: (word,) for char, word in kana.words(count + 1).items()}
    for char, its in (kept | spelt).items():
        for nth, word in enumerate(its):
            database.execute("insert into word values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", schema.word_row(char, nth, word))
    for char, choice in chosen.items():
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
        "kanji with a sentence": len(shown.keys() & kanji.keys()),
        "kanji beyond the joyo list with a word": len(also),
    }
