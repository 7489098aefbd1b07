"""How well it was written: which stroke is which, what slipped, and the grade to propose."""

from .apart import parts_apart
from .check import VERSION, Reading, check, closeness
from .drawn import drawn
from .grade import GHOSTS, Evidence, Grade, HintLevel, Needs, Pace, Proposal, Strictness, allowed, propose
from .names import stroke_name
from .verdict import FAULTS, Contrast, Question, Said, Slip, SlipKind, Verdict

__all__ = [
    "FAULTS",
    "GHOSTS",
    "VERSION",
    "Contrast",
    "Evidence",
    "Grade",
    "HintLevel",
    "Needs",
    "Pace",
    "Proposal",
    "Question",
    "Reading",
    "Said",
    "Slip",
    "SlipKind",
    "Strictness",
    "Verdict",
    "allowed",
    "check",
    "closeness",
    "drawn",
    "parts_apart",
    "propose",
    "stroke_name",
]
