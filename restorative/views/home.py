"""Home: what needs this person today, by what they do here. Somebody with two roles sees both parts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import BreakGlass
from families.sharing.models import Breach
from restorative import waiting
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import Role, User
from restorative.audit.trail import recent_numbers
from restorative.staff.people import first_page as first_people
from restorative.waiting import List

FEW, SOME, MANY = 5, 10, 50
GROUPS = (
    (
        _("Safety today"),
        (List.ESCALATED, List.BREACHES, List.NOT_SAFE, List.UNSEEN, List.OPENED),
        _("Nobody has told us that it is not safe now, and no child has gone unseen for too long."),
    ),
    (
        _("Waiting for you"),
        (
            List.READ_FIRST,
            List.WITHHOLD,
            List.WITHHELD_DUE,
            List.TIES,
            List.WRONG_FAMILY,
            List.WENT,
            List.APPROVED,
            List.CHANGES,
            List.NOT_WITHHELD,
            List.TOLD,
            List.DIFFERENT,
            List.TALK,
            List.MORE_TIME,
            List.COMMENTS,
            List.UNDECIDED,
            List.LATE,
            List.CONFIDENCES,
            List.TURNED,
            List.TO_REVIEW,
            List.TO_ANSWER,
        ),
        _("Nothing is waiting for you."),
    ),
    (
        _("Coming up"),
        (List.DUE, List.MEETINGS, List.REVIEWS, List.WITHHELD_SOON, List.RESTRICTED),
        _("No promise, no supervision and no review is due in the next 7 days."),
    ),
)
# a practitioner's Home shows its lists themselves, and of these the numbers
BESIDE = (
    List.OPENED,
    List.BREACHES,
    List.WENT,
    List.APPROVED,
    List.CHANGES,
    List.NOT_WITHHELD,
    List.UNSEEN,
    List.CONFIDENCES,
    List.TURNED,
    List.TO_ANSWER,
    List.MEETINGS,
    List.REVIEWS,
)


@requires(Permission.HOME)
def home(request: SignedInRequest) -> HttpResponse:
    who = request.identity
    if not who.is_staff:
        return redirect("sharing:my_home" if who.member_id else "sharing:my_choose")
    return render(request, "home.html", facts_for(request.user))


def facts_for(user: User) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for role, part in PARTS.items():
        if role in user.roles:
            facts |= part(user)
    return facts


def practitioner_part(user: User) -> dict[str, Any]:
    """Six statements."""
    today = timezone.localdate()
    numbers, coming = waiting.beside(user, BESIDE, today)
    return {
        "beside": numbered(BESIDE, numbers),
        "coming": coming,
        "practises": True,
        "told": waiting.rows_of(List.TOLD, user)[:SOME],
        "drafts": waiting.drafts(user)[:MANY],
        "promises": waiting.late_or_due(user, today)[:SOME],
        "unshared": waiting.rows_of(List.UNSHARED, user)[:FEW],
        "heard": waiting.heard(user)[:SOME],
        "today": today,
    }


def manager_part(user: User) -> dict[str, Any]:
    """Three statements, one of them shared with the practitioner's part."""
    numbers = waiting.numbers(user)
    return {
        "groups": [group(title, lists, empty, numbers) for title, lists, empty in GROUPS],
        "heard": waiting.heard(user)[:SOME],
    }


def group(title: Any, lists: tuple[List, ...], empty: Any, numbers: dict[str, int]) -> dict[str, Any]:
    """A heading and the numbers under it."""
    found = numbered(lists, numbers)
    return {"title": title, "found": found, "empty": empty, "is_safety": List.NOT_SAFE in lists}


def numbered(lists: tuple[List, ...], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """The numbers that are not nought, each with the address of its list."""
    address = reverse("waiting")
    return [
        {"number": numbers[one.value], "label": one.label, "url": f"{address}?for={one.value}"}
        for one in lists
        if numbers[one.value]
    ]


def lead_part(user: User) -> dict[str, Any]:
    """Four statements."""
    lists = {"to_review": BreakGlass.objects.to_review(), "breaches": Breach.objects.visible_to(user).open()}
    return {"trail": recent_numbers(), **waiting.lengths(user, lists)}


def administrator_part(user: User) -> dict[str, Any]:
    """One statement."""
    return first_people()


PARTS = {
    Role.MANAGER: manager_part,
    Role.PRACTITIONER: practitioner_part,
    Role.LEAD: lead_part,
    Role.ADMINISTRATOR: administrator_part,
}
