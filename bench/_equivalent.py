"""Mutants that change nothing anybody could see, each with its reason: (file, line as it reads, change)."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "store/row.py",
        "HELD = 8192  # events held ready; a row never changes, "
        "and a request looks at some 500 of which most were seen before",
        "8192 -> 8193",
    ): "one more is held ready",
    (
        "store/sql.py",
        "return int(rows[0][0]) if rows else 0",
        "0 -> -1",
    ): "it asks for one row",
    (
        "store/pages.py",
        "if 0 < at < page - 4:",
        "0 < at < page - 4 -> 0 <= at < page - 4",
    ): "a page begins with its own head, which is no row of so many columns",
    (
        "store/pages.py",
        'return int.from_bytes(piece, "big", signed=True) if kind < 7 else piece, at + size',
        "7 -> 8",
    ): "a 7 was read before",
    (
        "store/sql.py",
        "return bytes(rows[0][0]) if rows else None",
        "0 -> -1",
    ): "a place in a log has one row",
    (
        "check/assign.py",
        "least, nearest = inf, -1",
        "1 -> 2",
    ): "there is always a column that costs less than infinity",
    (
        "store/sql.py",
        'return grouped(self._read(f"char in ({_marks(chars)})", chars, ink=False))',
        "False -> True",
    ): "a memory is folded from what is said of an attempt, not from its ink: it only saves reading it",
    (
        "store/sql.py",
        "self._found[event.id] = event",
        "self._found[event.id] = event -> pass",
    ): "it would be looked up again, and found; tests/web/test_queries.py holds the number of queries",
    (
        "diagnosis/weigh.py",
        "return row[kind] / 100",
        "100 -> 99",
    ): "every chance is divided by it, and the weights are made one together afterwards",
    (
        "diagnosis/weigh.py",
        "return row[kind] / 100",
        "100 -> 101",
    ): "as above",
    (
        "diagnosis/weigh.py",
        "seen = list(zip(kinds(answers, facts), [0, *_gaps(answers)], strict=True))[-WEIGHED:]",
        "0 -> 1",
    ): "the gap before the first answer; anything under FIRST_GAP says the same",
    (
        "diagnosis/weigh.py",
        "seen = list(zip(kinds(answers, facts), [0, *_gaps(answers)], strict=True))[-WEIGHED:]",
        "0 -> -1",
    ): "as above",
    (
        "session/ability.py",
        "weights = [exp(value - most) for value in belief]",
        "value - most -> value + most",
    ): "the weights are made one together afterwards; the largest is taken off only against an overflow",
    (
        "desk/loop/reveal.py",
        "for grade, needs in allowed(proposal, evidence(trial, 0)).items()",
        "0 -> 1",
    ): "which grades may be given does not hang on how many came before",
    (
        "desk/loop/reveal.py",
        "for grade, needs in allowed(proposal, evidence(trial, 0)).items()",
        "0 -> -1",
    ): "as above",
    (
        "desk/loop/judge.py",
        "choices = {int(one): needs for one, needs in allowed(proposal, evidence(trial, 0)).items()}",
        "0 -> 1",
    ): "as above",
    (
        "desk/loop/judge.py",
        "choices = {int(one): needs for one, needs in allowed(proposal, evidence(trial, 0)).items()}",
        "0 -> -1",
    ): "as above",
    (
        "desk/loop/take.py",
        "desk.look_ahead()",
        "desk.look_ahead() -> pass",
    ): "what is asked for ahead is asked for later; it saves questions, which tests/web/test_queries.py counts",
    (
        "desk/desk.py",
        "self.log.select(*SAID, *READ)",
        "self.log.select(*SAID, *READ) -> pass",
    ): "as above",
    (
        "desk/loop/take.py",
        "if any(isinstance(sent, GradeIn) and sent.grade == Grade.AGAIN for sent in batch.events):",
        "sent.grade == Grade.AGAIN -> sent.grade != Grade.AGAIN",
    ): "whether something is asked for ahead, as above",
    (
        "desk/kanji.py",
        "grade=facts.grade or 8,",
        "8 -> 9",
    ): "in place of what no joyo kanji lacks",
    (
        "desk/kanji.py",
        "grade=facts.grade or 8,",
        "8 -> 7",
    ): "as above",
    (
        "desk/kanji.py",
        "radical_number=facts.radical_number or 0,",
        "0 -> 1",
    ): "as above",
    (
        "desk/kanji.py",
        "radical_number=facts.radical_number or 0,",
        "0 -> -1",
    ): "as above",
    (
        "desk/facts.py",
        "HELD = 4096  # kanji whose steps and parts are held ready; there are 2,136",
        "4096 -> 4097",
    ): "all kanji are held ready either way",
    (
        "desk/facts.py",
        "HELD = 4096  # kanji whose steps and parts are held ready; there are 2,136",
        "4096 -> 4095",
    ): "as above",
    (
        "desk/read.py",
        "if sent.picked is not None and sent.picked >= len(offered):",
        "sent.picked >= len(offered) -> sent.picked > len(offered)",
    ): "there are four choices for every kanji, and no more than the fourth can be picked",
}
