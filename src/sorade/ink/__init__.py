"""What was written: strokes, their compact bytes, and their parsing at the edge."""

from .codec import decode, encode, kept
from .normal import Box, box, fitted, resampled, thinned, tidy
from .parse import FARTHEST, LATEST, MAX_POINTS, MAX_STROKES, parse, parse_json
from .stroke import Ink, Point, Stroke

__all__ = [
    "FARTHEST",
    "LATEST",
    "MAX_POINTS",
    "MAX_STROKES",
    "Box",
    "Ink",
    "Point",
    "Stroke",
    "box",
    "decode",
    "encode",
    "fitted",
    "kept",
    "parse",
    "parse_json",
    "resampled",
    "thinned",
    "tidy",
]
