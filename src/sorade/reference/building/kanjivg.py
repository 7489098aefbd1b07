"""KanjiVG's drawings: strokes in order, and its groups of strokes as they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from sorade.reference.svg import along
from sorade.reference.types import ModelStroke


@dataclass(frozen=True, slots=True)
class Group:
    """A `<g>`: strokes that belong together. The fields are KanjiVG's attributes, empty where it has none.

    `element` is the group as a character, `original` the character whose form it is (肉 of a 月). `fragment` and
    `number` tell the pieces of a group that is drawn in several bouts. `phonetic` is what is told of the sound: the
    character that gives it, often another one than the element. `strokes` are all of it, rising; `inside` its groups.
    """

    element: str
    original: str
    position: str
    fragment: str
    number: str
    radical: str
    phonetic: str
    strokes: tuple[int, ...]
    inside: tuple[Group, ...] = ()

    def walk(self) -> Iterator[Group]:
        """This group and every group inside it, outer before inner."""
        yield self
        for group in self.inside:
            yield from group.walk()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One file: the strokes in order, and the outermost group. `variant` is empty for the main form, else the file's
    suffix."""

    char: str
    variant: str
    strokes: tuple[ModelStroke, ...]
    root: Group


def parse(name: str, svg: bytes) -> Drawing:
    """The drawing in one file. `name` is the file's, without ending: `08a9e`, `05fc5-Ten3`."""
    code, _, variant = name.partition("-")
    root = ET.fromstring(svg)  # noqa: S314 - a data package whose hash is locked
    paths = next(group for group in root if group.get("id", "").startswith("kvg:StrokePaths"))
    strokes: list[ModelStroke] = []
    tree = _group(paths[0], strokes)
    return Drawing(chr(int(code, 16)), variant, tuple(strokes), tree)


def _attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name: KanjiVG's files declare its namespace in two spellings."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _group(group: ET.Element, strokes: list[ModelStroke]) -> Group:
    first = len(strokes)
    inside = []
    for child in group:
        if child.tag.endswith("path"):
            strokes.append(_stroke(child))
        else:
            inside.append(_group(child, strokes))
    element = _attribute(group, "element")
    return Group(
        element=element if len(element) == 1 else "",
        original=_attribute(group, "original"),
        position=_attribute(group, "position"),
        fragment=_attribute(group, "part"),
        number=_attribute(group, "number"),
        radical=_attribute(group, "radical"),
        phonetic=_attribute(group, "phon"),
        strokes=tuple(range(first, len(strokes))),
        inside=tuple(inside),
    )


def _stroke(path: ET.Element) -> ModelStroke:
    drawn = path.get("d", "")
    return ModelStroke(_attribute(path, "type"), drawn, along(drawn))
