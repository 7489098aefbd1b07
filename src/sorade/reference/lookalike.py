"""Which kanji are taken for which: by shape, with the classic pairs first."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from sorade.reference.types import Model, Point

CLASSIC = (
    "未末", "土士", "日目白", "大犬太", "牛午", "千干", "天夫", "己巳", "人入八", "田由甲申", "待侍持", "複復", "幣弊", "力刀",
    "失矢", "右石", "左右", "木本", "水氷永", "王玉主", "自目", "見貝", "休体", "字学", "問間聞", "門問", "話語", "話詰", "続読",
    "氏民", "爪瓜", "万方", "刃刀", "夕多", "九丸", "今令", "予矛", "子予", "考老孝", "老考", "席度", "広庁", "宅宇", "官管", "宮官",
    "苦若", "若苦", "荷何", "住往", "住注", "注柱", "往注", "低底", "抵低", "坂板", "板版", "飯飲", "館飯", "料科", "斜科", "性姓",
    "清青", "情清", "晴清", "精清", "績積", "側測", "則側", "粗組", "租組", "祖組", "詳祥", "徴微", "徴懲", "遣遺", "遇偶", "隅偶",
    "隊墜", "堀掘", "屈掘", "侯候", "帥師", "衰哀", "哀衷", "萩荻", "営宮", "賃貨", "貸賃", "貸貨", "質賀", "縁緑", "緑録", "網綱",
    "綱網", "剛綱", "鋼綱", "折析", "祈析", "斤斥", "折祈", "拍泊", "拾捨", "拾給", "捕補", "浦捕", "哺捕", "探深", "捜探", "摘滴",
    "適滴", "敵適", "壁璧", "壁癖", "避壁", "魔麻", "摩魔", "磨摩", "戒戎", "戍戊", "成戊", "伐代", "代伏", "仁二", "因困", "囚因",
    "固団", "団因", "国図", "園囲", "遠園", "延廷", "廷庭", "建健", "律津", "津律", "券巻", "卷券", "宣宜", "且旦", "具貝", "負員",
    "買貫", "貫慣", "頃項", "項頂", "須項", "順須", "顕頭", "類頼", "瀬頼", "惑感", "減感", "威成", "滅減", "栽裁", "載裁", "繊織",
    "識織", "職織", "暑署", "著署", "暑者", "緒諸", "諸緒", "都部", "陪部", "培倍", "倍部", "剖部", "郎朗", "郊効", "功攻", "巧功",
    "坑抗", "杭抗", "航抗", "枚牧", "牧枚", "牲姓", "特持", "待特", "詩時", "侍待", "寺侍", "峠崎", "埼崎", "奇崎", "鳥島", "烏鳥",
    "馬鳥", "崖涯", "涯崖", "喝渇", "渇掲", "謁喝", "褐渇", "揚場", "湯場", "陽場", "傷陽", "腸場", "易昜", "賜易", "栓詮", "拙出",
    "柿姉", "姉妹", "味妹", "味昧", "妹姉", "朱未", "末朱", "失朱", "先失", "夫失", "史央", "吏史", "更吏", "使便", "史使", "便更",
    "硬便", "硬更", "支友", "友反", "反皮", "皮度", "収叫", "糾叫", "双収", "区凶", "胸凶", "脳悩", "悩脳", "臣巨", "拒距", "巨拒",
    "臓蔵", "師帥", "追迫", "退追", "迷述", "述術", "遂逐", "逐遂", "墜遂", "豚家", "嫁稼", "塚家", "密蜜", "蜜密", "必心", "泌秘",
    "秘密", "袖抽", "油由", "宙由", "届由", "抽油", "苗笛", "猫描", "描猫", "苗描", "畜蓄", "玄畜", "率卒", "卒率", "粋酔", "枠粋",
    "砕粋", "衡衝", "衝衡", "街術", "衛術", "獲穫", "護穫", "獲護", "籍藉", "薄簿", "簿薄", "縛薄", "博薄", "膜漠", "慕暮", "墓暮",
    "募慕", "幕暮", "模膜", "裸課", "菓課", "果巣", "単巣", "弾禅", "戦弾", "単弾", "憎増", "贈増", "僧増", "層増", "噴憤", "墳噴",
    "塔搭", "搭塔", "壌嬢", "譲嬢", "醸壌", "懐壊", "壊懐", "還環", "環還", "穏隠", "隠穏", "歓勧", "観勧", "権勧", "款隷", "偵貞",
    "債積", "漬債", "責債", "慨概", "既概", "概慨", "濁触", "独触", "燭濁", "騒駄", "駅訳", "択訳", "沢択", "釈訳", "尺尽", "屋尾",
    "居屈", "展屋", "辛幸", "辛宰", "幸辛", "束東", "東束", "速束", "車東", "凍棟", "陳棟", "練錬", "錬練", "連運", "軍運", "揮輝",
)  # fmt: skip
"""Pairs and groups that learners and peers report; of some only one is joyo, and then the pair falls away."""

NEAREST = 12  # how many each kanji chooses
MOST = 24  # how many are kept, with those that chose it
SHORTLIST = 30  # how many of the coarse comparison are compared stroke by stroke; more finds rarer neighbours
GRID = 8


def lookalikes(
    models: Mapping[str, Model], parts: Mapping[str, frozenset[str]], tick: Callable[[int], None]
) -> dict[str, tuple[str, ...]]:
    """For each character its look-alikes, nearest first. `parts` are its parts' characters; shared ones bring two nearer."""
    classic = _classic(frozenset(models))
    texture = {char: _texture(model) for char, model in models.items()}
    counts = {char: len(model.strokes) for char, model in models.items()}
    found: dict[str, tuple[str, ...]] = {}
    for done, char in enumerate(models):
        rough = sorted(
            (math.dist(texture[char], texture[other]), other)
            for other in models
            if other != char and abs(counts[other] - counts[char]) <= (2 if counts[char] < 20 else 6)
        )[:SHORTLIST]
        near = sorted((_apart(models[char], models[other], parts[char] & parts[other]), other) for _, other in rough)
        ranked = dict.fromkeys((*classic.get(char, ()), *(other for _, other in near)))
        found[char] = tuple(ranked)[:NEAREST]
        tick(done + 1)
    return _both_ways(found)


