"""Which of KanjiVG's drawings are characters that somebody may write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from sorade.reference import kana
from sorade.reference.building import kanjidic, mend, parts
from sorade.reference.building.kanjivg import parse
from sorade.reference.building.sources import Sources
from sorade.reference.types import Model
from sorade.reference.written import COMMON_FORMS


def handwritten(sources: Sources) -> Iterator[Model]:
    """All models of all kanji and of the kana of full size. A joyo kanji has its common form's too (叱 is 𠮟)."""
    listed = {common: char for char, common in COMMON_FORMS.items()}
    full_size = {sound for sound, name in kana.syllables().items() if not name.startswith("small ")}
    entries = {entry.char: entry for entry in kanjidic.entries(sources.kanjidic())}
    drawings = [parse(name, svg) for name, svg in sources.drawings()]
    known = mend.known({char: entry.stroke_count for char, entry in entries.items()}, drawings)
    numbers = {char: entry.radical_number for char, entry in entries.items()}
    for drawing in drawings:
        char = drawing.char
        if char in full_size or "CJK UNIFIED IDEOGRAPH" in unicodedata.name(char, "") or char == "々":
            model = parts.model(drawing, known, numbers)
            yield model
            if char in listed:
                yield replace(model, char=listed[char], variant=f"{model.variant} as {char}")
