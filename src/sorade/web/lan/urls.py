"""Every address that the home network has, but for the page's files."""

from __future__ import annotations

from django.urls import path

from sorade.web.shell import PATHS

from .views import health, log, page, pair

urlpatterns = [
    path("api/health", health),
    path("api/pair", pair),
    path("api/log", log, {"path": "log"}),
    path("api/log/events", log, {"path": "log/events"}),
    *(path(address, page) for address in PATHS),
]
handler400 = "sorade.web.problem.bad_request"
handler404 = "sorade.web.problem.not_found"
handler500 = "sorade.web.problem.server_error"
