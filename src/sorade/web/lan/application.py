"""WSGI for the home network. Importing it wakes Django with the settings of `lan`."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
