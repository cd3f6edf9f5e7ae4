"""What mattered in each family’s story: a line of the chronology, chosen by who works with them."""

from typing import NamedTuple

from families.actions.events import add_event
from families.models import Family, Member, SignificantEvent
from restorative.demo.clock import Clock
from restorative.demo.story import day_of

Kind = SignificantEvent.Kind


class Mattered(NamedTuple):
    """`day` of the story; `from_visit`: whether it was chosen from the visit of that day."""

    day: int
    kind: str
    what: str
    whom: tuple[str, ...]
    from_visit: bool = True


BELL = (
    Mattered(
        -75,
        Kind.WORRY,
        "Amina told us that Ryan has shouted at her and pushed her.",
        ("Amina", "Jaden", "Lily"),
    ),
    Mattered(-64, Kind.WENT, "Ryan moved out.", ("Amina", "Jaden", "Lily", "Ryan"), from_visit=False),
    Mattered(-54, Kind.HOME, "Amina changed the locks and asked for a new home.", ("Amina", "Jaden", "Lily")),
    Mattered(-26, Kind.HELP, "Jaden has a morning plan that he made himself.", ("Jaden",)),
    Mattered(-19, Kind.STRONG, "Jaden sleeps in his own bed again.", ("Jaden", "Marcus")),
    Mattered(-12, Kind.COURT, "Ryan rang Amina’s mother twice. Amina told the police.", ("Amina", "Ryan")),
)
AHMED = (
    Mattered(
        -56, Kind.HELP, "Saima has an interpreter of her own, and not Imran, from now on.", ("Saima", "Imran")
    ),
    Mattered(
        -49, Kind.HEALTH, "Saima is expecting a baby and met a midwife for the first time.", ("Saima", "Baby")
    ),
    Mattered(-42, Kind.SCHOOL, "Zara missed school to interpret for her mother.", ("Zara", "Saima")),
    Mattered(
        -28, Kind.HOME, "The boiler had been broken for nine days. Housing inspects it.", ("Saima", "Bilal")
    ),
    Mattered(
        -14, Kind.STRONG, "Zara has not missed a day. Saima takes Bilal to school herself.", ("Zara", "Bilal")
    ),
)
NOVAK = (
    Mattered(-62, Kind.HELP, "Jana has an advocate, whom she asked for.", ("Jana",)),
    Mattered(
        -38,
        Kind.OTHER,
        "Jana sees her mother’s help differently from us: it can be too much.",
        ("Jana", "Marta"),
    ),
    Mattered(
        -24, Kind.WORRY, "A cup of hot tea stood where Ella could reach it. Jana moved it.", ("Ella", "Jana")
    ),
    Mattered(-8, Kind.STRONG, "Ella sleeps from half past seven.", ("Ella", "Jana")),
)
CARTER = (
    Mattered(-72, Kind.HELP, "Neil asked the school for help with loud evenings.", ("Neil", "Maya", "Theo")),
    Mattered(-36, Kind.SCHOOL, "Maya has caught up with most of her maths.", ("Maya", "Neil")),
    Mattered(
        -9,
        Kind.STRONG,
        "Two loud evenings in three weeks. Neil went round the block both times.",
        ("Neil", "Theo"),
    ),
)
OSEI = (
    Mattered(-180, Kind.WENT, "Helen’s mother died.", ("Helen", "Kwame", "Ama", "Kofi"), from_visit=False),
    Mattered(-61, Kind.HELP, "Helen asked for help, and chose who can open the record.", ("Helen",)),
    Mattered(-24, Kind.SCHOOL, "Kofi goes to three lessons a day.", ("Kofi",)),
    Mattered(-4, Kind.STRONG, "Kofi has been at school for nine days in a row.", ("Kofi",)),
)
LEWIS = (
    Mattered(-90, Kind.HOME, "The family had to leave their home.", (), from_visit=False),
    Mattered(-66, Kind.HEALTH, "Hania has an asthma plan of her own.", ("Hania", "Ewa")),
    Mattered(-59, Kind.OTHER, "We made Ewa tell her story once more, and said sorry.", ("Ewa", "Gareth")),
    Mattered(-45, Kind.HOME, "Hania has a bed of her own.", ("Hania", "Leo")),
    Mattered(-38, Kind.HELP, "All five agencies met. One person rings Ewa from now on.", ("Ewa", "Gareth")),
    Mattered(-10, Kind.STRONG, "Leo says eleven new words.", ("Leo",)),
    Mattered(-4, Kind.HEALTH, "Hania has not needed the blue inhaler for two weeks.", ("Hania",)),
)
PATEL = (
    Mattered(-51, Kind.STRONG, "Rohan said his first word at nursery.", ("Rohan",)),
    Mattered(-27, Kind.OTHER, "We did not ring when we had said. Priya said sorry to Meera.", ("Meera",)),
    Mattered(
        -6, Kind.HELP, "The speech therapist met Rohan: pictures and time, and no label yet.", ("Rohan",)
    ),
)
GREEN = (
    Mattered(-57, Kind.OTHER, "Robin asked three questions of his birth father.", ("Robin",)),
    Mattered(
        -43, Kind.OTHER, "Robin read Darren’s answer, between his parents.", ("Robin", "Joanne", "Simon")
    ),
    Mattered(-29, Kind.WORRY, "Darren told us that he looks for Robin on the internet.", ("Darren", "Robin")),
    Mattered(
        -15, Kind.HELP, "A team photo with names was taken off a page within an hour.", ("Robin", "Joanne")
    ),
)
MURPHY = (
    Mattered(-62, Kind.HOME, "The rent is three months behind, and there is a loan.", ("Siobhan", "Kevin")),
    Mattered(
        -48,
        Kind.HELP,
        "Bridget comes for mornings and bedtimes, and not for money.",
        ("Bridget", "Siobhan", "Kevin"),
    ),
    Mattered(-34, Kind.HEALTH, "Declan said why his nights are wet.", ("Declan",)),
    Mattered(
        -13, Kind.HELP, "Siobhan and Kevin ended the visits with Bridget.", ("Siobhan", "Kevin", "Bridget")
    ),
    Mattered(-4, Kind.STRONG, "The plan with the money adviser is signed.", ("Siobhan", "Kevin")),
)
TAYLOR = (
    Mattered(
        -80,
        Kind.COURT,
        "The police came. Luke threw a chair; nobody was hit.",
        ("Mason", "Luke", "Carly"),
        from_visit=False,
    ),
    Mattered(
        -66,
        Kind.DECISION,
        "A child protection plan began: weighing, his own cot, no fights near him.",
        ("Mason",),
    ),
    Mattered(
        -38, Kind.HEALTH, "Mason does not grow as he did. The plan does not do what it should.", ("Mason",)
    ),
    Mattered(-30, Kind.HEALTH, "We had drawn Mason on the wrong line, and put it right.", ("Mason", "Luke")),
    Mattered(-16, Kind.WORRY, "Carly said that the loud nights are back.", ("Mason", "Carly", "Luke")),
    Mattered(-9, Kind.WORRY, "We did not see Mason, and told Luke what happens next.", ("Mason", "Luke")),
    Mattered(-1, Kind.WORRY, "Nobody has seen Mason for four weeks.", ("Mason",)),
)
OF = {
    "Bell": BELL,
    "Ahmed": AHMED,
    "Novak": NOVAK,
    "Carter": CARTER,
    "Osei": OSEI,
    "Lewis": LEWIS,
    "Patel": PATEL,
    "Green": GREEN,
    "Murphy": MURPHY,
    "Taylor": TAYLOR,
}


def choose(clock: Clock, families: dict[str, Family]) -> None:
    """Of the families that are there, line by line."""
    for name in OF.keys() & families.keys():
        family = families[name]
        people = {member.full_name.split(" ")[0]: member for member in family.members.all()}
        for one in OF[name]:
            choose_one(clock, family, one, [people[who] for who in one.whom])


def choose_one(clock: Clock, family: Family, one: Mattered, concerned: list[Member]) -> None:
    """In the evening of its day; what was before us, on the evening of the first visit."""
    day = day_of(one.day, clock.today)
    visits = family.visits.order_by("happened_on", "finished_at").select_related("author")
    of_day = visits.filter(happened_on=day).first() if one.from_visit else None
    visit = of_day or visits[0]
    chosen = {"source_kind": "visit", "source_id": of_day.pk} if of_day else {}
    facts = {"day": day, "kind": one.kind, "what": one.what, **chosen}
    told = max(day, visit.happened_on) - clock.today
    with clock.at(clock.moment(told.days, "18:30", after=visit.finished_at)):
        add_event(family=family, facts=facts, concerned=concerned, by=visit.author)
