"""Codes into words, in the language of the moment: all that the core says is worded here and nowhere else."""

from . import damage as damage
from . import hint as hint
from . import progress as progress
from .day import day as day
from .diagnosis import cause_name as cause_name
from .diagnosis import fix_text as fix_text
from .diagnosis import what_to_do as what_to_do
from .language import speaking as speaking
from .order import comes_before as comes_before
from .order import last_stroke as last_stroke
from .order import rule_name as rule_name
from .order import rule_sentence as rule_sentence
from .say import recorded as recorded
from .say import say as say
from .setting import SETTINGS as SETTINGS
from .setting import Named as Named
from .setting import groups as groups
from .stroke import thing as thing

__all__ = [
    "SETTINGS",
    "Named",
    "cause_name",
    "comes_before",
    "damage",
    "day",
    "fix_text",
    "groups",
    "hint",
    "last_stroke",
    "progress",
    "recorded",
    "rule_name",
    "rule_sentence",
    "say",
    "speaking",
    "thing",
    "what_to_do",
]
