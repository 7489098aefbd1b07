"""The rules of stroke order that Japanese schools teach, and what they say of a kanji."""

from .line import meet
from .predict import Step, broken, predict, predicted_by, steps, votes
from .rules import RULES, Rule

__all__ = ["RULES", "Rule", "Step", "broken", "meet", "predict", "predicted_by", "steps", "votes"]
