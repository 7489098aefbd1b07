"""What was written is found, whatever the hand did with order, direction and the pen's lifting."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from real import real
from sorade.errors import CannotStart
from sorade.ink import Ink, Stroke, parse_json
from sorade.recognise import LEARNT, Recogniser
from sorade.recognise.shapes import read
from sorade.reference import Book, Model
from strategies import inks

INKS = Path(__file__).parent.parent / "inks"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.open()


@pytest.fixture(scope="module")
def joyo() -> frozenset[str]:
    return frozenset(Book.open().characters())


def written(model: Model) -> list[Stroke]:
    return [Stroke(tuple((300 * x, 300 * y) for x, y in stroke.points)) for stroke in model.strokes]


def drawn(name: str) -> list[Stroke]:
    return list(parse_json((INKS / f"{name}.json").read_bytes()).strokes)


def first(recogniser: Recogniser, strokes: list[Stroke], among: frozenset[str] | None = None) -> str:
    return recogniser.rank(Ink(tuple(strokes)), among)[0].char


@pytest.mark.parametrize("name", ["口-right", "語-right", "飛-right", "川-right", "右-right", "未-right", "末-right"])
def test_it_finds_what_we_drew(recogniser: Recogniser, joyo: frozenset[str], name: str) -> None:
    assert first(recogniser, drawn(name), joyo) == name[0]  # 口 and the kana ロ are one shape


@pytest.mark.parametrize(
    ("name", "char"), [("土-as-士", "士"), ("大-as-犬", "犬"), ("日-as-目", "目"), ("未-as-末", "末")]
)
def test_it_finds_the_look_alike_that_was_written(recogniser: Recogniser, name: str, char: str) -> None:
    assert first(recogniser, drawn(name)) == char


def test_every_joyo_kanji_is_found_from_its_own_model(recogniser: Recogniser, joyo: frozenset[str]) -> None:
    book = Book.open()
    sample = random.Random(1).sample(sorted(joyo), 300)
    missed = [char for char in sample if first(recogniser, written(book.models(char)[0]), joyo) != char]
    assert not missed


def test_all_joyo_kanji_and_kana_are_known(recogniser: Recogniser, joyo: frozenset[str]) -> None:
    assert not joyo - set(recogniser.known)
    assert {"あ", "ん", "ア", "ー", "曰", "已", "々"} <= set(recogniser.known)
    assert len(recogniser.known) > 6500


@pytest.mark.parametrize("change", ["shuffled", "backwards", "joined", "split", "forgotten"])
def test_what_the_hand_did_on_the_way_plays_no_part(recogniser: Recogniser, change: str) -> None:
    strokes = drawn("語-right")
    if change == "shuffled":
        random.Random(3).shuffle(strokes)
    elif change == "backwards":
        strokes[1::5] = [Stroke(stroke.points[::-1]) for stroke in strokes[1::5]]
    elif change == "joined":
        strokes[3:5] = [Stroke(strokes[3].points + strokes[4].points)]
        strokes[7:9] = [Stroke(strokes[7].points + strokes[8].points)]
    elif change == "split":
        middle = len(strokes[1].points) // 2
        strokes[1:2] = [Stroke(strokes[1].points[: middle + 1]), Stroke(strokes[1].points[middle:])]
    else:
        del strokes[2]
    assert first(recogniser, strokes) == "語"


def test_only_what_was_asked_for_is_listed(recogniser: Recogniser) -> None:
    among = frozenset("末木本")
    found = recogniser.rank(Ink(tuple(drawn("未-right"))), among)
    assert {each.char for each in found} == among
    assert sum(each.score for each in found) == pytest.approx(1)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert recogniser.rank(Ink(tuple(drawn("未-right"))), frozenset("!")) == ()


def test_no_stroke_is_no_character(recogniser: Recogniser) -> None:
    assert recogniser.rank(Ink(())) == ()
    assert recogniser.rank(Ink((Stroke(()),))) == ()
    assert recogniser.rank(Ink((Stroke(((5.0, 5.0),)),)))[0].score > 0


@given(inks())
def test_any_ink_gets_an_answer(ink: Ink) -> None:
    found = shared().rank(ink, most=3)
    assert all(0 <= each.score <= 1 for each in found)
    assert len(found) == (3 if any(stroke.points for stroke in ink.strokes) else 0)


@cache
def shared() -> Recogniser:
    """One for all examples."""
    return Recogniser.open()


@pytest.mark.parametrize(("name", "least"), [("dev/tegaki-lab", 0.99), ("dev/mcyph", 0.92)])
def test_real_handwriting_is_found(recogniser: Recogniser, joyo: frozenset[str], name: str, least: float) -> None:
    inks = real(name)
    hits = sum(recogniser.rank(ink, joyo)[0].char == char for char, ink in inks)
    assert hits / len(inks) >= least


def test_what_ships_is_small() -> None:
    assert LEARNT.stat().st_size < 10e6


@pytest.mark.parametrize(("damage", "said"), [("cut", "damaged"), ("gone", "missing"), ("nonsense", "damaged")])
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, damage: str, said: str) -> None:
    file = tmp_path / "recogniser.npz"
    if damage == "cut":
        file.write_bytes(LEARNT.read_bytes()[:100_000])
    elif damage == "nonsense":
        file.write_bytes(b"nonsense")
    with pytest.raises(CannotStart, match=f"{said}.*make data"):
        read(file)
