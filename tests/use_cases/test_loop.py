"""The daily loop through the API: from the first run to tomorrow."""

from __future__ import annotations

from uuid import uuid4

from talking import NOON, Learner, written


def test_a_first_run_asks_what_is_read_and_nothing_is_planned_before():
    learner = Learner()
    assert learner.get(f"/api/home?at={NOON}&offset=0").json["first_run"] is True
    answer = learner.post("/api/sessions", {"id": str(uuid4()), "device": "test", "at": NOON, "offset": 0})
    assert answer.status == 403
    learner.settle()
    home = learner.get(f"/api/home?at={NOON}&offset=0").json
    assert home["first_run"] is False
    assert home["chosen"]["minutes"] == 5
    assert home["today"]["to_write"] > 0
    assert home["writable"]["enough"] is False


def test_a_right_kanji_is_scheduled(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]

    attempt = learner.attempt(session, turn, written(char))
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    assert (reveal["char"], reveal["right"], reveal["slips"]) == (char, True, [])
    assert reveal["proposal"]["grade"] == 3
    assert reveal["ink"] == attempt["ink"]
    assert len(reveal["matches"]) == len(reveal["model"]["strokes"])
    choices = {choice["grade"]: choice for choice in reveal["allowed"]}
    assert [choices[grade]["needs"] for grade in (1, 2, 3, 4)] == ["nothing", "nothing", "nothing", "overlay"]
    assert choices[3]["days"] >= choices[2]["days"] >= choices[1]["days"] >= 1

    told = learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    assert told["done"] == 1
    rest = session["queue"][1:]
    assert told["queue"][: len(rest)] == rest  # a quick one leaves time for another at the end
    home = learner.get(f"/api/home?at={learner.at}&offset=0").json
    assert home["today"]["done"] == 1
    assert home["today"]["open_session"] == session["id"]
    assert home["next"]["due"] == 1
    assert home["sessions"][0]["passed"] == 1


def test_a_wrong_kanji_is_rewritten_and_comes_back_in_the_same_session(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]

    attempt = learner.attempt(session, turn, written(char, leave_out=(1,)))
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    assert reveal["right"] is False
    assert [(slip["kind"], slip["stroke"]) for slip in reveal["slips"]] == [("missing", 1)]
    assert reveal["proposal"]["grade"] == 1
    queue = learner.tell(learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))["queue"]
    assert queue[0] == {"prompt": turn["prompt"], "purpose": "rewrite"}
    assert {"prompt": turn["prompt"], "purpose": "retest"} in queue

    rewrite = learner.attempt(session, queue[0], written(char))
    told = learner.tell(rewrite)
    assert told["receipts"][0]["reveal"]["scored"] is False
    assert told["receipts"][0]["reveal"]["allowed"] == []
    refused = learner.post(
        "/api/events", {"events": [learner.event("grade", attempt=rewrite["id"], grade=3, overruled=False)]}
    )
    assert refused.status == 403

    queue = told["queue"]
    while queue[0]["purpose"] != "retest":
        learner.tell(learner.attempt(session, queue[0], written(learner.targets(session)[queue[0]["prompt"]])))
        (waiting,) = learner.get(f"/api/sessions/{session['id']}").json["pending"]
        last = waiting["attempt"]
        queue = learner.tell(learner.event("grade", attempt=last, grade=3, overruled=False))["queue"]
    retest = learner.attempt(session, queue[0], written(char))
    learner.tell(retest)
    assert learner.tell(learner.event("grade", attempt=retest["id"], grade=3, overruled=False))["queue"] == []
    home = learner.get(f"/api/home?at={learner.at}&offset=0").json
    assert home["today"]["open_session"] is None
    assert (home["sessions"][0]["missed"], home["next"]["due"]) == (1, 1)


def test_a_ghost_cannot_pass_not_even_by_overruling(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    asked = {"session": session["id"], "prompt": turn["prompt"], "strokes": 0, "after": 9000}
    hint = learner.tell(learner.event("hint", level="ghost", **asked))["receipts"][0]["hint"]
    assert len(hint["strokes"]) == len(written(char)["x"])

    attempt = learner.attempt(session, turn, written(char))
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    assert reveal["right"] is True
    assert reveal["proposal"]["grade"] == 1
    assert [choice["grade"] for choice in reveal["allowed"]] == [1]
    for grade, overruled in ((2, False), (3, True), (4, True)):
        event = learner.event("grade", attempt=attempt["id"], grade=grade, overruled=overruled)
        assert learner.post("/api/events", {"events": [event]}).status == 403
    queue = learner.tell(learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))["queue"]
    assert queue[0]["purpose"] == "rewrite"


