"""What the statements of a log in SQL are put together from."""

from __future__ import annotations

from collections.abc import Collection

from .row import COLUMNS

HEAD = ", ".join(COLUMNS)
READ = 2000  # rows fetched at a time; 6 MB with ink
KIND = "coalesce(kind, '')"
"""The kind where rows are looked up by something else: told the plain column, SQLite may read all attempts instead."""
IN_ORDER = "order by +counter"
"""The plus keeps SQLite from reading the whole log in order instead of looking rows up."""


def marks(values: Collection[object]) -> str:
    """A question mark for each."""
    return ", ".join("?" * len(values))


def whole(found: str, columns: str, *, hints: bool) -> tuple[str, int]:
    """A statement for the events that are found, the events about them (grades of attempts, and voids), and those about
    these; with `hints` also those of the sessions of the attempts. And how many times it asks for the learner's number
    behind the values of `found`, a statement that gives ids."""
    every = "select id from whole"
    if hints:
        every += (
            f" union select id from store_event where learner_id = ? and {KIND} = 'hint' and session in "
            f"(select session from store_event where learner_id = ? and {KIND} = 'attempt' "
            "and id in (select id from found))"
        )
    statement = (
        f"with recursive found as ({found}), whole (id) as (select id from found union "
        "select e.id from whole w join store_event e on e.learner_id = ? and e.about = w.id) "
        f"select {columns} from store_event where learner_id = ? and id in ({every}) {IN_ORDER}"
    )
    return statement, 4 if hints else 2
