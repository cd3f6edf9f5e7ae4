"""What makes a form that is sent twice one thing: a key that comes with its page, and stays when the page comes back."""

import re
import uuid

from django.http import HttpRequest

KEY = "key"


def key_of(request: HttpRequest | None) -> str:
    """The key of the form that this request sends; for a page that is opened anew, one that nobody had yet."""
    said = request.POST.get(KEY, "") if request else ""
    return said if re.fullmatch("[0-9a-f]{32}", said) else uuid.uuid4().hex
