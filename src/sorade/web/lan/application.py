"""WSGI for the home network. Importing it wakes Django with the settings of `lan`."""

import logging

from django.core.wsgi import get_wsgi_application

logging.getLogger("django.request").setLevel(logging.ERROR)  # a refusal is told to whoever was refused
application = get_wsgi_application()
