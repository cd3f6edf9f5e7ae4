"""The web server's way in. It connects as the app role, which owns nothing, and refuses anything stronger."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "restorative.settings")
os.environ["RESTORATIVE_CONNECT_AS"] = "app"

# after the two lines above: the settings choose the connection by them
from django.core.wsgi import get_wsgi_application

from restorative.access.identity import refuse_strong_role

application = get_wsgi_application()
refuse_strong_role()
