"""What a device may ask for beside the log: to be paired, and whether it is."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sorade.errors import BadInput
from sorade.web.api import api

from .devices import PAGE, folder, own
from .names import names
from .outside import COOKIE, YEAR, device_of

DEVICES = own()  # one for the process: it counts the wrong codes
LETTERS = 10_000  # of a body that asks to be paired


@csrf_exempt  # `outside` refuses what another page sends
def log(request: HttpRequest, path: str) -> HttpResponse:
    """A request of a sync. The device's cookie is good for another year."""
    response = api(request, path)
    response.set_cookie(COOKIE, request.COOKIES[COOKIE], **_kept())
    return response


@csrf_exempt
@require_http_methods(["GET", "POST", "DELETE"])
def pair(request: HttpRequest) -> HttpResponse:
    """GET: whether this device is paired, and with whom. POST {"code", "name"}: pair it. DELETE: it has done with that.
    Raises BadInput, NotPaired."""
    computer, device = names().computer, device_of(request)
    if request.method == "DELETE":
        if device:
            DEVICES.shut_out(device.id)
        response = JsonResponse({"paired": False, "computer": computer})
        response.delete_cookie(COOKIE, path="/api", samesite="Strict")
        return response
    if request.method == "GET":
        return JsonResponse({"paired": device is not None, "computer": computer})
    told = _told(request)
    _, shown = DEVICES.pair(told["code"], told["name"])
    response = JsonResponse({"paired": True, "computer": computer})
    response.set_cookie(COOKIE, shown, **_kept())
    return response


def health(_request: HttpRequest) -> HttpResponse:
    """That somebody is there."""
    return JsonResponse({"ok": True})


@require_safe
def page(_request: HttpRequest, **_about: object) -> HttpResponse:
    """The page, at each of its addresses."""
    response = HttpResponse((folder() / PAGE / "index.html").read_bytes())
    response["Cache-Control"] = "no-cache"
    return response


def _told(request: HttpRequest) -> dict[str, str]:
    """What came to be paired. Raises BadInput."""
    try:
        told = json.loads(request.body[:LETTERS])
    except ValueError:
        told = None
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in ("code", "name")):
        raise BadInput("Send the code and the device's name as JSON.")
    return told


def _kept() -> dict[str, Any]:
    return {"max_age": YEAR, "path": "/api", "secure": True, "httponly": True, "samesite": "Strict"}
