"""Five agencies round the Lewis family: one overlap is settled, one not agreed, one open, and one thing is done twice."""

from restorative.demo.agencies import Agency, Around, Does, Says, Talk

US = Agency(
    "us",
    "Us: family support and the school nurse",
    ("health", "parenting", "money", "sleep"),
    "We hold the one page and ring the others, so that Ewa rings one number. We do not pay the rent.",
    6,
    person="Nell Whitaker and Priya Shah",
    goals="Ewa tells her story once, and nothing is done twice.",
    began=-67,
    owner="nell",
    says=(
        Says("ewa", "right", "Nell dzwoni, i tylko Nell. Tak może zostać.", -10),
        Says("alfie", "right", "They ask me first now.", -17),
    ),
    does=(
        Does(
            "Collect Ewa’s payslips and the tenancy papers for the rent form",
            "money",
            who="Priya",
            whom="ewa",
            by=-2,
            key="payslips",
        ),
        Does("Go with Ewa to the housing office", "money", who="Nell", whom="ewa", by=-2),
        Does("Ask the charity for a bunk bed", "housing", who="Nell", whom="hania", twice=-45),
        Does("Order the bunk bed for Hania", "housing", who="Priya", whom="hania", twice=-45),
    ),
)

SCHOOL = Agency(
    "school",
    "The children’s school",
    ("school",),
    "A quiet room for Alfie in the afternoon, and breakfast for both. No letters home about either.",
    4,
    person="Ms Odell, learning mentor",
    goals="Alfie and Hania come in every day and are awake for it.",
    began=-400,
    says=(Says("ewa", "right", "Piszą tylko wtedy, gdy coś się udało.", -10),),
)

HOSPITAL = Agency(
    "hospital",
    "The children’s hospital, asthma clinic",
    ("health", "sleep"),
    "Checks Hania’s breathing every second month, and rings after each attack.",
    5,
    person="Sister Bev Oyelaran",
    goals="No night in hospital this winter.",
    began=-310,
    says=(Says("ewa", "too_much", "Pięć listów w miesiącu, a w każdym to samo.", -10),),
    does=(
        Does(
            "Show Hania how to use the blue inhaler, and fill in a new asthma plan",
            "health",
            who="Sister Oyelaran",
            whom="hania",
            by=9,
        ),
    ),
)

HOUSING = Agency(
    "housing",
    "The housing office",
    ("housing", "money"),
    "Found the flat and decides about the rent that was owed on the old one. Who there decides, they have not said.",
    3,
    goals="A flat that they can keep.",
    began=-120,
    strain="Three letters about the rent came back unopened, and the one we asked about it left her job.",
    owner="nell",
    says=(Says("ewa", "too_little", "Nie wiem, kto tam o nas decyduje.", -10),),
    does=(
        Does(
            "Bring payslips and tenancy papers to the counter",
            "money",
            who="Ewa",
            whom="ewa",
            by=5,
            asks=True,
            key="counter",
        ),
    ),
)

YOUTH = Agency(
    "youth",
    "The youth project",
    ("youth", "sleep"),
    "Drums on Wednesdays, and somebody to talk to afterwards. Nobody there asks about home.",
    4,
    person="Kit",
    goals="Alfie has one evening that is only his.",
    began=-90,
    says=(
        Says("ewa", "too_much", "Dla mnie za dużo. Ale zapytajcie Alfiego, nie mnie.", -38),
        Says("alfie", "right", "The drums stay.", -17),
    ),
)

LEWIS = Around(
    "nell",
    -45,
    (US, SCHOOL, HOSPITAL, HOUSING, YOUTH),
    says=(
        Says("ewa", "too_much", "Pięć to wciąż za dużo. Trzy byłoby w sam raz.", -10),
        Says("gareth", "too_much", "I cannot tell you who half of them are.", -38),
    ),
    talks=(
        Talk(
            -44,
            "sleep",
            "Three of us help the children to sleep, and each gives Ewa another chart.",
            ("us", "hospital", "youth"),
            "nell",
            invited="Ewa and Gareth, with the interpreter whom Ewa chose. Sister Oyelaran. Kit.",
            held=-38,
            family_said="Ewa: To było pierwsze spotkanie, po którym nie bolała mnie głowa.",
            remits={
                "us": ("does", "Nell, with one chart, in Polish. It hangs in the kitchen."),
                "hospital": ("stops", "Asks Nell how the nights are, and not Ewa."),
                "youth": ("stops", "Kit sends no more chart home. The drums help him to sleep anyway."),
            },
        ),
        Talk(
            -37,
            "money",
            "Who deals with the rent that is owed? Ewa has been asked by two of us and told by nobody.",
            ("us", "housing"),
            "priya",
            invited="Ewa. Whoever decides about the rent at the housing office.",
            held=-24,
            family_said="Ewa: Czekam. Umiem czekać, ale chcę wiedzieć na co.",
            because="Nobody from the housing office came, and our question was not answered.",
            next_try="We have written to the one above their manager. Nell goes to the counter with Ewa.",
        ),
    ),
)
