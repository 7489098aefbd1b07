"""The trees of parts: whole parts, every stroke in one, one radical, names for the place, and honest sounds."""

from __future__ import annotations

from collections import Counter

import pytest

from sorade.reference import Book, Part, tables
from sorade.reference.building.fragments import joined
from sorade.reference.building.kanjivg import Drawing, Group
from sorade.reference.building.mend import Known, mended
from sorade.reference.building.radicals import forms
from sorade.reference.building.sound import does, near
from sorade.reference.types import ModelStroke

BOOK = Book.open()
JOYO = BOOK.characters()
OTHER_COUNTS = {(part, int(strokes)) for part, strokes, _ in tables.rows("part_strokes", 3)}


def inside(char: str) -> list[Part]:
    """The parts of a kanji that have a character."""
    root = BOOK.models(char)[0].root
    return [part for part in root.walk() if part is not root and part.element]


def outermost(part: Part) -> list[Part]:
    found: list[Part] = []
    for inner in part.parts:
        found += [inner] if inner.element else outermost(inner)
    return found


def group(element: str, *strokes: int, **more: object) -> Group:
    fields = dict.fromkeys(("original", "position", "fragment", "number", "radical", "phonetic"), "") | more
    return Group(element=element, strokes=strokes, **fields)  # type: ignore[arg-type]  # as given


def shape(tree: Group) -> object:
    return tree.element, tree.strokes, [shape(one) for one in tree.inside]


def test_each_stroke_is_in_one_outermost_part_and_in_one_chain_of_parts():
    for char in JOYO:
        for model in BOOK.models(char):
            for part in model.root.walk():
                held = Counter(stroke for inner in part.parts for stroke in inner.strokes)
                assert all(times == 1 for times in held.values()), (char, model.variant, part.element)
        root = BOOK.models(char)[0].root
        held = Counter(stroke for part in outermost(root) for stroke in part.strokes)
        assert not held or held == Counter(root.strokes), char


@pytest.mark.parametrize(
    ("char", "part", "strokes"), [("準", "隼", 10), ("術", "行", 6), ("裏", "衣", 6), ("城", "戈", 4), ("博", "甫", 7)]
)
def test_a_part_drawn_in_several_bouts_is_one(char, part, strokes):
    assert [len(one.strokes) for one in inside(char) if one.element == part] == [strokes]


@pytest.mark.parametrize(
    ("char", "parts"),
    [
        ("右", "𠂇口"),
        ("存", "𠂇丨子"),
        ("章", "立早"),
        ("嗅", "口自犬"),
        ("常", "尚巾"),
        ("天", "一大"),
        ("園", "囗袁"),
    ],
)
def test_what_the_source_has_otherwise_or_leaves_bare_is_as_it_is_taught(char, parts):
    assert [part.element for part in outermost(BOOK.models(char)[0].root)] == list(parts)


def test_a_part_that_is_a_kanji_of_its_own_has_its_strokes():
    for char in JOYO:
        for part in inside(char):
            if part.element not in BOOK.joyo or (part.element, len(part.strokes)) in OTHER_COUNTS:
                continue
            own = {len(model.strokes) for model in BOOK.models(part.element)}
            assert len(part.strokes) in own, (char, part.element, part.strokes)


def test_every_exception_of_strokes_is_there():
    drawn = {(part.element, len(part.strokes)) for char in JOYO for part in inside(char)}
    assert drawn >= OTHER_COUNTS


def test_one_part_at_most_is_the_radical_and_it_is_a_form_of_the_kanjis_own():
    none = 0
    for char in JOYO:
        number = BOOK.character(char).radical_number or 0
        told = [part for part in inside(char) if part.radical]
        assert len(told) <= 1, char
        marked = any(part.element in forms(number) for part in inside(char))
        assert bool(told) == marked or told, (char, number)
        none += bool(inside(char)) and not told
    assert none < 70, "kanji whose radical is none of their parts: those that are a radical themselves, and few more"


@pytest.mark.parametrize(("char", "radical"), [("東", "木"), ("裏", "衣"), ("化", "匕"), ("問", "口"), ("聞", "耳")])
def test_the_radical_is_the_dictionarys(char, radical):
    assert [part.element for part in inside(char) if part.radical] == [radical]


def test_every_part_has_a_name():
    nameless = {(char, part.element) for char in JOYO for part in inside(char) if not part.name}
    assert not nameless


def test_hen_is_the_left_of_a_kanji():
    for char in JOYO:
        for part in inside(char):
            is_hen = part.name.rstrip(")").endswith(("へん", "べん"))
            assert not is_hen or part.position == "left", (char, part.element, part.name)


