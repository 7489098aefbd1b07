"""Django's settings. What a person may set is in the environment, read once by `environment.py`; docs/settings.md."""

from __future__ import annotations

from pathlib import Path

from django.utils.functional import lazy

from .environment import Environment, database, secret

ENVIRONMENT = Environment.read()

DATABASES = {"default": database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["sorade.store"]
SECRET_KEY = lazy(secret, str)(ENVIRONMENT)  # at its first use: reading the settings writes no file
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
DEBUG = False

# What is served: the rest of web/ relies on these.
ROOT_URLCONF = "sorade.web.urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
MIDDLEWARE = [
    "sorade.web.local.Local",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sorade.web.problem.Problems",
    "sorade.web.place.Place",
]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our own page alone reads our files
STATIC_URL = "/app/"
STATIC_ROOT = Path(__file__).with_name("app")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20  # bytes; MAX_BODY of problem.py
LOGGING_CONFIG = None
