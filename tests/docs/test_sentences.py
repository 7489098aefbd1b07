"""The pages quote only what the program says: each quote is worded by words/, or is on a button of the page."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("check", "diagnosis", "progress")
FACT = re.compile(r"[\d,.]+|[^\x00-\x7f]+")  # what a sentence is filled with: a figure, kanji
SAID = [
    text.value
    for path in (ROOT / "src/sorade/words").glob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "plural"}
    for text in node.args
    if isinstance(text, ast.Constant)
]
SHOWN = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "web/src").rglob("*") if path.suffix in {".svelte", ".ts"}
).lower()


def is_said(quote: str) -> bool:
    """Whether words/ can say it: as one sentence or more, each filled with facts and with what words/ says."""
    text = quote.removesuffix(".")
    return any(fits(text, said.removesuffix(".")) for said in SAID) or any(
        is_said(text[: at + 1]) and is_said(text[at + 2 :]) for at in range(len(text)) if text[at : at + 2] == ". "
    )


def fits(text: str, said: str) -> bool:
    """Whether the text is this sentence, filled in. A sentence without words of its own fits everything and nothing."""
    pieces = re.split(r"\{\w+\}", said)
    if not any(re.search("[A-Za-z]", piece) for piece in pieces):
        return False
    for gap in ("(.+?)", "(.+)"):  # "the bottom left 口" is "the {place} {part}" with the place as long as it can be
        found = re.fullmatch(gap.join(map(re.escape, pieces)), text, re.IGNORECASE)
        if found and all(FACT.fullmatch(each) or is_said(each) for each in found.groups()):
            return True
    return False


def quotes(page: str) -> list[str]:
    return re.findall(r'"([^"]+)"', (ROOT / f"docs/{page}.md").read_text("utf-8").replace("\n", " "))


QUOTES = sorted({quote for page in PAGES for quote in quotes(page) if "_" not in quote and quote != "missing"})


def test_there_are_quotes() -> None:
    assert len(QUOTES) >= 10


@pytest.mark.parametrize("quote", QUOTES)
def test_a_page_quotes_what_the_program_says(quote: str) -> None:
    assert is_said(quote) or quote.lower() in SHOWN


@pytest.mark.parametrize(
    "quote",
    [
        "in 刀 the slash does not cross the hook",
        "忄 sits too far down.",
        "Nearly: the bottom bar of 五 is gone.",
        "Nearly: nobody knows.",
        "言 and 口 stand",
    ],
)
def test_what_it_does_not_say_is_seen(quote: str) -> None:
    assert not is_said(quote)
    assert quote.lower() not in SHOWN
