"""What stands between the home network and the log. Everybody may have the page, which is the same for all and has
nothing of the learner's in it; a device that was paired may sync; and nobody gets anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sorade.api import MAX_BODY
from sorade.errors import NotSignedIn, Refused, TooLarge
from sorade.web.folder import STATIC_HEADERS
from sorade.web.local import OWN, SAFE
from sorade.web.problem import problem_with, response_of
from sorade.web.shell import is_api

from .authority import is_home
from .devices import Device, Devices, own

COOKIE = "sorade-device"
DEVICE = "sorade.device"  # in a request's META: who asks
FOR_ALL = frozenset({"/api/pair", "/api/health"})
YEAR = 400 * 86_400  # seconds; the longest that browsers keep a cookie


class Outside:
    """Middleware: who may ask for what, and what the browser may do with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._devices = own()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            admit(request, self._devices)
            response = self.get_response(request)
        except (Refused, NotSignedIn, TooLarge) as error:
            response = response_of(problem_with(error))
        for name, value in STATIC_HEADERS.items():
            response.setdefault(name, value)
        if is_api(request):
            response["Cache-Control"] = "no-store"
        return response


def admit(request: HttpRequest, devices: Devices) -> None:
    """Let a request pass. Raises Refused, NotSignedIn, TooLarge."""
    name = request.META.get("HTTP_HOST", "").rsplit(":", 1)[0]
    if not is_home(name):
        raise Refused("sorade only answers to this computer's own name and address.")
    if not is_api(request):
        return
    if not of_our_page(request):
        raise Refused("This came from a page that isn't sorade's own. Nothing was answered.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
        raise TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time.")
    device = devices.known(request.COOKIES.get(COOKIE, ""))
    if device:
        request.META[DEVICE] = device
    elif request.path_info not in FOR_ALL:
        raise NotSignedIn("This device isn't paired with the computer. Type the code that the computer shows.")


def of_our_page(request: HttpRequest) -> bool:
    """Browsers say whose page asks; only they have a cookie of ours."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("Origin")
    if origin is None:
        return request.method in SAFE
    return origin == f"https://{request.META.get('HTTP_HOST', '')}"


def device_of(request: HttpRequest) -> Device | None:
    """Who asks, where it is paired."""
    found: Device | None = request.META.get(DEVICE)
    return found
