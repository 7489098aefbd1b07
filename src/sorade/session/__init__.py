"""Today: the plan, what is left of it, and how it went."""

from .ability import ABILITY_MODEL as ABILITY_MODEL
from .ability import Ability as Ability
from .ability import Range as Range
from .ability import difficulty as difficulty
from .audit import audited as audited
from .budget import Budget as Budget
from .cost import Costs as Costs
from .cost import costs as costs
from .drill import Drill as Drill
from .drill import drills as drills
from .free import free as free
from .fresh import fresh as fresh
from .fresh import is_simple as is_simple
from .fresh import paired as paired
from .lists import OwnList as OwnList
from .lists import own_lists as own_lists
from .pace import pace as pace
from .placement import PLACEMENT_LEAST as PLACEMENT_LEAST
from .placement import PLACEMENT_MOST as PLACEMENT_MOST
from .placement import next_round as next_round
from .plan import Plan as Plan
from .plan import plan as plan
from .queue import finished as finished
from .queue import pending as pending
from .queue import queue as queue
from .reading import CHECKS_A_DAY as CHECKS_A_DAY
from .reading import READING_USUAL as READING_USUAL
from .reading import checked as checked
from .reading import choices as choices
from .seconds import lasting as lasting
from .seconds import seconds_of as seconds_of
from .seconds import spent as spent
from .settings import AS_MANY as AS_MANY
from .settings import CHOOSABLE as CHOOSABLE
from .settings import READS_OWN as READS_OWN
from .settings import TARGET_RETENTION as TARGET_RETENTION
from .settings import Choosable as Choosable
from .settings import Chosen as Chosen
from .settings import Control as Control
from .settings import Where as Where
from .settings import settings as settings
from .words import Ask as Ask
from .words import in_words as in_words

__all__ = [
    "ABILITY_MODEL",
    "AS_MANY",
    "CHECKS_A_DAY",
    "CHOOSABLE",
    "PLACEMENT_LEAST",
    "PLACEMENT_MOST",
    "READING_USUAL",
    "READS_OWN",
    "TARGET_RETENTION",
    "Ability",
    "Ask",
    "Budget",
    "Choosable",
    "Chosen",
    "Control",
    "Costs",
    "Drill",
    "OwnList",
    "Plan",
    "Range",
    "Where",
    "audited",
    "checked",
    "choices",
    "costs",
    "difficulty",
    "drills",
    "finished",
    "free",
    "fresh",
    "in_words",
    "is_simple",
    "lasting",
    "next_round",
    "own_lists",
    "pace",
    "paired",
    "pending",
    "plan",
    "queue",
    "seconds_of",
    "settings",
    "spent",
]
