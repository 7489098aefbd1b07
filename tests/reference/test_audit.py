"""The built data, held to the limits of what may be in doubt about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorade.errors import CannotStart
from sorade.reference import Book
from sorade.reference.building.audit import CHECKS, Check, Counted, audited
from sorade.reference.building.sources import Sources

ARCHIVES = Path(__file__).resolve().parents[2] / "build/data"


@pytest.fixture(scope="module")
def counted() -> dict[str, Counted]:
    try:
        return {one.says: one for one in audited(Book.open(), Sources(ARCHIVES))}
    except CannotStart as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.says.replace(" ", "-"))
def test_no_more_is_in_doubt_than_is_allowed(check: Check, counted: dict[str, Counted]) -> None:
    found = counted[check.says]
    assert found.count <= check.limit, found.places


def test_the_page_tells_these_counts(counted: dict[str, Counted]) -> None:
    page = (ARCHIVES.parents[1] / "docs/data.md").read_text("utf-8")
    for one in counted.values():
        assert f"| {one.says} | {one.count:,} | {one.limit:,} |" in page
