"""Django's settings of the process that the home network reaches. It has the page, and of the API what a sync takes."""

from __future__ import annotations

from sorade.web.folder import FOREVER_UNDER
from sorade.web.settings import *  # noqa: F403 - all the others are the same

from .devices import PAGE, folder

ROOT_URLCONF = "sorade.web.lan.urls"
ALLOWED_HOSTS = ["*"]  # `outside` looks at the name
MIDDLEWARE = [
    "sorade.web.lan.outside.Outside",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sorade.web.problem.Problems",
    "sorade.web.place.Place",
]
WHITENOISE_ROOT = folder() / PAGE
WHITENOISE_INDEX_FILE = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0
WHITENOISE_IMMUTABLE_FILE_TEST = rf"^/({'|'.join(FOREVER_UNDER)})/"
WHITENOISE_MIMETYPES = {".mjs": "text/javascript", ".webmanifest": "application/manifest+json"}
STATIC_URL = "/app/"
STATIC_ROOT = WHITENOISE_ROOT / "app"
