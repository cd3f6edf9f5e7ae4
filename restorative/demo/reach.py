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
    """What has stood since the beginning, and the cover of today; of the families that are there."""
    for name in GUARDED.keys() & families.keys():
        GUARDED[name](clock, staff, families[name])


def keep_apart(clock: Clock, staff: dict[str, User], osei: Family) -> None:
    daniel = staff["daniel"]
    with clock.at(clock.moment(-61, "9:05"), REACH):
        declare_conflict(family=osei, user=staff["margaret"], tie=TIE, stands_in=daniel, by=daniel)
        named = [staff[name] for name in ("tom", "nell", "daniel")]
        review_on = clock.today + timedelta(days=30)
        restrict_family(family=osei, people=named, reason=WHY, review_on=review_on, by=daniel)


def cover(clock: Clock, staff: dict[str, User], novak: Family) -> None:
    until = timezone.now() + timedelta(hours=48)
    with clock.at(clock.latest):
        give_cover(family=novak, user=staff["priya"], reason=ILL, until=until, by=staff["margaret"])


GUARDED = {"Osei": keep_apart, "Novak": cover}
