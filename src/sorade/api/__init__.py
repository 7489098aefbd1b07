"""The API: the table of routes answered alike by a server and in the browser, and described."""

from .answer import JSON as JSON
from .answer import MAX_BODY as MAX_BODY
from .answer import Answer as Answer
from .answer import answer as answer
from .openapi import openapi as openapi
from .problem import PROBLEM as PROBLEM
from .problem import Problem as Problem
from .problem import plain as plain
from .problem import problem_of as problem_of

__all__ = ["JSON", "MAX_BODY", "PROBLEM", "Answer", "Problem", "answer", "openapi", "plain", "problem_of"]
