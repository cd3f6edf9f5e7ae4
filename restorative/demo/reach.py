"""Who must not see a family, and who covers one: Helen’s sister finds nothing, and Priya looks after Grace’s for two days."""

from datetime import timedelta

from django.utils import timezone

from families.actions import declare_conflict, give_cover, restrict_family
from families.models import Family
from restorative.accounts.models import User
from restorative.demo.clock import REACH, Clock

TIE = "Helen’s sister. Helen does not want her to know, and she must not come upon it by chance."
WHY = "Helen’s sister is a manager in our service. Nobody outside these three needs to know that Helen came to us."
ILL = (
    "Grace is at a funeral until the day after tomorrow. Jana knows that Priya comes if something is urgent."
)


def guard(clock: Clock, staff: dict[str, User], families: dict[str, Family]) -> None:
    """What stands since the beginning, and the cover of today."""
    osei, daniel = families["Osei"], staff["daniel"]
    with clock.at(clock.moment(-61, "9:05"), REACH):
        declare_conflict(family=osei, user=staff["margaret"], tie=TIE, stands_in=daniel, by=daniel)
        named = [staff[name] for name in ("tom", "nell", "daniel")]
        review_on = clock.today + timedelta(days=30)
        restrict_family(family=osei, people=named, reason=WHY, review_on=review_on, by=daniel)
    until = timezone.now() + timedelta(hours=48)
    with clock.at(clock.latest):
        give_cover(
            family=families["Novak"], user=staff["priya"], reason=ILL, until=until, by=staff["margaret"]
        )
