"""Somebody has a new name."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from families.actions.names import rename_member
from families.forms.names import MemberNameForm
from families.models import Member
from families.views.family import member_in
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def member_name(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """The new name in the place of the old, which is kept from others where somebody says so."""
    everybody = Member.objects.visible_to(request.user).filter(family__members=member)
    members = list(everybody.select_related("family"))
    found = member_in(members, str(member))
    known = {"full_name": found.full_name, "preferred_name": found.preferred_name}
    said = request.POST if request.method == "POST" else None
    form = MemberNameForm(said, member=found, members=members, initial=known)
    if form.is_bound and form.is_valid():
        names = {name: form.cleaned_data[name] for name in ("full_name", "preferred_name")}
        keep, readers = form.words_kept, form.who_may_know
        rename_member(member=found, **names, keep=keep, readers=readers, by=request.user)
        messages.success(request, _("Saved. The new name stands everywhere from now on."))
        return redirect("families:member", found.pk)
    return render(
        request, "families/member_name.html", {"form": form, "member": found, "family": found.family}
    )
