"""Draws the inks of this folder anew: `python tests/inks/draw.py`.

Each stroke is a few points typed in by hand on a pad of 400 x 400, by what the character looks like and not by any
model; between them runs a smooth line, shaken a little, in the time and with the pressure of a hand.
"""

from __future__ import annotations

import json
import random
from itertools import pairwise
from math import hypot, pi, sin
from pathlib import Path
from typing import Any

Line = list[tuple[int, int]]
HERE = Path(__file__).parent
SIDE = 400
STEP = 9  # pixels between two points; at 60 points a second about 540 pixels a second
TICK = 16  # ms
LIFT = 180  # ms between two strokes, and more for a long way
SHAKE = 1.6  # pixels

SPEECH: list[Line] = [
    [(96, 38), (118, 72)],
    [(33, 112), (110, 104), (186, 99)],
    [(62, 156), (160, 147)],
    [(60, 202), (163, 192)],
    [(58, 250), (70, 347)],
    [(60, 253), (156, 243), (146, 331)],
    [(72, 336), (150, 328)],
]
FIVE: list[Line] = [
    [(202, 56), (348, 45)],
    [(270, 58), (258, 120), (240, 202)],
    [(212, 126), (322, 115), (311, 200)],
    [(178, 212), (270, 205), (380, 201)],
]
MOUTH_BELOW: list[Line] = [
    [(220, 256), (232, 362)],
    [(222, 259), (341, 248), (328, 346)],
    [(234, 351), (331, 343)],
]
LANGUAGE = SPEECH + FIVE + MOUTH_BELOW
RIGHT: list[Line] = [
    [(190, 38), (162, 150), (112, 220), (58, 272)],
    [(60, 126), (200, 117), (346, 112)],
    [(140, 216), (150, 346)],
    [(142, 219), (291, 208), (279, 331)],
    [(152, 333), (283, 326)],
]
NOT_YET: list[Line] = [
    [(128, 112), (276, 102)],
    [(58, 187), (346, 175)],
    [(200, 38), (203, 200), (202, 366)],
    [(195, 190), (140, 264), (58, 326)],
    [(207, 190), (264, 262), (347, 321)],
]
END: list[Line] = [[(60, 112), (344, 100)], [(126, 188), (282, 177)], *NOT_YET[2:]]
EARTH: list[Line] = [[(124, 166), (277, 158)], [(200, 58), (202, 200), (200, 331)], [(53, 337), (347, 328)]]
SAMURAI: list[Line] = [[(58, 156), (342, 145)], [(200, 50), (202, 200), (200, 326)], [(112, 332), (292, 325)]]
LARGE: list[Line] = [
    [(68, 156), (332, 140)],
    [(204, 44), (195, 150), (148, 262), (63, 346)],
    [(202, 160), (256, 262), (347, 341)],
]
TREE: list[Line] = [
    [(64, 141), (336, 130)],
    [(200, 44), (203, 200), (200, 361)],
    [(194, 146), (138, 232), (58, 302)],
    [(206, 146), (266, 236), (347, 301)],
]
MOUTH: list[Line] = [
    [(104, 111), (121, 322)],
    [(106, 113), (302, 102), (286, 311)],
    [(123, 309), (290, 300)],
]
FLY: list[Line] = [
    [(62, 78), (214, 66), (230, 112), (262, 160), (302, 178), (330, 150)],
    [(304, 58), (276, 94)],
    [(276, 112), (316, 142)],
    [(184, 90), (186, 200), (188, 354)],
    [(140, 110), (86, 172)],
    [(126, 150), (122, 244), (78, 334)],
    [(58, 216), (228, 196), (248, 240), (292, 312), (346, 326), (350, 290)],
    [(308, 202), (274, 240)],
    [(276, 258), (318, 296)],
]
RIVER: list[Line] = [[(104, 74), (103, 200), (60, 332)], [(201, 96), (204, 292)], [(306, 58), (309, 357)]]
SUN: list[Line] = [
    [(124, 60), (128, 356)],
    [(127, 62), (281, 54), (280, 356)],
    [(131, 196), (277, 190)],
    [(130, 336), (278, 330)],
]


def swapped(strokes: list[Line], one: int, other: int) -> list[Line]:
    """The same strokes with two of them written in each other's turn."""
    order = list(range(len(strokes)))
    order[one], order[other] = order[other], order[one]
    return [strokes[i] for i in order]


