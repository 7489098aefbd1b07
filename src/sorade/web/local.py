"""Closed to others. sorade listens on this machine only and has no accounts: these checks see to it that neither
another user of the machine nor a web page from elsewhere gets anything."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sorade.api import MAX_BODY
from sorade.errors import Refused, TooLarge

from .door import Door
from .problem import problem_with, response_of
from .shell import is_api, is_page

NAMES = ("127.0.0.1", "localhost", "[::1]")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN = frozenset({"same-origin", "none"})
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
        self._door = Door(str(settings.SECRET_KEY))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if is_api(request):
            response["Cache-Control"] = "no-store"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            is_foreign = admit(request)
        except Refused as error:
            return response_of(problem_with(error))
        stopped = self._door.answer(request, is_foreign)
        if stopped is not None:
            return stopped
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
            return response_of(
                problem_with(TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time."))
            )
        return self.get_response(request)


def admit(request: HttpRequest) -> bool:
    """Whether a browser follows a link from another site to a page of ours. Raises Refused for all else that comes from
    elsewhere."""
    host = request.META.get("HTTP_HOST", "")
    if host not in own_hosts(request.META["SERVER_PORT"]):
        raise Refused("sorade only answers at 127.0.0.1 and localhost, with its own port. Open it there.")
    if request.method not in SAFE:
        if not same_origin(request, host):
            raise Refused("This came from a page that isn't sorade's own. Nothing was changed.")
        return False
    if request.headers.get("Sec-Fetch-Site", "none") in OWN:
        return False
    if not (is_page(request) and navigates(request)):
        raise Refused("This came from a page that isn't sorade's own. Nothing was answered.")
    return True


def own_hosts(port: str) -> frozenset[str]:
    """The Host headers under which a browser on this machine knows us; a name that someone pointed here is not one."""
    named = {f"{name}:{port}" for name in NAMES}
    return frozenset(named | set(NAMES)) if port == "80" else frozenset(named)


def same_origin(request: HttpRequest, host: str) -> bool:
    """Is the writer our own page, or no page at all? Browsers send Sec-Fetch-Site, old ones at least Origin; a program
    such as curl sends neither."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("Origin")
    return origin is None or origin == f"http://{host}"


def navigates(request: HttpRequest) -> bool:
    """Whether a browser opens this in a window of its own: the learner followed a link. What it answers goes to the
    learner's eyes, and to no page."""
    return request.headers.get("Sec-Fetch-Mode") == "navigate" and request.headers.get("Sec-Fetch-Dest") == "document"
