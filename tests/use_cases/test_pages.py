"""The pages that are looked things up on: a kanji's memory and facts, search, parts, lists, reading."""

from __future__ import annotations

from uuid import uuid4

import pytest

from memory.logs import FIRST, Log
from sorade.exchange import to_word
from sorade.memory import Known, ReadingCheck, Settings, recall
from sorade.order import steps
from sorade.web import book
from talking import Learner


def learner_of(log):
    learner = Learner()
    learner.log.take_in(log.events)
    return learner


@pytest.fixture(scope="module")
def thrice():
    """語 was right, missed, and right again with a hint's help; looked at ten days later. Only read from here."""
    log = Log().on(-40)
    log.add(Settings.of(reads="jlpt:5"))
    log.write(3, "new", session=1)
    log.on(-20)
    log.write(1, session=2)
    log.write(3, "rewrite", session=2)
    log.on(-10)
    log.hint("parts", session=3)
    log.write(2, session=3)
    return learner_of(log)


def page(learner, char, days=0):
    return learner.told(f"kanji/{char}", days)


# a kanji


def test_the_memory_on_its_page_is_the_one_after_the_last_answer(thrice):
    told = page(thrice, "語")
    memory, kept = told["memory"], thrice.desk.some("語")["語"]
    assert [(one["study_day"], one["grade"]) for one in memory["answers"]] == [
        ("2026-10-14", 3),
        ("2026-11-03", 1),
        ("2026-11-13", 2),
    ]
    assert (memory["reviews"], memory["passes"], memory["lapses"]) == (3, 1, 1)
    assert memory["stability"] == pytest.approx(kept.stability, abs=0.051)
    assert memory["recall"] == pytest.approx(recall(kept, FIRST), abs=0.00051)
    assert (memory["first"], memory["due"]) == ("2026-10-14", kept.due.isoformat())
    assert told["state"] == ("due" if kept.due <= FIRST else "by_heart")


def test_the_attempts_are_told_newest_first_with_what_became_of_each(thrice):
    found = page(thrice, "語")["attempts"]
    assert [(one["purpose"], one["grade"], one["aided"]) for one in found] == [
        ("review", 2, True),
        ("rewrite", 3, False),
        ("review", 1, False),
        ("new", 3, False),
    ]
    assert all(one["strokes"] == 14 and not one["gave_up"] for one in found)


@pytest.mark.parametrize(("char", "parts"), [("必", "心丿"), ("剝", "彑氺刂"), ("王", "王")])
def test_a_page_is_of_the_main_form_and_counts_the_others(thrice, char, parts):
    models = book().models(char)
    told = page(thrice, char)
    assert told["variants"] == len(models) - 1 > 0
    assert [one["path"] for one in told["model"]["strokes"]] == [one.path for one in models[0].strokes]
    assert [(one["rule"], one["is_exception"]) for one in told["steps"]] == [
        (one.rule and one.rule.key, one.is_exception) for one in steps(models[0])
    ]
    assert "".join(one["element"] for one in told["parts"]) == parts


def test_a_kanji_of_one_form_has_no_variants(thrice):
    assert page(thrice, "語")["variants"] == 0


def test_the_rules_on_a_page_are_those_of_its_steps_in_the_order_taught(thrice):
    told = page(thrice, "右")
    assert {one["key"] for one in told["rules"]} == {one["rule"] for one in told["steps"]}
    assert len(told["rules"]) < 11


def test_a_sentence_comes_in_runs_with_its_translation_where_there_is_one(thrice):
    told = page(thrice, "語")["sentence"]
    own = book().character("語").sentence
    assert told["translation"] == own.translation
    assert told["runs"] == [{"text": piece.text, "reading": piece.reading} for piece in own.pieces]
    assert book().character("且").sentence is None
    assert page(thrice, "且")["sentence"] is None


def test_a_part_that_is_a_kanji_says_how_it_is_written_and_one_that_is_none_does_not():
    log = Log(char="言").on(-60)
    log.write(3)
    learner = learner_of(log)
    speech, self_ = page(learner, "語")["parts"]
    assert (speech["state"], self_["state"]) == ("due", None)
    assert [one["state"] for one in self_["parts"]] == ["never", "never"]


def test_what_is_no_attempt_has_no_ink(learner):
    session = learner.begin()
    answer = learner.get(f"/api/attempts/{session['id']}/ink")
    assert (answer.status, answer.json["detail"]) == (404, f"There is no attempt {session['id']}.")


# reading


