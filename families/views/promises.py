"""What became of a promise."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.actions import settle_promise
from families.forms.promises import PromiseForm
from families.models import Promise
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

TOLD = gettext_lazy("This promise is kept by an answer. If you have talked, write down that you did.")


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def promise_edit(request: SignedInRequest, promise: uuid.UUID) -> HttpResponse:
    """A promise to answer what somebody told us is kept by the answer, and nowhere else: that way leads there."""
    promises = Promise.objects.visible_to(request.user).select_related(
        "family", "owner", "made_by", "settled_by"
    )
    record: Any = get_object_or_404(promises.with_names().with_told(), pk=promise)
    if record.told_id:
        messages.info(request, TOLD)
        return redirect("sharing:message", record.told_id)
    form = PromiseForm(request.POST) if request.method == "POST" else PromiseForm(initial=facts_of(record))
    if request.method == "POST" and form.is_valid():
        settle_promise(promise=record, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family", family=record.family_id)
    facts = {
        "form": form,
        "promise": record,
        "family": record.family,
        "is_late": record.is_late_on(timezone.localdate()),
    }
    return render(request, "families/promise_edit.html", facts)


def facts_of(promise: Promise) -> dict[str, str]:
    settled = promise.outcome != Promise.Outcome.OPEN
    return {"outcome": promise.outcome if settled else "", "explanation": promise.explanation}
