"""What a batch of events is answered with is what the session says a moment later: no read outlives a write."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.logs import Log
from sorade.memory import Settings
from talking import Learner, written


def crammed(chars):
    """A learner who wrote each of these four times on one day, ten days ago, and not since."""
    learner = Learner()
    log = Log().on(-10)
    log.add(Settings.of(reads="jlpt:5", minutes=10, compares=False))
    for number, char in enumerate(chars):
        log.char = char
        for _ in range(4):
            log.write(3, session=number)
    learner.log.take_in(log.events)
    return learner


def session_now(learner, session):
    return learner.get(f"/api/sessions/{session['id']}").json


def test_a_grade_that_fires_crammed_is_answered_without_the_retest():
    learner = crammed("語")
    session = learner.begin()
    turn = next(turn for turn in session["queue"] if learner.targets(session)[turn["prompt"]] == "語")
    attempt = learner.attempt(session, turn, thinking=9000)
    learner.tell(attempt)
    told = learner.tell(learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    assert told["receipts"][0]["fix"]["cause"] == "crammed"
    assert told["queue"] == session_now(learner, session)["queue"]
    assert [one["purpose"] for one in told["queue"] if one["prompt"] == turn["prompt"]] == ["rewrite"]


def test_a_grade_taken_back_brings_the_retest_back_too():
    learner = crammed("語")
    session = learner.begin()
    turn = next(turn for turn in session["queue"] if learner.targets(session)[turn["prompt"]] == "語")
    attempt = learner.attempt(session, turn, thinking=9000)
    grade = learner.event("grade", attempt=attempt["id"], grade=1, overruled=False)
    learner.tell(attempt, grade)
    told = learner.tell(learner.event("void", target=grade["id"]))
    assert told["queue"] == session_now(learner, session)["queue"]
    told = learner.tell(learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    assert told["queue"] == session_now(learner, session)["queue"]


KINDS = {
    "kanji by kanji": lambda: crammed("語木飲食"),
    "in words": lambda: Learner.who_wrote("飲食語木", reads="jlpt:5", asks="words"),
    "free practice": lambda: Learner.who_wrote("飲食語木", reads="jlpt:5"),
}


class Sitting:
    """A session in which anything is done that a page can do; after each batch it is looked at afresh."""

    def __init__(self, learner, *, free):
        self.learner = learner
        self.session = learner.practise("飲食語") if free else learner.begin()
        self.known = learner.targets(self.session)
        self.queue = self.session["queue"]
        self.attempts, self.grades, self.sent = [], [], []

    def say(self, *events):
        """Send a batch, and hold its answer against the session. What was refused has changed nothing."""
        answer = self.learner.post("/api/events", {"events": list(events)})
        now = session_now(self.learner, self.session)
        if answer.status == 200:
            told = answer.json
            assert told["queue"] == now["queue"]
            assert told["done"] == now["done"]
            waiting = {one["attempt"]: one for one in now["pending"]}
            with_them = {prompt for event in events for prompt in self.word_of(event)}
            sent = {event["id"] for event in events}
            held = [one for one in now["pending"] if one["prompt"] in with_them and one["attempt"] not in sent]
            assert told["held"] == held
            for reveal in filter(None, (receipt["reveal"] for receipt in told["receipts"])):
                assert waiting.get(reveal["attempt"], reveal) == reveal
            self.sent = [*self.sent, list(events)][-3:]
        assert answer.status in {200, 403}, answer.text
        self.queue = now["queue"]
        return answer.status == 200

    def word_of(self, event):
        """The prompts of the whole word in which an attempt was made."""
        if event["kind"] != "attempt":
            return ()
        prompt = next(one for one in self.session["prompts"] if one["id"] == event["prompt"])
        return [slot["prompt"] for slot in prompt["whole"]["slots"]] if prompt["whole"] else ()

    def write(self, how):
        if not self.queue:
            return
        turn = self.queue[0]
        char = self.known[turn["prompt"]]
        ink = {"right": written(char), "half": written(char, leave_out=(0, 1)), "none": None}[how]
        attempt = self.learner.attempt(self.session, turn, ink, thinking=9000)
        if self.say(attempt):
            self.attempts.append(attempt["id"])

    def grade(self, grade):
        if self.attempts:
            event = self.learner.event("grade", attempt=self.attempts[-1], grade=grade, overruled=grade > 1)
            if self.say(event):
                self.grades.append(event["id"])

    def at_once(self, grade):
        """An attempt and its grade in one batch, as an outbox sends them."""
        if self.queue:
            attempt = self.learner.attempt(self.session, self.queue[0], thinking=9000)
            if self.say(attempt, self.learner.event("grade", attempt=attempt["id"], grade=grade, overruled=False)):
                self.attempts.append(attempt["id"])

    def undo(self, _):
        if self.grades:
            self.say(self.learner.event("void", target=self.grades.pop()))

    def hint(self, level):
        if self.queue:
            asked = {"session": self.session["id"], "prompt": self.queue[0]["prompt"], "strokes": 0, "after": 900}
            self.say(self.learner.event("hint", level=level, **asked))

    def again(self, number):
        """Sent once more, as after a lost answer."""
        if self.sent:
            self.say(*self.sent[number % len(self.sent)])


steps = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(["right", "half", "none"])),
    st.tuples(st.just("grade"), st.integers(1, 4)),
    st.tuples(st.just("grade"), st.just(1)),
    st.tuples(st.just("at_once"), st.just(1)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("hint"), st.sampled_from(["parts", "ghost"])),
    st.tuples(st.just("again"), st.integers(0, 2)),
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(done=st.lists(steps, min_size=4, max_size=12))
def test_every_answer_is_what_the_session_says_a_moment_later(kind, done):
    sitting = Sitting(KINDS[kind](), free=kind == "free practice")
    for name, told in done:
        getattr(sitting, name)(told)
