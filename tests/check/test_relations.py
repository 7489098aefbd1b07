"""What tells characters apart whose strokes would do for either: lengths, crossings, touching, directions."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import permutations

import pytest

from sorade.check import Verdict, check
from sorade.check.relation import passed
from sorade.ink import Ink
from sorade.reference import Book, Model
from sorade.words import say

Written = Callable[[Model], Ink]
Checked = Callable[[Ink, str], Verdict]
GROUPS = (
    "未末 土士 日目白 大犬太 牛午 千干 天夫 人入八 田由甲申 待侍 複復 幣弊 力刀 失矢 右石 右左 木本 水氷永 王玉 "
    "自目 見貝 休体 字学 問間聞 民氏 上土 下干 万方 刃刀 九丸 今令 予矛 予子 考老孝 席度 荷何 住往 注柱 低抵 坂板 "
    "飯飲 積績 側測 粗組租 徴微 遣遺 遇偶 堀掘 侯候 師帥 衰哀 営宮 貸賃 縁緑 綱網 折析 拍泊 拾捨 摘滴 壁璧 因困囚 "
    "園囲 延廷 建健 且旦 暑署 臣巨 遂逐"
)
SOME = 60  # of 2,136; bench/check.py takes them all
PAIRS = [pair for group in GROUPS.split() for pair in permutations(group, 2)]


def test_there_are_enough_pairs() -> None:
    assert len({frozenset(pair) for pair in PAIRS}) >= 60


@pytest.mark.parametrize(("asked", "wrote"), PAIRS, ids="".join)
def test_the_other_of_a_pair_is_named(asked: str, wrote: str, book: Book, written: Written, checked: Checked) -> None:
    verdict = checked(written(book.models(wrote)[0]), asked)
    assert verdict.other == wrote
    assert not verdict.right
    (said,) = verdict.said
    assert (said.code.get("char"), said.code.get("other")) == (asked, wrote)
    assert say(said.code).startswith(f"This is {wrote}")


def test_the_nearest_look_alike_never_passes(book: Book, written: Written, checked: Checked) -> None:
    for char in random.Random(8).sample(book.characters(), SOME):
        asked = book.character(char).lookalikes[0]
        assert not checked(written(book.models(char)[0]), asked).right, (asked, char)


@pytest.mark.parametrize(
    ("pair", "relation"), [("末未", "longer"), ("刀力", "not_crosses"), ("土上", "crosses"), ("人八", "touches")]
)
def test_the_relation_is_said(pair: str, relation: str, book: Book, written: Written, checked: Checked) -> None:
    (said,) = checked(written(book.models(pair[1])[0]), pair[0]).said
    assert (said.code.name, said.code.get("relation")) == ("other_relation", relation)


def test_how_far_strokes_have_passed_through_each_other() -> None:
    bar = ((0.0, 0.5), (1.0, 0.5))
    assert passed(bar, ((0.5, 0.0), (0.5, 1.0))) == 0.15  # through and through
    assert passed(bar, ((0.5, 0.42), (0.5, 1.0))) == pytest.approx(0.08)
    assert passed(bar, ((0.5, 0.5), (0.5, 1.0))) == pytest.approx(0.0)
    assert passed(bar, ((0.5, 0.6), (0.5, 1.0))) == pytest.approx(-0.1)
    assert passed(bar, ((0.5, 0.9), (0.5, 1.0))) == -0.25
    assert passed(((0.2, 0.2),), ((0.2, 0.2),)) == pytest.approx(0.0)


def test_no_rival_no_relation(book: Book, written: Written) -> None:
    assert check(written(book.models("刀")[0]), book.models("刀"), book.models("刀")).right
