"""What goes wrong outside any use case, told in the one shape of an error."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, OperationalError, connections
from django.http import Http404, HttpRequest, HttpResponse

from sorade.api import MAX_BODY, PROBLEM, Problem, plain, problem_of
from sorade.errors import SoradeError, TooLarge

from .shell import NOT_FOUND, wants_page

log = logging.getLogger(__name__)
UNUSABLE = {  # what SQLite says, and what a person can do about it
    "readonly": "The database file is read-only, or its folder is. Make it writable: sorade then goes on by itself.",
    "disk is full": "The disk is full. Make room: sorade then goes on by itself.",
    "unable to open": "The database file cannot be opened. Look whether it is where it was, and may be read.",
    "disk I/O": "The disk cannot be read or written. Look after it, and keep a copy: `sorade export`.",
    "locked": "Another program is writing into the database, and takes long.",
}


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
        case DatabaseError() if "malformed" in str(error):
            log.error("the log's file is damaged: %s", error)
            return plain(503, "The log's file is damaged. Start sorade again: that mends it.")
        case OperationalError():
            log.error("the database could not be used: %s", error)
            why = next((why for said, why in UNUSABLE.items() if said in str(error)), "The database cannot be used.")
            return plain(503, f"{why} Try again: nothing is stored twice.")
        case _:
            log.error("a mistake in sorade", exc_info=error)
            return plain(500, "sorade made a mistake. Its output says more. Try again: nothing is stored twice.")


class Stale(HttpResponse):
    """A problem that may be one of the connection's, and not of the file's."""

    def __init__(self, problem: HttpResponse) -> None:
        super().__init__(problem.content, status=problem.status_code, content_type=PROBLEM)


class Problems:
    """Middleware: whatever a view raises, and what Django refuses by itself (405 above all), gets the one shape.

    Connections to the database are kept, and one that was opened while the file was read-only stays so. So a connection
    that failed is closed, and what failed for that is done once more with a new one: nothing of it was stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, Stale):
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
        if isinstance(error, OperationalError):
            connections.close_all()  # this thread's
            if "readonly" in str(error):
                return Stale(response_of(problem_with(error)))
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
