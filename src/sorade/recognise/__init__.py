"""What ink looks like: ranked characters, whatever the order of its strokes. The only folder that needs numpy."""

from .looks import Looks
from .recogniser import LEARNT, Candidate, Recogniser
from .verdict import verdict_on

__all__ = ["LEARNT", "Candidate", "Looks", "Recogniser", "verdict_on"]
