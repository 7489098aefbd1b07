"""What a value must be beside its type: `Annotated[int, Between(0, 120)]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Limit(Protocol):
    """Something that a value must fit."""

    @property
    def wanted(self) -> str:
        """What is wanted, to follow "must be"."""
        ...

    def fits(self, value: Any) -> bool:
        """Whether the value, which is of the right type, is within the limit."""
        ...

    def schema(self) -> Mapping[str, Any]:
        """The keywords of JSON Schema that say the same."""
        ...


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `least` to `most`, both allowed."""

    least: float
    most: float

    @property
    def wanted(self) -> str:
        return f"a number from {_plain(self.least)} to {_plain(self.most)}"

    def fits(self, value: float) -> bool:
        return self.least <= value <= self.most

    def schema(self) -> Mapping[str, Any]:
        return {"minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Long:
    """So many letters of a text, or items of a list; by default any number up to `most`."""

    most: int
    least: int = 0

    @property
    def wanted(self) -> str:
        return f"{self.least:,} to {self.most:,} long" if self.least else f"at most {self.most:,} long"

    def fits(self, value: str | tuple[Any, ...]) -> bool:
        return self.least <= len(value) <= self.most

    def schema(self) -> Mapping[str, Any]:
        return {"Length": (self.least, self.most)}  # `describe` knows whether it is of letters or of items


@dataclass(frozen=True, slots=True)
class Like:
    """A text that matches the regular expression as a whole. `wanted` says it in words."""

    pattern: str
    wanted: str

    def fits(self, value: str) -> bool:
        return re.fullmatch(self.pattern, value) is not None

    def schema(self) -> Mapping[str, Any]:
        return {"pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Fits:
    """A value for which `test` is true. `wanted` says in words what that is, `keywords` as far as JSON Schema can."""

    test: Callable[[Any], bool]
    wanted: str
    keywords: tuple[tuple[str, Any], ...] = ()

    def fits(self, value: Any) -> bool:
        return self.test(value)

    def schema(self) -> Mapping[str, Any]:
        return dict(self.keywords)


@dataclass(frozen=True, slots=True)
class Reads:
    """A value that `read` makes of what JSON has, for types that do not say enough. It raises Wrong."""

    read: Callable[[object], Any]


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of any lines. Without it a text is one line: no control characters, no halves of letters."""


def _plain(number: float) -> str:
    return f"{number:g}" if isinstance(number, float) and not number.is_integer() else f"{int(number)}"
