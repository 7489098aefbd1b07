"""A list as one word, and back."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import BadFile
from sorade.exchange import from_word, to_word
from sorade.reference import Book

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts, texts)
def test_it_comes_back_from_a_link_and_from_a_file(name: str, chars: str) -> None:
    word = to_word(name, chars)
    assert re.fullmatch(r"[A-Za-z0-9._-]+", word)
    assert from_word(f"http://127.0.0.1:8000/lists#{word}") == from_word(f"{word}\r\n") == (name, chars)


def test_all_joyo_kanji_fit() -> None:
    chars = "".join(Book.open().characters())
    word = to_word("All", chars)
    assert from_word(word) == ("All", chars)
    assert len(word) < 8000


@given(texts)
def test_any_other_text_holds_no_shared_list(text: str) -> None:
    assert from_word(text) is None


def packed(content: bytes) -> str:
    return "sorade-list-1." + urlsafe_b64encode(content).decode().rstrip("=")


@pytest.mark.parametrize(
    "word",
    [
        to_word("Fish", "鯨魚")[:-6],
        "sorade-list-1.",
        "sorade-list-1.%%%",
        packed(b"nothing"),
        packed(compress(b"[]")),
        packed(compress(b'{"name": 3, "kanji": "a"}')),
        packed(compress(b'{"name": "a"}')),
        packed(compress(b" " * 10_000_000)),
        packed(compress(b"\xff\xfe")),
    ],
)
def test_a_damaged_one_is_refused(word: str) -> None:
    with pytest.raises(BadFile, match="damaged"):
        from_word(word)
