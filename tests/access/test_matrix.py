"""Who may open which door: every URL × method × person × own or another's object.

The table says, for each URL, whom it lets in on Priya's family. It is written by hand, apart from the
permission table in the product, so that a slip in either shows. A new URL without a row fails.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from restorative.access.management.commands.routes import Route, routes
from restorative.audit.models import AuditEvent, Refusal
from tests.access.world import Case, World, make_world
from tests.access.world_plans import PLAN_TEXTS
from tests.declarations import LIBRARY_ROUTES

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_SIGNED_IN = {"nobody", "deactivated"}
FAMILY = {"mother", "father", "other_mother", "stranger"}
PRACTITIONERS = {"practitioner", "other_practitioner", "co_worker", "former_worker"}
MANAGERS = {"manager", "other_manager"}
HOLDERS = {"practitioner", "co_worker", "manager"}
STAFF = PRACTITIONERS | MANAGERS | {"lead", "administrator"}
EVERYBODY = STAFF | FAMILY | NOT_SIGNED_IN

# url name → (who holds the permission, whom of them this object lets in)
Row = tuple[set[str], set[str]]
CASE: Row = (PRACTITIONERS | MANAGERS, HOLDERS)
LIST: Row = (PRACTITIONERS | MANAGERS, PRACTITIONERS | MANAGERS)
OPEN: Row = (EVERYBODY, EVERYBODY)
MINE: Row = (FAMILY, {"mother"})
# accounts belong to no family: an administrator opens every one
ACCOUNTS: Row = ({"administrator"}, {"administrator"})
# a supervision session is for its two, and some of its pages for one of them
OF_TWO: Row = (PRACTITIONERS | MANAGERS, {"practitioner", "manager"})
BY_PRACTITIONER: Row = (PRACTITIONERS | MANAGERS, {"practitioner"})
BY_MANAGER: Row = (MANAGERS, {"manager"})

MATRIX: dict[str, Row] = {
    # families are led on to their own pages
    "home": (STAFF | FAMILY, STAFF | FAMILY),
    "waiting": LIST,
    "health": OPEN,
    "team": (MANAGERS, MANAGERS),
    "outbox": OPEN,
    "staff:people": ACCOUNTS,
    "staff:person_new": ACCOUNTS,
    "staff:person": ACCOUNTS,
    "staff:person_edit": ACCOUNTS,
    "staff:person_deactivate": ACCOUNTS,
    "staff:person_activate": ACCOUNTS,
    "staff:line_new": ACCOUNTS,
    "staff:line_end": ACCOUNTS,
    "staff:teams": ACCOUNTS,
    "staff:team_new": ACCOUNTS,
    "staff:team_edit": ACCOUNTS,
    "staff:agency_new": ACCOUNTS,
    "staff:agency_edit": ACCOUNTS,
    "audit:trail": ({"lead"}, {"lead"}),
    "families:caseload": LIST,
    "families:family_new": (PRACTITIONERS, PRACTITIONERS),
    "families:family": CASE,
    "families:family_edit": CASE,
    "families:member_new": CASE,
    "families:member_edit": CASE,
    "families:allocation_edit": CASE,
    "families:handover_new": CASE,
    "families:handover": CASE,
    "families:promise_edit": CASE,
    "families:visit_new": CASE,
    "families:visit_draft": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:visit_autosave": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:draft_discard": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:visit": CASE,
    "families:attachment_new": CASE,
    "families:attachment": CASE,
    "families:attachment_remove": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "sharing:version_file": CASE,
    "sharing:my_file": MINE,
    "families:visit_pdf": CASE,
    "families:amendment_new": CASE,
    "families:chronology": CASE,
    "families:chronology_pdf": CASE,
    "families:visit_undo": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "plans:plan_new": CASE,
    "plans:plan": CASE,
    "plans:plan_edit": CASE,
    "plans:plan_close": CASE,
    "plans:plan_reopen": CASE,
    "plans:plan_pdf": CASE,
    "plans:goal_new": CASE,
    "plans:goal_edit": CASE,
    "plans:goal_settle": CASE,
    "plans:step_edit": CASE,
    "plans:review_new": CASE,
    "plans:review": CASE,
    "plans:visit_goals": CASE,
    "supervision:sessions": LIST,
    "supervision:session_new": LIST,
    "supervision:agreement_edit": BY_MANAGER,
    "supervision:session": OF_TWO,
    "supervision:session_move": OF_TWO,
    "supervision:session_prepare": BY_PRACTITIONER,
    "supervision:reflection_edit": BY_PRACTITIONER,
    "supervision:session_write": BY_MANAGER,
    "supervision:session_review": BY_MANAGER,
    "supervision:session_answer": BY_PRACTITIONER,
    "supervision:session_pdf": OF_TWO,
    "supervision:reflection_pdf": OF_TWO,
    "supervision:discussion_edit": BY_PRACTITIONER,
    "supervision:action_edit": OF_TWO,
    "supervision:decision_new": BY_MANAGER,
    "supervision:decision": CASE,
    "supervision:escalation": CASE,
    "supervision:escalation_decide": BY_MANAGER,
    "sharing:recipients": CASE,
    "sharing:compose": CASE,
    "sharing:preview": CASE,
    "sharing:share_now": CASE,
    "sharing:version": CASE,
    "sharing:read_aloud": CASE,
    "sharing:several_who": CASE,
    "sharing:several": CASE,
    "sharing:several_compose": CASE,
    "sharing:several_preview": CASE,
    "sharing:several_now": CASE,
    "sharing:version_recall": CASE,
    "sharing:version_pdf": CASE,
    "sharing:version_unhide": CASE,
    "sharing:lend": CASE,
    "sharing:message": CASE,
    "sharing:invite": CASE,
    "sharing:enter": OPEN,
    "sharing:fresh_code": OPEN,
    "sharing:leave": OPEN,
    "sharing:my_home": (FAMILY, FAMILY),
    "sharing:my_choose": (FAMILY, FAMILY),
    "sharing:my_tell": (FAMILY, FAMILY),
    "sharing:my_told": (FAMILY, FAMILY),
    "sharing:hand_back": (FAMILY, FAMILY),
    "sharing:my_hide": MINE,
    "sharing:my_safe": MINE,
    "sharing:my_version": MINE,
    "sharing:my_answer": MINE,
    "sharing:my_comment": MINE,
    "sharing:my_pdf": MINE,
}


def ours() -> list[Route]:
    return [route for route in routes() if route["name"] not in LIBRARY_ROUTES]


def test_every_url_has_a_row() -> None:
    assert {route["name"] for route in ours()} == set(MATRIX)


def address(route: Route, case: Case) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(case.ids[found[1]]), route["pattern"])


def knock(client: Client, method: str, url: str) -> HttpResponse:
    """One request, undone afterwards, the sign-out of *Leave quickly* included."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer: Any = client.generic(method, url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer  # type: ignore[no-any-return]


