"""The project's own tables: read line by line, and a line that is not whole is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorade.errors import CannotStart
from sorade.reference.tables import rows


def test_comments_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "forms.tsv").write_text("# kanji, form, reason\n\n謎\tone dot\tthe table's note\n", encoding="utf-8")
    assert list(rows("forms", 3, tmp_path)) == [("謎", "one dot", "the table's note")]


@pytest.mark.parametrize("line", ["謎\tone dot", "謎\tone dot\t", "謎\tone\tdot\tmore"])
def test_a_line_that_is_not_whole_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "forms.tsv").write_text(f"# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(CannotStart, match=r"forms\.tsv, line 2"):
        list(rows("forms", 3, tmp_path))
