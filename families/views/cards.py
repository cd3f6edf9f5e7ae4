"""Members and promises as the family page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Member, ParentalResponsibility, ParentLink, SafeContact
from families.templatetags.families import called

Held = ParentalResponsibility.Held
HELD = {
    Held.YES: gettext_lazy("parental responsibility"),
    Held.NO: gettext_lazy("no parental responsibility"),
    Held.RESTRICTED: gettext_lazy("parental responsibility restricted by a court"),
}


@dataclass(frozen=True)
class Carer:
    """Somebody who matters to a child, in words."""

    called: str
    parts: list[str]


@dataclass(frozen=True)
class Card:
    """One member as the family page shows them."""

    member: Member
    age: str
    contact: SafeContact | None
    carers: list[Carer]
    reading_needs: list[str]
    may_sign_in: bool
    # as whom this person is written down in this family as well
    written_as: str = ""


def card_of(member: Member, named: dict[str, str], today: date, written_as: str = "") -> Card:
    needs = dict(Member.ReadingNeed.choices)
    return Card(
        member=member,
        age=member.age_words_on(today),
        contact=getattr(member, "safe_contact", None),
        carers=carers_of(member, named),
        reading_needs=[str(needs[need]) for need in member.reading_needs if need in needs],
        may_sign_in=member.reads_on(today),
        written_as=written_as,
    )


def carers_of(member: Any, named: dict[str, str]) -> list[Carer]:
    """The others of the family by what they are to this child. Both facts hang on ids; names come from the page."""
    parts: dict[str, list[str]] = {}
    for link in member.carers:
        parts.setdefault(link["member"], []).append(str(ParentLink.Kind(link["kind"]).label))
    for held in member.holders:
        parts.setdefault(held["member"], []).extend(responsibility(held))
    return [Carer(named[who], said) for who, said in parts.items() if said and who in named]


def responsibility(held: dict[str, Any]) -> list[str]:
    words = HELD.get(held["held"])
    if words is None:
        return []
    return [str(words), _("proof seen") if held["checked"] else _("proof not seen yet")]


def promise_row(promise: Any, named: dict[str, str], today: date) -> dict[str, Any]:
    who = [named[str(pk)] for pk in promise.concerns if str(pk) in named]
    return {"promise": promise, "who": who, "is_late": promise.is_late_on(today)}


@dataclass(frozen=True)
class KeptFrom:
    """That something, or all of it, is withheld from somebody; for the page of what it stands in."""

    pk: str
    called: str
    is_whole: bool
    is_waiting: bool
    review_on: date


def kept_from(found: Iterable[Mapping[str, Any]]) -> list[KeptFrom]:
    """From the plain facts of the withholdings that stand."""
    return [
        KeptFrom(
            facts["pk"],
            called(dict(facts)),
            facts["is_whole"],
            not facts["decision"],
            date.fromisoformat(facts["review_on"]),
        )
        for facts in found
    ]