def expected(route: Route, method: str, who: str, is_own: bool) -> str:
    holders, let_in = MATRIX[route["name"]]
    if method not in route["methods"]:
        return "405"
    if route["permission"] is None:
        return "in"
    if who in NOT_SIGNED_IN:
        return "sign in"
    if who not in holders:
        return "403"
    if "<" not in route["pattern"]:
        return "in"
    return "in" if who in (let_in if is_own else mirrored(let_in)) else "404"


def mirrored(let_in: set[str]) -> set[str]:
    """Whom the same URL lets in on Omar's family."""
    twin = {"practitioner": "other_practitioner", "manager": "other_manager", "mother": "other_mother"}
    twin["administrator"] = "administrator"
    return {twin[who] for who in let_in if who in twin}


def outcome(answer: HttpResponse) -> str:
    if answer.status_code in (302, 401) and "/accounts/login/" in answer.headers.get(
        "Location", "/accounts/login/"
    ):
        return "sign in"
    if answer.status_code in (403, 404, 405):
        return str(answer.status_code)
    return "in" if answer.status_code < 500 else f"error {answer.status_code}"


def cells(world: World) -> Iterator[tuple[Route, str, str, bool]]:
    for route in ours():
        for method in METHODS:
            for who in world.clients:
                yield route, method, who, True
                # a method that is not offered is refused before anybody looks at the object
                if "<" in route["pattern"] and method in route["methods"]:
                    yield route, method, who, False


