"""What goes wrong outside any use case, told in the one shape of an error."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse

from sorade.api import MAX_BODY, PROBLEM, Problem, plain, problem_of
from sorade.errors import SoradeError, TooLarge

from .shell import NOT_FOUND, wants_page

log = logging.getLogger(__name__)


def response_of(problem: Problem) -> HttpResponse:
    """The problem as a response."""
    return HttpResponse(problem.json, status=problem.status, content_type=PROBLEM)


def problem_with(error: Exception) -> Problem:
    """What to say about any exception. Those that nobody meant are logged, and their text stays here."""
    match error:
        case SoradeError():
            return problem_of(error)
        case RequestDataTooBig():
            return problem_of(TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time."))
        case Http404():
            return plain(404, "There is nothing at this address.")
        case OperationalError():
            log.error("the database could not be used: %s", error)
            return plain(503, "The database is busy, or the disk is full. Nothing was stored. Try again.")
        case _:
            log.error("a mistake in sorade", exc_info=error)
            return plain(500, "sorade made a mistake. Nothing was stored. The server's output says more.")


class Problems:
    """Middleware: whatever a view raises, and what Django refuses by itself (405 above all), gets the one shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and response["Content-Type"] != PROBLEM:
            allowed = response.get("Allow", "")
            response = response_of(
                plain(405, f"This address takes {allowed or 'other methods'}, not {request.method}.")
            )
            response["Allow"] = allowed
        return response

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse:
        """Django's hook."""
        return response_of(problem_with(error))


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 400, and the 413 that it takes for one."""
    if isinstance(exception, RequestDataTooBig):
        return response_of(problem_with(exception))
    return response_of(plain(400, "The request cannot be read."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's 404: a page for a person, a problem for a program."""
    if wants_page(request):
        return HttpResponse(NOT_FOUND, status=404)
    return response_of(problem_with(Http404()))


def server_error(_request: HttpRequest) -> HttpResponse:
    """Django's 500; it has logged the exception."""
    return response_of(plain(500, "sorade made a mistake. The server's output says more."))
