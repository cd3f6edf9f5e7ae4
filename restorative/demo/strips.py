"""How much support and challenge there was, how families put it, and what was offered to whom."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Max

from families.actions import note_offer, place_visit
from families.models import Family, Member
from families.sharing.actions import rate_version
from families.sharing.models import MemberAccess, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.demo.clock import TOGETHER, Clock
from restorative.demo.story import day_of

SHORTLY = timedelta(minutes=3)


@dataclass(frozen=True)
class Offered:
    """On which day, to whom, by whom, what, what came of it, and in whose words."""

    day: int
    to: str
    by: str
    what: str
    outcome: str
    words: str = ""


@dataclass(frozen=True)
class Together:
    """Day → support and challenge; day and person → how they put it; and the offers."""

    placed: dict[int, tuple[int, int]]
    rated: tuple[tuple[int, str, str], ...]
    offers: tuple[Offered, ...]


TOGETHER_OF = {
    "Bell": Together(
        {-75: (6, 2), -54: (8, 4), -43: (4, 5), -33: (6, 6), -26: (6, 8), -12: (8, 5), -5: (8, 7)},
        ((-75, "amina", "with"), (-43, "amina", "not"), (-26, "amina", "to")),
        (
            Offered(
                *(-46, "amina", "priya", "A call on Wednesday at four, as we had said."),
                *("our_side", "We did not ring. Another visit ran over, and nobody told her."),
            ),
            Offered(
                *(-30, "ryan", "priya", "A letter from the duty office: a talk there about being a father."),
                *("said_no", "He wrote one line: not with you lot."),
            ),
        ),
    ),
    "Ahmed": Together(
        {-63: (3, 6), -56: (7, 5), -49: (7, 4), -35: (7, 7), -21: (3, 3), -14: (8, 6)},
        ((-56, "saima", "with"), (-21, "saima", "not")),
        (
            Offered(
                *(-46, "imran", "tom", "A talk at school about Zara, on Thursday at three."),
                *("could_not", "He is at the warehouse until six. He asked for an evening, and we had none."),
            ),
            Offered(-9, "imran", "tom", "The same talk, on Saturday at ten.", "took_part"),
        ),
    ),
    "Novak": Together(
        {-70: (6, 2), -55: (9, 5), -38: (5, 8), -31: (8, 6), -24: (6, 7), -8: (8, 7)},
        ((-55, "jana", "with"), (-38, "jana", "to")),
        (
            Offered(
                *(-25, "marta", "grace", "Tea with Jana and us, to talk about how she can help."),
                *("said_no", "She said: I help already, ask my daughter."),
            ),
            Offered(
                *(-11, "jana", "grace", "A visit in the morning."),
                *("our_side", "The toddler group meets then. Her chart in the window says so."),
            ),
        ),
    ),
    "Carter": Together(
        {-72: (6, 4), -64: (7, 2), -51: (4, 8), -43: (8, 5), -36: (8, 8), -22: (9, 3)},
        ((-51, "neil", "to"), (-36, "maya", "with"), (-36, "neil", "with")),
        (
            Offered(
                *(-30, "theo", "priya", "A kick-about in the park, just him and us."),
                *("could_not", "He had practice, and said: another day."),
            ),
            Offered(
                *(-29, "maya", "nell", "A talk in the medical room at lunch."),
                *("our_side", "The room was needed for exams, and we did not tell her in time."),
            ),
        ),
    ),
    "Osei": Together(
        {-61: (7, 2), -52: (8, 3), -38: (5, 7), -24: (8, 6), -10: (7, 6)},
        ((-52, "helen", "for"), (-24, "helen", "with")),
        (
            Offered(
                *(-55, "kwame", "tom", "A visit at eleven in the morning."),
                *("could_not", "He drives the early bus. He asked for a video call in his break."),
            ),
            Offered(
                *(-15, "helen", "tom", "The visit that we had agreed."),
                *("could_not", "Somebody was with her. We had agreed that we walk on then."),
            ),
        ),
    ),
    "Lewis": Together(
        {-66: (7, 3), -59: (3, 8), -45: (8, 2), -38: (8, 8), -24: (6, 5), -10: (8, 7)},
        ((-59, "ewa", "to"), (-45, "ewa", "for"), (-38, "ewa", "with")),
        (
            Offered(
                *(-50, "gareth", "nell", "A talk about Hania’s breathing, at two in the afternoon."),
                *("could_not", "He works nights and sleeps then."),
            ),
            Offered(
                *(-20, "gareth", "nell", "A look at the page together, at half past five."),
                *("partly", "He came for the second half."),
            ),
        ),
    ),
    "Patel": Together(
        {-58: (7, 3), -44: (7, 4), -37: (7, 6), -27: (8, 6), -20: (8, 6), -6: (8, 8)},
        ((-37, "meera", "for"), (-27, "meera", "with"), (-20, "meera", "with")),
        (
            Offered(
                *(-50, "sanjay", "priya", "To come along to the nursery, at ten."),
                *("could_not", "The deliveries come at ten. Nobody had asked him which time would do."),
            ),
            Offered(
                *(-30, "meera", "priya", "A call at half past two."),
                *("our_side", "We did not ring. Another call ran over, and nobody wrote to her."),
            ),
        ),
    ),
    "Green": Together(
        {-71: (7, 4), -64: (4, 8), -50: (6, 7), -43: (9, 5), -29: (6, 9), -15: (7, 6)},
        ((-64, "darren", "to"), (-43, "joanne", "with")),
        (
            Offered(
                *(-36, "darren", "tom", "A talk at our office, at nine."),
                *("could_not", "His shift ends at ten. He came the week after."),
            ),
            Offered(
                *(-16, "simon", "tom", "To talk together with Joanne, at two."),
                *("could_not", "He was at work. We had not offered an evening."),
            ),
        ),
    ),
    "Murphy": Together(
        {-62: (8, 2), -55: (5, 7), -48: (5, 8), -41: (8, 6), -27: (8, 5), -13: (6, 8)},
        ((-62, "siobhan", "for"), (-48, "kevin", "to"), (-27, "kevin", "with")),
        (
            Offered(
                *(-61, "kevin", "grace", "The first visit, at home in the morning."),
                *("our_side", "We had asked Siobhan alone. Nobody rang Kevin."),
            ),
            Offered(
                *(-20, "niamh", "nell", "A talk at school, just her."),
                *("said_no", "She said: maybe after the holidays."),
            ),
        ),
    ),
    "Taylor": Together(
        {-66: (7, 4), -58: (8, 4), -38: (4, 9), -30: (8, 7), -16: (3, 8), -9: (3, 9)},
        ((-9, "luke", "to"), (-30, "luke", "with"), (-30, "carly", "with")),
        (
            Offered(
                *(-57, "luke", "grace", "The weighing, always on a weekday at ten."),
                *("our_side", "We never asked Luke which time would do. That is ours."),
            ),
            Offered(
                *(-23, "carly", "grace", "The weighing that we had agreed."),
                *("could_not", "Nobody was at home. We do not know why yet."),
            ),
            Offered(
                *(-15, "lorraine", "tom", "A call, when Carly said that Mason was with her."),
                *("could_not", "She did not pick up, and rang back in the evening."),
            ),
        ),
    ),
}


def tell_together(clock: Clock, staff: dict[str, User], family: Family, people: dict[str, Member]) -> None:
    """What a family's story holds of these; nothing for a family without."""
    told = TOGETHER_OF.get(family.name)
    if told is None:
        return
    for day, (support, challenge) in told.placed.items():
        visit = family.visits.filter(happened_on=day_of(day, clock.today)).latest("finished_at")
        place_visit(visit=visit, support=support, challenge=challenge, by=visit.author)
        clock.set_back(TOGETHER, clock.moment(day, "18:30", after=visit.finished_at))
    for day, who, way in told.rated:
        rate(clock, family, people[who], day, way)
    for one in told.offers:
        on = day_of(one.day, clock.today)
        facts: dict[str, Any] = {"what": one.what, "outcome": one.outcome, "words": one.words}
        note_offer(member=people[one.to], offered_on=on, **facts, by=staff[one.by])
        clock.set_back(TOGETHER, clock.moment(one.day, "16:20"))


def rate(clock: Clock, family: Family, member: Member, day: int, way: str) -> None:
    """As themselves, shortly after their answer."""
    visits = family.visits.filter(happened_on=day_of(day, clock.today))
    sent = SharedVersion.objects.standing().filter(member=member, subject_id__in=visits.values("pk"))
    version: Any = sent.annotate(said=Max("answers__answered_at")).exclude(said=None).latest("said")
    access = MemberAccess.objects.current().select_related("user").get(member=member)
    with acting_as(Identity(access.user_id, member.pk)):
        rate_version(version=version, way=way, by=access.user)
    clock.set_back(TOGETHER, min(version.said + SHORTLY, clock.latest))
