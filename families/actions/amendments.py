"""Adding to a finished note: appended, dated and signed. What stands there is never changed."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Subquery

from families.actions.notes import Origin
from families.actions.passages import Part, originate, paragraphs, write_parts
from families.models import Amendment, Family, Member, Passage, Visit
from restorative.accounts.models import User
from restorative.audit import actions as audit


class NoteTakenBack(Exception):
    """The note that was to be added to is its author's draft again."""


@dataclass(frozen=True)
class Addition:
    """What is added, why, and whom it concerns."""

    why: str
    text: str
    concerned: list[Member] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)


@transaction.atomic
def add_to_note(*, visit: Visit, addition: Addition, by: User) -> Amendment | None:
    """Append to a finished note; a second press adds nothing. Raises NoteTakenBack.

    The family's row is held, as sharing and taking back hold it: one of them at a time.
    """
    Family.objects.select_for_update(no_key=True).get(pk=visit.family_id)
    texts = paragraphs(addition.text)
    standing: Any = Visit.objects.filter(pk=visit.pk).annotate(**what_stands(addition.why, by)).first()
    if standing is None:
        raise NoteTakenBack
    if standing.said[-len(texts) :] == texts:
        return None
    added = Amendment(family_id=visit.family_id, visit=visit, author=by, why=addition.why)
    added.save(force_insert=True)
    passages = [Passage(kind=Passage.Kind.ADDED, text=text, amendment=added) for text in texts]
    for passage in passages:
        originate(passage, addition.origin)
    parts = [Part(passage, addition.concerned) for passage in passages]
    write_parts(visit, parts, first=standing.last_position + 1)
    audit.record("added to a note", by=by, target=added, family_id=visit.family_id)
    return added


def what_stands(why: str, by: User) -> dict[str, Any]:
    """`last_position` of the note's passages, and `said`: what this person added before for the same reason."""
    passages = Passage.objects.filter(visit=OuterRef("pk")).order_by("position")
    last = passages.order_by("-position").values("position")[:1]
    said = passages.filter(amendment__author=by, amendment__why=why).values("text")
    return {"last_position": Subquery(last), "said": ArraySubquery(said)}
