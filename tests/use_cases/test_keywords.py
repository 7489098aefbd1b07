"""The learner's own keyword: before the meanings wherever a kanji is named, and never what gives the answer away."""

from __future__ import annotations

import pytest

from sorade.web import book
from talking import DAY, Learner, written


@pytest.fixture
def learner():
    """A learner to whom 参 is due."""
    return Learner.who_wrote("参", reads="all", minutes=1)


def keyword(learner, char, text):
    return learner.event("keyword", char=char, text=text)


def page(learner, char="参"):
    return learner.told(f"/kanji/{char}")


def asked(learner, session, char="参"):
    """The prompt and the turn of that kanji."""
    id_ = next(id_ for id_, target in learner.targets(session).items() if target == char)
    prompt = next(one for one in session["prompts"] if one["id"] == id_)
    return prompt, next(turn for turn in session["queue"] if turn["prompt"] == id_)


def story_hint(learner, session, char="参"):
    _, turn = asked(learner, session, char)
    hint = {"session": session["id"], "prompt": turn["prompt"], "level": "story", "strokes": 0, "after": 9000}
    return learner.tell(learner.event("hint", **hint))["receipts"][0]["hint"]["text"]


def test_it_names_the_kanji_wherever_it_is_named(learner):
    meanings = list(book().character("参").meanings)
    learner.tell(keyword(learner, "参", "  take   part "))
    assert (page(learner)["keyword"], page(learner)["meanings"]) == ("take part", ["take part", *meanings])
    assert page(learner)["story"]["words"][-2:] == ["take part", meanings[0]]
    session = learner.begin()
    prompt, turn = asked(learner, session)
    assert prompt["meanings"] == ["take part", *meanings[:3]]
    assert story_hint(learner, session).endswith(": take part.")
    reveal = learner.tell(learner.attempt(session, turn, written("参")))["receipts"][0]["reveal"]
    assert (reveal["keyword"], reveal["meanings"][:2]) == ("take part", ["take part", meanings[0]])


def test_it_names_the_ink_then_and_now(learner):
    for _ in range(2):
        learner.at += 900 * DAY
        session = learner.begin()
        _, turn = asked(learner, session)
        made = learner.attempt(session, turn, written("参"))
        learner.tell(made, learner.event("grade", attempt=made["id"], grade=3, overruled=False))
    for text, shown in (("take part", "take part"), ("加 and so on", book().character("参").meanings[0])):
        learner.tell(keyword(learner, "参", text))
        assert [one["meaning"] for one in learner.told("/progress/ink", days=1, char="参")["pairs"]] == [shown]


def test_it_is_taken_back_by_an_empty_one_and_by_one_that_cannot_be_seen(learner):
    before = page(learner)
    for nothing in ("", " ", "\u200b"):
        learner.tell(keyword(learner, "参", "take part"))
        assert page(learner)["keyword"] == "take part"
        learner.tell(keyword(learner, "参", nothing))
        assert page(learner) == before


def test_the_last_one_holds_whatever_the_order_in_which_they_come(learner):
    first, last = keyword(learner, "参", "take part"), keyword(learner, "参", "join in")
    learner.tell(last | {"at": last["at"] + 60_000})
    learner.tell(first)
    assert page(learner)["keyword"] == "join in"


def test_a_meaning_that_is_the_keyword_too_is_not_told_twice(learner):
    first, second, *rest = book().character("参").meanings
    learner.tell(keyword(learner, "参", second.upper()))
    assert page(learner)["meanings"] == [second.upper(), first, *rest]


def test_it_is_searched_for_and_shown_in_what_is_found(learner):
    learner.tell(keyword(learner, "参", "Take part"), keyword(learner, "話", "トークする"))
    for query, char in (("take part", "参"), ("TAKE", "参"), ("トークする", "話")):
        assert char in [hit["char"] for hit in learner.told("/kanji", q=query)["hits"]]
    assert learner.told("/kanji", q="参")["hits"][0]["meaning"] == "Take part"
    grade = learner.told("/lists/grade:4")["hits"]
    assert next(hit["meaning"] for hit in grade if hit["char"] == "参") == "Take part"


def test_one_in_japanese_is_found_by_its_kanji_after_those(learner):
    learner.tell(keyword(learner, "参", "加わること"))
    found = [hit["char"] for hit in learner.told("/kanji", q="加わる")["hits"]]
    assert found == ["加", "参"]


