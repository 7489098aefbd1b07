"""What ink looks like: ranked characters, whatever the order of its strokes. By the standard library alone, so that a
server and a browser see the same; only `learning/` needs more."""

from .looks import Looks
from .recogniser import LEARNT, Candidate, Recogniser
from .verdict import OUTSIDE, verdict_on

__all__ = ["LEARNT", "OUTSIDE", "Candidate", "Looks", "Recogniser", "verdict_on"]
