"""Who belongs to the Murphy family: two parents, three children, and Kevin’s mother."""

from restorative.demo.story import Person, Tie

PEOPLE = (
    Person(
        "siobhan",
        "Siobhan Murphy",
        "adult",
        34.4,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mum of Niamh, Declan and Orla",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Siobhan says: no brown envelopes, please. Come when the"
            " kettle is on and I can talk about anything.",
        },
        contact={"way": "text", "phone": "07700 900573", "safe_times": "10 to 2"},
    ),
    Person(
        "kevin",
        "Kevin Murphy",
        "adult",
        36.1,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Dad of Niamh, Declan and Orla",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Kevin wants to be asked himself, and not through Siobhan. His"
            " mother is not to hear about money.",
        },
        contact={
            "way": "email",
            "email": "kevin.murphy@family.example",
            "safe_times": "Sundays, and after 6",
        },
    ),
    Person(
        "bridget",
        "Bridget Murphy",
        "adult",
        63.5,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Kevin’s mother, Gran to all three",
            "spoken_language": "English",
            "reading_language": "English",
            "reading_needs": ["large_print"],
            "notes_on_working_together": "Bridget reads with a glass and likes a phone call better.",
        },
        contact={"way": "phone", "phone": "07700 900574", "safe_times": "Any time but Mass"},
    ),
    Person(
        "niamh",
        "Niamh Murphy",
        "child",
        9.6,
        facts={"pronouns": "she/her", "role_in_family": "Daughter, the eldest"},
    ),
    Person("declan", "Declan Murphy", "child", 6.4, facts={"pronouns": "he/him", "role_in_family": "Son"}),
    Person(
        "orla",
        "Orla Murphy",
        "child",
        1.5,
        facts={"pronouns": "she/her", "role_in_family": "Daughter, the youngest"},
    ),
)
TIES = (
    *(
        Tie(parent, child, "birth", "yes", basis, proof_seen=True)
        for parent, basis in (("siobhan", "Mother"), ("kevin", "Married to the mother"))
        for child in ("niamh", "declan", "orla")
    ),
    *(Tie("bridget", child, "grandparent", "no") for child in ("niamh", "declan", "orla")),
)
