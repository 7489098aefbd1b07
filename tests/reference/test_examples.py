"""How example sentences are chosen: two readers, doubts that a translation settles, fitness, the best one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sorade.reference import Book
from sorade.reference.building.examples import choice, readers
from sorade.reference.building.examples.doubts import doubts
from sorade.reference.building.examples.english import Meaning, stem, stems
from sorade.reference.building.examples.fitness import told, unfit, whole
from sorade.reference.building.examples.readers import Heard, Reader
from sorade.reference.types import Piece, Sentence

NOUN, VERB, PARTICLE, NUMBER = ("名詞",), ("動詞",), ("助詞",), ("名詞", "数詞")


@pytest.fixture(scope="module")
def sudachi() -> Reader:
    return readers.sudachi()


@pytest.fixture(scope="module")
def janome() -> Reader:
    return readers.janome()


def heard(text: str, reading: str, kind: tuple[str, ...] = NOUN, plain: str = "") -> Heard:
    return Heard(text, reading, plain or text, kind)


def test_readers_that_differ_are_seen_to(sudachi: Reader, janome: Reader) -> None:
    for text in ("リンゴを箱に入れた。", "日曜日は暇ですか。", "緑内障の検査をした。", "何を買いますか。"):
        assert not readers.same(sudachi(text), janome(text)), text
    for text in ("リンゴを皿に入れた。", "土曜は暇ですか。", "目の検査をした。"):
        assert readers.same(sudachi(text), janome(text)), text


def test_formal_readings_and_kana_that_sound_alike_are_no_difference(sudachi: Reader, janome: Reader) -> None:
    assert readers.same(sudachi("私は日本の学生です。"), janome("私は日本の学生です。"))
    assert readers.same((heard("続く", "つづく"),), (heard("続く", "つずく"),))
    assert not readers.same((heard("箱", "ばこ"),), (heard("箱", "はこ"),))


def test_readers_that_split_words_differently_are_held_where_both_end_one() -> None:
    whole_word = (heard("土曜日", "どようび"), heard("だ", "だ"))
    assert readers.same(whole_word, (heard("土曜", "どよう"), heard("日", "び"), heard("だ", "だ")))
    assert not readers.same(whole_word, (heard("土曜", "どよう"), heard("日", "ひ"), heard("だ", "だ")))


MEANINGS = {
    "辛い": (
        Meaning(1, "からい", True, stems("spicy, hot")),
        Meaning(2, "つらい", True, stems("painful, bitter, hard to bear")),
    ),
    "体": (Meaning(3, "からだ", True, stems("body")), Meaning(4, "てい", False, stems("appearance, air"))),
    "箱": (Meaning(5, "はこ", True, stems("box")),),
    "力": (Meaning(6, "ちから", True, stems("power")), Meaning(7, "りょく", True, stems("strength"))),
    "魔女": (Meaning(9, "まじょ", True, stems("witch")),),
    "狩り": (Meaning(10, "かり", True, stems("hunt")),),
    "本": (Meaning(8, "ほん", True, stems("book")),),
}


@pytest.mark.parametrize(
    ("words", "translation", "doubted"),
    [
        ((heard("辛い", "からい"),), "It is very spicy.", ()),
        ((heard("辛い", "つらい"),), "It is very spicy.", ("辛い",)),
        ((heard("辛い", "からい"),), "It is very much so.", ("辛い",)),
        ((heard("体", "からだ"),), "The body is warm.", ()),
        (
            (heard("体", "からだ"),),
            "He looked pleased.",
            ("体",),
        ),  # then a rare reading may be meant
        ((heard("箱", "ばこ"),), "Open the box.", ("箱",)),  # nobody knows it so
        ((heard("力", "ちから"),), "It has something.", ()),  # trusted, as it stands alone
        ((heard("火", "か"), heard("力", "ちから")), "It has something.", ("火", "力")),
        (
            (heard("三", "さん", NUMBER), heard("本", "ほん")),
            "Three books.",
            ("三", "本"),
        ),
        ((heard("魔女", "まじょ"), heard("狩り", "かり")), "A witch hunt.", ("狩り",)),  # may be voiced
        ((heard("狩り", "かり"),), "A hunt.", ()),
        ((heard("何", "なん"), heard("を", "を", PARTICLE)), "What?", ("何",)),
    ],
)
def test_a_reading_that_only_the_context_settles_is_doubted(
    words: tuple[Heard, ...], translation: str, doubted: tuple[str, ...]
) -> None:
    assert doubts(MEANINGS)(words, translation) == doubted


def test_a_verb_is_looked_up_in_its_dictionary_form() -> None:
    meanings = {"開ける": (Meaning(1, "あける", True, stems("to open")),)}
    words = (heard("開け", "あけ", VERB, "開ける"), heard("た", "た", PARTICLE))
    assert doubts(meanings)(words, "I opened it.") == ()
    assert doubts(meanings)((heard("開け", "ひらけ", VERB, "開ける"),), "I opened it.") == ("開け",)


def test_forms_of_an_english_word_meet() -> None:
    assert len({stem(word) for word in ("study", "studies", "studied", "studying")}) == 1
    assert stem("went") == stem("go")
    assert stems("He is in the box.") == {"box"}


def test_what_a_translation_leaves_out_and_adds_is_seen() -> None:
    words = (heard("箱", "はこ"), heard("を", "を", PARTICLE), heard("本", "ほん"))
    assert told(words, "A box of books.", MEANINGS) == ((), 0.0)
    assert told(words, "A box of eggs.", MEANINGS) == (("本",), 0.5)


def test_words_that_are_never_fit_are_found_inside_a_sentence_and_not_inside_another_word() -> None:
    is_unfit, seldom_fit = unfit()
    assert is_unfit("静かにしてください。", "Shut up!")
    assert is_unfit("彼は人を殺した。", "He did it.")
    assert not is_unfit("彼女は女性です。", "Hello, she is skilled.")
    assert seldom_fit("トムは学生です。", "Tom is a student.") == ("トム", "Tom")


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [("それは机です。", True), ("庭に木のある家。", False), ("母は、は出かけた。", False), ("声がこだまして。", False)],
)
def test_a_sentence_that_breaks_off_or_has_a_misprint_is_not_whole(sudachi: Reader, text: str, is_whole: bool) -> None:
    assert whole(sudachi(text)) is is_whole


def candidate(number: int, text: str, *read: tuple[str, str]) -> choice.Candidate:
    """A sentence of pieces with a reading, and kana before and after."""
    pieces = (*(Piece(*each) for each in read), Piece(text, text))
    good_for = frozenset(char for char, _ in read)
    return choice.Candidate(number, Sentence(pieces, "Yes.", f"Tatoeba {number}"), good_for, (), 0.0, ())


def test_a_sentence_with_the_shown_word_is_taken_and_one_that_readers_dispute_is_not() -> None:
    book = Book.open()
    kanji = {char: book.character(char) for char in "語本日"}
    word = next(word for word in kanji["語"].words if len(word.text) == 2)
    spelt = tuple((p.text, p.reading) for p in (*word.before, Piece("語", word.blank_reading), *word.after))
    with_it = candidate(1, "というのはとてもたのしい。", *spelt)
    without = candidate(2, "というのはとてもたのしい。", ("語", "ご"))
    assert choice.choose(kanji, [without, with_it], lambda _: True, {})["語"] == with_it
    assert choice.choose(kanji, [without, with_it], lambda text: text == without.sentence.text, {})["語"] == without


def test_a_sentence_that_was_read_stays_until_it_is_much_worse() -> None:
    book = Book.open()
    kanji = {"語": book.character("語")}
    one = candidate(1, "というのはとてもたのしい。", ("語", "ご"))
    other = replace(one, id=2)
    assert choice.choose(kanji, [one, other], lambda _: True, {})["語"] == one
    assert choice.choose(kanji, [one, other], lambda _: True, {"語": 2})["語"] == other
    unkind = replace(other, seldom=("hurt", "pain"))
    assert choice.choose(kanji, [one, unkind], lambda _: True, {"語": 2})["語"] == one


def test_short_contexts_lose_and_a_bad_sentence_is_not_shown_at_all() -> None:
    kanji = {"語": Book.open().character("語")}
    short, long = candidate(1, "だよ。", ("語", "ご")), candidate(2, "というのはとてもたのしい。", ("語", "ご"))
    assert choice.choose(kanji, [short, long], lambda _: True, {})["語"] == long
    assert choice.choose(kanji, [short], lambda _: True, {}) == {}


def test_a_sentence_is_an_example_only_of_what_it_reads_as_the_official_table_does() -> None:
    kanji = {"語": Book.open().character("語")}
    odd = replace(candidate(1, "というのはとてもたのしい。", ("語", "ご")), good_for=frozenset())
    assert choice.choose(kanji, [odd], lambda _: True, {}) == {}
