"""What is known: facts and models of every writable character."""

from sorade.reference.book import Book
from sorade.reference.search import Filter, search
from sorade.reference.shelf import Card, Shelf
from sorade.reference.shipped import Shipped, shipped
from sorade.reference.types import (
    POINTS_PER_STROKE,
    Character,
    Kind,
    Level,
    Model,
    ModelStroke,
    Part,
    Piece,
    Point,
    Script,
    Sentence,
    Spelling,
    Word,
)
from sorade.reference.written import as_listed

__all__ = [
    "POINTS_PER_STROKE",
    "Book",
    "Card",
    "Character",
    "Filter",
    "Kind",
    "Level",
    "Model",
    "ModelStroke",
    "Part",
    "Piece",
    "Point",
    "Script",
    "Sentence",
    "Shelf",
    "Shipped",
    "Spelling",
    "Word",
    "as_listed",
    "search",
    "shipped",
]