def test_hints_in_words_name_the_parts_and_draw_nothing(learner):
    session = learner.begin()
    for turn in session["queue"]:
        asked = {"session": session["id"], "prompt": turn["prompt"], "strokes": 0, "after": 9000}
        told = learner.tell(
            learner.event("hint", level="story", **asked), learner.event("hint", level="parts", **asked)
        )
        for receipt in told["receipts"]:
            assert receipt["hint"]["text"]
            assert receipt["hint"]["strokes"] is None
            assert not any("\u3400" <= letter <= "\u9fff" for letter in receipt["hint"]["text"])
    char = learner.targets(session)[session["queue"][0]["prompt"]]
    attempt = learner.attempt(session, session["queue"][0], written(char))
    assert learner.tell(attempt)["receipts"][0]["reveal"]["proposal"]["grade"] == 2


def test_up_is_one_step_and_the_check_can_be_overruled(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    attempt = learner.attempt(session, turn, written(char, leave_out=(0,)))
    allowed = learner.tell(attempt)["receipts"][0]["reveal"]["allowed"]
    assert {one["grade"]: one["needs"] for one in allowed} == {1: "nothing", 2: "overruled", 3: "overruled"}

    def grade(value, overruled):
        event = learner.event("grade", attempt=attempt["id"], grade=value, overruled=overruled)
        return learner.post("/api/events", {"events": [event]}).status

    assert grade(3, False) == 403
    assert grade(4, True) == 403
    assert grade(3, True) == 200


def test_undo_takes_a_grade_back(learner):
    session = learner.begin()
    turn = session["queue"][0]
    attempt = learner.attempt(session, turn, written(learner.targets(session)[turn["prompt"]]))
    learner.tell(attempt)
    grade = learner.event("grade", attempt=attempt["id"], grade=3, overruled=False)
    learner.tell(grade)
    told = learner.tell(learner.event("void", target=grade["id"]))
    assert told["done"] == 0
    again = learner.get(f"/api/sessions/{session['id']}").json
    assert [(one["attempt"], one["graded"]) for one in again["pending"]] == [(attempt["id"], None)]
    assert learner.get(f"/api/home?at={learner.at}&offset=0").json["next"] is None
    learner.tell(learner.event("grade", attempt=attempt["id"], grade=2, overruled=False))
    assert learner.get(f"/api/sessions/{session['id']}").json["pending"] == []


def test_undo_takes_the_rewrite_back_and_missing_it_again_brings_it_back(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    attempt = learner.attempt(session, turn, written(char, leave_out=(0,)))
    learner.tell(attempt)

    def owed(told):
        return [one["purpose"] for one in told["queue"] if one["prompt"] == turn["prompt"]]

    def graded(value):
        grade = learner.event("grade", attempt=attempt["id"], grade=value, overruled=value > 1)
        return grade, owed(learner.tell(grade))

    grade, left = graded(1)
    assert left == ["rewrite", "retest"]
    assert owed(learner.tell(learner.event("void", target=grade["id"]))) == []
    grade, left = graded(3)
    assert left == []
    assert owed(learner.tell(learner.event("void", target=grade["id"]))) == []
    grade, left = graded(1)
    assert left == ["rewrite", "retest"]
    rewrite = {"prompt": turn["prompt"], "purpose": "rewrite"}
    assert owed(learner.tell(learner.attempt(session, rewrite, written(char)))) == ["retest"]
    learner.tell(learner.event("void", target=grade["id"]))
    assert graded(1)[1] == ["retest"], "it was rewritten once, and that is enough"


def test_only_a_grade_is_taken_back(learner):
    session = learner.begin()
    attempt = learner.attempt(session, session["queue"][0])
    learner.tell(attempt)
    for target, status in ((attempt["id"], 403), (session["id"], 403), (str(uuid4()), 404)):
        assert learner.post("/api/events", {"events": [learner.event("void", target=target)]}).status == status


def test_sending_twice_is_sending_once(learner):
    session = learner.begin()
    turn = session["queue"][0]
    attempt = learner.attempt(session, turn, written(learner.targets(session)[turn["prompt"]]))
    first, again = learner.tell(attempt), learner.tell(attempt)
    assert first["receipts"][0]["status"] == "stored"
    assert again["receipts"][0]["status"] == "known"
    assert first["receipts"][0]["reveal"] == again["receipts"][0]["reveal"]
    grade = learner.event("grade", attempt=attempt["id"], grade=3, overruled=False)
    both = learner.tell(grade, grade)
    assert [receipt["status"] for receipt in both["receipts"]] == ["stored", "known"]
    assert learner.tell(attempt, grade)["done"] == 1
    other = grade | {"grade": 2}
    assert learner.post("/api/events", {"events": [other]}).status == 409


def test_a_batch_is_stored_whole_or_not_at_all(learner):
    session = learner.begin()
    turn = session["queue"][0]
    attempt = learner.attempt(session, turn, written(learner.targets(session)[turn["prompt"]]))
    wrong = learner.attempt(session, turn | {"prompt": str(uuid4())})
    answer = learner.post("/api/events", {"events": [attempt, wrong]})
    assert answer.status == 404
    assert answer.json["event"] == wrong["id"]
    assert learner.tell(attempt)["receipts"][0]["status"] == "stored"


def test_an_attempt_and_its_grade_may_come_in_one_batch(learner):
    session = learner.begin()
    turn = session["queue"][0]
    attempt = learner.attempt(session, turn, written(learner.targets(session)[turn["prompt"]]))
    told = learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    assert told["receipts"][0]["reveal"]["graded"] == 3
    assert told["done"] == 1


def test_the_open_session_comes_back_the_same_day_and_a_new_one_the_next(learner):
    session = learner.begin()
    assert learner.begin() == session
    assert learner.get(f"/api/sessions/{session['id']}").json == session
    learner.at += 86_400_000
    assert learner.begin()["id"] != session["id"]


def test_an_id_that_means_something_else_is_no_session(learner):
    event = learner.event("settings", reads=None, minutes=7)
    learner.tell(event)
    answer = learner.post("/api/sessions", {"id": event["id"], "device": "test", "at": learner.at, "offset": 0})
    assert answer.status == 409


def test_an_unknown_level_is_refused(learner):
    answer = learner.post("/api/events", {"events": [learner.event("settings", reads="jlpt:9", minutes=None)]})
    assert (answer.status, answer.json["type"]) == (422, "urn:sorade:bad-event")


def test_another_kanji_that_fits_all_that_was_shown_is_the_prompts_fault():
    learner = Learner.who_wrote("錮偉")
    session = learner.begin()
    targets = learner.targets(session)
    turns = {targets[turn["prompt"]]: turn for turn in session["queue"]}
    attempt = learner.attempt(session, turns["錮"], written("固"))  # 禁固 is written so too
    told = learner.tell(attempt)
    fault = told["receipts"][0]["reveal"]["prompt_at_fault"]
    assert fault["wrote"] == "固"
    assert "禁固" in fault["differs"]
    assert told["done"] == 0
    assert told["queue"][1] == turns["錮"], "it is asked again, the next but one"
    assert told["queue"].count(turns["錮"]) == 1
    assert learner.get(f"/api/sessions/{session['id']}").json["pending"] == []
    grade = learner.event("grade", attempt=attempt["id"], grade=1, overruled=False)
    refused = learner.post("/api/events", {"events": [grade]})
    assert (refused.status, "at fault" in refused.json["detail"]) == (403, True)
    told = learner.tell(learner.attempt(session, turns["偉"], written("異")))  # 異人 was not shown
    reveal = told["receipts"][0]["reveal"]
    assert (reveal["prompt_at_fault"], reveal["other"], reveal["proposal"]["grade"]) == (None, "異", 1)
    learner.tell(learner.event("grade", attempt=reveal["attempt"], grade=1, overruled=False))
    asked = learner.attempt(session, turns["錮"], written("錮"))
    told = learner.tell(asked, learner.event("grade", attempt=asked["id"], grade=3, overruled=False))
    assert told["receipts"][0]["reveal"]["right"]
    assert (told["done"], turns["錮"] in told["queue"]) == (2, False)


def test_what_the_check_asks_decides():
    learner = Learner.who_wrote("性")
    session = learner.begin()
    turn = next(turn for turn in session["queue"] if learner.targets(session)[turn["prompt"]] == "性")
    ink = written("性")
    ink["y"][:3] = [[y + 63 for y in stroke] for stroke in ink["y"][:3]]  # 忄 stands a little low
    attempt = learner.attempt(session, turn, ink)
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    question = reveal["question"]
    assert question["text"] == "忄 is too low. Is that just your handwriting?"
    assert (question["strokes"], question["ink"]) == ([0, 1, 2], [0, 1, 2])
    assert [question[answer]["proposal"]["grade"] for answer in ("yes", "no")] == [3, 1]
    assert reveal["proposal"]["grade"] == 1, "who does not answer gets what the check would guess"

    def grade(value, answer):
        event = learner.event("grade", attempt=attempt["id"], grade=value, overruled=False, answer=answer)
        return event, learner.post("/api/events", {"events": [event]})

    assert grade(3, False)[1].status == 403
    sent, told = grade(3, True)
    assert told.status == 200
    assert learner.tell(sent)["receipts"][0]["status"] == "known"
    assert learner.post("/api/events", {"events": [sent | {"answer": False}]}).status == 409
