"""KanjiVG's drawings: strokes in order, and the tree of parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from sorade.reference.svg import along
from sorade.reference.types import Model, ModelStroke, Part


def parse(name: str, svg: bytes) -> Model:
    """The model in one file. `name` is the file's, without ending: `08a9e`, `05fc5-Ten3`."""
    code, _, variant = name.partition("-")
    root = ET.fromstring(svg)  # noqa: S314 - a data package whose hash is locked
    paths = next(group for group in root if group.get("id", "").startswith("kvg:StrokePaths"))
    strokes: list[ModelStroke] = []
    tree = _Group.read(paths[0], strokes)
    tree.gather()
    return Model(chr(int(code, 16)), variant, tuple(strokes), tree.part(element=chr(int(code, 16))))


def _attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name: KanjiVG's files declare its namespace in two spellings."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _stroke(path: ET.Element) -> ModelStroke:
    drawn = path.get("d", "")
    return ModelStroke(_attribute(path, "type"), drawn, along(drawn))


@dataclass
class _Group:
    """A `<g>` while the tree is being put together. Changed in place, then turned into a Part."""

    element: str = ""
    position: str = ""
    fragment: str = ""
    number: str = ""
    radical: bool = False
    phonetic: bool = False
    own: list[int] = field(default_factory=list)
    inside: list[_Group] = field(default_factory=list)

    @classmethod
    def read(cls, group: ET.Element, strokes: list[ModelStroke]) -> _Group:
        element = _attribute(group, "element")
        made = cls(
            element=element if len(element) == 1 else "",
            position=_attribute(group, "position"),
            fragment=_attribute(group, "part"),
            number=_attribute(group, "number"),
            radical=bool(_attribute(group, "radical")),
            phonetic=bool(_attribute(group, "phon")),
        )
        for child in group:
            if child.tag.endswith("path"):
                made.own.append(len(strokes))
                strokes.append(_stroke(child))
            else:
                inner = cls.read(child, strokes)
                if inner.element or inner.position:
                    made.inside.append(inner)
                else:  # a bare group says nothing: its content is ours
                    made.own += inner.own
                    made.inside += inner.inside
        return made

    def all(self) -> list[int]:
        return sorted({*self.own, *(stroke for inner in self.inside for stroke in inner.all())})

    def gather(self) -> None:
        """Make one group of the fragments that KanjiVG draws in several bouts, here and further in."""
        for inner in self.inside:
            inner.gather()
        whole: dict[tuple[str, str], _Group] = {}
        kept: list[_Group] = []
        for inner in self.inside:
            first = whole.get((inner.element, inner.number)) if inner.fragment else None
            if first is not None and inner.fragment != "1":
                first.own += inner.own
                first.inside += inner.inside
                continue
            if inner.fragment:
                whole[inner.element, inner.number] = inner
            kept.append(inner)
        self.inside = kept

    def part(self, element: str = "") -> Part:
        inside = tuple(inner.part() for inner in self.inside)
        return Part(element or self.element, self.position, tuple(self.all()), self.radical, self.phonetic, inside)
