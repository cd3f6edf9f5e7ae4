"""What the tests of the demo read: letters, pages as one person sees them, and all that staff wrote."""

import json
import re
from collections.abc import Iterator
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.test import Client

from families.models import Escalation, Family, Handover, Member, Passage, Promise, VisitMember
from families.sharing.models import Message, SharedVersion
from plans.models import Goal, Plan, Review, Step
from restorative.accounts.models import User
from supervision.models import Action, CaseDiscussion, Decision, SupervisionSession
from supervision.models.sessions import PREPARED

FAMILIES = ["Ahmed", "Bell", "Carter", "Green", "Lewis", "Murphy", "Novak", "Osei", "Patel", "Taylor"]
CASELOADS = {
    "Priya Shah": ["Ahmed", "Bell", "Carter", "Lewis", "Novak", "Patel"],
    "Tom Okafor": ["Ahmed", "Green", "Osei", "Taylor"],
    "Grace Lindqvist": ["Bell", "Murphy", "Novak", "Taylor"],
    "Nell Whitaker": ["Carter", "Lewis", "Murphy", "Osei"],
    "Margaret Hill": ["Ahmed", "Bell", "Carter", "Lewis", "Murphy", "Novak", "Patel", "Taylor"],
    "Daniel Reyes": ["Ahmed", "Carter", "Green", "Lewis", "Murphy", "Osei", "Taylor"],
}
BLAMING = re.compile(
    r"\b(non-?complian|uncooperative|engage|disengage|refuse|resist|hard to reach|hostil|aggressi|manipulat|denial"
    r"|lacks insight|minimis|excuse|claim|alleg|admitted|unmotivated|chaotic|dysfunction|neglectful|failed|absent"
    r"|addict|attention-seeking|challenging behaviou?r|naughty|promiscu|abscond|streetwise|service user|placement"
    r"|siblings?|respite|intervention|inappropriate|disclos)",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December|Christmas|Easter|20\d\d)\b"
)

OURS: dict[type[Model], tuple[str, ...]] = {
    Plan: ("purpose",),
    Goal: ("different", "our_words", "zero_looks", "ten_looks", "fair_words", "why", "if_not"),
    Step: ("what", "help"),
    Review: ("working_well", "worries", "what_next"),
    Escalation: ("what", "decision"),
    Handover: ("goodbye", "introduction"),
    SupervisionSession: ("brings", "support", "challenge", "support_back", "challenge_back"),
    CaseDiscussion: (*PREPARED, "discussed"),
    Decision: ("question", "facts", "risk", "options", "advice", "decided", "rationale"),
    Action: ("what", "explanation"),
    Message: ("reply",),
}


def letters_to(name: str) -> str:
    """All that this person was ever sent, taken back or not."""
    sent = SharedVersion.objects.filter(member__full_name=name)
    return json.dumps([version.content for version in sent], ensure_ascii=False)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(name=name), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client: Client, url: str) -> str:
    """What stands there, without what differs at each reading."""
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", answer.content.decode())


def own_pages(name: str) -> str:
    """Their home, every version that they can open, and what they told us with our answers."""
    client = signed_in(name)
    mine = SharedVersion.objects.standing().filter(member__full_name=name, hidden_at=None)
    home, told = page(client, "/my/"), page(client, "/my/told/?safe=1")
    return home + told + "".join(page(client, f"/my/{one.pk}/read/") for one in mine)


def erase(family: Family) -> None:
    """As if there had never been such a family; only the owner of the tables can do that."""
    theirs = [model._meta.db_table for model in apps.get_models() if is_of_a_family(model)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "; ".join(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in (*theirs, "families_family"))
        )
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in theirs:
            cursor.execute(f"DELETE FROM {table} WHERE family_id = %s", [family.pk])
        cursor.execute("DELETE FROM families_family WHERE id = %s", [family.pk])


def ours_of_it() -> Iterator[str]:
    """Everything that staff wrote; what the family said is quoted as they said it."""
    yield from Passage.objects.exclude(kind="response").values_list("text", flat=True)
    yield from Promise.objects.values_list("explanation", flat=True)
    yield from VisitMember.objects.values_list("why_not", flat=True)
    yield from Member.objects.values_list("notes_on_working_together", flat=True)
    yield from Family.objects.values_list("why_involved", flat=True)
    for model, names in OURS.items():
        for name in names:
            yield from model._default_manager.values_list(name, flat=True)


def is_of_a_family(model: type[Model]) -> bool:
    return any(getattr(one, "attname", "") == "family_id" for one in model._meta.get_fields())


def said(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()
