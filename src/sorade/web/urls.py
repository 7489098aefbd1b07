"""Every address."""

from __future__ import annotations

from django.urls import path

from .api import api, description
from .shell import PATHS, page

urlpatterns = [
    path("api/openapi.json", description),
    path("api/<path:path>", api),
    *(path(address, page) for address in PATHS),
]
handler400 = "sorade.web.problem.bad_request"
handler404 = "sorade.web.problem.not_found"
handler500 = "sorade.web.problem.server_error"
