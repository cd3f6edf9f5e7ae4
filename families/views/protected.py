"""Where people live, and what must be kept from somebody in the family."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions import (
    add_address,
    end_address,
    end_term,
    keep_existence,
    protect_term,
    reopen_address,
    restore_term,
    say_nothing_to_keep,
)
from families.forms.protected import AddressForm, ExistenceForm, TermForm
from families.models import Address, Family, Member, NothingToKeep, ProtectedAddress, ProtectedTerm
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 60
MOST_ENDED = 20


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def address_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponseBase:
    """An address of one person. What must be kept from somebody goes into a table of its own, and into the register."""
    members = Member.objects.visible_to(request.user).select_related("family")
    record = get_object_or_404(members, pk=member)
    form = AddressForm(request.POST) if request.method == "POST" else AddressForm()
    if form.is_bound and form.is_valid():
        add_address(
            member=record,
            facts=form.facts,
            is_protected=form.is_protected,
            new=new_id(request, record.pk),
            by=request.user,
        )
        messages.success(request, _("Saved."))
        return redirect("families:member_edit", record.pk)
    return render(request, "families/address_new.html", {"form": form, "member": record})


@requires(Permission.EDIT_FAMILY, methods=("POST",))
def address_end(request: SignedInRequest, address: uuid.UUID) -> HttpResponse:
    """They moved; or it was ended by mistake."""
    found = address_for(request, address)
    change = reopen_address if request.POST.get("do") == "reopen" else end_address
    change(address=found, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("families:member_edit", found.member_id)


def address_for(request: SignedInRequest, address: uuid.UUID) -> Any:
    """Of either table. Raises Http404 for what is out of sight."""
    for model in (Address, ProtectedAddress):
        found = model.objects.visible_to(request.user).filter(pk=address).first()
        if found is not None:
            return found
    raise Http404


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def protected_terms(request: SignedInRequest, family: uuid.UUID) -> HttpResponseBase:
    """What must be kept from somebody: from the record itself, and by hand."""
    record: Any = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    if request.method == "POST" and not request.POST.keys().isdisjoint(PRESSED):
        return pressed(request, record)
    members = list(record.members.select_related("safe_contact"))
    posted = request.POST if request.method == "POST" else None
    form = TermForm(posted, members=members)
    if form.is_bound and form.is_valid():
        kind, text = form.cleaned_data["kind"], form.cleaned_data["text"]
        said = {"kind": kind, "text": text, "readers": form.who_may_know}
        protect_term(family=record, **said, new=new_id(request, record.pk), by=request.user)
        messages.success(request, _("Saved. It is looked for before anything is shared."))
        return redirect("families:protected_terms", record.pk)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=record.pk, target_id=record.pk)
    context = {"family": record, "form": form, **register_of(record, members)}
    return render(request, "families/protected_terms.html", context)


def register_of(record: Family, members: list[Member]) -> dict[str, Any]:
    """What stands on the page. Three statements."""
    called = {one.pk: one.called for one in members}
    terms: list[Any] = list(
        record.protected_terms.with_readers().select_related("about").standing_first()[:MOST]
    )
    for term in terms:
        term.readers_called = [called[pk] for pk in term.reader_ids if pk in called]
    places = list(ProtectedAddress.objects.filter(family=record).newest_first()[:MOST])
    nothing = record.nothing_to_keep.lately().select_related("said_by").first()
    standing = [term for term in terms if term.ended_at is None]
    return {
        "standing": standing,
        "ended": [term for term in terms if term.ended_at is not None][:MOST_ENDED],
        "places": [(place, called[place.member_id]) for place in places],
        "contacts": [one for one in members if has_ways(one)],
        "nothing": nothing,
        "asks": not standing and not places and nothing is None,
        "may_say_nothing": not standing and not places,
    }


def has_ways(member: Member) -> bool:
    contact = getattr(member, "safe_contact", None)
    return contact is not None and bool(contact.phone or contact.email)


PRESSED = {"nothing", "end", "restore"}


def pressed(request: SignedInRequest, record: Family) -> HttpResponse:
    """One of the small buttons."""
    if "nothing" in request.POST:
        if not NothingToKeep.objects.lately().filter(family=record).exists():
            say_nothing_to_keep(family=record, by=request.user)
    elif "end" in request.POST:
        end_term(term=term_in(record, request.POST["end"]), by=request.user)
    elif not restore_term(term=term_in(record, request.POST["restore"]), by=request.user):
        messages.warning(request, _("This stands on the list already, perhaps for other people."))
        return redirect("families:protected_terms", record.pk)
    messages.success(request, _("Saved."))
    return redirect("families:protected_terms", record.pk)


def term_in(record: Family, said: str) -> ProtectedTerm:
    """Raises Http404 for what is not of this family's register."""
    try:
        return get_object_or_404(record.protected_terms.all(), pk=uuid.UUID(said))
    except ValueError as error:
        raise Http404 from error


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def existence_edit(request: SignedInRequest, member: uuid.UUID) -> HttpResponseBase:
    """That there is this person at all may be known by the people ticked, and by nobody else in the family."""
    members = Member.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(members, pk=member)
    term: Any = found.family.protected_terms.standing().with_readers().filter(about=found).first()
    if request.method == "POST" and "end" in request.POST:
        if term is not None:
            end_term(term=term, by=request.user)
        messages.success(request, _("Saved. Their name is like any other from now on."))
        return redirect("families:member_edit", found.pk)
    others = list(found.family.members.exclude(pk=found.pk))
    known = {"readers": [str(pk) for pk in term.reader_ids]} if term else {}
    form = ExistenceForm(request.POST if request.method == "POST" else None, members=others, initial=known)
    if form.is_bound and form.is_valid():
        keep_existence(member=found, readers=form.who_may_know, by=request.user)
        messages.success(request, _("Saved. Their name is looked for before anything is shared."))
        return redirect("families:member_edit", found.pk)
    return render(request, "families/existence_edit.html", {"form": form, "member": found, "term": term})
