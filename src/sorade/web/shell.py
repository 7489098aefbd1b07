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
)
NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>sorade</title>
<h1>The page is not built yet</h1>
<p>The server runs, but the browser half of sorade is missing from this checkout.
Run <code>make web</code> (or <code>make run</code>, which does it by itself), then start sorade again.</p>
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
