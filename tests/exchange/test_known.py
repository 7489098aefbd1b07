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
        ("意味\n", {"意": None, "味": None}),
        ("漢字\n語\n話\n", {"語": None, "話": None}),
        ("語,話,読\n書,日,本\n", dict.fromkeys("語話読書日本")),
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


ANKI = (
    "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
    '日本語\t漢字::年\t語\t"<b>word</b>, as in <img src=""本.jpg"">日本語"\t意味\n'
    "日本語\t漢字::年\t話\ttale\t意味\n"
)
KOOHII = (
    "FrameNumber,Kanji,Keyword,LastReview,ExpireDate,Vocab\r\n"
    '1,"語","word",2025-05-12 10:11:12,2031-06-20 10:11:12,"日本語"\r\n'
    '2,"話","tale",0000-00-00 00:00:00,0000-00-00 00:00:00,""\r\n'
)
SUBJECTS = (
    '{"object":"collection","data_updated_at":"2026-11-20T18:08:16Z","data":['
    '{"id":1,"data":{"created_at":"2012-02-27T19:55:19Z","characters":"語","meaning_mnemonic":"日本"}},'
    '{"id":2,"data":{"created_at":"2012-03-02T02:11:55Z","characters":"話"}}]}'
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ANKI, {"語": None, "話": None}),
        (KOOHII, {"語": MAY, "話": None}),
        (SUBJECTS, {"語": None, "話": None}),
        ('[{"spelling": "日本"}, {"character": "語"}]', {"日": None, "本": None, "語": None}),
        ('["語", "話"]', {"語": None, "話": None}),
        ("字体,部首,意味\n語,日,本\n話,日,年", {"語": None, "話": None}),
        ("1\t語\tword\t日本語を話す\n2\t話\ttale\t年", {"語": None, "話": None}),
        ("日本語[にほんご]\tJapanese\n話[はな]す\tto speak", {"日": None, "本": None, "語": None, "話": None}),
        ("漢字を読む本、日本語で書く。", dict.fromkeys("漢字読本日語書")),
    ],
    ids=["anki", "koohii", "wanikani", "jpdb", "strings", "a table of forms", "numbered", "ruby", "prose"],
)
def test_only_the_column_with_the_kanji_counts(text: str, found: dict[str, date | None]) -> None:
    assert days(text) == found
    assert read_known(text, JOYO, TODAY).odd == ()


def test_the_learner_may_name_other_columns() -> None:
    text = "語,本,2025-05-12,2024-01-01\n話,年,2025-05-13,2024-01-02\n"
    found = read_known(text, JOYO, TODAY)
    assert (found.kanji_from, found.days_from) == (0, 2)
    assert [column.kanji for column in found.columns] == [2, 2, 0, 0]
    assert [column.days for column in found.columns] == [0, 0, 2, 2]
    other = read_known(text, JOYO, TODAY, kanji_from=1, days_from=3)
    assert dict(other.days) == {"本": date(2024, 1, 1), "年": date(2024, 1, 2)}
    assert set(read_known(text, JOYO, TODAY, kanji_from=-1, days_from=-1).days.values()) == {None}
    assert set(read_known(text, JOYO, TODAY, kanji_from=-1).days) == set("語本話年")
    assert read_known(text, JOYO, TODAY, kanji_from=99, days_from=99).kanji_from is None


@pytest.mark.parametrize(
    "written",
    [
        "2025-05-12", "2025/5/12", "2025.5.12", "20250512", "2025年5月12日", "令和7年5月12日", "R7.5.12", "12.05.2025",
        "12 May 2025", "12th May 2025", "May 12, 2025", "12-May-2025", "2025-May-12", "5/12/2025 ",
        "2025-05-12T09:00:00+09:00", "2025-05-12 09:00:00.000",
    ],
)  # fmt: skip
def test_days_in_the_usual_ways(written: str) -> None:
    more = "\n話,5/13/2025" if written.strip() == "5/12/2025" else ""
    assert days(f'語,"{written}"{more}')["語"] == MAY


def test_a_day_that_may_be_two_is_told_and_not_guessed() -> None:
    both = read_known("語,5/12/2025\n話,6/1/2025", JOYO, TODAY)
    assert (dict(both.days), both.odd) == ({"語": None, "話": None}, (1, 2))
    assert days("語,5/12/2025\n話,13/5/2025")["語"] == date(2025, 12, 5)
    assert days("語,12/11/2026\n話,11/5/2026")["語"] == date(2026, 11, 12)  # in December it is still to come


def test_the_lists_own_forms_and_what_looks_like_kanji_are_taken() -> None:
    ours = frozenset("𠮟塡剝頰長金葛都")
    found = read_known("叱填剥頬⻑⾦葛\U000e0100 都\ufe00⻌", ours, TODAY)
    assert set(found.days) == ours
    assert found.left_out == "⻌"


@given(st.text(alphabet='語話,\t;|"\n#:{}[]2025-/年月 a', max_size=60), st.integers(-2, 5), st.integers(-2, 5))
def test_no_table_is_too_odd(text: str, kanji: int, day: int) -> None:
    found = read_known(text, JOYO, TODAY, kanji, day)
    assert set(found.days) <= JOYO
    assert all(0 <= one < len(found.columns) for one in (found.kanji_from, found.days_from) if one is not None)
