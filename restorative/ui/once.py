"""What makes a form that is sent twice one thing: a key that comes with its page, and stays when the page comes back."""

import json
import re
import uuid

from django.http import HttpRequest

from restorative.accounts.carried import is_carried

KEY = "key"


def key_of(request: HttpRequest | None) -> str:
    """The key of the form that this request sends; for a page that is opened anew, one that nobody had yet."""
    said = request.POST.get(KEY, "") if request else ""
    return said if re.fullmatch("[0-9a-f]{32}", said) else uuid.uuid4().hex


def sending_of(request: HttpRequest) -> str:
    """The key with all that was filled in: sent again with other words it is another thing, and no word is lost."""
    fields = [(name, texts) for name, texts in request.POST.lists() if name != KEY and is_carried(name)]
    return json.dumps([key_of(request), sorted(fields)])
