"""Every address."""

from __future__ import annotations

from django.urls import path

from .api import api
from .shell import PATHS, page

urlpatterns = [
    path("api/", api.urls),
    *(path(address, page) for address in PATHS),
]
handler400 = "sorade.web.problem.bad_request"
handler404 = "sorade.web.problem.not_found"
handler500 = "sorade.web.problem.server_error"
