"""What ink looks like: ranked characters, whatever the order of its strokes. The only folder that needs numpy."""

from .recogniser import LEARNT, Candidate, Recogniser
from .verdict import verdict_on

__all__ = ["LEARNT", "Candidate", "Recogniser", "verdict_on"]
