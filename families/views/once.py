"""What a page brings along so that it is sent once, and saved over nothing that it has not shown."""

import re
import uuid

from django.http import HttpRequest


def key_of(request: HttpRequest) -> str:
    """What makes a form sent twice one form: it comes with the page and stays when the page comes back."""
    said = request.POST.get("key", "")
    return said if re.fullmatch("[0-9a-f]{32}", said) else uuid.uuid4().hex


def new_id(request: HttpRequest, parent: uuid.UUID) -> uuid.UUID:
    """The id of what this page makes: the same page sent twice makes one thing, and no page makes another's."""
    return uuid.uuid5(parent, key_of(request))


def revision_in(request: HttpRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if re.fullmatch("[0-9]{1,9}", said) else 0
