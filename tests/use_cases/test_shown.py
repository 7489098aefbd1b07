"""What a prompt shows and what a reveal shows: whole words, rivals, forms, questions, days; and what a day asks."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from memory.logs import FIRST, Log, uid
from past import HEADER, named
from sorade.desk.loop.reveal import fault_of, model_out, revealed, rival_out
from sorade.desk.loop.today import asked_today
from sorade.memory import Session, Settings, Turn
from sorade.web import book
from talking import DAY, NOON, Learner, written


def due(chars, **more):
    """A learner to whom these are due, and who is asked nothing new."""
    learner = Learner.who_wrote(chars, **{"reads": "jlpt:5", "minutes": 10, **more})
    learner.tell(learner.event("settings", new_most=0))
    return learner


def reveal(learner, char, ink, session=None, **fields):
    session = session or learner.begin()
    targets = learner.targets(session)
    turn = next(one for one in session["prompts"] if targets[one["id"]] == char)
    asked = {"prompt": turn["id"], "purpose": "review"}
    return learner.tell(learner.attempt(session, asked, ink, **fields))["receipts"][0]["reveal"]


# whole words


def test_of_a_word_only_what_is_asked_has_a_prompt_and_the_rest_stays_in_kana():
    learner = due("飲食", asks="words")
    session = learner.begin()
    whole = session["prompts"][0]["whole"]
    assert whole["reading"] == "いんしょく"
    assert [slot["prompt"] for slot in whole["slots"]] == [one["id"] for one in session["prompts"]]
    assert whole["gloss"]


def test_a_word_hides_nothing_however_the_learner_likes_it():
    for asks, hidden in (("words", False), ("kanji", True)):
        learner = due("飲食", asks=asks)
        learner.tell(learner.event("settings", hides=True))
        session = learner.begin()
        assert [prompt["hides"] for prompt in session["prompts"]] == [hidden, hidden]
        assert [bool(prompt["whole"]) for prompt in session["prompts"]] == [not hidden, not hidden]


def test_a_word_that_the_book_has_no_more_is_asked_kanji_by_kanji():
    log = Log()
    log.add(Settings.of(reads="jlpt:5"))
    turns = tuple(Turn(uid(number), char, "review", (), "飲食飲") for number, char in enumerate("飲食", 1))
    session = log.add(Session(5, turns))
    learner = Learner()
    learner.log.take_in(log.events)
    told = learner.get(f"/api/sessions/{session.id}").json
    assert [prompt["whole"] for prompt in told["prompts"]] == [None, None]
    assert all(prompt["meanings"] for prompt in told["prompts"])


def test_a_prompt_has_words_with_a_blank_and_their_readings():
    (prompt,) = due("語").begin()["prompts"]
    assert prompt["words"]
    for word in prompt["words"]:
        shown = "".join(run["text"] for run in (*word["before"], *word["after"]))
        assert "語" not in shown
        assert word["gloss"]
        assert word["blank_reading"] in word["reading"]
    assert (prompt["locked"], prompt["hides"]) == (0, False)


def test_the_words_that_a_prompt_showed_are_kept_with_it():
    learner = due("語")
    session = learner.begin()
    (turn,) = learner.desk.sitting(UUID(session["id"])).plan.turns
    assert turn.word_ids
    assert len(turn.word_ids) <= len(session["prompts"][0]["words"])


# the reveal


def test_another_kanji_is_held_beside_the_one_asked_by_what_tells_them_apart():
    told = reveal(due("語"), "語", written("話"))
    assert (told["other"], told["right"], told["proposal"]["grade"]) == ("話", False, 1)
    rival = told["rival"]
    assert (rival["char"], rival["meaning"]) == ("話", book().character("話").meanings[0])
    assert [one["path"] for one in rival["model"]["strokes"]] == [one.path for one in book().models("話")[0].strokes]
    assert (rival["here"], rival["there"]) == ([*range(7, 14)], [*range(7, 13)])
    assert told["model"]["strokes"][0]["path"] == book().models("語")[0].strokes[0].path


def verdict_of(char, written_as):
    learner = due(char)
    told = reveal(learner, char, written(written_as))
    desk = learner.desk
    attempt = UUID(told["attempt"])
    return told, desk.verdict(desk.sitting_of(attempt).trial(attempt))


def test_a_rival_is_the_one_written_now_before_the_one_of_earlier_and_has_a_page():
    model, desk = book().models("語")[0], due("語").desk
    _, right = verdict_of("語", "語")
    assert rival_out(desk, right, model, None) is None
    assert rival_out(desk, right, model, "语") is None, "it is not taught"
    assert rival_out(desk, right, model, "吾").char == "吾", "though it is not of the list"
    assert rival_out(desk, right, model, "話").char == "話"
    main, *_, other = book().models("必")
    paths = [one.path for one in rival_out(desk, right, model, "必").model.strokes]
    assert paths == [one.path for one in main.strokes] != [one.path for one in other.strokes]
    _, wrong = verdict_of("語", "話")
    assert rival_out(desk, wrong, model, "読").char == "話"
    assert rival_out(desk, replace(wrong, other="语"), model, "読").char == "読"
    assert rival_out(desk, replace(wrong, other="语"), model, None) is None


def test_a_contrast_names_the_strokes_of_both():
    told, verdict = verdict_of("未", "末")
    assert told["other"] == "末"
    contrast = verdict.contrast
    assert told["contrast"]["kind"] == contrast.kind
    assert told["rival"]["here"] == [contrast.one, contrast.other]
    assert told["rival"]["there"] == list(contrast.there)


def test_where_the_prompt_was_at_fault_it_is_told_which_word_fits_too():
    learner = due("錮", reads="all")
    session = learner.begin()
    told = reveal(learner, "錮", written("固"), session)
    fault = told["prompt_at_fault"]
    assert fault["wrote"] == "固"
    assert fault["differs"].startswith("固 (")
    assert "fits too: 禁固. Asked for was 錮 (" in fault["differs"]
    assert (told["allowed"], told["question"], told["scored"]) == ([], None, True)
    desk = learner.desk
    trial = desk.sitting_of(UUID(told["attempt"])).trial(UUID(told["attempt"]))
    verdict = desk.verdict(trial)
    assert fault_of(desk, trial, verdict, None) is None
    assert fault_of(desk, trial, replace(verdict, other=None), "禁固") is None


def test_what_was_given_up_or_copied_is_no_fault_of_the_prompt():
    learner = due("錮", reads="all")
    session = learner.begin()
    for fields in ({"gave_up": True}, {"purpose": "rewrite"}):
        assert reveal(learner, "錮", written("固"), session, **fields)["prompt_at_fault"] is None


def test_a_form_that_is_accepted_too_is_held_against_itself():
    models = book().models("必")
    learner = due("必", reads="all")
    ink = written("必")
    for column in "xy":
        ink[column] = [
            [round(point[column == "y"] * 300, 1) for point in stroke.points] for stroke in models[-1].strokes
        ]
    ink["t"] = [[40 * at for at in range(len(xs))] for xs in ink["x"]]
    told = reveal(learner, "必", ink)
    assert (told["right"], told["variant"]) == (True, models[-1].variant)
    assert [one["path"] for one in told["model"]["strokes"]] == [one.path for one in models[-1].strokes]
    assert "".join(one["element"] for one in told["parts"]) == "心丿", "the parts are those of the main form"


def test_a_form_that_the_book_has_no_more_is_held_against_the_main_one():
    learner = due("必", reads="all")
    told = reveal(learner, "必", written("必"))
    attempt = UUID(told["attempt"])
    desk = learner.desk
    verdict = replace(desk.verdict(desk.sitting_of(attempt).trial(attempt)), variant="Gone")
    desk.looks = type("Looks", (), {"verdict": lambda *_: verdict})()
    sitting = desk.sitting_of(attempt)
    shown = revealed(desk, sitting, sitting.trial(attempt))
    assert [one.path for one in shown.model.strokes] == [one.path for one in book().models("必")[0].strokes]


def test_a_model_has_its_named_parts_outer_before_inner_and_each_stroke_its_smallest():
    told = model_out(book().models("語")[0])
    assert [part.element for part in told.parts] == ["言", "丶", "一", "一", "一", "口", "吾", "五", "口"]
    assert [one.part for one in told.strokes] == [*"丶一一一口口口五五五五口口口"]
    assert all(len(one.points) == 24 for one in told.strokes)


def test_a_question_comes_only_where_a_grade_is_asked():
    learner = due("性", reads="all")
    session = learner.begin()
    ink = written("性")
    ink["y"][:3] = [[y + 63 for y in stroke] for stroke in ink["y"][:3]]
    told = reveal(learner, "性", ink, session)
    yes, no = told["question"]["yes"], told["question"]["no"]
    assert [one["grade"] for one in yes["allowed"]] == [1, 2, 3, 4]
    assert [(one["grade"], one["needs"]) for one in no["allowed"]] == [
        (1, "nothing"),
        (2, "overruled"),
        (3, "overruled"),
    ]
    assert reveal(learner, "性", ink, session, purpose="rewrite")["question"] is None


def test_the_days_that_a_grade_brings_hang_on_the_target():
    days = {}
    for retention in (75, 95):
        learner = due("語")
        learner.tell(learner.event("settings", retention=retention))
        told = reveal(learner, "語", written("語"))
        days[retention] = {one["grade"]: one["days"] for one in told["allowed"]}
    assert days[75][3] > days[95][3] >= days[95][1] >= 1


def test_a_part_put_forward_brings_the_rival_of_earlier():
    for control, rival in ((False, "話"), (True, None)):
        learner = due("語")
        learner.take_in(f"{HEADER}\n{named('語', 'whole', rival='話', control=control, now=NOON)}")
        told = reveal(learner, "語", written("語"))
        assert (told["rival"] and told["rival"]["char"]) == rival
    learner = due("語")
    learner.take_in(f"{HEADER}\n{named('語', 'meaning', rival='話', now=NOON)}")
    assert reveal(learner, "語", written("語"))["rival"] is None, "this fix puts no parts forward"


# early answers say little about speed


@pytest.mark.parametrize(("before", "proposed"), [(2, 3), (3, 4)])
def test_easy_has_to_wait_for_the_fourth_answer(before, proposed):
    log = Log(char="木").on(-60)
    log.add(Settings.of(reads="jlpt:5", new_most=0))
    for number in range(20):  # a hand of one's own: slow, on another kanji of as many strokes
        log.char = "友"
        log.grade(log.attempt("review", session=number, strokes=4, thinking=9000, writing=9000), 3)
    log.on(-50)
    log.char = "木"
    for number in range(before):
        log.on(number - 50)
        log.grade(log.attempt("review", session=50 + number, strokes=4, thinking=9000, writing=9000), 3)
    log.write(3, "rewrite")
    log.attempt("review", session=99)
    learner = Learner()
    learner.log.take_in(log.events)
    learner.at += 400 * DAY
    ink = written("木")
    ink["t"] = [[time // 8 for time in stroke] for stroke in ink["t"]]
    assert reveal(learner, "木", ink, thinking=300)["proposal"]["grade"] == proposed


def test_an_attempt_is_no_part_of_the_pace_that_it_is_held_against():
    log = Log(char="友").on(-60)
    log.add(Settings.of(reads="jlpt:5", new_most=0))
    for number in range(11):  # one less than a pace is known from
        log.char = "友" if number < 8 else "木"
        log.on(number - 60)
        log.grade(log.attempt("review", session=number, strokes=4, thinking=9000, writing=9000), 3)
    learner = Learner()
    learner.log.take_in(log.events)
    learner.at += 400 * DAY
    session = learner.begin()
    targets = learner.targets(session)
    turn = next(one for one in session["queue"] if targets[one["prompt"]] == "木")
    ink = written("木")
    ink["t"] = [[time // 8 for time in stroke] for stroke in ink["t"]]
    attempt = learner.attempt(session, turn, ink, thinking=300)
    first = learner.tell(attempt)["receipts"][0]["reveal"]["proposal"]
    learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    assert first["grade"] == 3
    assert learner.tell(attempt)["receipts"][0]["reveal"]["proposal"] == first


# what a day asks


def asks(learner):
    return asked_today(learner.desk, FIRST)


def test_look_alikes_are_kept_apart_or_met_together_as_the_learner_likes():
    learner = Learner()
    learner.settle(reads="jlpt:3", minutes=20)
    chars = "人入大犬木本"
    mine = learner.event("list", list=str(uuid4()), name="Alike", chars="人木大入本犬")
    learner.tell(mine, learner.event("settings", new_from=f"list:{mine['list']}", apart=False))
    together = [ask.char for ask in asks(learner).asks if ask.char in chars]
    assert together[:4] == ["人", "大", "入", "犬"], "those like 人 come right after it"
    learner.tell(learner.event("settings", apart=True))
    apart = {ask.char for ask in asks(learner).asks}
    assert "人" in apart
    assert "入" not in apart


def test_what_was_written_today_is_not_drawn_by_chance_again():
    learner = Learner.who_wrote("日一国人年大十二本中長出", reads="jlpt:5", minutes=30)
    (drawn,) = [ask.char for ask in asks(learner).asks if ask.purpose == "audit"]
    session = learner.begin()
    targets = learner.targets(session)
    turn = next(turn for turn in session["queue"] if targets[turn["prompt"]] == drawn)
    attempt = learner.attempt(session, turn, written(drawn))
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    assert drawn not in {ask.char for ask in asks(learner).asks}


def test_a_word_may_ask_besides_what_was_written_on_an_earlier_day_and_is_read():
    log = Log(char="食").on(-300)
    log.add(Settings.of(reads="jlpt:5", asks="words", minutes=5, new_most=0))
    for number, day in enumerate((-300, -298, -290, -250, -150, -3)):
        log.on(day)
        log.write(4, session=number)
    log.char = "飲"
    log.on(-200).write(3, session=20)
    learner = Learner()
    learner.log.take_in(log.events)
    assert learner.desk.some("食")["食"].due > FIRST
    found = asks(learner).asks
    assert [(ask.char, ask.word and ask.word.text) for ask in found] == [("飲", "飲食"), ("食", "飲食")]
    learner.tell(learner.event("settings", reads="own"))
    assert [ask.word for ask in asks(learner).asks] == [None], "what is not read joins no word"


def test_before_anything_was_said_the_day_asks_kanji_and_none_that_is_new():
    log = Log().on(-60)
    log.add(Settings.of(asks="words"))
    for number, char in enumerate("飲食日一国人年大十二本中長出"):
        log.char = char
        log.write(3, session=number)
    learner = Learner()
    learner.log.take_in(log.events)
    found = asks(learner)
    assert found.asks
    assert {ask.purpose for ask in found.asks} == {"review"}, "there is nothing to draw from either"
    assert all(ask.word is None for ask in found.asks)


def test_a_session_is_reckoned_by_its_minutes(learner):
    found = asks(learner)
    assert (found.minutes, found.budget.seconds, found.more) == (5, 300, False)
    assert found.likely == found.asks[: len(found.likely)]
    assert 0 < len(found.likely) < len(found.asks)
