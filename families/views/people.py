"""The people of a family, and who works with it."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions import add_member, change_member
from families.forms.held import hold_to_tree
from families.forms.people import CONTACT, MemberForm, TieForm
from families.models import Family, Member, NamesHeldBack, ProtectedTerm, SafeContact
from families.tree import tree_of
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

Kind = Member.Kind
MOST_ADDRESSES = 20


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def member_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    record = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    member, kind = Member(id=new_id(request, record.pk), family=record), drawn_for(request.GET, "kind")
    posted = request.POST if request.method == "POST" else None
    form, ties = forms_for(member, posted, {"kind": kind, "drawn_for": kind})
    if posted is not None and all_valid(member, form, ties):
        said = [tie.tie for tie in ties]
        add_member(member=member, facts=form.facts, contact=form.contact, ties=said, by=request.user)
        messages.success(request, _("Saved."))
        return next_page(request, record)
    return render(request, "families/member_new.html", {"form": form, "ties": ties, "family": record})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def member_edit(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    members = Member.objects.visible_to(request.user).select_related("family", "safe_contact")
    record = get_object_or_404(members, pk=member)
    posted = request.POST if request.method == "POST" else None
    form, ties = forms_for(record, posted, facts_of(record))
    if posted is not None and all_valid(record, form, ties):
        said = [tie.tie for tie in ties]
        change_member(member=record, facts=form.facts, contact=form.contact, ties=said, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family", family=record.family_id)
    context = {"form": form, "ties": ties, "family": record.family, "member": record}
    context |= {"addresses": addresses_of(record), "kept": what_is_kept(record)}
    return render(request, "families/member_edit.html", context)


def what_is_kept(member: Member) -> dict[str, bool]:
    """Whether their existence is confidential, and whether our names are held back from them. One statement."""
    existence = ProtectedTerm.objects.standing().filter(about=OuterRef("pk")).order_by()
    names = NamesHeldBack.objects.standing().filter(member=OuterRef("pk")).order_by()
    asked = Member.objects.filter(pk=member.pk).order_by()
    return asked.values(existence=Exists(existence), names=Exists(names)).get()  # type: ignore[return-value]


def addresses_of(member: Member) -> list[dict[str, Any]]:
    """Those that must be kept from somebody first. Two statements."""
    protected = member.protected_addresses.newest_first()[:MOST_ADDRESSES]
    known = [{"address": one, "is_protected": True} for one in protected]
    return known + [
        {"address": one, "is_protected": False} for one in member.addresses.newest_first()[:MOST_ADDRESSES]
    ]


def next_page(request: SignedInRequest, family: Family) -> HttpResponse:
    if request.POST.get("next") == "another":
        return redirect("families:member_new", family=family.pk)
    return redirect("families:family", family=family.pk)


def drawn_for(data: QueryDict, name: str) -> str:
    said = data.get(name, "")
    return said if said in Kind.values else ""


def forms_for(
    member: Member, posted: QueryDict | None, initial: dict[str, Any]
) -> tuple[MemberForm, list[TieForm]]:
    """The long form, and a short one for each child or carer that the questions were drawn for."""
    form = MemberForm(initial=initial) if posted is None else MemberForm(posted, initial=initial)
    kind = initial["drawn_for"] if posted is None else drawn_for(posted, "drawn_for")
    return form, ties_of(member, kind, posted)


def all_valid(member: Member, form: MemberForm, ties: list[TieForm]) -> bool:
    """Each by itself, and all of it together with what is known of the family."""
    if not all([form.is_valid(), *(tie.is_valid() for tie in ties)]):
        return False
    family = Family.objects.with_tree().get(pk=member.family_id)
    return hold_to_tree(tree_of(family), member, form, ties)


def ties_of(member: Member, kind: str, posted: QueryDict | None) -> list[TieForm]:
    """One statement, however many people there are."""
    if not kind:
        return []
    others = list(Member.objects.filter(family=member.family_id).exclude(pk=member.pk).with_ties_to(member))
    known = known_ties(others)
    return [
        tie_form(posted, parent, child, other, known.get((str(parent.pk), str(child.pk)), {}))
        for parent, child, other in pairs_of(member, kind, others)
    ]


def tie_form(
    posted: QueryDict | None, parent: Member, child: Member, other: Member, initial: dict[str, Any]
) -> TieForm:
    facts: dict[str, Any] = {"parent": parent, "child": child, "prefix": str(other.pk), "initial": initial}
    return TieForm(**facts) if posted is None else TieForm(posted, **facts)


def pairs_of(member: Member, kind: str, others: list[Member]) -> list[tuple[Member, Member, Member]]:
    """(parent, child, the other of the two): an adult to every child, a child to everybody who may be a parent."""
    today = timezone.localdate()
    if kind == Kind.ADULT:
        return [(member, other, other) for other in others if other.is_child]
    return [(other, member, other) for other in others if other.may_be_parent_on(today)]


def known_ties(others: Iterable[Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """What is on file, by the ids of parent and child; of several relationships the first by name."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for other in others:
        for claim in other.claims:
            known[claim["parent"], claim["child"]] = {
                "held": claim["held"],
                "basis": claim["basis"],
                "proof_seen": claim["checked"] is not None,
            }
        for link in other.links:
            known.setdefault((link["parent"], link["child"]), {})["kind"] = link["kind"]
    return known


def facts_of(member: Member) -> dict[str, Any]:
    contact: SafeContact | None = getattr(member, "safe_contact", None)
    facts = {name: getattr(member, name) for name in MEMBER_FACTS}
    if contact is not None:
        facts |= {name: getattr(contact, name) for name in CONTACT}
    return facts | {"drawn_for": member.kind}


MEMBER_FACTS = [name for name in MemberForm.base_fields if name not in (*CONTACT, "drawn_for")]
