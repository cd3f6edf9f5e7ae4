"""What a browser posts from the visit page."""

import uuid
from typing import Any

from django.utils import timezone

from families.models import Family, Member


def draft_url(family: Family, draft_id: uuid.UUID) -> str:
    return f"/families/{family.pk}/visits/{draft_id}/draft/"


def autosave_url(family: Family, draft_id: uuid.UUID) -> str:
    return f"/families/{family.pk}/visits/{draft_id}/autosave/"


def least(*present: Member, **more: Any) -> dict[str, Any]:
    """The three answers that a note needs, as the page posts them; without anybody, nobody answered."""
    today = timezone.localdate()
    typed = {
        "kind": "home",
        "who": [str(member.pk) for member in present] or ["nobody"],
        "when_day": str(today.day),
        "when_month": str(today.month),
        "when_year": str(today.year),
        "happened": "We made pancakes and talked about mornings.",
        "revision": "0",
    }
    return typed | more


def everything(amina: Member, jaden: Member, **more: Any) -> dict[str, Any]:
    """A page on which every box has something in it."""
    full = {
        "kind": "school",
        "happened": "Jaden showed me his book.\n\nWe talked about the bus.",
        "support-0-text": "We filled in the bus form.",
        "support-1-text": "We rang the school.",
        "challenge-0-text": "Jaden missed eleven mornings.",
        "challenge-0-response": "partly",
        "challenge-0-words": "The bus does not come.",
        "challenge-0-said_by": str(amina.pk),
        "challenge-1-text": "The fridge was empty.",
        "challenge-1-response": "disagreed",
        "agreed-0-what": "Ring the bus company.",
        "agreed-0-whose": "ours",
        "agreed-1-what": "Be at the stop at eight.",
        "agreed-1-whose": str(amina.pk),
        "agreed-1-by_when_day": "1",
        "agreed-1-by_when_month": "June",
        "agreed-1-by_when_year": "2099",
        "starts_at": "2pm",
        "ends_at": "15:10",
        f"seen_{jaden.pk}": "yes",
        f"alone_{jaden.pk}": "no",
        f"why_not_{jaden.pk}": "He wanted his mum there.",
        "next_on_day": "2",
        "next_on_month": "6",
        "next_on_year": "2099",
        "next_at": "10:30",
        "next_words": "To look at mornings again.",
        "next_who": "Priya and the school nurse",
        "view-0-text": "I like the bus when it comes.",
        "view-0-said_by": str(jaden.pk),
        "view-0-setting": "In the library",
        "view-0-who_else": "His teacher",
        "question-0-text": "You never ring when you say.",
        "question-0-we_did": "We said sorry and gave a number.",
        "summary": "We talked about mornings.\n\nAmina will: Be at the stop at eight.",
        "read_back": "yes",
        "tell_manager": "on",
        "tell_words": "He sleeps on the floor.",
        "to_supervision": "on",
        "supervision_words": "I felt I was too quick.",
    }
    return least(amina, jaden) | full | more
