"""Who is taken for whom: what people say comes first, then near shapes and large shared parts."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from sorade.reference import Book
from sorade.reference.building.lookalike import MOST, lookalikes
from sorade.reference.building.resemblance import look
from sorade.reference.building.sources import Sources
from sorade.reference.tables import rows

BOOK = Book.open()
FIRST = 6  # are shown to the learner
CONFUSED = (
    "武式 恵専 遂逐 発登 衷衰 拳挙 綱網 奮奪 微徴 隠穏 嘱属 裁栽 裁載 載戴 陸睦 壊懐 弊幣 喚換 撤徹 魂塊 緑縁 撮最 "
    "惑感 班斑 頒煩 薫勲 臣巨 慨概 滅減 倹検 娠振 侵浸 紳伸 抵低 璧壁 麻磨 漢嘆 韓幹 朝潮 湖潮 搾作 詐作 酢昨 塔搭 "
    "穫獲 護獲 漁魚 鯨漁 郭享 塾熟 崩棚 銘名 経径 軽経 茎径 挟狭 峡狭 侯喉 候喉 尚常 掌賞 賞償 剛綱 岡剛 哲誓 逝誓 "
    "折哲 楼桜 縮宿 亀縄 竜滝 勘堪 甚勘 某謀 媒某 監艦 濫艦 脱説 鋭税 悦説 呈程 廷庭 艇庭 髄随 拐招 昭照 紹沼 超招 "
    "落絡 額客 閣各 簡間 拓拍 岩岸 締帝 穀殻"
)
"""Pairs that a teacher would warn of, written down apart from all that the build reads."""


def test_what_a_teacher_would_warn_of_is_found() -> None:
    pairs = CONFUSED.split()
    missed = [
        one + other
        for one, other in pairs
        if other not in BOOK.character(one).lookalikes and one not in BOOK.character(other).lookalikes
    ]
    assert len(missed) <= len(pairs) / 20, missed


@pytest.mark.parametrize("group", [chars for chars, _ in rows("lookalikes", 2)])
def test_the_project_s_own_table_is_kept(group: str) -> None:
    assert len(set(group)) == len(group) >= 2
    for char in group:
        assert set(group) - {char} <= set(BOOK.character(char).lookalikes[:FIRST])


def test_nobody_has_too_many_rivals_for_a_quick_check() -> None:
    counts = [len(BOOK.character(char).lookalikes) for char in BOOK.characters()]
    assert max(counts) <= MOST
    assert sum(counts) / len(counts) < 17.5


def test_people_come_first_and_what_is_not_compared_is_passed_over() -> None:
    looks = {char: look(BOOK.models(char)[0], BOOK.character(char).on) for char in "未末土士大木語"}
    shape_alone = lookalikes(looks, {}, (), lambda _: None)
    assert shape_alone["未"][0] == "末"
    said = lookalikes(looks, {}, ("未語", "未鬱"), lambda _: None)
    assert said["未"][:2] == ("語", "末")
    assert said["語"][0] == "未"


def test_any_characters_will_do() -> None:
    looks = {char: look(BOOK.models(char)[0], ()) for char in "あおぬめねれわるろ"}
    found = lookalikes(looks, {}, (), lambda _: None)
    assert found["る"][0] == "ろ"
    assert found["ぬ"][0] == "め"
    assert {"れ", "わ"} <= set(found["ね"][:3])


def test_kanjium_is_read_out_of_its_package(tmp_path: Path) -> None:
    said = json.dumps({"会": ["今"]}).encode()
    with tarfile.open(tmp_path / "kanji-0.19.3.tgz", "w:gz") as packed:
        entry = tarfile.TarInfo("package/dist/data/kanjium/kanjium-lookalikes.json")
        entry.size = len(said)
        packed.addfile(entry, io.BytesIO(said))
    assert Sources(tmp_path).taken_for() == {"会": ["今"]}
