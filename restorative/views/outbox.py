"""The demo's outbox: what would have been sent, and to whom. Elsewhere there is no such page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from restorative.access.identity import NOBODY, take_on
from restorative.access.permissions import public
from restorative.accounts.models import OutgoingMessage

NEWEST = 50


@public()
def outbox(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    # whoever looks, it is the demo's page: a family's role may not read the table
    take_on(NOBODY)
    sent = OutgoingMessage.objects.order_by("-sent_at", "-id")[:NEWEST]
    return render(request, "outbox.html", {"sent": sent})
