"""Who belongs to the Bell family, and what they are to the two children."""

from restorative.demo.story import Person, Protected, Tie, Told

PEOPLE = (
    Person(
        "amina",
        "Amina Bell",
        "adult",
        36.4,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mother of Jaden and Lily",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Amina says: text me first and say how long it takes. I talk better when"
            " my hands are busy. Do not talk about Ryan in front of Lily.",
        },
        contact={
            "way": "text",
            "phone": "07700 900142",
            "safe_times": "School days, 9:30 to 2:30",
        },
    ),
    Person(
        "marcus",
        "Marcus Cole",
        "adult",
        35.2,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Jaden’s father",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Marcus works nights. He likes plain words and a reason for everything.",
        },
        contact={"way": "email", "email": "marcus.cole@family.example", "safe_times": "Afternoons"},
    ),
    Person(
        "ryan",
        "Ryan Dawes",
        "adult",
        33.7,
        facts={
            "role_in_family": "Lily’s father",
            "notes_on_working_together": "Another worker meets Ryan, apart from Amina and the children."
            " We share nothing with him from this record.",
        },
    ),
    Person(
        "jaden", "Jaden Bell", "child", 9.3, facts={"pronouns": "he/him", "role_in_family": "Amina’s son"}
    ),
    Person(
        "lily", "Lily Bell", "child", 3.4, facts={"pronouns": "she/her", "role_in_family": "Amina’s daughter"}
    ),
)
TIES = (
    Tie("amina", "jaden", "birth", "yes", "Mother"),
    Tie("amina", "lily", "birth", "yes", "Mother"),
    Tie("marcus", "jaden", "birth", "yes", "Named on the birth certificate", proof_seen=True),
    Tie("ryan", "lily", "birth", "restricted", "Court order, seen by us", proof_seen=True),
)

DRAFT = Told(
    0,
    "priya",
    "",
    "",
    ("amina",),
    "Amina rang back. The first flat is on the ground floor and she wants to",
    kind="phone",
    supports=("Looked up the bus from the flat to Jaden’s school",),
)
# no such postcode is in use: it stands for nowhere
PROTECTED = (
    Protected("refuge", "Haven Lodge", readers=("amina",)),
    Protected("staying", "Haven Lodge\n3 Quarry Close", of="amina", postcode="ZZ99 3VZ"),
)
