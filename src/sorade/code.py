"""What is to be said, as a value: the core gives codes, `words/` puts them into a language, the log keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, "Code", tuple["Value", ...]]
"""A text, a whole number, a further code, or several of these. A day is its ISO form."""


@dataclass(frozen=True, slots=True)
class Code:
    """A statement by its `name` and its parameters. `values` are sorted by name, so that equal statements are equal
    values whatever order they were written in: make one with `code`."""

    name: str
    values: tuple[tuple[str, Value], ...] = ()

    def get(self, name: str) -> Value | None:
        """The parameter of that name, None where there is none."""
        return dict(self.values).get(name)

    def plain(self) -> dict[str, object]:
        """As JSON has it: an object of the parameters, with the name as `code`."""
        return {"code": self.name, **{name: _plain(value) for name, value in self.values}}


def code(name: str, /, **values: Value) -> Code:
    """`code("missing", stroke=3)`."""
    return Code(name, tuple(sorted(values.items(), key=lambda each: each[0])))


def _plain(value: Value) -> object:
    if isinstance(value, Code):
        return value.plain()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
