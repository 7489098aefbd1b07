"""What a part is called: an English meaning, and the traditional name of the radical forms that have one.

The traditional names are those of Japanese school dictionaries; they are facts, written down here from common knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = {
    "言": "speech", "訁": "speech", "亻": "person", "彳": "step", "氵": "water", "冫": "ice", "扌": "hand", "犭": "beast", "忄": "heart",
    "⺍": "small", "艹": "grass", "⺾": "grass", "辶": "road", "⻌": "road", "阝": "mound", "刂": "knife", "攵": "strike",
    "灬": "fire", "礻": "altar", "衤": "clothes", "罒": "net", "⺌": "small", "宀": "roof", "冖": "cover", "亠": "lid",
    "丶": "dot", "丿": "slash", "乀": "sweep", "丨": "rod", "亅": "hook", "一": "one", "乙": "second", "乚": "hook",
    "匚": "box", "匸": "hiding box", "凵": "open box", "冂": "frame", "勹": "wrapping", "卩": "seal", "㔾": "seal", "厂": "cliff",
    "广": "lean-to", "廴": "stretching step", "廾": "two hands", "尸": "flag", "囗": "enclosure", "夂": "winter",
    "夊": "winter", "彡": "hair", "彐": "pig's snout", "彑": "pig's snout", "⺕": "hand", "幺": "thread", "巛": "river",
    "巜": "river", "弋": "ceremony", "疒": "sickness", "癶": "departing", "禾": "grain", "糸": "thread", "糹": "thread",
    "耂": "old", "虍": "tiger", "豸": "badger", "隹": "small bird", "頁": "head", "飠": "food", "𩙿": "food",
    "髟": "long hair", "聿": "brush", "釆": "separate", "殳": "lance shaft", "攴": "strike", "旡": "choke", "爿": "split wood",
    "丬": "split wood", "⺨": "beast", "⺅": "person", "⺡": "water", "⺘": "hand", "𠆢": "roof of a person", "儿": "legs",
    "八": "eight", "丷": "eight", "ハ": "eight", "匕": "spoon", "卜": "divination", "厶": "private", "又": "again",
    "𠂉": "lying person", "𠂊": "wrapping", "尢": "lame", "屮": "sprout", "巾": "cloth",
    "戈": "halberd", "戸": "door", "支": "branch", "斤": "axe", "曰": "say", "歹": "bare bone", "毋": "do not",
    "爫": "claw", "爪": "claw", "⺤": "claw", "牜": "cow", "王": "king", "𤣩": "jewel", "疋": "bolt of cloth", "皿": "dish",
    "示": "altar", "禸": "track", "穴": "hole", "竹": "bamboo", "⺮": "bamboo", "缶": "can", "羊": "sheep", "⺷": "sheep",
    "⺶": "sheep", "羽": "wings", "而": "and then", "耒": "plough", "肉": "flesh", "月": "moon or flesh", "臼": "mortar",
    "舛": "opposite", "艮": "stopping", "襾": "cover", "覀": "west", "豕": "pig", "辰": "dragon", "邑": "village",
    "酉": "wine jar", "里": "village", "阜": "mound", "隶": "slave", "韋": "tanned leather", "鬼": "demon", "麻": "hemp",
    "黒": "black", "鼠": "rat", "龶": "growth", "龷": "grass", "业": "row", "吾": "I", "咅": "spit", "圭": "jewel",
    "寺": "temple", "昜": "sun rising", "専": "exclusive", "尃": "spread", "袁": "long robe", "甬": "road walls", "僉": "all",
    "堇": "clay", "𦰩": "clay", "畐": "full", "喿": "chirping", "奐": "exchange", "㑒": "all", "戠": "sword", "啇": "stem",
    "睘": "round", "亡": "gone", "免": "exempt", "侖": "order", "兪": "agree", "俞": "agree", "夋": "walk slowly",
    "复": "return", "夌": "hill", "坴": "land", "埶": "plant", "鬲": "tripod", "曷": "why", "莫": "dusk", "冓": "framework",
    "也": "also", "曽": "once", "曾": "once", "尚": "still more", "乍": "suddenly", "且": "moreover", "主": "master",
    "隺": "crane", "蒦": "grasp", "雚": "heron", "辟": "law", "敝": "tattered", "翟": "pheasant",
    "⻖": "mound", "⻏": "village", "⺦": "split wood", "⺗": "heart", "⻞": "food", "𠂇": "left hand", "𩵋": "fish",
    "𦥑": "mortar", "龰": "foot", "戋": "lances", "夹": "pinch", "甶": "ghost's head", "劦": "joined strength",
    "壴": "drum", "マ": "katakana ma", "夗": "curled up", "兹": "here", "习": "wing", "电": "lightning",
}  # fmt: skip

JAPANESE = {
    "⻖": "こざとへん", "⻏": "おおざと", "⺦": "しょうへん", "⺗": "したごころ", "⻞": "しょくへん", "𩵋": "うおへん",
    "亻": "にんべん", "⺅": "にんべん", "彳": "ぎょうにんべん", "氵": "さんずい", "⺡": "さんずい", "冫": "にすい",
    "扌": "てへん", "⺘": "てへん", "犭": "けものへん", "⺨": "けものへん", "忄": "りっしんべん", "言": "ごんべん", "訁": "ごんべん",
    "糸": "いとへん", "糹": "いとへん", "艹": "くさかんむり", "⺾": "くさかんむり", "辶": "しんにょう", "⻌": "しんにょう",
    "刂": "りっとう", "攵": "のぶん", "灬": "れっか", "礻": "しめすへん", "衤": "ころもへん", "罒": "あみがしら",
    "宀": "うかんむり", "冖": "わかんむり", "亠": "なべぶた", "匚": "はこがまえ", "匸": "かくしがまえ", "凵": "うけばこ",
    "冂": "どうがまえ", "勹": "つつみがまえ", "卩": "ふしづくり", "厂": "がんだれ", "广": "まだれ", "廴": "えんにょう",
    "廾": "にじゅうあし", "尸": "しかばね", "囗": "くにがまえ", "夂": "ふゆがしら", "夊": "すいにょう", "彡": "さんづくり",
    "彐": "けいがしら", "彑": "けいがしら", "幺": "いとがしら", "巛": "まがりがわ", "弋": "しきがまえ", "疒": "やまいだれ",
    "癶": "はつがしら", "禾": "のぎへん", "耂": "おいかんむり", "虍": "とらがしら", "豸": "むじなへん", "隹": "ふるとり",
    "頁": "おおがい", "飠": "しょくへん", "𩙿": "しょくへん", "髟": "かみがしら", "聿": "ふでづくり", "釆": "のごめへん",
    "殳": "るまた", "爿": "しょうへん", "丬": "しょうへん", "𠆢": "ひとやね", "儿": "ひとあし", "匕": "さじのひ", "厶": "む",
    "又": "また", "戈": "ほこがまえ", "斤": "おのづくり", "曰": "ひらび", "歹": "がつへん", "爫": "つめかんむり", "⺤": "つめかんむり",
    "牜": "うしへん", "𤣩": "たまへん", "穴": "あなかんむり", "⺮": "たけかんむり", "竹": "たけかんむり", "雨": "あめかんむり",
    "門": "もんがまえ", "行": "ぎょうがまえ", "走": "そうにょう", "鬼": "きにょう", "皿": "さら", "力": "ちから", "欠": "あくび",
    "酉": "とりへん", "貝": "かいへん", "車": "くるまへん", "金": "かねへん", "釒": "かねへん", "馬": "うまへん", "魚": "うおへん",
    "木": "きへん", "火": "ひへん", "土": "つちへん", "日": "ひへん", "口": "くちへん", "女": "おんなへん", "山": "やまへん",
    "石": "いしへん", "米": "こめへん", "耳": "みみへん", "虫": "むしへん", "足": "あしへん", "⻊": "あしへん", "革": "かわへん",
    "十": "じゅう", "巾": "はばへん", "弓": "ゆみへん", "方": "かたへん", "矢": "やへん", "舟": "ふねへん", "目": "めへん",
    "心": "こころ", "㣺": "したごころ", "鳥": "とり", "戸": "とだれ", "覀": "にし", "卜": "ぼく", "八": "はちがしら",
}  # fmt: skip

BY_PLACE = {
    ("阝", "left"): ("mound", "こざとへん"),
    ("阝", "right"): ("village", "おおざと"),
    ("月", "left"): ("flesh", "にくづき"),
}


def part_name(element: str, position: str, meanings: Mapping[str, str]) -> str:
    """What to call a part: "water (さんずい)", "five". `meanings` gives the first English meaning of whole kanji.

    Empty where nobody has a name for it.
    """
    english, japanese = BY_PLACE.get(
        (element, position), (ENGLISH.get(element) or meanings.get(element, ""), JAPANESE.get(element, ""))
    )
    return f"{english} ({japanese})" if english and japanese else english or japanese
