"""People of a family who may be written down twice, here or in another family that the asker sees."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.actions.doubles import say_of_two, take_apart
from families.doubles import Someone, likely
from families.forms.doubles import DoublesForm
from families.models import Address, DoubleNotice, Family, Member, NameKey, SamePerson
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 300
WHY = {
    "name": gettext_lazy("the same name"),
    "sound": gettext_lazy("names that sound alike"),
    "born": gettext_lazy("born on the same day"),
    "swapped": gettext_lazy("day and month of birth in each other’s place"),
    "postcode": gettext_lazy("the same postcode"),
}


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def doubles(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Proposed, never done: somebody who sees both says what it is."""
    record = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    if "undo" in request.POST:
        return undone(request, record)
    own, others = members_of(record), like_them(request, record)
    said = list(SamePerson.objects.visible_to(request.user).of_family(record).standing())
    pairs = proposed(own, others, said)
    form = DoublesForm(
        request.POST if request.method == "POST" else None, pairs=[one["key"] for one in pairs]
    )
    if form.is_bound and form.is_valid():
        return decided(request, record, form.cleaned_data, {str(one.pk): one for one in (*own, *others)})
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=record.pk, target_id=record.pk)
    context = {
        "family": record,
        "form": form,
        "pairs": pairs,
        "came_again": [one for one in own if one.came_again],
    }
    return render(request, "families/doubles.html", context | {"said": named(said, own, others)})


def with_facts(members: Any) -> Any:
    homes = Address.objects.filter(member=OuterRef("pk")).exclude(postcode="").order_by("pk")
    return members.annotate(homes=ArraySubquery(homes.values(facts=JSONObject(postcode="postcode"))))


def members_of(family: Family) -> list[Any]:
    """Its people, and whether the council's number of one came in again elsewhere."""
    again = DoubleNotice.objects.filter(member=OuterRef("pk"))
    return list(with_facts(family.members.annotate(came_again=Exists(again))))


def like_them(request: SignedInRequest, family: Family) -> list[Any]:
    """People of other families that this person sees, who sound like somebody here."""
    keys = NameKey.objects.filter(family=family).values("key")
    seen = Member.objects.visible_to(request.user).exclude(family=family)
    alike = seen.filter(pk__in=NameKey.objects.filter(key__in=keys).values("member"))
    return list(with_facts(alike).select_related("family").order_by("pk")[:MOST])


def someone(member: Any) -> Someone:
    codes = frozenset(home["postcode"] for home in member.homes)
    return Someone(str(member.pk), member.full_name, member.birth_date, codes)


def proposed(own: list[Any], others: list[Any], said: list[SamePerson]) -> list[dict[str, Any]]:
    by_key = {str(one.pk): one for one in (*own, *others)}
    told = {frozenset((one.member_id, one.other_member_id)) for one in said}
    everybody = [someone(one) for one in (*own, *others)]
    found = []
    for one, other, why in likely([someone(one) for one in own], everybody):
        first, second = by_key[one.key], by_key[other.key]
        if frozenset((first.pk, second.pk)) not in told and first.person_id != second.person_id:
            words = [WHY[code] for code in why]
            found.append({"key": f"{one.key}.{other.key}", "one": first, "other": second, "why": words})
    return found


def named(said: list[SamePerson], own: list[Any], others: list[Any]) -> list[dict[str, Any]]:
    """What was said of pairs of which both are on the page."""
    by_key = {one.pk: one for one in (*own, *others)}
    return [
        {"said": one, "one": by_key[one.member_id], "other": by_key[one.other_member_id]}
        for one in said
        if one.member_id in by_key and one.other_member_id in by_key
    ]


def decided(
    request: SignedInRequest, family: Family, facts: dict[str, Any], by_key: dict[str, Any]
) -> HttpResponse:
    one, _dot, other = facts["pair"].partition(".")
    try:
        with transaction.atomic():
            say_of_two(member=by_key[one], other=by_key[other], verdict=facts["verdict"], by=request.user)
    except IntegrityError:
        messages.info(request, _("Somebody said it in this moment."))
    else:
        messages.success(request, _("Saved. It can be taken back here."))
    return redirect("families:doubles", family.pk)


def undone(request: SignedInRequest, family: Family) -> HttpResponse:
    """Raises Http404 for what this person cannot see both sides of."""
    standing = SamePerson.objects.visible_to(request.user).of_family(family).standing()
    try:
        said = get_object_or_404(standing, pk=uuid.UUID(request.POST["undo"]))
    except ValueError as error:
        raise Http404 from error
    take_apart(said=said, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("families:doubles", family.pk)
