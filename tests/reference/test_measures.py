"""What is read of many characters at once is what each of them says."""

from __future__ import annotations

from sorade.reference import Book


def test_what_can_be_counted_is_what_the_cards_say() -> None:
    book = Book.open()
    cards = book.shelf().cards
    assert list(book.measures()) == [card.char for card in cards]
    for card, one in zip(cards, book.measures().values(), strict=True):
        assert (one.frequency, one.grade) == (card.frequency, card.grade)
        assert (one.strokes, one.lookalikes) == (card.stroke_count, len(card.lookalikes))


def test_parts_are_those_of_the_models() -> None:
    book = Book.open()
    for char in (*book.order()[::25], *list(book.beyond)[::400], "あ", "戸", "必"):
        walked = {part.element for model in book.models(char) for part in model.root.walk()}
        assert book.parts(char) == walked - {char, ""}, char
    assert book.parts("語") >= {"言", "五", "口"}
    assert book.parts("A") == frozenset()
