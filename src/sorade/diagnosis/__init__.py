"""Why a kanji keeps slipping, and what to do about it."""

from .cause import CAUSES_MODEL as CAUSES_MODEL
from .cause import Finding as Finding
from .cause import diagnose as diagnose
from .facts import Facts as Facts
from .fix import FIX_LASTS as FIX_LASTS
from .fix import FIXES as FIXES
from .fix import Fix as Fix
from .fix import called_back as called_back
from .fix import is_control as is_control
from .judge import Judged as Judged
from .judge import judged as judged
from .unsure import MISSES_IN_A_ROW as MISSES_IN_A_ROW
from .unsure import Unsure as Unsure
from .unsure import in_a_row as in_a_row
from .unsure import unsure as unsure

__all__ = [
    "CAUSES_MODEL",
    "FIXES",
    "FIX_LASTS",
    "MISSES_IN_A_ROW",
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
