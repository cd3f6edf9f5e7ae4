"""The family tree: drawn, and in words; whole for staff, and as one of the family may see it."""

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from families.models import Family, ProtectedAddress, ProtectedTerm
from families.models.people import READS_FROM
from families.tree.drawn import drawn
from families.tree.facts import Person, tree_of
from families.tree.seen import Kept, seen_by
from families.views.documents import paper
from families.views.papers import as_file
from families.views.tree_cards import shown
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.pictures.kin import Tree

PAPER_FONT = "Noto Sans, Noto Naskh Arabic, sans-serif"


@requires(Permission.SEE_FAMILIES)
def family_tree(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found, viewer, tree = tree_asked_for(request, family)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    facts = {"family": found, "viewer": viewer, "choices": choices(found, viewer)}
    facts["paper_url"] = address("families:family_tree_pdf", found, viewer)
    return render(request, "families/family_tree.html", facts | shown(tree))


@requires(Permission.SEE_FAMILIES, fresh=True)
def family_tree_pdf(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found, viewer, tree = tree_asked_for(request, family)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.pk, target_id=found.pk)
    facts = {"family": found, "viewer": viewer, **shown(tree, font=PAPER_FONT)}
    return as_file(paper("documents/family_tree.html", facts))


def tree_asked_for(request: SignedInRequest, family: uuid.UUID) -> tuple[Any, Person | None, Tree]:
    """The family; as whom it is looked at; and the tree that is theirs. Two statements."""
    families = Family.objects.visible_to(request.user).with_tree()
    found: Any = get_object_or_404(families.annotate(**facts_kept()), pk=family)
    whole, today = tree_of(found), timezone.localdate()
    if "as" not in request.GET:
        return found, None, drawn(whole, today)
    viewer = whole.by_key.get(request.GET["as"])
    if viewer is None:
        raise Http404
    seen = seen_by(found, viewer.key, kept_in(found))
    # their name as it is in what they may see: in full, it might tell of somebody who is called the same
    return found, seen.person(viewer.key), drawn(seen, today)


def facts_kept() -> dict[str, Any]:
    """`kept_terms` and `kept_places`, as expressions on a family."""
    terms = ProtectedTerm.objects.standing().filter(family=OuterRef("pk")).with_readers().order_by("pk")
    places = ProtectedAddress.objects.filter(family=OuterRef("pk")).order_by("pk")
    facts = JSONObject(id="pk", kind="kind", text="text", about="about_id", readers="reader_ids")
    return {
        "kept_terms": ArraySubquery(terms.values(facts=facts)),
        "kept_places": ArraySubquery(places.values("member_id")),
    }


def kept_in(family: Any) -> Kept:
    return Kept(tuple(family.kept_terms), frozenset(str(pk) for pk in family.kept_places))


def choices(family: Any, viewer: Person | None) -> list[dict[str, Any]]:
    """As whom the tree can be looked at: whoever may be sent what was written.

    As seen by one of them it names nobody else, for the screen may be shown to them.
    """
    today = timezone.localdate()
    readers = [viewer] if viewer else [one for one in tree_of(family).people if reads_on(one, today)]
    return [
        {
            "called": one.called if one else "",
            "url": address("families:family_tree", family, one),
            "is_current": one == viewer,
        }
        for one in [None, *readers]
    ]


def reads_on(one: Person, today: date) -> bool:
    """Alive, and grown up or old enough to be sent records."""
    if one.died or one.due:
        return False
    if one.is_child and one.born:
        return (
            today.year - one.born.year - ((today.month, today.day) < (one.born.month, one.born.day))
            >= READS_FROM
        )
    return not one.is_child


def address(name: str, family: Family, viewer: Person | None) -> str:
    url = reverse(name, args=[family.pk])
    return f"{url}?{urlencode({'as': viewer.key})}" if viewer else url
