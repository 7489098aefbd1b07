"""Reading checks and known kanji in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, model, open_desk
from running import Server
from sorade.reference import Book

pytestmark = pytest.mark.browser
LIST = "漢字,date\n語,2025-05-12\n話,2025-06-01\n语,2025-06-01\n読,2031-01-01\n"


def right(desk: Desk) -> int:
    """Which of the choices is the kanji's own, by its facts."""
    char = desk.page.get_by_role("heading").inner_text()
    meaning = ", ".join(Book.open().character(char).meanings[:2])
    shown = desk.by("choice").locator(".meaning").all_inner_texts()
    return shown.index(meaning)


def check(desk: Desk, known: bool = True) -> None:
    """One check, to the next."""
    if known:
        desk.press_one("choice", right(desk))
    else:
        desk.press("read-unknown")
    expect(desk.by("read-told")).to_be_visible()
    desk.press("read-next")


@pytest.mark.known("語木川日一二三四五六七八九十百千万円年本人子女", reads="jlpt:4", minutes=3)
def test_a_few_kanji_a_day_make_a_figure_of_what_is_read(desk: Desk) -> None:
    desk.page.goto("/")
    desk.by("writable").get_by_role("link", name="Check what you can read").click()
    for number in range(6):
        expect(desk.by("read-at")).to_have_text(f"{number + 1} of 6")
        check(desk, known=number != 2)
    expect(desk.by("read-end")).to_contain_text("5 of 6 right.")
    expect(desk.by("read-end")).to_contain_text("6 of the 10 checks needed")
    events = desk.events("reading_check")
    assert len(events) == 6
    assert sum(event["picked"] is None for event in events) == 1
    desk.page.reload()
    expect(desk.by("read-end")).to_contain_text("Done for today.")


@pytest.mark.known("語木川日一二三四五六七八九十", reads="jlpt:4", minutes=3)
def test_what_waits_to_be_written_is_not_shown_nor_told(desk: Desk) -> None:
    desk.start()
    asked = desk.asked()
    desk.page.goto("/read")
    shown = set()
    for _ in range(3):
        shown.add(desk.page.get_by_role("heading").inner_text())
        check(desk)
    planned = set(desk.plan().values())
    assert asked in planned
    for char in shown:
        inside = {part.element for part in Book.open().models(char)[0].root.walk()}
        assert not planned & {char, *inside}


@pytest.mark.known("語", minutes=1)
def test_it_is_offered_after_the_writing(desk: Desk) -> None:
    desk.start()
    while desk.by("recap").count() == 0:
        desk.write(model(desk.asked()))
        desk.grade(3)
        desk.page.locator("[data-testid=pad], [data-testid=recap]").first.wait_for()
    desk.by("to-read").get_by_role("link").click()
    expect(desk.by("read")).to_be_visible()


def test_known_kanji_are_read_from_a_table_looked_at_and_taken_back(desk: Desk) -> None:
    desk.page.goto("/")
    desk.by("known").locator("summary").click()
    desk.by("known-text").fill(LIST)
    desk.press("known-look")
    found = desk.by("known-found")
    expect(found).to_contain_text("3 kanji, 2 with a date.")
    expect(found).to_contain_text("语")
    expect(found).to_contain_text("line 5")
    desk.press("known-keep")
    expect(desk.by("imports")).to_contain_text("3 kanji")
    desk.by("level-own").check()
    desk.press("begin")
    desk.by("pad").wait_for()
    assert set(desk.plan().values()) <= set("語話読")
    desk.page.goto("/setup")
    desk.by("imports").get_by_role("button", name="Remove").click()
    expect(desk.by("imports")).to_have_count(0)
    assert len(desk.events("known")) == 1
    assert len(desk.events("void")) == 1


@pytest.mark.known("語木川日一二三四五六七八九十", reads="jlpt:4", minutes=3)
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/read")
    desk.by("read").wait_for()
    desk.picture(f"read-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.press_one("choice", (right(desk) + 1) % 4)
    expect(desk.by("read-told")).to_have_text("Not this one.")
    desk.picture(f"read-told-{desk.device}-{screen[2]}")
    expect(desk.page.locator(".own")).to_have_count(1)
    desk.page.goto("/setup")
    desk.by("known").locator("summary").click()
    desk.by("known-text").fill(LIST)
    desk.press("known-look")
    expect(desk.by("known-found")).to_contain_text(re.compile("with a date"))
    desk.picture(f"known-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


KOOHII = """FrameNumber,Kanji,Keyword,LastReview,ExpireDate,Vocab
1,"語","word",2025-05-12 10:11:12,2031-06-20 10:11:12,"日本語"
2,"話","tale",2025-06-01 08:00:00,2031-12-24 08:00:00,"会話"
"""


@pytest.mark.known("木")
def test_of_a_table_one_column_is_taken_and_another_may_be_chosen(desk: Desk) -> None:
    desk.page.goto("/setup")
    desk.by("known").locator("summary").click()
    files = {"name": "cards.csv", "mimeType": "text/csv", "buffer": KOOHII.encode("cp932")}
    desk.by("known-file").set_input_files(files)  # type: ignore[arg-type]
    found = desk.by("known-found")
    expect(found).to_contain_text("2 kanji, 2 with a date.")
    expect(found).not_to_contain_text("line")
    expect(desk.by("columns").locator("th.kanji")).to_have_text("Kanji")
    expect(desk.by("columns").locator("th.days")).to_have_text("LastReview")
    desk.by("kanji-from").select_option(label="Vocab (5 kanji)")
    expect(found).to_contain_text("5 kanji, 5 with a date.")
    desk.by("days-from").select_option(label="nowhere")
    expect(found).to_contain_text("5 kanji, none with a date.")
    desk.by("known-form").scroll_into_view_if_needed()
    desk.picture(f"columns-{desk.device}")
    assert desk.fits()
    desk.by("kanji-from").select_option(label="Kanji (2 kanji)")
    desk.press("known-keep")
    expect(desk.by("imports")).to_contain_text(re.compile("cards.csv *· 2 kanji"))
    assert desk.events("known")[-1]["chars"] == "語話"


@pytest.mark.known("木")
def test_a_file_that_is_no_text_is_named(desk: Desk) -> None:
    desk.page.goto("/setup")
    desk.by("known").locator("summary").click()
    files = {"name": "deck.apkg", "mimeType": "application/zip", "buffer": b"PK\x03\x04\x14\x00"}
    desk.by("known-file").set_input_files(files)  # type: ignore[arg-type]
    expect(desk.by("known-form").get_by_role("alert")).to_contain_text("deck.apkg is a workbook, a deck")
    expect(desk.by("known-text")).to_have_value("")
