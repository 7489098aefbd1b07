"""Every setting: an event, told back, told in docs/settings.md, and taken back like any other."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

from sorade.session import Chosen
from talking import DAY, Learner

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"
OTHER = {
    "reads": "grade:4",
    "minutes": 12,
    "week": [5, 0, 5, 10, 5, 20, 0],
    "starts": 6,
    "retention": 93,
    "new_most": 3,
    "new_from": "jlpt:4",
    "asks": "words",
    "words_from": "jlpt:4",
    "hides": True,
    "speaks": True,
    "strictness": "strict",
    "apart": False,
    "compares": False,
    "pad": "large",
    "left_handed": True,
    "buzzes": True,
    "theme": "dark",
}
WRONG = {
    "reads": ["jlpt:9", 4],
    "minutes": [0, 121, 7.5],
    "week": [[7] * 6, [7] * 8, [-1] * 7, [121] * 7],
    "starts": [-1, 13],
    "retention": [69, 98, 0.9],
    "new_most": [-1, 121],
    "new_from": ["no such list"],
    "asks": ["sentences"],
    "words_from": ["no such list"],
    "hides": ["yes"],
    "speaks": [2],
    "strictness": ["harsh"],
    "apart": ["no"],
    "compares": ["no"],
    "pad": ["huge", 2],
    "left_handed": ["left"],
    "buzzes": [3],
    "theme": ["sepia"],
}


@pytest.fixture
def learner():
    return Learner.who_wrote("語木川日一二三四五", reads="jlpt:4", minutes=7)


def chosen(learner):
    return learner.get(f"/api/home?at={learner.at}&offset=0").json["chosen"]


def settings(learner, **said):
    return learner.event("settings", **{"reads": None, "minutes": None, **said})


def test_every_setting_is_told_of_with_what_holds_at_the_start():
    told = dict(re.findall(r"^\| `([a-z_]+)` \|.*\| ([^|]+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert told.keys() == {field.name for field in fields(Chosen)}
    words = {True: "yes", False: "no", "": "none", (): "none", None: "asked"}
    for field in fields(Chosen):
        start = field.default
        assert told[field.name].replace("`", "").startswith(str(words.get(start, start)))


@pytest.mark.parametrize("name", OTHER)
def test_it_is_kept_and_taken_back_and_leaves_the_others_alone(learner, name):
    before = chosen(learner)
    sent = settings(learner, **{name: OTHER[name]})
    assert learner.tell(sent)["receipts"][0]["status"] == "stored"
    assert before[name] != OTHER[name]
    assert chosen(learner) == before | {name: OTHER[name]}
    learner.tell(learner.event("void", target=sent["id"]))
    assert chosen(learner) == before


@pytest.mark.parametrize("name", WRONG)
def test_what_it_cannot_be_is_refused_and_changes_nothing(learner, name):
    before = chosen(learner)
    for value in WRONG[name]:
        answer = learner.post("/api/events", {"events": [settings(learner, **{name: value})]})
        assert answer.status in {404, 422}, (value, answer.text)
        assert answer.json["detail"]
    assert chosen(learner) == before


def test_the_cost_of_each_target_is_told_and_rises_with_it(learner):
    told = learner.get(f"/api/retention?at={learner.at}&offset=0").json
    minutes = [one["minutes"] for one in told["costs"]]
    assert [one["retention"] for one in told["costs"]] == sorted(one["retention"] for one in told["costs"])
    assert minutes == sorted(minutes)
    assert minutes[-1] > minutes[0] > 0
    assert told["kanji"] == 9


def test_a_target_moves_the_days_and_not_the_memories(learner):
    def memory():
        return learner.get(f"/api/kanji/%E8%AA%9E?at={learner.at}&offset=0").json["memory"]

    before = memory()
    sent = settings(learner, retention=95)
    learner.tell(sent)
    after = memory()
    assert after["due"] < before["due"]
    assert {**after, "due": before["due"]} == before
    learner.tell(learner.event("void", target=sent["id"]))
    assert memory() == before


def test_the_day_starts_when_the_learner_says(learner):
    early = (learner.at // DAY + 2) * DAY + 5 * 3_600_000  # five in the morning
    said = f"/api/home?at={early}&offset=0"
    usual = date.fromisoformat(learner.get(said).json["study_day"])
    sent = settings(learner, starts=6)
    learner.tell(sent)
    assert date.fromisoformat(learner.get(said).json["study_day"]) == usual - timedelta(days=1)
    learner.tell(learner.event("void", target=sent["id"]))
    assert date.fromisoformat(learner.get(said).json["study_day"]) == usual


def test_they_come_with_the_log(learner):
    learner.tell(settings(learner, **OTHER))
    other = Learner(at=learner.at)
    other.take_in(learner.exported())
    assert chosen(other) == chosen(learner)
