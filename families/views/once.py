"""What a page brings along so that it is sent once, and saved over nothing that it has not shown."""

import re
import uuid

from django.http import HttpRequest

from restorative.ui.once import sending_of


def new_id(request: HttpRequest, parent: uuid.UUID) -> uuid.UUID:
    """The id of what this page makes: sent twice as it is it makes one thing, and no page makes another's."""
    return uuid.uuid5(parent, sending_of(request))


def revision_in(request: HttpRequest) -> int:
    """Which text the page was opened with; 0, which is nothing's, where it does not say."""
    said = request.POST.get("revision", "")
    return int(said) if re.fullmatch("[0-9]{1,9}", said) else 0
