from sorade.memory import Purpose
from sorade.reference import Piece, Spelling
from sorade.session import Ask, in_words


def word(text: str, common: float = 1.0) -> Spelling:
    return Spelling(text, "", "", tuple(Piece(letter, "か") for letter in text), common, None, ())


FOOD, DRINK, HALL, MEAL, RARE = word("食物"), word("飲食"), word("食堂"), word("昼食堂"), word("語彙", 0.4)
WORDS = (FOOD, DRINK, HALL, MEAL, RARE)
REVIEWS: list[tuple[str, Purpose]] = [("食", "review"), ("語", "review"), ("飲", "review")]


def words(char: str) -> list[Spelling]:
    return [one for one in WORDS if char in one.text]


def test_two_of_the_plan_that_make_a_word_are_asked_in_it() -> None:
    asks = in_words(REVIEWS, words, "物堂昼", room=9)
    assert asks == (Ask("飲", "review", DRINK), Ask("食", "review", DRINK), Ask("語", "review"))


def test_a_kanji_that_is_known_may_join_but_no_other() -> None:
    assert in_words(REVIEWS[:1], words, "堂", room=9) == (Ask("食", "review", HALL), Ask("堂", "review", HALL))
    assert in_words(REVIEWS[:1], words, "", room=9) == (Ask("食", "review"),)


def test_most_of_a_word_is_of_the_plan() -> None:
    assert all(ask.word is not MEAL for ask in in_words(REVIEWS[:1], words, "昼堂", room=9))


def test_rare_words_are_not_asked() -> None:
    assert in_words(REVIEWS[1:2], words, "彙", room=9) == (Ask("語", "review"),)


def test_a_new_kanji_stays_new() -> None:
    asks = in_words([("食", "review"), ("堂", "new")], words, "", room=9)
    assert [(ask.char, ask.purpose) for ask in asks] == [("食", "review"), ("堂", "new")]


def test_no_kanji_comes_twice_and_the_minutes_hold() -> None:
    plan: list[tuple[str, Purpose]] = [(char, "review") for char in "食語飲物堂昼彙"]
    for room in range(1, 9):
        asks = in_words(plan, words, "一二", room=room)
        assert len({ask.char for ask in asks}) == len(asks)
        assert 0 < len(asks) <= max(room, 2)
    many = in_words([("食", "review"), ("飲", "new")], words, "物堂", room=1)
    assert len(many) <= 2
