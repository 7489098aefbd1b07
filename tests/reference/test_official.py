"""The project's tables of official readings and of words that are read as a whole."""

from __future__ import annotations

from sorade.reference.tables import rows


def test_the_tables_have_as_many_readings_as_the_notice_counts() -> None:
    """The notice of 2010 says how many there are: 2,136 kanji, 2,352 on readings, 2,036 kun readings."""
    table = list(rows("readings", 4))
    assert len({char for char, *_ in table}) == len(table) == 2136
    assert sum(len(on.split(",")) for _, on, _, _ in table if on) == 2352
    assert sum(len(kun.split(",")) for _, _, kun, _ in table if kun) == 2036


def test_okurigana_is_marked_off_as_it_is_written() -> None:
    kun = {char: reading.split(",") for char, _, reading, _ in rows("readings", 4)}
    assert "う.まれる" in kun["生"]  # 生まれる, 癒やす
    assert "いや.す" not in kun["癒"]
    assert "つと.まる" in kun["務"]  # that KANJIDIC2 doesn't have
    assert "うらや.ましい" in kun["羨"]
    assert "おり" in kun["折"]  # a noun without okurigana, and one with it
    assert "おど.り" in kun["踊"]


def test_a_word_of_the_appendix_has_its_own_reading() -> None:
    whole = {(word, reading) for word, reading, _ in rows("special-words", 3)}
    assert {("今日", "きょう"), ("今年", "ことし"), ("師走", "しわす"), ("師走", "しはす")} <= whole
