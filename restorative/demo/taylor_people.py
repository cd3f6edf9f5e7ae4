"""Who belongs to the Taylor family: two parents who are young, a baby, and Carly’s mother."""

from restorative.demo.story import Person, Tie

PEOPLE = (
    Person(
        "carly",
        "Carly Taylor",
        "adult",
        22.3,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mason’s mum",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Carly says: ask me when I am on my own. Short texts only. If I answer with a full stop, do"
            " not ring.",
        },
        contact={
            "way": "text",
            "phone": "07700 900687",
            "safe_times": "Thursdays, 9 to 11",
        },
    ),
    Person(
        "luke",
        "Luke Taylor",
        "adult",
        24.1,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Mason’s dad",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Luke says: one of you, not two. Say the bad bit first and do"
            " not smile when you say it.",
        },
        contact={"way": "email", "email": "luke.taylor@family.example", "safe_times": "After 4"},
    ),
    Person(
        "lorraine",
        "Lorraine Webb",
        "adult",
        47.2,
        facts={"pronouns": "she/her", "role_in_family": "Carly’s mother, Mason’s gran"},
    ),
    Person(
        "mason",
        "Mason Taylor",
        "child",
        0.58,
        facts={"pronouns": "he/him", "role_in_family": "Carly and Luke’s son"},
    ),
)
TIES = (
    Tie("carly", "mason", "birth", "yes", "Mother", proof_seen=True),
    Tie("luke", "mason", "birth", "yes", "Named on the birth certificate", proof_seen=True),
    Tie("lorraine", "mason", "grandparent", "no"),
)
