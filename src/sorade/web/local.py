"""Closed to others. sorade listens on this machine only, has no accounts, and so trusts whoever reaches it: these
checks see to it that no web page from elsewhere does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sorade.api import MAX_BODY
from sorade.errors import Refused, TooLarge

from .problem import problem_with, response_of
from .shell import is_api

NAMES = ("127.0.0.1", "localhost", "[::1]")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Local:
    """Middleware: who may ask, how much they may send, and what the browser may do with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            admit(request)
        except (Refused, TooLarge) as error:
            response = response_of(problem_with(error))
        else:
            response = self.get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if is_api(request):
            response["Cache-Control"] = "no-store"
        return response


def admit(request: HttpRequest) -> None:
    """Raises Refused for a stranger and TooLarge for a body over the limit."""
    host = request.META.get("HTTP_HOST", "")
    if host not in own_hosts(request.META["SERVER_PORT"]):
        raise Refused("sorade only answers at 127.0.0.1 and localhost, with its own port. Open it there.")
    if request.method not in SAFE and not same_origin(request, host):
        raise Refused("This came from a page that isn't sorade's own. Nothing was changed.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
        raise TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time.")


def own_hosts(port: str) -> frozenset[str]:
    """The Host headers under which a browser on this machine knows us; a name that someone pointed here is not one."""
    named = {f"{name}:{port}" for name in NAMES}
    return frozenset(named | set(NAMES)) if port == "80" else frozenset(named)


def same_origin(request: HttpRequest, host: str) -> bool:
    """Is the writer our own page, or no page at all? Browsers send Sec-Fetch-Site, old ones at least Origin; a program
    such as curl sends neither and could be any program of the learner's own."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin == f"http://{host}"
