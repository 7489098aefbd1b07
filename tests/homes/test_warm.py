"""What is made ready for a start answers as what is opened then."""

from __future__ import annotations

from pathlib import Path

from sorade.browser import Keeper, warm
from sorade.reference import Book
from sorade.reference.book import SHIPPED
from talking import NOON


def test_a_book_that_was_warmed_says_the_same_and_has_read_what_a_start_asks(tmp_path: Path) -> None:
    asked: list[str] = []
    book = warm(SHIPPED, lambda: asked.append("more") or SHIPPED)  # type: ignore[func-returns-value]
    assert not asked, "the kanji beyond come when they are wanted"
    book.wake(SHIPPED)
    made, fresh = Keeper(tmp_path, book), Keeper(tmp_path / "other", Book.open())
    (tmp_path / "other").mkdir()
    assert made.open()
    assert fresh.open()
    for path in (f"home?at={NOON}&offset=0", "levels", "settings", f"kanji/語?at={NOON}&offset=0"):
        assert made.handle("GET", f"/api/{path}").body == fresh.handle("GET", f"/api/{path}").body
    assert made.home.log().head().counter == 0, "nobody has written anything"
    made.close()
    fresh.close()
