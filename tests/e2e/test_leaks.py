"""Nothing on the page, in its address or on the wire gives the answer away before the attempt is finished."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from desk import Desk, ink, model
from sorade.reference import Book

pytestmark = pytest.mark.browser
SHOWN = """() => [document.documentElement.outerHTML, document.title, location.href, ...Object.keys(localStorage),
    ...Object.values(localStorage), ...performance.getEntries().map(({ name }) => name)].join("\\n")"""


def letters_of(char: str) -> set[str]:
    """The character, its parts, and the parts' parts."""
    found = {part.element for one in Book.open().models(char) for part in one.root.walk() if part.element}
    return {char} | {letter for letter in found if unicodedata.category(letter) == "Lo"}


def numbers_in(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}


def received(desk: Desk) -> dict[str, str]:
    """The bodies of the responses so far that are text, by address."""
    return {answer.url: answer.text() for answer in desk.heard if answer.ok and answer.request.resource_type != "image"}


def assert_nothing_leaks(desk: Desk, char: str, new: dict[str, str]) -> None:
    said = {"the page": desk.page.evaluate(SHOWN)}
    said |= {url: f"{url} {json.dumps(json.loads(text), ensure_ascii=False)}" for url, text in new.items()}
    told = {(where, letter) for where, text in said.items() for letter in letters_of(char) if letter in text}
    assert not told, char
    strokes = len(Book.open().models(char)[0].strokes)
    seen = desk.by("prompt").inner_text() + "".join(desk.page.get_by_role("button").all_inner_texts())
    assert strokes not in numbers_in(seen), f"the page says the {strokes} strokes of {char}"
    assert desk.by("ghost-stroke").count() == 0
    assert desk.page.title() == "Write · sorade"


@pytest.mark.known("語飛右", reads="jlpt:3", minutes=10)
def test_the_page_and_all_that_came_so_far_hide_the_character_its_parts_and_its_strokes(desk: Desk) -> None:
    desk.start()
    told_later: set[str] = set()
    for number in range(4):
        char = desk.asked()
        api = {url: text for url, text in received(desk).items() if "/api/" in url and url not in told_later}
        assert number or any("/api/sessions" in url for url in api)
        assert_nothing_leaks(desk, char, api)
        desk.draw(model(char)[:2])
        assert_nothing_leaks(desk, char, api)
        if number == 1:
            desk.press("hint")
            desk.by("hint-offer").wait_for()
            assert_nothing_leaks(desk, char, api)
            desk.press("hint-close")
        told_later = {url for url in received(desk) if url.endswith("/api/events")}  # verdicts: what was finished
        desk.draw(model(char)[2:])
        desk.press("check")
        desk.by("verdict").wait_for()
        desk.grade(3)


@pytest.mark.known("語")
def test_the_program_itself_holds_no_list_of_answers(desk: Desk) -> None:
    desk.start()
    known = set(Book.open().order())
    program = "".join(text for url, text in received(desk).items() if "/api/" not in url)
    assert len(program) > 50_000
    assert len(known & set(program)) < 10, known & set(program)


@pytest.mark.known("語")
def test_a_rewrite_hides_it_again(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    desk.grade(1)
    assert desk.purpose() == "Write it again from memory"
    page = desk.page.evaluate(SHOWN)
    assert not letters_of("語") & set(page)
    assert desk.by("undo-grade").count() == 1
