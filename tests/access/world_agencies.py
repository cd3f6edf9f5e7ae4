"""Who else is involved: two agencies, what they do, what the family says of it, and how they talked about it."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from families.models import (
    AgencyAction,
    AgencyDiscussion,
    AgencyLoad,
    AgencyRole,
    AgreedRemit,
    DiscussionAction,
    DiscussionRole,
)
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case

AGENCY_TEXTS = [
    "agency",
    "worker",
    "remit",
    "agencygoals",
    "strain",
    "load",
    "action",
    "actor",
    "talk",
    "invited",
    "familysaid",
    "because",
    "nexttry",
    "agreedremit",
]


def add_agencies(case: "Case") -> None:
    role, other = add_role(case, "agency"), add_role(case, "agency")
    action = add_action(case, role)
    said = {
        "family": case.family,
        "noted_by": case.lead,
        "load": "too_much",
        "words": canary(case.key, "load"),
    }
    AgencyLoad.objects.create(**said, member=case.mother, role=role)
    AgencyLoad.objects.create(**said, member=case.mother)
    talk = add_talk(case, (role, other), action)
    add_closed(case, add_talk(case, (role, other), action), role)
    case.ids |= {"agency_role": role.pk, "agency_action": action.pk, "agency_talk": talk.pk}


def add_role(case: "Case", name: str) -> AgencyRole:
    written = {
        "agency": canary(case.key, name),
        "person": canary(case.key, "worker"),
        "remit": canary(case.key, "remit"),
        "goals": canary(case.key, "agencygoals"),
        "strain": canary(case.key, "strain"),
    }
    by = {"added_by": case.lead, "changed_by": case.lead, "overlap_owner": case.lead}
    return AgencyRole.objects.create(
        family=case.family, areas=["housing"], is_strained=True, contacts_a_month=4, **by, **written
    )


def add_action(case: "Case", role: AgencyRole) -> AgencyAction:
    return AgencyAction.objects.create(
        family=case.family,
        role=role,
        kind="does",
        area="housing",
        what=canary(case.key, "action"),
        who=canary(case.key, "actor"),
        for_whom=case.mother,
        added_by=case.lead,
    )


def add_talk(case: "Case", roles: tuple[AgencyRole, ...], action: AgencyAction) -> AgencyDiscussion:
    talk = AgencyDiscussion.objects.create(
        family=case.family,
        area="housing",
        about=canary(case.key, "talk"),
        invited=canary(case.key, "invited"),
        opened_by=case.lead,
    )
    for role in roles:
        DiscussionRole.objects.create(family=case.family, discussion=talk, role=role)
    DiscussionAction.objects.create(family=case.family, discussion=talk, action=action)
    return talk


def add_closed(case: "Case", talk: AgencyDiscussion, role: AgencyRole) -> None:
    """With a remit for one, and words why the rest is not agreed: no form would let that through."""
    said = {"family_said": canary(case.key, "familysaid"), "because": canary(case.key, "because")}
    ended = {"held_on": timezone.localdate(), "closed_at": timezone.now(), "closed_by": case.lead}
    AgencyDiscussion.objects.filter(pk=talk.pk).update(
        outcome="not_agreed", next_try=canary(case.key, "nexttry"), **said, **ended
    )
    about: dict[str, Any] = {"family": case.family, "discussion": talk, "role": role}
    AgreedRemit.objects.create(**about, area="housing", says="does", words=canary(case.key, "agreedremit"))


def mixed_agency_rows(own: "Case", other: "Case") -> list[models.Model]:
    """Rows of one's own family that each name something of the other family."""
    mine, role, theirs = {"family": own.family}, own.ids["agency_role"], other.ids["agency_role"]
    said = {**mine, "load": "right", "noted_by": own.lead}
    does = {**mine, "kind": "does", "area": "housing", "what": "x", "added_by": own.lead}
    talk, foreign = own.ids["agency_talk"], other.ids["agency_talk"]
    spare = add_role(own, "agency").pk
    return [
        AgencyLoad(**said, member=own.mother, role_id=theirs),
        AgencyLoad(**said, member=other.mother, role_id=role),
        AgencyAction(**does, role_id=theirs),
        AgencyAction(**does, role_id=role, for_whom=other.mother),
        DiscussionRole(**mine, discussion_id=talk, role_id=theirs),
        DiscussionRole(**mine, discussion_id=foreign, role_id=spare),
        DiscussionAction(**mine, discussion_id=talk, action_id=other.ids["agency_action"]),
        DiscussionAction(**mine, discussion_id=foreign, action_id=own.ids["agency_action"]),
        AgreedRemit(**mine, discussion_id=talk, role_id=theirs, area="housing", says="does"),
        AgreedRemit(**mine, discussion_id=foreign, role_id=spare, area="housing", says="does"),
    ]
