"""What somebody minds before they knock: facts about each member, as subqueries for one statement (S41)."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject, Left

from families.models.addresses import ProtectedAddress
from families.models.confidences import ConfidencePassage
from families.models.escalations import Escalation
from families.models.heard import ViewSought
from families.models.knowing import GettingToKnow, Tried
from families.models.people import Member, SafeContact
from families.models.promises import Promise, names_on
from families.models.protected import ProtectedTerm
from families.models.support import JointContact
from families.models.visits import Passage, Visit

# a few words of each, so that a minute is enough
WORDS_LENGTH = 200
THEIR_OWN = (Passage.Kind.VIEW, Passage.Kind.RESPONSE)
HARMS = "yes"
COULD_HARM = (HARMS, "not_known")


def may_be_named(members: QuerySet[Member, Any]) -> QuerySet[Member, Any]:
    """The living, without those of whose existence somebody at the door might not know."""
    kept = ProtectedTerm.objects.standing().filter(about=OuterRef("pk"))
    return members.filter(~Exists(kept.order_by()), left_on=None, died_on=None)


def facts_of_member(today: date) -> dict[str, Any]:
    """`last_words`, `last_asked`: what they last said at a visit, unless in confidence, and when they were asked;
    `knowing`, `tried`: what helps them, and how it went; `could_harm`: what was last answered of them;
    `trusted`: whom they want to be there when we talk.

    Whether somebody could do harm is asked for sharing, of which families know nothing: by the relation.
    """
    said = Passage.objects.filter(said_by=OuterRef("pk"), kind__in=THEIR_OWN)
    said = said.filter(~Exists(ConfidencePassage.objects.standing().filter(passage=OuterRef("pk"))))
    newest = said.order_by("-visit__happened_on", "-visit__finished_at", "-position")
    words = JSONObject(text=Left("text", WORDS_LENGTH), on="visit__happened_on")
    answers: Any = Member._meta.get_field("harm_answers").related_model
    could = answers.objects.filter(member=OuterRef("pk")).newest_first().values("could_harm")
    asked = ViewSought.objects.filter(member=OuterRef("pk"), outcome=ViewSought.Outcome.SAID)
    told = JSONObject(text=Left("words", WORDS_LENGTH), on="asked_on")
    return {
        "last_words": Subquery(newest.values(facts=words)[:1]),
        "last_asked": Subquery(asked.order_by("-asked_on", "-at").values(facts=told)[:1]),
        "knowing": GettingToKnow.objects.of_each(),
        "tried": Tried.objects.of_each(),
        "could_harm": Subquery(could[:1]),
        "trusted": ArraySubquery(JointContact.objects.chosen_by(OuterRef("pk"), today).values("trusted")),
    }


def facts_of_family() -> dict[str, Any]:
    """`worry_id`: the newest that waits for a manager; `next_contact`: when somebody comes next, and who;
    `kept_words`, `kept_places`, `kept_contacts`: what nobody may read over a shoulder.
    """
    worries = Escalation.objects.filter(family=OuterRef("pk")).open().soonest_first()
    coming = Visit.objects.filter(family=OuterRef("pk"), next_on__isnull=False).newest_first()
    facts = JSONObject(on="next_on", at="next_at", who="next_who")
    here = {"family": OuterRef("pk")}
    word = JSONObject(kind="kind", text="text", name="about__full_name", preferred="about__preferred_name")
    place = JSONObject(lines="lines", postcode="postcode")
    contact = JSONObject(phone="phone", email="email")
    words = ProtectedTerm.objects.standing().filter(**here).order_by()
    return {
        "kept_words": ArraySubquery(words.values(facts=word)),
        "kept_places": ArraySubquery(ProtectedAddress.objects.filter(**here).order_by().values(facts=place)),
        "kept_contacts": ArraySubquery(SafeContact.objects.filter(**here).order_by().values(facts=contact)),
        "worry_id": Subquery(worries.values("pk")[:1]),
        "next_contact": Subquery(coming.values(facts=facts)[:1]),
    }


def to_mind(family: Any, today: date) -> QuerySet[Promise, Any]:
    """Open promises, ours first and late ones before; and ours that were not kept without a word of why."""
    unexplained = Q(whose=Promise.Whose.OURS, outcome=Promise.Outcome.NOT_KEPT, explanation="")
    late = Q(outcome=Promise.Outcome.OPEN, by_when__lt=today)
    order = Case(When(whose=Promise.Whose.OURS, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = Promise.objects.filter(Q(outcome=Promise.Outcome.OPEN) | unexplained, family=family)
    return rows.annotate(
        names=ArraySubquery(names_on(OuterRef("pk"))),
        is_ours_first=order,
        is_late_now=Case(When(late, then=Value(0)), default=Value(1), output_field=IntegerField()),
    ).order_by("is_ours_first", "is_late_now", F("by_when").asc(nulls_last=True), "made_at", "pk")
