"""What is asked: meaning, reading, and a word with a blank that points to one character."""

from sorade.prompt.hide import telling
from sorade.prompt.prompt import MEANINGS, asked, bracketed, by_stem, is_ideograph, prompt_for
from sorade.prompt.types import Cue, Example, Prompt
from sorade.prompt.whole import whole

__all__ = [
    "MEANINGS",
    "Cue",
    "Example",
    "Prompt",
    "asked",
    "bracketed",
    "by_stem",
    "is_ideograph",
    "prompt_for",
    "telling",
    "whole",
]
