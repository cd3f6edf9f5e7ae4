"""Who must not see a family, and who covers one: Helen’s sister finds nothing, and Priya looks after Grace’s for two days.

Ryan reads none of our names, and Nell says that she knows people whom she does not see here.
"""

from datetime import timedelta

from django.utils import timezone

from families.actions import declare_conflict, give_cover, restrict_family
from families.actions.ties import declare_unseen_tie
from families.models import Family
from families.sharing.actions.names import hold_names_back
from restorative.accounts.models import User
from restorative.demo.clock import REACH, Clock

TIE = "Helen’s sister. Helen does not want her to know, and she must not come upon it by chance."
WHY = "Helen’s sister is a manager in our service. Nobody outside these three needs to know that Helen came to us."
FOLLOWED = "He waited at the council’s car park and asked which car was Amina’s worker’s."
NEIGHBOURS = "Meera and Sanjay Patel"
NEXT_DOOR = "They live next door to me. Our children play together, and I would rather not know."
ILL = (
    "Grace is at a funeral until the day after tomorrow. Jana knows that Priya comes if something is urgent."
)


def guard(clock: Clock, staff: dict[str, User], families: dict[str, Family]) -> None:
    """What has stood since the beginning, and the cover of today; of the families that are there."""
    for name in GUARDED.keys() & families.keys():
        GUARDED[name](clock, staff, families[name])


def hold_back(clock: Clock, staff: dict[str, User], bell: Family) -> None:
    ryan = bell.members.get(full_name="Ryan Dawes")
    with clock.at(clock.moment(-75, "16:20"), REACH):
        hold_names_back(member=ryan, why=FOLLOWED, by=staff["priya"])


def declare(clock: Clock, staff: dict[str, User], patel: Family) -> None:
    with clock.at(clock.moment(-1, "12:40"), REACH):
        declare_unseen_tie(reference="", about=NEIGHBOURS, tie=NEXT_DOOR, by=staff["nell"])


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


GUARDED = {"Osei": keep_apart, "Novak": cover, "Bell": hold_back, "Patel": declare}
