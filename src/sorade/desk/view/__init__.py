"""What goes over the wire, as pydantic models. Nothing inward of `web/` sees one."""

from .drill import BrokenOut, DrilledOut, DrillOut, DrillStep
from .event import AttemptIn, DrillIn, EventIn, EventsIn, EventsOut, GradeIn, HintIn, Receipt, SettingsIn, VoidIn
from .health import Health
from .hint import HintOut
from .home import Home, Next, PastSession, Today, WritableOut
from .ink import InkColumns
from .level import LevelOut
from .problem import Problem
from .reveal import AllowedGrade, Fault, ModelOut, PartOut, ProposalOut, Reveal, RevealWord, SlipOut, StrokeOut
from .session import PromptOut, QueueItem, SessionIn, SessionOut

__all__ = [
    "AllowedGrade",
    "AttemptIn",
    "BrokenOut",
    "DrillIn",
    "DrillOut",
    "DrillStep",
    "DrilledOut",
    "EventIn",
    "EventsIn",
    "EventsOut",
    "Fault",
    "GradeIn",
    "Health",
    "HintIn",
    "HintOut",
    "Home",
    "InkColumns",
    "LevelOut",
    "ModelOut",
    "Next",
    "PartOut",
    "PastSession",
    "Problem",
    "PromptOut",
    "ProposalOut",
    "QueueItem",
    "Receipt",
    "Reveal",
    "RevealWord",
    "SessionIn",
    "SessionOut",
    "SettingsIn",
    "SlipOut",
    "StrokeOut",
    "Today",
    "VoidIn",
    "WritableOut",
]
