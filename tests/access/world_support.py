"""What a family agreed to, was offered and is owed: one of each, with a canary in each of its texts."""

from typing import Any

from django.db import models
from django.utils import timezone

from families.models import (
    Consultation,
    JointContact,
    OwnRight,
    SharingAgreement,
    SupportOffer,
    SupportOfferAnswer,
)
from tests.access.canaries import canary

SUPPORT_TEXTS = [
    *("agreetopic", "agreelimits", "agreewho", "agreenamed", "agreeended", "jointtrusted", "jointscope"),
    *("jointnot", "rightwords", "rightwhy", "offerwhat", "offerwords", "offeradvocate"),
    *("expertwho", "expertquestion", "expertfacts", "expertadvice", "expertwhy"),
]


def add_support(case: Any) -> None:
    add_agreements(case)
    key, today = case.key, timezone.localdate()
    mine = {"family": case.family, "by": case.lead}
    child = case.family.members.get(kind="child")
    joint = JointContact.objects.create(
        **mine,
        member=case.mother,
        trusted=canary(key, "jointtrusted"),
        scope=canary(key, "jointscope"),
        exclusions=canary(key, "jointnot"),
        ends_on=today,
    )
    words = {"words": canary(key, "rightwords"), "why_not": canary(key, "rightwhy")}
    OwnRight.objects.create(**mine, child=child, what="person", state="not", on=today, **words)
    offer = SupportOffer.objects.create(
        **mine, kind="advocacy", member=case.mother, what=canary(key, "offerwhat"), offered_on=today
    )
    said = {"words": canary(key, "offerwords"), "advocate": canary(key, "offeradvocate")}
    SupportOfferAnswer.objects.create(**mine, offer=offer, response="yes", on=today, **said)
    waiting = add_consultation(case)
    add_consultation(
        case, advice=canary(key, "expertadvice"), advised_on=today, advised_by=case.lead, is_named=True
    )
    case.ids |= {"joint": joint.pk, "child": child.pk, "support_offer": offer.pk, "consultation": waiting.pk}


def add_agreements(case: Any) -> None:
    """One of the mother, with limits, and one of an aunt that was taken back."""
    key, today = case.key, timezone.localdate()
    said = {
        "family": case.family,
        "by": case.lead,
        "topic": canary(key, "agreetopic"),
        "limits": canary(key, "agreelimits"),
        "agreed_by": canary(key, "agreewho"),
        "agreed_on": today,
        "answer": "yes",
    }
    ended = {"ended_on": today, "ended_by": case.lead, "ended_words": canary(key, "agreeended")}
    SharingAgreement.objects.create(**said, **ended, named=canary(key, "agreenamed"))
    case.ids["agreement"] = SharingAgreement.objects.create(**said, member=case.mother).pk


def add_consultation(case: Any, **facts: Any) -> Consultation:
    words = ("question", "facts")
    said = {name: canary(case.key, f"expert{name}") for name in words}
    return Consultation.objects.create(
        family=case.family,
        asked_of=canary(case.key, "expertwho"),
        asked_on=timezone.localdate(),
        named_why=canary(case.key, "expertwhy"),
        by=case.lead,
        **said,
        **facts,
    )


def mixed_support_rows(own: Any, other: Any) -> list[models.Model]:
    """Rows of one's own family that each name something of the other family."""
    today = timezone.localdate()
    mine = {"family": own.family, "by": own.lead}
    offer = {**mine, "kind": "advocacy", "what": "x", "offered_on": today}
    return [
        SharingAgreement(**mine, member=other.mother, topic="x", answer="no", agreed_by="x", agreed_on=today),
        JointContact(**mine, member=other.mother, trusted="x", scope="x", ends_on=today),
        OwnRight(**mine, child=other.family.members.get(kind="child"), what="person", state="done", on=today),
        SupportOffer(**offer, member=other.mother),
        SupportOfferAnswer(**mine, offer_id=other.ids["support_offer"], response="no", on=today),
    ]
