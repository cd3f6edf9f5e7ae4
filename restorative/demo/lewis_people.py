"""Who belongs to the Lewis family. Ewa speaks English, and reads Polish with more ease."""

from restorative.demo.story import Person, Tie

PEOPLE = (
    Person(
        "ewa",
        "Ewa Lewis",
        "adult",
        37.5,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mum of Alfie, Hania and Leo",
            "spoken_language": "Polish and English",
            "reading_language": "Polish",
            "notes_on_working_together": "Ewa says: I speak English, and when I am tired I do not. Read the page before you come."
            " Ask one question, then wait.",
        },
        contact={
            "way": "email",
            "email": "ewa.lewis@family.example",
            "safe_times": "9:30 to 11:30, when Leo naps",
        },
    ),
    Person(
        "gareth",
        "Gareth Lewis",
        "adult",
        40.2,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Dad of Alfie, Hania and Leo",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Gareth drives a lorry and is away five nights out of seven."
            " He likes a list.",
        },
    ),
    Person(
        "alfie",
        "Alfie Lewis",
        "child",
        12.6,
        facts={"pronouns": "he/him", "role_in_family": "Son, the eldest"},
    ),
    Person(
        "hania", "Hania Lewis", "child", 10.4, facts={"pronouns": "she/her", "role_in_family": "Daughter"}
    ),
    Person(
        "leo", "Leo Lewis", "child", 3.2, facts={"pronouns": "he/him", "role_in_family": "Son, the youngest"}
    ),
)
TIES = tuple(
    Tie(parent, child, "birth", "yes", basis, proof_seen=True)
    for parent, basis in (("ewa", "Mother"), ("gareth", "Married to the mother"))
    for child in ("alfie", "hania", "leo")
)
