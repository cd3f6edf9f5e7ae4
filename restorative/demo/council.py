"""What the council's lists say of the children of the ten families, as the census brought it in."""

from collections.abc import Iterator
from datetime import date, timedelta

from families.actions.importing import add_council_events
from families.importing.events import Event, EventPlan, Member, NewEvent
from families.models import CouncilEvent, Family
from restorative.demo.clock import Clock

What = CouncilEvent.What
Level = Family.Level
# days from the first visit, what happened, and the census's code
EVERYWHERE = ((-9, What.REFERRAL, "1A"), (-8, What.ASSESSMENT, ""))
BY_LEVEL: dict[str, tuple[tuple[int, str, str], ...]] = {
    Level.EARLY_HELP: ((-9, What.CONTACT, "2A"), (-8, What.EARLY_HELP, "")),
    Level.CHILD_IN_NEED: (*EVERYWHERE, (-1, What.ASSESSED, ""), (-1, What.CIN_PLAN, "N4")),
    Level.CHILD_PROTECTION: (
        *EVERYWHERE,
        (-6, What.ENQUIRY, ""),
        (-1, What.CONFERENCE, ""),
        (-1, What.PROTECTION_PLAN, "NEG"),
    ),
    Level.IN_CARE: (*EVERYWHERE, (-4, What.CARE, "N1"), (-4, What.PLACEMENT, "U1")),
}


def list_council(clock: Clock, families: dict[str, Family]) -> None:
    """Family by family, in the evening of the first visit."""
    for family in families.values():
        visit = family.visits.order_by("happened_on", "finished_at").select_related("author")[0]
        told = EventPlan(new=list(events_of(family, visit.happened_on)))
        days = (visit.happened_on - clock.today).days
        with clock.at(clock.moment(days, "18:45", after=visit.finished_at)):
            add_council_events(events=told, by=visit.author)


def events_of(family: Family, first: date) -> Iterator[NewEvent]:
    """Of each child who was born by then."""
    for child in family.members.filter(kind="child", birth_date__lt=first - timedelta(days=10)):
        for days, what, code in BY_LEVEL.get(family.level, EVERYWHERE):
            event = Event(what, first + timedelta(days=days), code)
            yield NewEvent(Member(family.pk, child.pk), CouncilEvent.Source.CENSUS, event)