def test_what_is_said_of_reading_one_kanji_is_by_what_is_known_of_it():
    log = Log().on(-9)
    log.add(Settings.of(reads="grade:1"))
    log.add(ReadingCheck("語話読記", "語", 900), "語")
    log.add(ReadingCheck("鬱話読記", None, 900), "鬱")
    log.write(3)
    learner = learner_of(log)
    assert page(learner, "飲")["reads"] is None, "neither said nor shown"
    said = page(learner, "山")["reads"]
    assert (said["seen"], said["checks"], said["right"]) == (None, 0, 0)
    assert 0.5 < said["chance"] < 1
    checked = page(learner, "語")["reads"]
    assert (checked["seen"], checked["checks"], checked["right"]) == ("2026-11-14", 1, 1)
    unknown = page(learner, "鬱")["reads"]
    assert (unknown["checks"], unknown["right"]) == (1, 0)
    assert unknown["chance"] < said["chance"]


def test_what_is_known_is_told_import_by_import_the_newest_first_and_counted_once():
    log = Log().on(-9)
    log.add(Known("old.csv", "語話", (None, None)))
    newest = log.on(-1).add(Known("new.csv", "話書読", (None,) * 3))
    log.on(-5).add(ReadingCheck("語話読記", "語", 900), "語")
    told = learner_of(log).get("/api/known").json
    assert told["kanji"] == 4
    assert [(one["source"], one["kanji"]) for one in told["imports"]] == [("new.csv", 3), ("old.csv", 2)]
    assert told["imports"][0]["id"] == str(newest.id)


def test_checks_of_other_days_leave_todays_alone():
    log = Log().on(-1)
    log.add(Settings.of(reads="jlpt:5"))
    log.add(ReadingCheck("語話読記", "語", 900), "語")
    log.on(1).add(ReadingCheck("語話読記", "語", 900), "語")
    told = learner_of(log).told("reading")
    assert (told["done"], len(told["checks"])) == (0, 6)


def test_a_choice_is_a_first_reading_of_each_kind_and_two_meanings(learner):
    shelf = book().shelf()
    for one in learner.told("reading")["checks"]:
        card = shelf.card(one["char"])
        own = next(label for label in one["choices"] if label["meaning"] == ", ".join(card.meanings[:2]))
        assert own["reading"].split(", ")[0] == next(iter((*card.on, *card.kun)))
        assert len(own["reading"].split(", ")) == min(1, len(card.on)) + min(1, len(card.kun))


# search and parts


def test_the_shared_parts_are_all_that_three_kanji_have_and_that_have_a_name(learner):
    told = learner.get("/api/parts").json
    counts = book().shelf().parts()
    assert {one["element"]: one["kanji"] for one in told["parts"]} == {
        part: number for part, number in counts.items() if number >= 3 and book().part_name(part)
    }
    assert min(one["kanji"] for one in told["parts"]) == 3
    assert sum(one["kanji"] for one in told["radicals"]) == 2136
    assert told["radicals"][0] == {"number": 1, "element": "一", "name": "one (いち)", "kanji": 16}


def test_search_says_how_each_hit_stands_and_narrows_by_it(thrice):
    found = {one["char"]: one for one in thrice.told("kanji", q="word")["hits"]}
    told = {"char": "語", "kind": "joyo", "meaning": "word", "reading": "ゴ", "state": "due"}
    assert found["語"] | {"state": "due"} == told
    never = thrice.told("kanji", q="word", state="never")["hits"]
    assert {one["char"] for one in never} == found.keys() - {"語"}


# lists


def test_a_list_says_whether_it_is_planned_by(learner):
    mine = learner.event("list", list=str(uuid4()), name="Fish", chars="鯨魚")
    learner.tell(mine, learner.event("settings", new_from=f"list:{mine['list']}", words_from="jlpt:5"))
    for id_, planned in (
        (f"list:{mine['list']}", (True, False)),
        ("jlpt:5", (False, True)),
        ("jlpt:4", (False, False)),
    ):
        told = learner.told(f"lists/{id_}")
        assert (told["id"], (told["new_from"], told["words_from"])) == (id_, planned)


def test_a_shared_list_gets_a_name_that_a_list_may_have(learner):
    long = f"  Fish\tand\n\u200bships {'x' * 60}"
    told = learner.post("/api/lists/read", {"text": to_word(long, "鯨魚")}).json
    assert told["name"] == f"Fish and ships {'x' * 60}"[:60]
    assert told["chars"] == "鯨魚"
    learner.tell(learner.event("list", list=str(uuid4()), name=told["name"], chars=told["chars"]))
    assert learner.told("lists")["lists"][0]["name"] == told["name"]


def test_the_lists_count_how_their_kanji_stand(thrice):
    told = thrice.told("lists")["lists"]
    assert all(sum(one["states"].values()) == one["kanji"] for one in told)
    n5 = next(one for one in told if one["id"] == "jlpt:5")
    assert n5["states"]["never"] == n5["kanji"] - 1
