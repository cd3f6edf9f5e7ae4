"""What courts ordered about one child, and who holds parental responsibility: one page for each child."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.orders import (
    add_court_order,
    check_court_order,
    end_court_order,
    remove_court_order,
)
from families.forms.kin import MISTAKE
from families.forms.orders import SEEN, CourtOrderEndForm, CourtOrderForm
from families.models import CourtOrder, Member
from families.tree import tree_of
from families.views.kin import MOST_ORDERS, family_for, posted
from families.views.kin_cards import order_row
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.SEE_FAMILIES)
def court_orders(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """Every order and every claim of parental responsibility for one child, with who checked it. Five statements."""
    child = get_object_or_404(Member.objects.visible_to(request.user), pk=member)
    record = family_for(request, child.family_id)
    tree, today = tree_of(record), timezone.localdate()
    orders: Any = child.court_orders.with_named().select_related("checked_by").newest_first()[:MOST_ORDERS]
    rows = [order_row(tree, one, today) for one in orders]
    held = list(child.responsible_adults.select_related("verified_by").order_by("held", "member__full_name"))
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=record.pk, target_id=child.pk)
    context = {
        "family": record,
        "member": child,
        "called": tree.name(str(child.pk)),
        "standing": [row for row in rows if row["stands"]],
        "past": [row for row in rows if not row["stands"]],
        "held": [(tree.name(str(one.member_id)), one) for one in held],
    }
    return render(request, "families/court_orders.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def court_order_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    child = get_object_or_404(Member.objects.visible_to(request.user), pk=member)
    record = family_for(request, child.family_id)
    new = new_id(request, child.pk)
    orders = child.court_orders.values_list("pk", "kind", "made_on")[:MOST_ORDERS]
    # what this very page put down does not stand in its own way
    on_file = {(kind, made_on) for pk, kind, made_on in orders if pk != new}
    form = CourtOrderForm(posted(request), tree=tree_of(record), child=str(child.pk), on_file=on_file)
    if form.is_bound and form.is_valid():
        has_seen = form.cleaned_data["has_seen"]
        add_court_order(
            child=child, facts=form.facts, named=form.named, has_seen=has_seen, new=new, by=request.user
        )
        return back_to(request, child.pk)
    return render(request, "families/court_order_new.html", {"form": form, "family": record, "member": child})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def court_order_end(request: SignedInRequest, order: uuid.UUID) -> HttpResponse:
    """Somebody saw it, it ended, or it was put down by mistake."""
    found = get_object_or_404(CourtOrder.objects.visible_to(request.user), pk=order)
    record = family_for(request, found.family_id)
    tree = tree_of(record)
    form = CourtOrderEndForm(posted(request), tree=tree, order=found)
    if form.is_bound and form.is_valid():
        change(found, form.cleaned_data, request)
        return back_to(request, found.child_id)
    context = {"form": form, "family": record, "order": found, "called": tree.name(str(found.child_id))}
    return render(request, "families/court_order_end.html", context)


def change(order: CourtOrder, said: dict[str, Any], request: SignedInRequest) -> None:
    if said["what"] == MISTAKE:
        remove_court_order(order=order, by=request.user)
    elif said["what"] == SEEN:
        check_court_order(order=order, by=request.user)
    else:
        end_court_order(order=order, ended_on=said["ended_on"], by=request.user)


def back_to(request: SignedInRequest, child: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("families:court_orders", child)