def _both_ways(found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """With the characters that have it for a look-alike behind its own: who is taken for another has it as a rival."""
    back: dict[str, list[tuple[int, str]]] = {char: [] for char in found}
    for char, near in found.items():
        for rank, other in enumerate(near):
            back[other].append((rank, char))
    return {
        char: tuple(dict.fromkeys((*near, *(other for _, other in sorted(back[char])))))[:MOST]
        for char, near in found.items()
    }


def _classic(known: frozenset[str]) -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = {}
    for group in CLASSIC:
        here = [char for char in group if char in known]
        for char in here:
            pairs.setdefault(char, []).extend(other for other in here if other != char)
    return pairs


def _texture(model: Model) -> list[float]:
    """How much ink lies in each cell of a grid, in four directions, spread a little."""
    cells = [0.0] * (GRID * GRID * 2)
    for stroke in model.strokes:
        for (ax, ay), (bx, by) in pairwise(stroke.points):
            x, y = (ax + bx) / 2 * GRID - 0.5, (ay + by) / 2 * GRID - 0.5
            column, row = int(x), int(y)
            for layer, amount in enumerate((abs(bx - ax), abs(by - ay))):
                for i, across in ((column, 1 - (x - column)), (column + 1, x - column)):
                    for j, down in ((row, 1 - (y - row)), (row + 1, y - row)):
                        if 0 <= i < GRID and 0 <= j < GRID:
                            cells[(layer * GRID + j) * GRID + i] += amount * across * down
    return cells


def _apart(one: Model, other: Model, shared: frozenset[str]) -> float:
    """The mean distance of strokes that go together best, taken greedily; a stroke without a partner counts a third of the box."""
    ends = [[_key(stroke.points) for stroke in model.strokes] for model in (one, other)]
    pairs = sorted(
        (sum(map(math.dist, a, b)) / len(a), i, j) for i, a in enumerate(ends[0]) for j, b in enumerate(ends[1])
    )
    left, right, total = set(range(len(ends[0]))), set(range(len(ends[1]))), 0.0
    for distance, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            total += min(distance, 1 / 3)
    total += (len(left) + len(right)) / 3
    return total / max(map(len, ends)) - 0.01 * min(len(shared), 3)


def _key(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    return points[0], points[len(points) // 2], points[-1]
