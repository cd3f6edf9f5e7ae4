"""Writing down what a family agreed to, was offered and is owed, and asking an expert."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.actions.once import insert_once
from families.models import (
    Consultation,
    Family,
    JointContact,
    Member,
    OwnRight,
    SharingAgreement,
    SupportOffer,
    SupportOfferAnswer,
)
from restorative.accounts.models import User
from restorative.audit import actions as audit

Facts = Mapping[str, Any]


@transaction.atomic
def agree_sharing(*, agreement_id: uuid.UUID, family: Family, facts: Facts, by: User) -> SharingAgreement:
    """Whether we may talk with somebody about something. Sent twice it is one."""
    said = SharingAgreement(id=agreement_id, family=family, **facts, by=by)
    if insert_once(said):
        audit.record("agree_sharing", by=by, target=said, family_id=family.pk, fields=facts)
    return said


@transaction.atomic
def withdraw_sharing(*, agreement: SharingAgreement, words: str, by: User) -> bool:
    """Taken back from today; it stays to be seen. Whether it still stood."""
    standing = SharingAgreement.objects.filter(pk=agreement.pk, ended_on=None)
    if not standing.update(ended_words=words, ended_on=timezone.localdate(), ended_by=by):
        return False
    fields = ["ended_words", "ended_on"]
    audit.record("withdraw_sharing", by=by, target=agreement, family_id=agreement.family_id, fields=fields)
    return True


@transaction.atomic
def note_own_right(*, child: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> OwnRight:
    """Where one thing stands that a child is owed. The newest counts. Sent twice it is one."""
    noted = OwnRight(id=new, family_id=child.family_id, child=child, **facts, by=by)
    if insert_once(noted):
        audit.record("note_own_right", by=by, target=noted, family_id=child.family_id, fields=facts)
    return noted


@transaction.atomic
def offer_support(*, offer_id: uuid.UUID, family: Family, facts: Facts, by: User) -> SupportOffer:
    """A conference, an advocate or an adjustment. Sent twice it is one."""
    offer = SupportOffer(id=offer_id, family=family, **facts, by=by)
    if insert_once(offer):
        audit.record("offer_support", by=by, target=offer, family_id=family.pk, fields=facts)
    return offer


@transaction.atomic
def answer_offer(*, answer_id: uuid.UUID, offer: SupportOffer, facts: Facts, by: User) -> SupportOfferAnswer:
    """What they said to it, and what came of it. The newest counts."""
    answer = SupportOfferAnswer(id=answer_id, family_id=offer.family_id, offer=offer, **facts, by=by)
    if insert_once(answer):
        audit.record("answer_offer", by=by, target=answer, family_id=offer.family_id, fields=facts)
    return answer


@transaction.atomic
def agree_joint_contact(*, joint_id: uuid.UUID, family: Family, facts: Facts, by: User) -> JointContact:
    """Somebody they trust is there when we talk, until a day. Sent twice it is one."""
    joint = JointContact(id=joint_id, family=family, **facts, by=by)
    if insert_once(joint):
        audit.record("agree_joint_contact", by=by, target=joint, family_id=family.pk, fields=facts)
    return joint


@transaction.atomic
def end_joint_contact(*, joint: JointContact, by: User) -> bool:
    """Sooner than it would end by itself: whether it had not ended yet."""
    if not JointContact.objects.filter(pk=joint.pk, ended_on=None).update(
        ended_on=timezone.localdate(), ended_by=by
    ):
        return False
    audit.record("end_joint_contact", by=by, target=joint, family_id=joint.family_id, fields=["ended_on"])
    return True


@transaction.atomic
def ask_expert(*, consultation_id: uuid.UUID, family: Family, facts: Facts, by: User) -> Consultation:
    """A question to somebody who knows more. Sent twice it is one."""
    asked = Consultation(id=consultation_id, family=family, **facts, by=by)
    if insert_once(asked):
        audit.record("ask_expert", by=by, target=asked, family_id=family.pk, fields=facts)
    return asked


@transaction.atomic
def note_advice(*, consultation: Consultation, advice: str, advised_on: date, by: User) -> bool:
    """What the expert said: whether nobody had written it down before."""
    waiting = Consultation.objects.filter(pk=consultation.pk, advised_on=None)
    if not waiting.update(advice=advice, advised_on=advised_on, advised_by=by):
        return False
    fields = ["advice", "advised_on"]
    audit.record("note_advice", by=by, target=consultation, family_id=consultation.family_id, fields=fields)
    return True
