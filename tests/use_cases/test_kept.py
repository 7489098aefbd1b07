"""What is kept of a command, and the grades that the rules forbid, each with the sentence that says why."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from sorade.desk.loop.judge import order_slips, wrong_parts
from sorade.memory import Attempt, Graded, Keyword, Listed, Settings, Story, trials
from talking import Learner, written


@pytest.fixture
def learner():
    """A learner to whom 語 alone is due, and who is asked nothing new."""
    learner = Learner.who_wrote("語", reads="jlpt:5", minutes=5)
    learner.tell(learner.event("settings", new_most=0))
    return learner


def kept(learner, event):
    return learner.log.events([UUID(event["id"])])[UUID(event["id"])].body


def begun(learner):
    session = learner.begin()
    return session, session["queue"][0]


def wrote(learner, ink, **fields):
    """The attempt at the only turn, as it was sent, and its reveal."""
    session, turn = begun(learner)
    attempt = learner.attempt(session, turn, ink, **fields)
    return attempt, learner.tell(attempt)["receipts"][0]["reveal"]


def graded(learner, attempt, grade, overruled=False, **more):
    event = learner.event("grade", attempt=attempt["id"], grade=grade, overruled=overruled, **more)
    return event, learner.post("/api/events", {"events": [event]})


def why_not(learner, attempt, grade, overruled=False):
    answer = graded(learner, attempt, grade, overruled)[1]
    assert answer.status == 403, answer.text
    return answer.json["detail"]


# times


def test_writing_is_from_the_first_ink_to_the_last_and_the_pause_is_the_longest_between_strokes(learner):
    ink = written("語")
    times = [(100 + 1000 * at, 400 + 1000 * at) for at in range(14)]
    times[9:] = [(first + 2000, last + 2000) for first, last in times[9:]]
    ink["t"] = [[first, *[first + 1] * (len(xs) - 2), last] for (first, last), xs in zip(times, ink["x"], strict=True)]
    attempt, _ = wrote(learner, ink)
    body = kept(learner, attempt)
    assert (body.writing, body.pause, body.strokes) == (15_300, 2700, 14)


def test_a_stroke_alone_has_no_pause_and_strokes_that_overlap_have_none(learner):
    session, turn = begun(learner)
    ink = written("語")
    alone = learner.attempt(session, turn, ink | {column: ink[column][:1] for column in "xyt"})
    ink["t"] = [[0, *[500] * (len(xs) - 1)] for xs in ink["x"]]
    overlapping = learner.attempt(session, turn, ink)
    learner.tell(alone, overlapping)
    assert (kept(learner, alone).pause, kept(learner, alone).strokes) == (0, 1)
    assert (kept(learner, overlapping).writing, kept(learner, overlapping).pause) == (500, 0)


def test_without_ink_nothing_took_time(learner):
    body = kept(learner, wrote(learner, None)[0])
    assert (body.writing, body.pause, body.strokes, body.ink, body.gave_up) == (0, 0, 0, b"", True)


# what it was for


@pytest.mark.parametrize(
    ("says", "kept_as"),
    [("review", "review"), ("new", "review"), ("practice", "review"), ("retest", "retest"), ("rewrite", "rewrite")],
)
def test_a_client_says_only_that_it_was_written_again(learner, says, kept_as):
    assert kept(learner, wrote(learner, written("語"), purpose=says)[0]).purpose == kept_as


def test_in_free_practice_it_may_be_a_rewrite_and_no_retest(learner):
    session = learner.practise("語")
    for says, kept_as in (("rewrite", "rewrite"), ("retest", "practice"), ("review", "practice")):
        attempt = learner.attempt(session, session["queue"][0], written("語"), purpose=says)
        learner.tell(attempt)
        assert kept(learner, attempt).purpose == kept_as


def test_a_rewrite_is_of_the_kanji_and_not_of_its_word():
    learner = Learner.who_wrote("飲食", reads="jlpt:5", minutes=1, asks="words")
    session, turn = begun(learner)
    for purpose, word in (("review", "飲食"), ("rewrite", None), ("retest", "飲食")):
        attempt = learner.attempt(session, turn, written("飲"), purpose=purpose)
        learner.tell(attempt)
        assert kept(learner, attempt).word == word


# which grades are refused, and why


def test_a_rewrite_is_not_graded(learner):
    attempt, _ = wrote(learner, written("語"), purpose="rewrite")
    assert why_not(learner, attempt, 3) == "A rewrite is copied, so it isn't graded."


def test_after_a_ghost_it_cannot_pass(learner):
    session, turn = begun(learner)
    asked = {"session": session["id"], "prompt": turn["prompt"], "strokes": 0, "after": 5}
    learner.tell(learner.event("hint", level="ghost_part", **asked))
    attempt, reveal = wrote(learner, written("語"))
    assert why_not(learner, attempt, 2, overruled=True).startswith("You saw the ghost")
    assert graded(learner, attempt, 1)[1].status == 200
    assert reveal["order"] == {"right": 0, "of": 0}, "of what was copied the order says nothing"


@pytest.mark.parametrize("ink", [None, {**written("語"), "x": [], "y": [], "t": []}])
def test_what_was_not_written_cannot_pass(learner, ink):
    attempt, _ = wrote(learner, ink, gave_up=ink is None)
    assert why_not(learner, attempt, 3, overruled=True).startswith("Nothing was written")


def test_what_was_given_up_cannot_pass_with_ink_either(learner):
    attempt, _ = wrote(learner, written("語"), gave_up=True)
    assert why_not(learner, attempt, 3).startswith("Nothing was written")


def test_one_may_go_one_step_higher_and_no_more(learner):
    attempt, reveal = wrote(learner, written("語"), undos=2)
    assert reveal["proposal"]["grade"] == 2
    assert why_not(learner, attempt, 4) == "The check proposes Hard. You can go one step higher, no more."
    assert graded(learner, attempt, 3)[1].status == 200


def test_what_the_check_calls_wrong_passes_only_by_saying_that_the_check_was(learner):
    attempt, _ = wrote(learner, written("語", leave_out=(13,)))
    assert why_not(learner, attempt, 2).startswith("The check says this wasn't right.")
    assert why_not(learner, attempt, 4, overruled=True).startswith("The check proposes Again.")
    event, answer = graded(learner, attempt, 2, overruled=True)
    assert answer.status == 200
    body = kept(learner, event)
    assert (body.grade, body.proposed, body.overruled, body.wrong, body.order) == (2, 1, True, ("口",), None)


def test_of_what_was_right_nothing_is_kept_as_wrong(learner):
    attempt, _ = wrote(learner, written("語"))
    event, _ = graded(learner, attempt, 3, answer=True)
    body = kept(learner, event)
    assert (body.wrong, body.order, body.other, body.answer) == (None, (), None, None), "nothing was asked"


def test_of_another_kanji_the_order_says_nothing(learner):
    attempt, reveal = wrote(learner, written("話"))
    event, _ = graded(learner, attempt, 1)
    body = kept(learner, event)
    assert (reveal["other"], body.other, body.order) == ("話", "話", None)


def swapped(char, one, other):
    ink = written(char)
    for column in "xy":
        ink[column][one], ink[column][other] = ink[column][other], ink[column][one]
    return ink


def test_a_slip_of_order_is_kept_by_its_rule_and_is_no_wrong_part(learner):
    attempt, _ = wrote(learner, swapped("語", 0, 1))
    event, _ = graded(learner, attempt, 3)
    body = kept(learner, event)
    assert (body.order, body.wrong) == (("top-first",), None)


def test_less_than_the_kanji_says_nothing_of_its_order(learner):
    attempt, _ = wrote(learner, written("語", leave_out=(3,)))
    desk = learner.desk
    (trial,) = (one for one in trials(desk.log.of("語")) if str(one.id) == attempt["id"])
    trial = desk.sitting_of(trial.id).trial(trial.id)
    verdict = desk.verdict(trial)
    assert order_slips(verdict, trial) is None
    assert wrong_parts(verdict) == ("言",)


# what may be taken back


def test_what_was_written_and_what_was_made_stays(learner):
    attempt, _ = wrote(learner, written("語"))
    grade, _ = graded(learner, attempt, 3)
    line = learner.event("story", char="語", text="  words  ")
    name = learner.event("keyword", char="語", text="  words  ")
    mine = learner.event("list", list=str(uuid4()), name="  Fish ", chars="鯨魚鯨")
    known = learner.event("known", source=" a.csv ", chars="話", days=[None])
    chosen = learner.event("settings", minutes=9)
    learner.tell(line, name, mine, known, chosen)
    assert kept(learner, line) == Story("words")
    assert kept(learner, name) == Keyword("words")
    assert (kept(learner, mine).name, kept(learner, mine).chars) == ("Fish", "鯨魚")
    assert (kept(learner, known).source, kept(learner, known).days) == ("a.csv", (None,))
    assert kept(learner, chosen) == Settings.of(minutes=9)
    for event, kind in ((attempt, Attempt), (line, Story), (name, Keyword), (mine, Listed)):
        answer = learner.post("/api/events", {"events": [learner.event("void", target=event["id"])]})
        assert isinstance(kept(learner, event), kind)
        assert (answer.status, "Only a grade" in answer.json["detail"]) == (403, True)
    for event, char in ((grade, "語"), (known, None), (chosen, None)):
        void = learner.event("void", target=event["id"])
        learner.tell(void)
        assert learner.log.events([UUID(void["id"])])[UUID(void["id"])].char == char
    assert isinstance(kept(learner, grade), Graded)


@pytest.mark.parametrize("chars", ["語語", "語話書"])
def test_each_known_kanji_is_named_once_with_a_day_or_none(learner, chars):
    answer = learner.post("/api/events", {"events": [learner.event("known", source="x", chars=chars, days=[None] * 2)]})
    assert (answer.status, answer.json["detail"][:22]) == (422, "Name each kanji once, ")


def test_a_level_or_a_list_that_is_not_there_is_not_chosen(learner):
    for said in ({"reads": "jlpt:9"}, {"new_from": "list:none"}, {"words_from": "jlpt:9"}):
        assert learner.post("/api/events", {"events": [learner.event("settings", **said)]}).status in {404, 422}
    for said in ({"reads": "own"}, {"reads": "all"}, {"new_from": ""}, {"words_from": "jlpt:5"}):
        learner.tell(learner.event("settings", **said))
