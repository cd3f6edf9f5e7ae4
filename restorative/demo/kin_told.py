"""Who is together, who lives where, and what courts ordered, in each of the ten families."""

from restorative.demo.kin_shapes import Couple, Home, Kin, Late, Lives, Missing, Ordered, Parent, live

FEMALE = frozenset(
    [
        "amina",
        "lily",
        "saima",
        "zara",
        "jana",
        "marta",
        "ella",
        "maya",
        "helen",
        "ama",
        "ewa",
        "hania",
        "meera",
        "anika",
        "joanne",
        "siobhan",
        "bridget",
        "niamh",
        "orla",
        "carly",
        "lorraine",
    ]
)
MALE = frozenset(
    [
        "marcus",
        "ryan",
        "jaden",
        "imran",
        "bilal",
        "neil",
        "theo",
        "kwame",
        "kofi",
        "gareth",
        "alfie",
        "leo",
        "sanjay",
        "rohan",
        "simon",
        "darren",
        "robin",
        "kevin",
        "declan",
        "luke",
        "mason",
    ]
)

BELL = Kin(
    "priya",
    couples=(
        Couple("amina", "marcus", "together", 11, 6.5, "separated"),
        Couple("amina", "ryan", "together", 4.6, 0.4, "separated"),
    ),
    homes=(
        Home("Amina’s home", live("amina", "jaden", "lily", since=0.3)),
        Home("Marcus’s home", (Lives("marcus", 6.5), Lives("jaden", 6.5))),
    ),
    orders=(
        Ordered(
            "jaden",
            "lives_with",
            -2200,
            "Jaden lives with Amina. He is with Marcus every other weekend, and on Wednesdays for tea.",
            {"for": ("amina", "marcus")},
        ),
        Ordered(
            "lily",
            "prohibited",
            -120,
            "Ryan must not take Lily from anybody’s care, nor come to her nursery.",
            {"for": ("amina",), "against": ("ryan",)},
        ),
        Ordered(
            "lily",
            "non_molest",
            -120,
            "Ryan must not come near Amina’s home, nor write or ring. If he does, ring 999.",
            {"for": ("amina",), "against": ("ryan",)},
            ends=245,
        ),
    ),
)
AHMED = Kin(
    "tom",
    couples=(Couple("saima", "imran", "married", 13.5),),
    homes=(
        Home("The hotel room", (*(Lives(one, 0.7, 0.4) for one in ("saima", "imran", "zara", "bilal")),)),
        Home("The flat", live("saima", "imran", "zara", "bilal", since=0.4)),
    ),
    parents=(Parent("saima", "baby"), Parent("imran", "baby")),
)
NOVAK = Kin(
    "grace",
    parents=(Parent("marta", "jana"),),
    homes=(Home("Jana’s flat", live("jana", "ella", since=2.5)), Home("Gran’s house", live("marta"))),
    missing=(
        Missing("ella", "father", "Jana says: he is not in England, and Ella does not need to wait for him."),
    ),
)
CARTER = Kin(
    "nell",
    homes=(Home("Neil’s house", live("neil", "maya", "theo", since=9)),),
    missing=(
        Missing("maya", "mother", "Nobody has told us who she is yet. We ask Maya first, by herself."),
        Missing("theo", "mother", "Nobody has told us who she is yet."),
    ),
)
OSEI = Kin(
    "tom",
    late=(Late("joan", "Joan Baker", 70.2, -180, "Helen’s mother, Nan to Ama and Kofi", "female"),),
    parents=(
        Parent("joan", "helen"),
        Parent("joan", "ama", "grandparent"),
        Parent("joan", "kofi", "grandparent"),
    ),
    couples=(Couple("helen", "kwame", "married", 15.2),),
    homes=(Home("Home", live("helen", "kwame", "ama", "kofi", since=10)),),
)
LEWIS = Kin(
    "nell",
    couples=(Couple("ewa", "gareth", "married", 14.1),),
    homes=(Home("The house by the park", live("ewa", "gareth", "alfie", "hania", "leo", since=5)),),
)
PATEL = Kin(
    "priya",
    couples=(Couple("meera", "sanjay", "married", 9.3),),
    homes=(
        Home("The old flat", (*(Lives(one, 8, 0.9) for one in ("meera", "sanjay", "anika")),)),
        Home("The flat above the shop", live("meera", "sanjay", "anika", "rohan", since=0.9)),
    ),
)
GREEN = Kin(
    "nell",
    couples=(Couple("joanne", "simon", "married", 12.4),),
    homes=(Home("Home", live("joanne", "simon", "robin", since=5.5)),),
    missing=(
        Missing(
            "robin",
            "mother",
            "Her name is in the court’s file, and not in ours. Robin has a letter from her.",
        ),
    ),
    orders=(
        Ordered("robin", "placement", -2300, "", {}, ended=-1700),
        Ordered(
            "robin",
            "adoption",
            -1700,
            "Joanne and Simon are Robin’s parents in law, and nobody else is.",
            {"for": ("joanne", "simon")},
        ),
    ),
)
MURPHY = Kin(
    "grace",
    late=(
        Late("patrick", "Patrick Murphy", 68.9, -1150, "Kevin’s father, Grandad to all three", "male"),
        Late("sean", "Sean Murphy", 36.1, -4300, "Kevin’s twin brother", "male"),
    ),
    parents=(
        *(Parent(parent, child) for parent in ("bridget", "patrick") for child in ("kevin", "sean")),
        *(Parent("patrick", child, "grandparent") for child in ("niamh", "declan", "orla")),
    ),
    couples=(
        Couple("bridget", "patrick", "married", 38.5, 3.15, "death"),
        Couple("siobhan", "kevin", "married", 11.2),
    ),
    homes=(
        Home("Home", live("siobhan", "kevin", "niamh", "declan", "orla", since=7)),
        Home("Gran’s", (Lives("bridget"), Lives("niamh", 0.5))),
    ),
)
TAYLOR = Kin(
    "tom",
    parents=(Parent("lorraine", "carly"),),
    couples=(Couple("carly", "luke", "married", 1.4),),
    homes=(
        Home("Carly and Luke’s flat", live("carly", "luke", "mason", since=0.9)),
        Home("Lorraine’s", (Lives("lorraine"), Lives("carly", 20, 1.4))),
    ),
    orders=(
        Ordered(
            "mason",
            "supervision",
            -20,
            "For six months. Tom advises, helps and befriends; Mason lives with Carly and Luke.",
            {},
            ends=160,
            has_seen=False,
        ),
    ),
)
KIN = {
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
