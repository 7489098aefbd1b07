"""The one place that turns what went wrong into HTTP: RFC 9457 problem details, always of the same shape."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from sorade.errors import SoradeError, TooLarge

from .schema.problem import Flaw, Problem

MEDIA_TYPE = "application/problem+json"
MAX_BODY = 2 * 2**20  # bytes; an attempt of a minute is 15 kB, so a batch of 50 fits
MAX_FLAWS = 10  # more would not be read
TITLES = {
    400: ("bad-request", "The request cannot be read"),
    403: ("refused", "Refused"),
    404: ("not-found", "Not found"),
    405: ("method-not-allowed", "Not done that way"),
    409: ("clash", "The id is taken"),
    413: ("too-large", "Too large"),
    415: ("not-json", "The body must be JSON"),
    422: ("bad-input", "The input cannot be read"),
    500: ("mistake", "Something went wrong"),
    503: ("busy", "The database cannot be used just now"),
}
log = logging.getLogger(__name__)


class OneEvent(Exception):
    """An event of a batch was refused, so none of it is stored."""

    def __init__(self, event: UUID, error: SoradeError) -> None:
        super().__init__(str(error))
        self.event, self.error = event, error


def answer(problem: Problem) -> HttpResponse:
    """The problem as a response."""
    body = problem.model_dump_json(exclude_none=True)
    return HttpResponse(body, status=problem.status, content_type=MEDIA_TYPE)


def problem_of(error: Exception) -> Problem:  # noqa: PLR0911 - one return a kind of error: that is the point
    """What to tell about any exception. Those that nobody meant are logged and told without their text."""
    match error:
        case OneEvent():
            return problem_of(error.error).model_copy(update={"event": error.event})
        case SoradeError():
            name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()
            return Problem(type=f"urn:sorade:{name}", title=error.title, status=error.status, detail=str(error))
        case ValidationError():
            return plain(422, "The input does not fit the schema; see /api/openapi.json.", flaws_of(error))
        case RequestDataTooBig():
            return problem_of(TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time."))
        case HttpError():
            cause = error.__cause__
            if isinstance(cause, NotJson):
                return plain(cause.status, str(cause))
            return plain(error.status_code, error.message)
        case Http404():
            return plain(404, "There is nothing at this address.")
        case OperationalError():
            log.error("the database could not be used: %s", error)
            return plain(503, "The database is busy, or the disk is full. Nothing was stored; try again.")
        case _:
            log.error("a mistake in sorade", exc_info=error)
            return plain(500, "sorade made a mistake. Nothing was stored. The server's output tells more.")


class NotJson(Exception):
    """The body is not JSON as RFC 8259 has it (400), or does not say that it is JSON (415)."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def plain(status: int, detail: str, flaws: list[Flaw] | None = None) -> Problem:
    """A problem that no SoradeError stands for."""
    kind, title = TITLES.get(status, TITLES[400 if status < 500 else 500])
    return Problem(type=f"urn:sorade:{kind}", title=title, status=status, detail=detail, flaws=flaws)


def flaws_of(error: ValidationError) -> list[Flaw]:
    """Where the input breaks the schema, as JSON pointers into the body (or `?name`, `path name`)."""
    return [Flaw(where=where(flaw["loc"]), what=flaw["msg"]) for flaw in error.errors[:MAX_FLAWS]]


def where(place: tuple[Any, ...]) -> str:
    """Ninja's place of a flaw, for people: without the name of the view's argument and the union's branch."""
    source, *steps = place
    if source == "body":
        pointer = [str(step) for step in steps[1:]]
        return "/" + "/".join(pointer[:2] + pointer[3:] if pointer[:1] == ["events"] else pointer)
    return f"{source} {'.'.join(str(step) for step in steps)}"


def on_error(_request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """For ninja."""
    return answer(problem_of(error if isinstance(error, Exception) else error()))


def install(api: NinjaAPI) -> None:
    """Have every exception of the API told this way."""
    for kind in (Exception, HttpError, Http404, ValidationError):  # ninja's own handlers for these give way
        api.add_exception_handler(kind, on_error)


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 400, and the 413 that it takes for one."""
    if isinstance(exception, RequestDataTooBig):
        return answer(problem_of(exception))
    return answer(plain(400, "The request cannot be read."))


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's 404."""
    return answer(problem_of(Http404()))


def server_error(_request: HttpRequest) -> HttpResponse:
    """Django's 500; it has logged the exception."""
    return answer(plain(500, "sorade made a mistake. The server's output tells more."))


class Problems:
    """Middleware: what Django or ninja refuse by themselves (405 above all) gets the one shape too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405:
            allowed = response.get("Allow", "")
            response = answer(plain(405, f"This address takes {allowed or 'other methods'}, not {request.method}."))
            response["Allow"] = allowed
        return response
