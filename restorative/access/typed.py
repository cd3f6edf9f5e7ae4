"""What somebody had typed when their page could not be taken: shown back to them, so that nothing is lost."""

import re

from django.http import HttpRequest

from restorative.accounts.carried import is_carried, is_foreign

LONGER_THAN = 20
# a form's key, the hash of what was read, who was chosen: a page brings them along, and nobody types them
BROUGHT = re.compile("[0-9a-f-]{32,}")


def typed_texts(request: HttpRequest) -> list[str]:
    """Every text of a sentence's length that was typed for this request; none when another site sent it here."""
    if is_foreign(request):
        return []
    return [
        text
        for name, texts in request.POST.lists()
        if is_carried(name)
        for text in texts
        if len(text.strip()) > LONGER_THAN and not BROUGHT.fullmatch(text)
    ]
