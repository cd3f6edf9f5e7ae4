"""A visit with something in each of its fields, a file beside it, and what was added to it later."""

from typing import TYPE_CHECKING, Any

from families.models import (
    Amendment,
    Attachment,
    Escalation,
    Member,
    Passage,
    Promise,
    PromiseMember,
    Visit,
    VisitDraft,
)
from restorative.accounts.models import User
from tests import people
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case

# its bytes are nobody's: what matters is who gets them
PHOTO: dict[str, Any] = {"media_type": "image/png", "data": b"canaryphoto", "size": 11, "sha256": "f" * 64}


def add_visit(case: "Case") -> None:
    family, key = case.family, case.key
    visit = people.make_visit(family, case.lead, present=(case.mother,))
    visit.people.update(why_not=canary(key, "unseen"))
    people.add_passage(visit, Passage.Kind.SUPPORT, canary(key, "visit"), source=canary(key, "source"))
    agreed = people.add_passage(visit, Passage.Kind.AGREED, canary(key, "agreed"))
    promise = Promise.objects.create(
        family=family,
        visit=visit,
        passage=agreed,
        whose="ours",
        what=canary(key, "promise"),
        explanation=canary(key, "explanation"),
        made_by=case.lead,
    )
    PromiseMember.objects.create(family=family, promise=promise, member=case.mother)
    draft = VisitDraft.objects.create(
        family=family, author=case.lead, payload={"happened": [canary(key, "draft")]}
    )
    case.ids |= {
        "family": family.pk,
        "member": case.mother.pk,
        "visit": visit.pk,
        "kind": "visits",
        "subject": visit.pk,
        "promise": promise.pk,
        "draft": draft.pk,
    }
    add_attachment(case)


def add_attachment(case: "Case") -> None:
    """A photo with the visit, and the mother's own copy of it."""
    case.ids["note"] = case.ids["visit"]
    case.ids["attachment"] = Attachment.objects.create(
        family=case.family,
        note_id=case.ids["visit"],
        kind="photo",
        caption=canary(case.key, "caption"),
        added_by=case.lead,
        **PHOTO,
    ).pk


def add_more_of_the_visit(case: "Case") -> None:
    """What stands under More, what was added later, and what the manager was told. None of it was shared."""
    visit = Visit.objects.get(pk=case.ids["visit"])
    written = {
        field: canary(case.key, field) for field in ("setting", "who_else", "we_did", "question", "summary")
    }
    child = Member.objects.get(family=case.family, kind=Member.Kind.CHILD)
    places = {"setting": written["setting"], "who_else": written["who_else"]}
    people.add_passage(visit, Passage.Kind.VIEW, canary(case.key, "view"), said_by=child, **places)
    question = people.add_passage(visit, Passage.Kind.QUESTION, written["question"])
    people.add_passage(visit, Passage.Kind.WE_DID, written["we_did"], answers=question)
    people.add_passage(visit, Passage.Kind.NEXT, canary(case.key, "next"))
    people.add_passage(visit, Passage.Kind.SUMMARY, written["summary"])
    visit.next_who, visit.take_to_supervision = canary(case.key, "comes"), True
    visit.supervision_words = canary(case.key, "thinks")
    visit.save()
    Escalation.objects.create(
        family=case.family, visit=visit, raised_by=case.lead, what=canary(case.key, "escalated")
    )
    add_amendment(visit, case.lead, canary(case.key, "amends"), canary(case.key, "added"))


def add_amendment(visit: Visit, author: User, why: str, text: str) -> Amendment:
    amendment = Amendment.objects.create(family=visit.family, visit=visit, author=author, why=why)
    people.add_passage(visit, Passage.Kind.ADDED, text, amendment=amendment)
    return amendment
