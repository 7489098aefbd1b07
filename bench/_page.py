"""docs/benchmarks.md: each benchmark writes the section between its own markers."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def write(name: str, section: str) -> None:
    """Put the section between the markers of that name, at the end of the page where they are not there yet."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Benchmarks\n"
    if start not in text:
        text = f"{text.rstrip()}\n\n{start}\n{end}\n"
    before, rest = text.split(start, 1)
    PAGE.write_text(f"{before}{start}\n{section}{end}{rest.split(end, 1)[1]}", encoding="utf-8")
