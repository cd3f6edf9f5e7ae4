"""The web server's way in. It connects as the app role, which owns nothing, and refuses anything stronger."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "restorative.settings")
os.environ["RESTORATIVE_CONNECT_AS"] = "app"

from django.core.wsgi import get_wsgi_application  # noqa: E402  (the connection is chosen first)

from restorative.access.identity import refuse_strong_role  # noqa: E402

application = get_wsgi_application()
refuse_strong_role()
