"""Each of the five fixes changes the practice; where it is left out, nothing does."""

from __future__ import annotations

from past import HEADER, named
from talking import DAY, NOON, Learner, written


class Day:
    """A learner who has 語 to review today, and for whom a cause may have been named."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.open()

    def open(self) -> None:
        self.session = self.learner.begin()
        chars = self.learner.targets(self.session)
        self.turn = next((turn for turn in self.session["queue"] if chars[turn["prompt"]] == "語"), None)

    def next(self) -> None:
        self.learner.at += DAY
        self.open()

    @property
    def prompt(self):
        return next(one for one in self.session["prompts"] if one["id"] == self.turn["prompt"])

    def write(self, grade):
        """Write 語 and grade it: the reveal, and the turns that are left of it."""
        attempt = self.learner.attempt(self.session, self.turn, written("語"))
        reveal = self.learner.tell(attempt)["receipts"][0]["reveal"]
        told = self.learner.tell(self.learner.event("grade", attempt=attempt["id"], grade=grade, overruled=False))
        left = [turn["purpose"] for turn in told["queue"] if turn["prompt"] == self.turn["prompt"]]
        return reveal, left

    def asked(self, days):
        """Right today; on which of the following days it is asked, and right again."""
        self.write(3)
        found = []
        for day in range(1, days + 1):
            self.next()
            if self.turn is not None:
                found.append(day)
                self.write(3)
        return found


def after(*told, **more):
    """The day of a learner for whom that was named."""
    learner = Learner.who_wrote("語", reads="jlpt:5", minutes=5)
    if told:
        learner.take_in(f"{HEADER}\n{named('語', *told, **more, now=NOON)}")
    return Day(learner)


def test_without_a_cause_it_comes_back_when_memory_says():
    day = after()
    assert (day.prompt["locked"], day.prompt["hides"]) == (0, False)
    assert day.asked(8) == []


def test_looked_up_before_trying_keeps_the_guide_locked():
    day = after("unattempted")
    assert day.prompt["locked"] == 10
    assert after("unattempted", control=True).prompt["locked"] == 0


def test_only_read_comes_back_in_one_day_and_in_three():
    assert after("only_read").asked(8) == [1, 3]
    assert after("only_read", control=True).asked(8) == []


def test_not_tied_to_its_meaning_asks_by_meaning_twice_and_for_a_line():
    day = after("meaning")
    assert day.prompt["hides"]
    reveal, _ = day.write(1)
    assert reveal["fix"]["story"]
    day.next()
    assert day.prompt["hides"]
    plain = after("meaning", control=True)
    assert not plain.prompt["hides"]
    assert not plain.write(1)[0]["fix"]["story"]


def test_one_picture_is_built_of_its_parts_and_held_beside_its_look_alike():
    reveal, left = after("whole", rival="話").write(1)
    assert left[0] == "rewrite"
    assert reveal["fix"]["parts"]
    assert [part["element"] for part in reveal["parts"]] == ["言", "吾"]
    assert reveal["other"] is None
    assert reveal["rival"]["char"] == "話"
    assert (reveal["rival"]["here"], reveal["rival"]["there"]) == ([*range(7, 14)], [*range(7, 13)])
    plain, _ = after("whole", control=True, rival="話").write(1)
    assert (plain["fix"]["parts"], plain["rival"]) == (False, None)


def test_crammed_once_comes_back_in_one_day_three_and_seven_and_not_twice_a_day():
    assert after("crammed").asked(8) == [1, 3, 7]
    assert after("crammed", control=True).asked(8) == []
    _, left = after("crammed").write(1)
    assert left == ["rewrite"]
    _, left = after("crammed", control=True).write(1)
    assert left == ["rewrite", "retest"]