def test_names_are_for_the_place():
    def called(char: str, element: str) -> str:
        return next(part.name for part in inside(char) if part.element == element)

    assert (called("明", "日"), called("東", "日")) == ("sun (ひへん)", "sun (ひ)")
    assert (called("防", "⻖"), called("都", "⻏")) == ("mound (こざとへん)", "village (おおざと)")
    assert (called("胃", "月"), called("脳", "月"), called("朝", "月")) == (*["flesh (にくづき)"] * 2, "moon (つき)")
    assert (called("間", "門"), called("闘", "門")) == ("gate (もんがまえ)",) * 2
    assert called("想", "木") == "tree (き)", "it is on the left of 相, not of the kanji"
    assert called("寮", "尞") == "bonfire (りょう)"


def test_one_part_at_most_gives_the_sound_and_always_one_of_the_kanjis_own_readings():
    for char in JOYO:
        told = [part for part in BOOK.models(char)[0].root.walk() if part.sound or part.reading]
        assert len(told) <= 1, char
        assert all(part.sound and part.reading in BOOK.character(char).on for part in told), char


@pytest.mark.parametrize(
    ("char", "told"),
    [
        ("語", ("吾", "lends", "ゴ")),
        ("時", ("寺", "lends", "ジ")),
        ("詩", ("寺", "hints", "シ")),
        ("痛", ("甬", "hints", "ツウ")),
        ("検", ("㑒", "lends", "ケン")),
        ("国", None),
        ("度", None),
        ("充", None),
        ("話", None),
        ("投", None),
    ],
)
def test_a_part_lends_hints_or_is_not_told_to_sound(char, told):
    part = BOOK.models(char)[0].phonetic
    assert (part and (part.element, part.sound, part.reading)) == told


def test_what_a_part_does_for_the_sound():
    assert does(["ジ"], ["ジ"]) == ("lends", "ジ")
    assert does(["ソウ", "ソ"], ["ショ", "ソ"]) == ("lends", "ソ"), "any reading it has"
    assert does(["シ"], ["ジ"]) == ("hints", "シ")
    assert does(["ダイ"], ["ヨク"]) == ("", "")
    assert near("セイ", "ケイ")
    assert near("カク", "ゲキ")
    assert not near("テイ", "ヒキ")


def test_pieces_are_joined_across_the_tree():
    top = group("", 0, 1, 2, position="top", inside=(group("隼", 1, 2, fragment="1"), group("氵", 0)))
    bottom = group("隼", 3, fragment="2", position="bottom")
    assert shape(joined(group("準", 0, 1, 2, 3, inside=(top, bottom)))) == (
        ("準", (0, 1, 2, 3), [("氵", (0,), []), ("隼", (1, 2, 3), [])])
    )


def test_two_of_a_kind_stay_two():
    pieces = [group("口", at, fragment=part, number=number) for at, part, number in ((0, "1", "1"), (1, "1", "2"))]
    ends = [group("口", at, fragment="2", number=number) for at, number in ((2, "1"), (3, "2"))]
    tree = joined(group("品", 0, 1, 2, 3, inside=(*pieces, *ends)))
    assert [one.strokes for one in tree.inside] == [(0, 2), (1, 3)]


def test_of_two_parts_that_share_a_stroke_the_radical_stays():
    parts = (group("千", 0, 1), group("里", 1, 2, radical="tradit"))
    assert [one.element for one in joined(group("重", 0, 1, 2, inside=parts)).inside] == ["里"]


def drawing(char: str, types: str, *parts: Group) -> Drawing:
    strokes = tuple(ModelStroke(one, "M0,0", ((0.0, 0.0),)) for one in types)
    return Drawing(char, "", strokes, group(char, *range(len(types)), inside=parts))


def test_a_part_that_cannot_have_so_many_strokes_loses_its_name():
    known = Known({"口": frozenset({3}), "土": frozenset({2})}, {})
    kept = mended(drawing("品", "㇐㇐㇐㇐㇐", group("口", 0, 1), group("口", 2, 3, 4)), known)
    assert [one.element for one in kept.walk() if one.element] == ["品", "一", "一", "口"]


def test_a_heap_of_strokes_is_one_shape():
    known = Known({"口": frozenset({3})}, {})
    assert mended(drawing("品", "㇐㇐㇐㇐㇐㇐㇐㇐", group("口", 0, 1, 2)), known).inside[0].element == ""


def test_the_table_says_what_a_part_consists_of_wherever_it_occurs():
    known = Known({}, {("天", 4): (("一", (0,)), ("大", (1, 2, 3)))})
    sky_is = {("天", 4): (("一", (0,)), ("大", (1, 2, 3)))}
    around = drawing("咲", "㇐㇐㇐㇐㇐", group("天", 1, 2, 3, 4))
    known = Known({each: frozenset({count}) for each, count in (("天", 4), ("一", 1), ("大", 3))}, sky_is)
    sky = next(one for one in mended(around, known).inside if one.element == "天")
    assert [(one.element, one.strokes) for one in sky.inside] == [("一", (1,)), ("大", (2, 3, 4))]
