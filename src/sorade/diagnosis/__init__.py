"""Why a kanji keeps slipping, and what to do about it."""

from .cause import MODEL as MODEL
from .cause import Finding as Finding
from .cause import diagnose as diagnose
from .facts import Facts as Facts
from .fix import FIXES as FIXES
from .fix import LASTS as LASTS
from .fix import Fix as Fix
from .fix import called_back as called_back
from .fix import is_control as is_control
from .judge import Judged as Judged
from .judge import judged as judged
from .unsure import IN_A_ROW as IN_A_ROW
from .unsure import Unsure as Unsure
from .unsure import in_a_row as in_a_row
from .unsure import unsure as unsure

__all__ = [
    "FIXES",
    "IN_A_ROW",
    "LASTS",
    "MODEL",
    "Facts",
    "Finding",
    "Fix",
    "Judged",
    "Unsure",
    "called_back",
    "diagnose",
    "in_a_row",
    "is_control",
    "judged",
    "unsure",
]