def test_what_looks_like_it_has_its_keyword_there(learner):
    other = book().character("参").lookalikes[0]
    learner.tell(keyword(learner, other, "mixed up"))
    assert page(learner)["alike"][0] == {"char": other, "meaning": "mixed up"}


def test_a_reading_check_names_it_and_asks_the_same_choices(learner):
    before = learner.told("/reading")["checks"]
    one = before[0]
    learner.tell(keyword(learner, one["char"], "my own"))
    after = learner.told("/reading")["checks"]
    assert [[choice["reading"] for choice in each["choices"]] for each in after] == [
        [choice["reading"] for choice in each["choices"]] for each in before
    ]
    assert sum(choice["meaning"].startswith("my own, ") for choice in after[0]["choices"]) == 1


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("参加", "参"),
        ("sees 惨", "惨"),  # it is a part of it
        ("three 大", "大"),  # a part of it
        ("㊍ or 参", "参"),
        ("参\ufe00", "参"),
        ("⼤ three", "⼤"),  # U+2F24, a radical that looks the same
    ],
)
def test_one_that_would_give_the_answer_away_is_refused_with_a_sentence(learner, text, tells):
    answer = learner.post("/api/events", {"events": [keyword(learner, "参", text)]})
    assert answer.status == 403
    assert answer.json["detail"] == (
        f"Your keyword is shown when 参 is asked, and {tells} would give the answer away. Leave that out."
    )
    assert page(learner)["keyword"] == ""


@pytest.mark.parametrize("text", ["take part", "くわわる", "カ", "加わる", "a" * 60])
def test_english_kana_and_other_kanji_are_taken(learner, text):
    learner.tell(keyword(learner, "参", text))
    assert page(learner)["keyword"] == text


@pytest.mark.parametrize(("char", "text", "status"), [("x", "", 404), ("参", "a" * 61, 422), ("参", "a\nb", 422)])
def test_what_is_no_keyword_is_refused(learner, char, text, status):
    assert learner.post("/api/events", {"events": [keyword(learner, char, text)]}).status == status


def test_no_other_target_of_the_session_is_seen_in_it():
    learner = Learner.who_wrote("参話", reads="all", minutes=1)
    learner.tell(keyword(learner, "参", "not 話 but"), keyword(learner, "話", "参"))
    session = learner.begin()
    assert asked(learner, session)[0]["meanings"][0] == "not 〇 but"
    assert asked(learner, session, "話")[0]["meanings"][0] == book().character("話").meanings[0]
    assert story_hint(learner, session).endswith(": not 〇 but.")


def test_pages_that_keep_the_day_to_themselves_leave_one_with_kanji_out(learner):
    one = learner.told("/reading")["checks"][0]
    learner.tell(keyword(learner, one["char"], "参 again"))
    assert "参" not in str(learner.told("/reading")["checks"][0]["choices"])
    drilled = learner.told("/drill")["steps"][0]["char"]
    learner.tell(keyword(learner, drilled, "参 again"))
    assert learner.told("/drill")["steps"][0]["meaning"] == book().character(drilled).meanings[0]
    learner.tell(keyword(learner, drilled, "again"))
    assert learner.told("/drill")["steps"][0]["meaning"] == "again"


def test_a_word_that_is_asked_whole_shows_its_own_meaning_only():
    learner = Learner.who_wrote("飲食", reads="jlpt:5", minutes=1, asks="words")
    learner.tell(keyword(learner, "飲", "gulp"))
    session = learner.begin()
    assert [one["meanings"] for one in session["prompts"] if one["whole"]] == [[], []]


def test_where_two_fit_both_are_named_by_their_keywords():
    learner = Learner.who_wrote("錮", reads="all", minutes=1)
    learner.tell(keyword(learner, "錮", "lock away"), keyword(learner, "固", "set hard"))
    session = learner.begin()
    _, turn = asked(learner, session, "錮")
    told = learner.tell(learner.attempt(session, turn, written("固")))["receipts"][0]["reveal"]
    assert told["rival"]["meaning"] == "set hard"
    assert told["prompt_at_fault"]["differs"].startswith("固 (set hard, ")
    assert "錮 (lock away" in told["prompt_at_fault"]["differs"]


def test_it_comes_back_with_an_export(learner):
    learner.tell(keyword(learner, "参", "take part"))
    other = Learner()
    other.take_in(learner.exported())
    assert page(other)["keyword"] == "take part"
