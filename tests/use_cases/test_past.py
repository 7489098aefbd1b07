"""Looking back through the API: over time, calibration, overrulings, slips, ink then and now."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from months import months
from sorade.progress import wilson
from sorade.reference import Book
from talking import DAY, NOON, Learner, written

CHARS = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小"
    "七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨"
)


@pytest.fixture(scope="module")
def log():
    return months(CHARS, now=NOON)


@pytest.fixture(scope="module")
def opened(log):
    """The log, folded once: only looked at from here."""
    learner = Learner()
    learner.take_in(log)
    return learner.log


@pytest.fixture
def learner(opened):
    return Learner(opened)


def told(learner, path, days=0):
    mark = "&" if "?" in path else "?"
    answer = learner.get(f"/api/{path}{mark}at={learner.at + days * DAY}&offset=0")
    assert answer.status == 200, answer.text
    return answer.json


def test_both_figures_over_time_end_in_those_of_the_home_page(learner):
    for days in (0, 12):
        then = told(learner, "progress/past", days)["over_time"]
        home = told(learner, "home", days)
        assert then[-1]["study_day"] == home["study_day"]
        assert then[-1]["writable"] == home["writable"]
        assert then[-1]["readable"] == home["readable"]
        assert [one["study_day"] for one in then] == sorted({one["study_day"] for one in then})
        assert not then[0]["writable"]["enough"]
        assert then[-1]["writable"]["enough"]


def test_what_was_said_and_what_came_of_it(learner):
    found = told(learner, "progress/past")["calibration"]
    assert found["whole"]["count"] == sum(one["count"] for one in found["bins"]) > 200
    assert found["whole"]["said"] == pytest.approx(found["whole"]["right"] / found["whole"]["count"], abs=0.1)
    assert all(one["low"] <= one["right"] / one["count"] <= one["high"] for one in found["bins"] if one["count"])
    assert [(one["least"], one["most"]) for one in found["bins"]][-2:] == [(0.85, 0.95), (0.95, 1.0)]
    assert found["words"].startswith("sorade gave ")
    assert 0 < found["audits"]["count"] < found["whole"]["count"]


def test_chance_alone_gives_a_range_too(learner):
    found = told(learner, "progress")
    audit, reads = found["audit"], found["writable"]["of"]
    assert audit["enough"]
    assert audit["low"] < reads * audit["right"] / audit["asked"] < audit["high"] <= reads
    low, high = wilson(audit["right"], audit["asked"])
    assert (audit["low"], audit["high"]) == (round(reads * low), round(reads * high))


def test_overrulings_are_counted_and_judged_by_what_came_later(learner):
    past = told(learner, "progress/past")
    ways = {one["way"]: one for one in past["overruled"]}
    assert set(ways) == {"wrong", "up", "down", "passed", "missed"}
    assert ways["wrong"]["times"] >= ways["wrong"]["proved"] >= ways["wrong"]["right"] > 0
    assert past["judged"][0].startswith(f"You said the check was wrong {ways['wrong']['times']} times.")


def test_slips_of_order_by_rule(learner):
    order = told(learner, "progress/past")["order"]
    assert order["answers"] > order["lately"] > 0
    assert {one["key"] for one in order["rules"]} == {"top-first", "left-first", "bar-first"}
    assert all(one["name"] and one["lately"] <= one["answers"] for one in order["rules"])


def test_the_look_back_names_no_kanji(learner):
    told(learner, "progress/past")
    assert not set(Book.open().order()) & set(learner.heard[-1])


def test_ink_then_and_now_has_most_time_between_and_nothing_that_is_asked(learner):
    pairs = told(learner, "progress/ink")["pairs"]
    assert len(pairs) == 4
    assert all(one["first"]["study_day"] < one["latest"]["study_day"] and one["meaning"] for one in pairs)
    char = pairs[0]["char"]
    model = Book.open().models(char)[0]
    assert all(len(pairs[0][end]["ink"]["x"]) == len(model.strokes) for end in ("first", "latest"))
    assert all(pairs[0][end]["grade"] in {1, 2, 3, 4} for end in ("first", "latest"))
    assert [one["char"] for one in told(learner, f"progress/ink?char={quote(char)}")["pairs"]] == [char]
    assert told(learner, f"progress/ink?char={quote('鬱')}")["pairs"] == []
    assert learner.get(f"/api/progress/ink?char=x&at={learner.at}&offset=0").status == 404


def test_no_ink_of_what_is_asked_nor_of_what_has_it_as_a_part(learner):
    learner.at += 400 * DAY  # all is due
    assert told(learner, "progress/ink")["pairs"] == []
    assert told(learner, f"progress/ink?char={quote('語')}")["pairs"] == []


def test_an_export_gives_every_figure_again_byte_for_byte(learner):
    copy = Learner()
    copy.take_in(learner.exported())
    for path in ("progress", "progress/past", "progress/ink", "home", "reading"):
        for days in (0, 3):
            address = f"/api/{path}?at={learner.at + days * DAY}&offset=0"
            assert copy.get(address).text == learner.get(address).text, path


def test_a_learner_who_wrote_nothing():
    learner = Learner()
    past = told(learner, "progress/past")
    assert (past["over_time"], past["judged"]) == ([], [])
    assert past["calibration"]["words"].startswith("Too early to say")
    assert past["order"] == {"answers": 0, "lately": 0, "rules": []}
    assert told(learner, "progress/ink")["pairs"] == []


def test_what_is_asked_in_an_unfinished_session_is_nowhere(log):
    learner = Learner(at=NOON + 20 * DAY)
    learner.take_in(log)
    session = learner.begin()
    targets = set(learner.targets(session).values())
    learner.tell(learner.attempt(session, session["queue"][0], written("一")))
    assert targets & set(CHARS)
    pairs = told(learner, "progress/ink")["pairs"]
    named = {one["char"] for one in pairs}
    parts = {part.element for char in named for part in Book.open().models(char)[0].root.walk()}
    assert named
    assert not (named | parts) & targets
    for char in targets:
        assert told(learner, f"progress/ink?char={quote(char)}")["pairs"] == []
    learner.heard.clear()
    told(learner, "progress")
    told(learner, "progress/past")
    assert not set(Book.open().order()) & set("".join(learner.heard))
