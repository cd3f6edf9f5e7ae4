"""A young person’s confidence in the demo: asked, kept, looked at again, and due once more."""

from datetime import datetime

from families.actions.confidences import Asked, Looked, keep_confidence, look_again
from families.models import Confidence, ConfidenceRecheck, Member, Visit
from restorative.demo.clock import CONFIDENCES, Clock
from restorative.demo.story import day_of
from restorative.demo.story_more import Keeps


def keep_between_us(clock: Clock, visit: Visit, told: Keeps, member: Member, after: datetime) -> datetime:
    passages = list(visit.passages.all())
    asked = Asked(
        member=member,
        passages=[passages[place] for place in told.parts],
        wishes=told.wishes,
        conversation=told.talked,
        understands=Confidence.Understands.YES,
        limits_told="yes",
        told_whom=told.told,
        told_them="yes" if told.told else "not_said",
        recheck_on=day_of(told.looked, clock.today),
    )
    with clock.at(clock.moment(told.day, "17:30", after=after), CONFIDENCES) as at:
        kept = keep_confidence(visit=visit, asked=asked, by=visit.author)
    looked = Looked(ConfidenceRecheck.Outcome.STAYS, told.stays, recheck_on=day_of(told.again, clock.today))
    with clock.at(clock.moment(told.looked, "17:40", after=at), CONFIDENCES) as at:
        look_again(confidence=kept, looked=looked, by=visit.author)
    Confidence.objects.filter(pk=kept.pk).update(checked_on=day_of(told.looked, clock.today))
    return at
