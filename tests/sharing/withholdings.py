"""Asking for something to be kept from somebody, and what Margaret says to that, by the pages."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from families.models import Member
from families.sharing.models import Withholding
from tests.conftest import Story
from tests.sharing.sheets import Told, address

FACTS: dict[str, Any] = {
    "category": "child_wish",
    "evidence": "Jaden asked me twice not to tell.",
    "harm": "He would stop talking to us.",
    "instead": "Other words: his friends would know who said it.",
}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def boxes(day: date, name: str = "review_on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def form_for(told: Told, member: Member, piece: Any) -> str:
    return f"{address('compose', told, member)}withhold/{piece}/"


def ask(
    story: Story,
    told: Told,
    piece: Any = None,
    member: Member | None = None,
    review_on: date | None = None,
    **more: Any,
) -> Any:
    """By the form, as Priya."""
    data = {**FACTS, **boxes(review_on or in_days(30)), **more}
    where = form_for(told, member or story.amina, piece or told.support.pk)
    return story.as_priya.post(where, data)


def asked(
    story: Story, told: Told, piece: Any = None, member: Member | None = None, **more: Any
) -> Withholding:
    assert ask(story, told, piece, member, **more).status_code == 302
    return Withholding.objects.newest_first()[0]


def agreed(
    story: Story, told: Told, piece: Any = None, member: Member | None = None, **more: Any
) -> Withholding:
    one = asked(story, told, piece, member, **more)
    assert say(story, one, "agreed").status_code == 302
    one.refresh_from_db()
    assert one.is_agreed
    return one


def say(story: Story, one: Withholding, decision: str, words: str = "") -> Any:
    return story.as_margaret.post(f"/withholdings/{one.pk}/decide/", {"decision": decision, "words": words})


def review(story: Story, one: Withholding, **data: Any) -> Any:
    return story.as_margaret.post(f"/withholdings/{one.pk}/review/", data)


def text_of(page: Any) -> str:
    return page.content.decode()  # type: ignore[no-any-return]


def compose(story: Story, told: Told, member: Member | None = None) -> str:
    return text_of(story.as_priya.get(address("compose", told, member or story.amina)))


def as_sent(story: Story, told: Told) -> dict[str, str]:
    page: Any = story.as_priya.get(address("compose", told, story.amina))
    return {
        row.include.html_name: "on"
        for row in page.context["form"].rows()
        if row.include is not None and row.include.initial
    }