@pytest.mark.django_db
def test_the_whole_matrix(settings: Any) -> None:
    settings.DEMO = True
    world = make_world()
    wrong = []
    for route, method, who, is_own in cells(world):
        case = world.own if is_own else world.other
        answer = knock(world.clients[who], method, address(route, case))
        wanted, found = expected(route, method, who, is_own), outcome(answer)
        if wanted != found:
            whose = "own" if is_own else "other"
            wrong.append(f"{method} {route['name']} {whose} as {who}: wanted {wanted}, found {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_nobody_reads_a_word_of_a_family_that_is_not_theirs_and_get_changes_nothing() -> None:
    world = make_world()
    before = AuditEvent.objects.count()
    leaks = []
    for route in ours():
        if "GET" not in route["methods"]:
            continue
        for who, client in world.clients.items():
            for case in (world.own, world.other):
                page = client.get(address(route, case)).content.decode(errors="replace")
                leaks += [f"{route['name']} shows {word} to {who}" for word in forbidden(who) if word in page]
    assert leaks == []
    assert AuditEvent.objects.count() == before


def forbidden(who: str) -> set[str]:
    """Beginnings of canaries that this person must never read."""
    words = {
        "practitioner": {"canaryother"},
        "co_worker": {"canaryother", "canaryowndraft", *BETWEEN_TWO},
        "manager": {"canaryother", "canaryowndraft"},
        "other_practitioner": {"canaryown"},
        "other_manager": {"canaryown", "canaryotherdraft"},
    }
    family = {f"canary{key}{where}" for key in ("own", "other") for where in LIVE_RECORD}
    allowed = {"mother": "canaryownhers", "father": "canaryownhis", "other_mother": "canaryotherhers"}
    versions = {"canaryownhers", "canaryownhis", "canaryotherhers", "canaryotherhis"}
    if who in FAMILY:
        return family | versions - {allowed.get(who, "")}
    return words.get(who, {"canaryown", "canaryother"})


LIVE_RECORD = [
    "caption",
    "toldback",
    "recall",
    "interpreter",
    "supporter",
    "goodbye",
    "introduction",
    "phone",
    "explanation",
    "unseen",
    "name",
    "why",
    "member",
    "role",
    "pronouns",
    "spoken",
    "reading",
    "contact",
    "times",
    "basis",
    "visit",
    "source",
    "agreed",
    "promise",
    "draft",
    "child",
    *PLAN_TEXTS,
    "two",
    "own",
    "file",
    # more of a visit
    "view",
    "setting",
    "who_else",
    "question",
    "we_did",
    "next",
    "comes",
    "summary",
    "thinks",
    "escalated",
    "amends",
    "added",
]
# what a session's two write to each other, and what one of them writes about themselves
BETWEEN_TWO = ("canaryowntwo", "canaryownown")


@pytest.mark.django_db
def test_each_refusal_leaves_one_row_that_survives_the_rollback() -> None:
    world = make_world()
    Refusal.objects.all().delete()

    world.clients["practitioner"].get(f"/families/{world.other.family.pk}/")
    world.clients["mother"].get("/families/")

    assert sorted(Refusal.objects.values_list("view_name", "status")) == [
        ("families:caseload", 403),
        ("families:family", 404),
    ]
