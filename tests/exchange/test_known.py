"""Known kanji in any text or table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.exchange import read_known

JOYO = frozenset("語話日本年月漢字意味書読")
TODAY = date(2026, 11, 23)
MAY = date(2025, 5, 12)


def days(text: str) -> dict[str, date | None]:
    return dict(read_known(text, JOYO, TODAY).days)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("語話", {"語": None, "話": None}),
        ("語\n話\n", {"語": None, "話": None}),
        ("語,2025-05-12\n話,", {"語": MAY, "話": None}),
        ("語\t2025/5/12\tword", {"語": MAY}),
        ("語;2025年5月12日", {"語": MAY}),
        ("日本語,2025-05-12", {"日": MAY, "本": MAY, "語": MAY}),
        ("語,2025-05-12T08:30:00", {"語": MAY}),
        ("語,2024-01-01,2025-05-12", {"語": MAY}),
        ("語,2024-01-01\n語,2025-05-12\n語", {"語": MAY}),
        ("漢字,意味,日付\n語,word,2025-05-12", {"語": MAY}),
        ("kanji,date\n語,2025-05-12", {"語": MAY}),
        ("意味\n", {}),
        ("意味が分からない", {"意": None, "味": None}),
        ("", {}),
    ],
)
def test_it_works(text: str, found: dict[str, date | None]) -> None:
    assert days(text) == found


def test_what_is_none_of_ours_is_named() -> None:
    assert read_known("語鰯鰯", JOYO, TODAY).left_out == "鰯"


def test_a_day_that_cannot_be_is_told_and_the_kanji_kept() -> None:
    found = read_known("語,2025-13-45\n話,2031-01-01\n日,2025-05-12", JOYO, TODAY)
    assert dict(found.days) == {"語": None, "話": None, "日": MAY}
    assert found.odd == (1, 2)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    found = read_known(text, JOYO, TODAY)
    assert set(found.days) <= JOYO
