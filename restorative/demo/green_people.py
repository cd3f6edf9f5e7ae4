"""Who belongs to the Green family. The birth father knows a first name and nothing else."""

from restorative.demo.story import Person, Protected, Tie

PEOPLE = (
    Person(
        "joanne",
        "Joanne Green",
        "adult",
        42.7,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Robin’s mum",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Joanne says: Robin knows that he is adopted, so talk about it"
            " as you talk about the"
            " weather. Our surname and his school never go to his birth family.",
        },
        contact={"way": "email", "email": "joanne.green@family.example", "safe_times": "School days until 3"},
    ),
    Person(
        "simon",
        "Simon Green",
        "adult",
        44.9,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Robin’s dad",
            "spoken_language": "English",
            "reading_language": "English",
        },
    ),
    Person(
        "darren",
        "Darren Pike",
        "adult",
        31.4,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Robin’s birth father",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Darren reads slowly and carefully. He knows Robin’s first"
            " name and nothing of where he"
            " lives. We meet him at the office only, never on a day when Robin comes.",
        },
        contact={"way": "email", "email": "darren.pike@family.example", "safe_times": "Evenings"},
    ),
    Person(
        "robin",
        "Robin Green",
        "child",
        8.2,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Son",
            "notes_on_working_together": "Robin asks big questions in the car. Give a true answer, and"
            " a short one.",
        },
    ),
)
TIES = (
    Tie("joanne", "robin", "adoptive", "yes", "Adoption order, seen by us", proof_seen=True),
    Tie("simon", "robin", "adoptive", "yes", "Adoption order, seen by us", proof_seen=True),
    Tie("darren", "robin", "birth", "no", "Ended by the adoption order", proof_seen=True),
)
AT_HOME = ("joanne", "simon", "robin")
PROTECTED = (
    Protected("name", "Robin Green", readers=AT_HOME),
    Protected("school", "Owlbeck School", readers=AT_HOME),
)
