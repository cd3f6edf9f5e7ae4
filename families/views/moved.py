"""An unfinished note that is about another family; and a note that came here, of which nobody has said who was there."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.moved import move_draft, say_who_was_there
from families.forms.moved import DraftMoveForm, WhoWasThereForm
from families.models import Family, Visit, VisitDraft
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

MOST_FAMILIES = 200


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def draft_move(request: SignedInRequest, draft: uuid.UUID) -> HttpResponse:
    """To another family that its writer works with. Nobody else has read it, so nobody has to agree."""
    drafts = VisitDraft.objects.visible_to(request.user).unfinished().select_related("family")
    found = get_object_or_404(drafts, pk=draft)
    others = Family.objects.held_by(request.user).exclude(pk=found.family_id).by_name()[:MOST_FAMILIES]
    form = DraftMoveForm(request.POST if request.method == "POST" else None, families=others)
    if form.is_bound and form.is_valid():
        moved = move_draft(draft=found, to_family=form.families[form.cleaned_data["to"]], by=request.user)
        if moved is None:
            messages.warning(request, _("The note was finished or moved just now. Nothing was changed."))
            return redirect("home")
        messages.success(
            request, _("Moved. Choose again who was there, whose words they were, and who does what.")
        )
        return redirect("families:visit_draft", family=moved.family_id, draft=moved.pk)
    return render(request, "families/draft_move.html", {"draft": found, "form": form})


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def visit_people(request: SignedInRequest, moved: uuid.UUID) -> HttpResponse:
    """Once, by its author, after it was moved here."""
    visits = Visit.objects.visible_to(request.user).filter(moved__isnull=False, people=None)
    mine = visits.filter(author=request.user, nobody_answered=False).select_related("family")
    found = get_object_or_404(mine, pk=moved)
    members, promises = list(found.family.members.all()), list(found.promises.all())
    form = WhoWasThereForm(
        request.POST if request.method == "POST" else None, members=members, promises=promises
    )
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = {
            "present": form.present(),
            "children": form.seen(),
            "promisers": form.promisers(),
        }
        if say_who_was_there(visit=found, by=request.user, **said):
            messages.success(request, _("Saved. It can be shared now."))
        return redirect("families:visit", visit=found.pk)
    return render(request, "families/visit_people.html", {"visit": found, "form": form})
