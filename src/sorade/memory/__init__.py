"""How long it lasts: the log, and the memory that is worked out from it."""

from sorade.check import GHOSTS as GHOSTS
from sorade.check import Grade as Grade
from sorade.check import HintLevel as HintLevel

from .answer import Answer as Answer
from .answer import answers as answers
from .answer import answers_from_line as answers_from_line
from .answer import answers_line as answers_line
from .codec import KINDS as KINDS
from .codec import body_from_json as body_from_json
from .codec import body_to_json as body_to_json
from .codec import from_line as from_line
from .codec import kind_of as kind_of
from .codec import to_line as to_line
from .day import DAY_START_HOUR as DAY_START_HOUR
from .day import study_day as study_day
from .event import EXCEPTION as EXCEPTION
from .event import SCORED as SCORED
from .event import Asks as Asks
from .event import Attempt as Attempt
from .event import Body as Body
from .event import Cause as Cause
from .event import Diagnosed as Diagnosed
from .event import Drilled as Drilled
from .event import Event as Event
from .event import Graded as Graded
from .event import HintTaken as HintTaken
from .event import Keyword as Keyword
from .event import Known as Known
from .event import Listed as Listed
from .event import Params as Params
from .event import Placed as Placed
from .event import Purpose as Purpose
from .event import Rates as Rates
from .event import ReadingCheck as ReadingCheck
from .event import Session as Session
from .event import Settings as Settings
from .event import Story as Story
from .event import Theme as Theme
from .event import Turn as Turn
from .event import Void as Void
from .fold import Review as Review
from .fold import fold as fold
from .fold import history as history
from .fold import replay as replay
from .fold import reviewed as reviewed
from .params import in_force as in_force
from .params import made_by as made_by
from .params import weights_of as weights_of
from .reading import CHOICES as CHOICES
from .reading import LAPSE as LAPSE
from .reading import Reading as Reading
from .reading import first_checks as first_checks
from .reading import guessing as guessing
from .reading import read as read
from .reading import readings as readings
from .retention import due_if as due_if
from .retention import kept_at as kept_at
from .scheduler import MODEL as MODEL
from .scheduler import RETENTION as RETENTION
from .scheduler import VERSION as VERSION
from .scheduler import Weights as Weights
from .scheduler import answered as answered
from .scheduler import blank as blank
from .scheduler import counts as counts
from .scheduler import published as published
from .scheduler import recall as recall
from .scheduler import sound as sound
from .state import Memory as Memory
from .state import state_from_line as state_from_line
from .state import state_line as state_line
from .story import keywords as keywords
from .story import story as story
from .trial import Trial as Trial
from .trial import by_time as by_time
from .trial import standing as standing
from .trial import trials as trials

__all__ = [
    "CHOICES",
    "DAY_START_HOUR",
    "EXCEPTION",
    "GHOSTS",
    "KINDS",
    "LAPSE",
    "MODEL",
    "RETENTION",
    "SCORED",
    "VERSION",
    "Answer",
    "Asks",
    "Attempt",
    "Body",
    "Cause",
    "Diagnosed",
    "Drilled",
    "Event",
    "Grade",
    "Graded",
    "HintLevel",
    "HintTaken",
    "Keyword",
    "Known",
    "Listed",
    "Memory",
    "Params",
    "Placed",
    "Purpose",
    "Rates",
    "Reading",
    "ReadingCheck",
    "Session",
    "Settings",
    "Story",
    "Theme",
    "Trial",
    "Turn",
    "Void",
    "Weights",
    "answered",
    "answers",
    "answers_from_line",
    "answers_line",
    "blank",
    "body_from_json",
    "body_to_json",
    "by_time",
    "counts",
    "due_if",
    "first_checks",
    "fold",
    "from_line",
    "guessing",
    "history",
    "in_force",
    "kept_at",
    "keywords",
    "kind_of",
    "made_by",
    "published",
    "read",
    "readings",
    "recall",
    "replay",
    "sound",
    "standing",
    "state_from_line",
    "state_line",
    "story",
    "study_day",
    "to_line",
    "trials",
    "weights_of",
]
