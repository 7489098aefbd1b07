"""The page: the built browser half, the same file for each of its addresses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .shipped import APP

PATHS = (  # the browser half's own addresses
    "",
    "practice",
    "practice/<uuid:about>",
    "setup",
    "drill",
    "read",
    "kanji",
    "kanji/<str:about>",
    "placement",
    "lists",
    "lists/<str:about>",
    "progress",
    "unsent",
    "about",
)
NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>sorade</title>
<h1>The page is not built yet</h1>
<p>The server runs, but the browser half of sorade is missing from this checkout.
Run <code>make web</code> (or <code>make run</code>, which does it by itself), then start sorade again.</p>
</html>
"""
NOT_FOUND = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>sorade</title>
<h1>There is no such page</h1>
<p>The address may be mistyped, or from another version. Everything is still there:
<a href="/">go to the home page</a>.</p>
</html>
"""


@require_safe
def page(_request: HttpRequest, **_about: object) -> HttpResponse:
    """index.html, or a page that says what to do where it is not built."""
    try:
        response = HttpResponse((APP / "index.html").read_bytes())
    except FileNotFoundError:
        response = HttpResponse(NOT_BUILT, status=503)
    response["Cache-Control"] = "no-cache"  # the files that it names are hashed; it is not
    return response


def is_page(request: HttpRequest) -> bool:
    """Whether the address is a page's, one that isn't there included: neither the API's nor a file's."""
    return not (is_api(request) or request.path_info.startswith("/app/"))


def wants_page(request: HttpRequest) -> bool:
    """Whether a person asks for a page: a browser says that it takes HTML, and a page is never under /api."""
    return "text/html" in request.headers.get("Accept", "") and not is_api(request)


def is_api(request: HttpRequest) -> bool:
    """Whether the address is one of the API's."""
    return request.path_info == "/api" or request.path_info.startswith("/api/")
