"""Who is let in: a program with the token, or a browser that came by a link which works once and has a cookie since."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from sorade.errors import NotSignedIn

from .keys import Keys, Tickets, same
from .peer import is_another
from .problem import problem_with, response_of
from .serve import HOST, PORT
from .shell import is_page, wants_page

YEAR = 400 * 86_400  # seconds; the longest that browsers keep a cookie
KNOWN = "sorade.known"  # in a request's META where the door knows who asks
CHALLENGE = re.compile(r"[\w-]{16,64}", re.ASCII)
TOLD = (
    "Nobody is signed in. A program sends `Authorization: Bearer ...` with what `sorade token` prints; a browser is "
    "let in by the link that `sorade token --url` prints."
)
STYLE = (
    ":root{color-scheme:light dark;font:1.05rem/1.6 system-ui,sans-serif}"
    "body{max-width:34rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.5rem}"
)
BRACED = STYLE.replace("{", "{{").replace("}", "}}")  # the text is filled in by `format`
CLOSED = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>sorade</title>
<style>{BRACED}</style>
<h1>This browser isn't let in yet</h1>
<p>{{why}} Start sorade again in a terminal, the way you started it (<code>sorade serve</code> or
<code>make run</code>): it keeps running, and opens a link that lets the browser in. Or open the link that
<code>sorade token --url{{port}}</code> prints. You only have to do this once.</p>
<p>Been here before? <a href="{{path}}">Try again.</a></p>
</html>
"""
NEW = "Other people on this machine mustn't see what you write."
STALE = "That link was used already, or is too old: each works once, and not for long."
SCRIPT = 'location.replace("/?to=" + encodeURIComponent(location.pathname + location.search + location.hash))'
THROUGH = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>sorade</title>
<script>{SCRIPT}</script>
<noscript><p><a href="{{path}}">Go on to sorade.</a></p></noscript>
</html>
"""


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
POLICIES = {CLOSED: f"{NOTHING_ELSE}; style-src {_hash(STYLE)}", THROUGH: f"{NOTHING_ELSE}; script-src {_hash(SCRIPT)}"}


class Door:
    """Knows the keys, and which links were used."""

    def __init__(self, secret: str) -> None:
        self._keys = Keys(secret)
        self._tickets = Tickets(self._keys)

    def answer(self, request: HttpRequest, is_foreign: bool) -> HttpResponse | None:
        """What to answer at the door; None for whoever may pass. `is_foreign` is a browser that follows another
        site's link."""
        port = int(request.META["SERVER_PORT"])
        if (
            request.method == "GET"
            and request.path_info == "/api/health"
            and CHALLENGE.fullmatch(challenge := request.GET.get("challenge", ""))
        ):
            return JsonResponse({"proof": self._keys.proof(port, challenge)})
        page = request.method in {"GET", "HEAD"} and is_page(request)
        if page and request.get_host().removesuffix(f":{port}") != HOST:
            return _see(f"http://{HOST}:{port}{request.get_full_path()}")
        known = self._knows(request, port)
        if page and request.method == "GET" and "token" in request.GET:
            return self._ticket(request, port, known)
        if known:
            request.META[KNOWN] = True
            return _on(request) if page and "to" in request.GET else None
        if page and is_foreign:
            return _page(THROUGH, 200, request)
        return refusal(request, NEW)

    def _knows(self, request: HttpRequest, port: int) -> bool:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer" and same(token.strip(), self._keys.token):
            return True
        cookie = request.COOKIES.get(name(port), "")
        return same(cookie, self._keys.cookie(port)) and not _is_another(request)

    def _ticket(self, request: HttpRequest, port: int, known: bool) -> HttpResponse:
        """Let a browser in by its link, once; one that is known goes on whatever the link is worth."""
        took = not _is_another(request) and self._tickets.take(request.GET["token"], port)
        if not (took or known):
            return refusal(request, STALE)
        left = request.GET.copy()
        del left["token"]
        response = _see(_path(request) + (f"?{left.urlencode()}" if left else ""))
        response.set_cookie(
            name(port), self._keys.cookie(port), max_age=YEAR, path="/", httponly=True, samesite="Strict"
        )
        return response


def name(port: int) -> str:
    """The cookie's name. Cookies are a host's, and on another port of it there may be another sorade."""
    return f"sorade-{port}"


def refusal(request: HttpRequest, why: str) -> HttpResponse:
    """For whoever isn't known: a page that says how to get in, or a problem."""
    if wants_page(request):
        port = int(request.META["SERVER_PORT"])
        response = _page(CLOSED, 401, request, why=why, port=f" --port {port}" if port != PORT else "")
    else:
        response = response_of(problem_with(NotSignedIn(TOLD)))
    response["WWW-Authenticate"] = 'Bearer realm="sorade"'
    return response


def _on(request: HttpRequest) -> HttpResponse | None:
    """On to where a link of another site wanted to go, which is a page of ours."""
    to = request.GET["to"]
    if not (to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)):
        return None
    return _see(to)


def _see(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = "no-store"
    return response


def _page(text: str, status: int, request: HttpRequest, **more: str) -> HttpResponse:
    response = HttpResponse(text.format(path=escape(_path(request)), **more), status=status)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = POLICIES[text]
    return response


def _path(request: HttpRequest) -> str:
    """The page's own address without its query, on this server and no other."""
    return quote("/" + request.path_info.lstrip("/\\"))


def _is_another(request: HttpRequest) -> bool:
    return is_another(request.META.get("REMOTE_PORT"), request.META["SERVER_PORT"])
