"""The API over HTTP: what came in goes to `sorade.api`, what comes of it goes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sorade.api import MAX_BODY, answer, openapi
from sorade.errors import TooLarge
from sorade.wire import dump

from .shipped import desk, more

LOG = "Sorade-Log"  # the name of the log that answered; what was written for another one is not its to refuse
CLOCK = "Sorade-Clock"  # the latest moment in that log, in ms UTC; what is written after it gives a later one


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
        desk=desk,
        more=more(),
    )
    response = HttpResponse(made.body, status=made.status, content_type=made.media)
    response[LOG] = str(made.log)
    response[CLOCK] = str(made.clock)
    if made.allow:
        response["Allow"] = made.allow
    return response


def description(_request: HttpRequest) -> HttpResponse:
    """The API in OpenAPI."""
    return HttpResponse(dump(openapi(more())), content_type="application/json")