def slip(kind: str, stroke: int | None, *ink: int) -> dict[str, Any]:
    """A slip that the check is expected to find."""
    return {"kind": kind, "stroke": stroke, "ink": list(ink)}


INKS: dict[str, tuple[str, list[Line], list[dict[str, Any]], str | None]] = {
    "語-right": ("語", LANGUAGE, [], None),
    "語-missing": ("語", LANGUAGE[:10] + LANGUAGE[11:], [slip("missing", 10)], None),
    "語-swapped": ("語", swapped(LANGUAGE, 7, 8), [slip("order", 8, 7)], None),
    "語-half": ("語", SPEECH, [slip("missing", stroke) for stroke in range(7, 14)], None),
    "右-right": ("右", RIGHT, [], None),
    "右-bar-first": ("右", swapped(RIGHT, 0, 1), [slip("order", 1, 0)], None),
    "未-right": ("未", NOT_YET, [], None),
    "未-as-末": ("未", END, [], "末"),
    "末-right": ("末", END, [], None),
    "土-right": ("土", EARTH, [], None),
    "土-as-士": ("土", SAMURAI, [], "士"),
    "大-right": ("大", LARGE, [], None),
    "大-as-犬": ("大", [*LARGE, [(268, 66), (292, 96)]], [slip("extra", None, 3)], "犬"),
    "木-right": ("木", TREE, [], None),
    "口-right": ("口", MOUTH, [], None),
    "口-closed-first": ("口", swapped(MOUTH, 1, 2), [slip("order", 2, 1)], None),
    "口-merged": ("口", [MOUTH[0], MOUTH[1] + MOUTH[2][::-1]], [slip("merged", 1, 1)], None),
    "飛-right": ("飛", FLY, [], None),
    "川-right": ("川", RIVER, [], None),
    "川-backwards": ("川", [*RIVER[:2], RIVER[2][::-1]], [slip("direction", 2, 2)], None),
    "日-right": ("日", SUN, [], None),
    "日-extra": ("日", [*SUN, [(338, 130), (342, 292)]], [slip("extra", None, 4)], None),
    "日-as-目": ("日", [*SUN, [(132, 262), (276, 258)]], [slip("extra", None, 4)], "目"),
    "日-split": ("日", [SUN[0], SUN[1][:2], SUN[1][1:], *SUN[2:]], [slip("split", 1, 1, 2)], None),
    "日-tapped": ("日", [*SUN, [(380, 390)]], [], None),
}
"""By file name: the character asked for, the strokes, the slips expected, another character if that was written."""


def drawn(strokes: list[Line], chance: random.Random) -> list[list[list[float]]]:
    """The strokes as a hand draws them: [x, y, ms, pressure] for each point."""
    clock = 0
    made = []
    for line in strokes:
        points = smooth(line)
        phase, speed = chance.uniform(0, 2 * pi), chance.uniform(0.1, 0.25)
        stroke = []
        for i, (x, y) in enumerate(points):
            wave = SHAKE * sin(phase + speed * i)
            pressure = 0.35 + 0.3 * sin(pi * (i + 1) / (len(points) + 1)) + chance.uniform(-0.03, 0.03)
            shaken = (x + wave + chance.gauss(0, 0.4), y - wave + chance.gauss(0, 0.4))
            stroke.append([round(shaken[0], 1), round(shaken[1], 1), clock, round(pressure, 3)])
            clock += TICK
        made.append(stroke)
        clock += LIFT + chance.randrange(90)
    return made


def smooth(line: Line) -> list[tuple[float, float]]:
    """Points every STEP pixels along the line; each inner corner is cut short as a pen does."""
    path: list[tuple[float, float]] = [line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(1, round(hypot(bx - ax, by - ay) / STEP))
        path += [(ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps) for k in range(1, steps + 1)]
    if len(path) < 3:
        return path
    middle = [
        ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
        for a, b, c in zip(path, path[1:], path[2:], strict=False)
    ]
    return [path[0], *middle, path[-1]]


def main() -> None:
    """Write every file."""
    for name, (char, strokes, slips, other) in INKS.items():
        ink = {
            "char": char,
            "expect": {"slips": slips, "other": other},
            "pointer": "pen",
            "width": SIDE,
            "height": SIDE,
            "strokes": drawn(strokes, random.Random(name)),
        }
        (HERE / f"{name}.json").write_text(json.dumps(ink, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
