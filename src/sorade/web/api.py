"""The API over HTTP: what came in goes to `sorade.api`, what comes of it goes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sorade.api import MAX_BODY, answer, openapi
from sorade.desk import Desk
from sorade.errors import TooLarge
from sorade.store import local
from sorade.wire import dump

from .shipped import book, looks


def desk_of() -> Desk:
    """The desk of whoever asks: the one learner of this machine."""
    log = local()
    return Desk(log, log, book(), looks())


@csrf_exempt  # `local` refuses what another page sends
def api(request: HttpRequest, path: str) -> HttpResponse:
    """The answer to any request under /api/. Raises what `problem.Problems` turns into a problem."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
        raise TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time.")
    made = answer(
        request.method or "",
        path,
        request.META.get("QUERY_STRING", ""),
        request.body,
        request.headers.get("Content-Type", ""),
        desk=desk_of,
    )
    response = HttpResponse(made.body, status=made.status, content_type=made.media)
    if made.allow:
        response["Allow"] = made.allow
    return response


def description(_request: HttpRequest) -> HttpResponse:
    """The API in OpenAPI."""
    return HttpResponse(dump(openapi()), content_type="application/json")
