"""Whether it runs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from sorade import __version__

from ..schema.health import Health

router = Router()


@router.get("/health", response=Health, operation_id="health")
def health(request: HttpRequest) -> Health:
    """Which version answers."""
    return Health(version=__version__, ok=True)
