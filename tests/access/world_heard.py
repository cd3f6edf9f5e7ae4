"""What each person said, needs and is like to work with: one row of each, with a canary in every box."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from families.models import (
    Explained,
    GettingToKnow,
    Identity,
    InfluenceThought,
    Interpreted,
    Member,
    NeedNote,
    Tried,
    ViewSought,
    Visit,
)
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_heard(case: "Case") -> None:
    """The mother speaks a dialect and needs an interpreter; both she and the child were heard."""
    mother = case.mother
    mother.needs_interpreter, mother.dialect = True, canary(case.key, "dialect")
    mother.interpreter_not, mother.adjustments = canary(case.key, "notthem"), canary(case.key, "adjusted")
    mother.save()
    child = Member.objects.get(family=case.family, kind=Member.Kind.CHILD)
    visit = Visit.objects.get(pk=case.ids["visit"])
    for member in (case.mother, child):
        for row in rows(case, member, "heard", visit):
            row.save(force_insert=True)
    case.ids["child"] = child.pk


def rows(case: "Case", member: Member, word: str, visit: Visit) -> list[models.Model]:
    """One of each about a member, with that word and the box's name in every box."""
    today = timezone.localdate()
    of: dict[str, Any] = {"family": case.family, "member": member, "by": case.lead}

    def said(*boxes: str) -> dict[str, str]:
        return {box: canary(case.key, f"{word}{box.replace('_', '')}") for box in boxes}

    known = said("name", "good_times", "helps", "gets_in_the_way", "approach")
    told = {"how": "talk", "outcome": "said", "asked_on": today}
    return [
        ViewSought(**of, **told, **said("words", "setting", "who_else")),
        InfluenceThought(**of, **said("text")),
        NeedNote(**of, need="support", noted_on=today, **said("evidence", "words", "action", "who")),
        GettingToKnow(**of, **known, written_with="them", said_on=today),
        Tried(**of, outcome="worked", tried_on=today, **said("what", "learned")),
        Identity(**of, about="faith", said_on=today, **said("words")),
        Explained(**of, topics=["who"], explained_on=today, **said("language", "interpreter", "told_back")),
        Interpreted(**of, visit=visit, mode="none", **said("instead")),
        Interpreted(**of, visit=visit, mode="phone", **said("interpreter")),
    ]


def mixed_heard_rows(own: "Case", other: "Case", theirs: Visit) -> list[models.Model]:
    """Of one's own family, about somebody of theirs; and an interpreter at a visit of theirs."""
    mine = Visit.objects.get(pk=own.ids["visit"])
    of = {"family": own.family, "member": own.mother, "by": own.lead}
    return [
        *rows(own, other.father, "mixed", mine),
        Interpreted(**of, visit=theirs, mode="none", instead="x"),
    ]
