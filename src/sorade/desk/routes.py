"""Every route: what it is asked with, what comes in, what goes out, and the use case behind it. The server's API, its
description and the browser's are all made from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sorade import __version__

from .about import about
from .command import (
    CopiedIn,
    CopyWanted,
    Drawing,
    EventsIn,
    HeadWanted,
    InkWanted,
    KnownTextIn,
    Moment,
    PracticeIn,
    RoundIn,
    SessionIn,
    TextIn,
    Wanted,
)
from .copy import copied, given_back, head
from .drill import drill
from .figures.home import home, levels, retention
from .figures.past import ink_pairs, past
from .figures.progress import progress
from .find import drawn, find, parts
from .kanji import ink_of_attempt, kanji
from .lists import list_out, list_read, lists
from .loop.begin import begin, practise, resume
from .loop.place import next_round_of, placements
from .loop.take import take
from .read import known_out, known_read, reading
from .settings import settings
from .view.about import About
from .view.copy import Copied, CopyOut, HeadOut
from .view.drill import DrillOut
from .view.event import EventsOut
from .view.health import Health
from .view.home import Home, RetentionCosts
from .view.ink import InkColumns
from .view.kanji import KanjiOut
from .view.level import LevelOut
from .view.list import ListOut, ListRead, Lists
from .view.placement import Placements, RoundOut
from .view.progress import InkPairs, PastOut, ProgressOut
from .view.reading import KnownOut, KnownReadOut, ReadingOut
from .view.search import Hits, Parts
from .view.session import SessionOut
from .view.setting import SettingOut

Method = Literal["GET", "POST"]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` follows /api; one of its steps may be {name}, a text or, where `step` says so, an id. `takes` is the type
    of what comes in: in the query of a GET, in the body of a POST; None where nothing does. `gives` is the type of the
    answer. `use` gets the desk, then the step, then what came in, as far as there are any. `also` are the statuses of
    its problems beside those of every route."""

    name: str
    method: Method
    path: str
    says: str
    use: Callable[..., Any]
    gives: Any
    takes: Any = None
    step: Any = str
    also: tuple[int, ...] = ()


ROUTES = (
    Route(
        "health",
        "GET",
        "/health",
        "Which version answers.",
        lambda desk: Health(__version__, True, desk.log.id),
        Health,
    ),
    Route(
        "about",
        "GET",
        "/about",
        "Where the facts and the libraries are from, and on which terms.",
        lambda _desk: about(),
        About,
    ),
    Route("home", "GET", "/home", "All that the home page shows.", home, Home, Moment),
    Route(
        "retention",
        "GET",
        "/retention",
        "The minutes a day that each target retention would take for what is known now.",
        retention,
        RetentionCosts,
        Moment,
    ),
    Route(
        "levels",
        "GET",
        "/levels",
        "What a learner may say that they can read, easiest first.",
        lambda desk: levels(desk.book),
        tuple[LevelOut, ...],
    ),
    Route("lists", "GET", "/lists", "All lists, with how far the learner is.", lists, Lists, Moment),
    Route(
        "read_list",
        "POST",
        "/lists/read",
        "The list in a text: a shared one, or the joyo kanji of any text. An event of kind `list` keeps it.",
        list_read,
        ListRead,
        TextIn,
    ),
    Route("list", "GET", "/lists/{list}", "A list with its kanji.", list_out, ListOut, Moment, also=(404,)),
    Route("placements", "GET", "/placements", "All placements that were finished.", placements, Placements),
    Route(
        "next_round",
        "POST",
        "/placements",
        "The next round of a placement, chosen by the answers so far; or its result, once it tells enough.",
        next_round_of,
        RoundOut,
        RoundIn,
        also=(409,),
    ),
    Route(
        "begin_session",
        "POST",
        "/sessions",
        "Plan today's session and log the plan; or give back the one with this id, or the one that is open today.",
        begin,
        SessionOut,
        SessionIn,
        also=(409,),
    ),
    Route(
        "session",
        "GET",
        "/sessions/{session}",
        "The session as it is now, to go on after a reload.",
        resume,
        SessionOut,
        step=UUID,
        also=(404,),
    ),
    Route(
        "begin_practice",
        "POST",
        "/practice",
        "Lay out free practice and log it; or give back the one with this id. It moves no memory and no plan.",
        practise,
        SessionOut,
        PracticeIn,
        also=(404, 409),
    ),
    Route(
        "events",
        "POST",
        "/events",
        "Store a batch: all of it, in this order, or nothing. Sending it again changes nothing.",
        take,
        EventsOut,
        EventsIn,
        also=(404, 409, 421),
    ),
    Route(
        "head",
        "GET",
        "/log",
        "The name of the log, its end, and its seal at a place: whether it is still the log that it was.",
        head,
        HeadOut,
        HeadWanted,
    ),
    Route(
        "copy",
        "GET",
        "/log/events",
        "The events after a place, as far as they are of the last days, packed for the browser's copy or another log.",
        copied,
        CopyOut,
        CopyWanted,
    ),
    Route(
        "give_back",
        "POST",
        "/log/events",
        "Take in what the log lacks of a browser's copy of it, or of another log of the same learner.",
        given_back,
        Copied,
        CopiedIn,
        also=(409, 421),
    ),
    Route(
        "search",
        "GET",
        "/kanji",
        "The kanji that fit what is looked for, the best first.",
        find,
        Hits,
        Wanted,
    ),
    Route(
        "kanji",
        "GET",
        "/kanji/{char}",
        "All about a kanji, and the learner's memory of it.",
        kanji,
        KanjiOut,
        Moment,
        also=(404,),
    ),
    Route(
        "settings",
        "GET",
        "/settings",
        "All settings: what each is called, what it may be and what it is. An event of kind `settings` changes them.",
        settings,
        tuple[SettingOut, ...],
    ),
    Route("parts", "GET", "/parts", "The parts that kanji share, and the radicals.", parts, Parts),
    Route(
        "recognise",
        "POST",
        "/recognise",
        "The kanji that the ink looks like, whatever the order of its strokes.",
        drawn,
        Hits,
        Drawing,
    ),
    Route(
        "ink",
        "GET",
        "/attempts/{attempt}/ink",
        "What was drawn in an attempt, as it came; null where nothing was.",
        ink_of_attempt,
        InkColumns | None,
        step=UUID,
        also=(404,),
    ),
    Route(
        "progress",
        "GET",
        "/progress",
        "What can be written now, and what is to come.",
        progress,
        ProgressOut,
        Moment,
    ),
    Route("past", "GET", "/progress/past", "What the whole log says, looking back.", past, PastOut, Moment),
    Route(
        "ink_pairs",
        "GET",
        "/progress/ink",
        "Ink then and now: of one kanji, or of those with most time between.",
        ink_pairs,
        InkPairs,
        InkWanted,
        also=(404,),
    ),
    Route(
        "reading",
        "GET",
        "/reading",
        "The reading checks that are left on that study day.",
        reading,
        ReadingOut,
        Moment,
    ),
    Route("known", "GET", "/known", "What the learner said they know, text by text.", known_out, KnownOut),
    Route(
        "read_known",
        "POST",
        "/known/read",
        "The kanji of a text or table, with the days on their lines. An event of kind `known` keeps them.",
        known_read,
        KnownReadOut,
        KnownTextIn,
    ),
    Route(
        "drill",
        "GET",
        "/drill",
        "Two minutes of questions: which stroke comes next, and why.",
        drill,
        DrillOut,
        Moment,
    ),
)
