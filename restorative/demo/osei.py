"""The Osei family: Helen’s sister is a manager here. Another manager supervises, and her sister reads none of it."""

from restorative.demo.story import (
    Agreed,
    Child,
    Next,
    Person,
    Remark,
    Says,
    Share,
    Story,
    Then,
    Tie,
    Told,
    Worry,
)

PEOPLE = (
    Person(
        "helen",
        "Helen Osei",
        "adult",
        41.8,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mum of Ama and Kofi",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Helen’s sister is a manager in our service. Helen says: I want help like anybody else, and"
            " I do not want my sister to know. Only Tom and Nell come, and Daniel is their manager.",
        },
        contact={
            "way": "email",
            "email": "helen.osei@family.example",
            "safe_times": "Mondays and Wednesdays",
        },
    ),
    Person(
        "kwame",
        "Kwame Osei",
        "adult",
        43.1,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Dad of Ama and Kofi",
            "spoken_language": "English and Twi",
            "reading_language": "English",
            "notes_on_working_together": "Kwame drives the early buses. A video call at two in the"
            " afternoon suits him best.",
        },
    ),
    Person("ama", "Ama Osei", "child", 13.7, facts={"pronouns": "she/her", "role_in_family": "Daughter"}),
    Person("kofi", "Kofi Osei", "child", 8.5, facts={"pronouns": "he/him", "role_in_family": "Son"}),
)
TIES = (
    Tie("helen", "ama", "birth", "yes", "Mother", proof_seen=True),
    Tie("helen", "kofi", "birth", "yes", "Mother", proof_seen=True),
    Tie("kwame", "ama", "birth", "yes", "Married to the mother"),
    Tie("kwame", "kofi", "birth", "yes", "Married to the mother"),
)

VISITS = (
    Told(
        -61,
        "tom",
        "9:30",
        "10:40",
        ("helen",),
        "Helen came to a room that her sister’s team does not use. Her mother died four months ago. Since"
        " then Kofi does not want to go to school, and Helen has not slept through one night.\n\n"
        "She nearly did not ask for help, because her sister is a manager here. She asked who can open"
        " her record. We told her: Tom and Nell, and Daniel, who supervises both. Her sister cannot"
        " find it, not by looking and not by chance.",
        kind="office",
        supports=(
            "We showed Helen the list of people who can open her record. There are three names on it.",
        ),
        worries=(
            Worry(
                "We asked whether keeping it from her sister will be hard at home, now that they both"
                " grieve.",
                "agreed",
                "She will want to fix it. I do not want to be fixed by my big sister.",
                "helen",
            ),
        ),
        agreed=(
            Agreed("Never ring from the number that her sister’s team uses", by=-52, then=Then("kept", -52)),
            Agreed("Ask the school nurse to see Kofi", by=-54, then=Then("kept", -55)),
        ),
        next=Next(-52, "9:30", "To meet at home. Tom comes by bus, and without his badge on."),
        bases=("reported", "observed"),
        shares=(
            Share(
                "helen",
                -60,
                opened=-59,
                remarks=(Remark(1, -59, "I read this part three times. Thank you for being so exact."),),
                says=(Says("agree", -59, "This is what I needed to hear.", "Helen Osei"),),
            ),
        ),
    ),
    Told(
        -52,
        "tom",
        "9:30",
        "10:45",
        ("helen", "kofi"),
        "Kofi was at home in his pyjamas. He had built the number nine bus out of boxes, with his dad"
        " as the driver. He did not want to talk about school. He did want to tell us which bus is the"
        " longest.",
        supports=(
            "We rang the school from the kitchen and asked for a slow start: one lesson a day, the one that he picks.",
        ),
        worries=(
            Worry(
                "Kofi has been at home for seventeen days. We said that each day makes the next one harder.",
                "distressed",
                "I know. I hear my mum saying it. And then I cannot do it, I just cannot.",
                "helen",
            ),
        ),
        agreed=(
            Agreed("Come to the school gate with them on the first morning", by=-46, then=Then("kept", -46)),
            Agreed(
                "Walk past the school with Kofi at the weekend",
                "helen",
                by=-47,
                then=Then("kept", -46, "They fed the ducks as well."),
            ),
        ),
        seen=(Child("kofi", "yes", "yes"), Child("ama", "no", "no", "She was at school.")),
        bases=("observed",),
        shares=(
            Share(
                "helen",
                -51,
                opened=-50,
                says=(Says("agree", -50, "It was hard to read that I cried. It is true."),),
            ),
        ),
    ),
    Told(
        -45,
        "nell",
        "10:15",
        "10:50",
        ("kofi",),
        "Kofi picked art. Afterwards he showed me where his gran used to wait for him: by the blue"
        " railing, with a satsuma. Nobody waits there now. He said that he gets a stone in his tummy"
        " when he sees the railing.",
        kind="school",
        supports=(
            "We walked in by the other gate and timed it. It is eleven seconds longer and has no railing.",
            "The art teacher keeps a box for Kofi, for things about his gran.",
        ),
        agreed=(
            Agreed("Tell Mum about the railing, because Kofi asked me to", by=-44, then=Then("kept", -44)),
        ),
        seen=(Child("kofi", "yes", "yes"),),
        bases=("reported",),
        shares=(
            Share(
                "helen",
                -44,
                parts=(0, 1, 2, 3),
                opened=-43,
                remarks=(Remark(0, -43, "I did not know about the satsumas. She never said."),),
                says=(Says("agree", -43, "", "Helen Osei"),),
            ),
        ),
    ),
    Told(
        -38,
        "tom",
        "14:00",
        "14:35",
        ("kwame",),
        "Kwame was in the drivers’ canteen. He said that in his family you visit the school and speak"
        " with the head, one man to another, and then it is done. He finds the slow start too soft. He"
        " misses his mother-in-law, who laughed at all his jokes.",
        kind="video",
        supports=("We asked Kwame to tell us two of the jokes. We will not write them down either.",),
        worries=(
            Worry(
                "We asked Kwame to try the slow start for two more weeks, although he would do it"
                " another way.",
                "partly",
                "Two weeks. Then we do it my way, and we look which one was better.",
                "kwame",
            ),
        ),
        agreed=(Agreed("Look at both ways together after two weeks", by=-24, then=Then("kept", -24)),),
        bases=("reported",),
        written=-36,
        shares=(Share("kwame", -36),),
    ),
    Told(
        -24,
        "tom",
        "14:30",
        "15:30",
        ("helen", "kwame", "ama"),
        "Kofi goes to three lessons a day. Kwame said that the slow way was better than he had thought,"
        " and that the fast way would have been better still. Everybody laughed, Helen first.\n\n"
        "Ama said that nobody has asked her how she is. We said sorry, and asked her then and there."
        " She said: sad, but at netball not.",
        supports=("We told Ama that Nell is at her school on Thursdays, for anything at all.",),
        worries=(
            Worry(
                "Helen does the gate, the nights, the washing and the forms. We asked what Kwame could take.",
                "agreed",
                "The gate. I finish at two. I can wear my uniform, he likes it.",
                "kwame",
            ),
        ),
        agreed=(
            Agreed(
                "Collect Kofi from the gate on school days",
                "kwame",
                by=-10,
                then=Then("kept", -10, "He brings a satsuma."),
            ),
            Agreed(
                "Find a group for people who grieve, away from our service",
                by=-17,
                then=Then(
                    "not_kept",
                    -15,
                    "The group that we found is run by a friend of her sister’s. We look for another.",
                ),
            ),
        ),
        seen=(
            Child("ama", "yes", "no", "There was no quiet room. Nell offers her one."),
            Child("kofi", "no", "no", "He was at school until three."),
        ),
        bases=("observed", "reported"),
        shares=(
            Share(
                "helen",
                -23,
                opened=-22,
                says=(Says("mostly", -22, "Yes. But please ask Ama before you write about netball."),),
            ),
            Share("kwame", -23),
        ),
    ),
    Told(
        -15,
        "tom",
        "9:30",
        "9:40",
        (),
        "Helen did not open. There was a second car outside, so I walked on and did not ring again. I"
        " sent the email that we had agreed for this: shall we find another day?",
        agreed=(Agreed("Offer Helen two other days", by=-13, then=Then("kept", -14)),),
    ),
    Told(
        -10,
        "nell",
        "9:30",
        "10:20",
        ("helen",),
        "It was her sister’s car last time: she had come with soup. Helen hid our letter in the bread"
        " bin. She can laugh about it now. She said that she may tell her sister one day, herself, and"
        " that it must be her who does it.",
        supports=("We found a group for grieving people that meets by video, from another town.",),
        worries=(
            Worry(
                "We asked whether hiding it costs more strength than telling would.",
                "wants_time",
                "Some days yes. Ask me again in a month.",
                "helen",
            ),
        ),
        agreed=(
            Agreed("Send no letters, only emails", by=-9, then=Then("kept", -9)),
            Agreed("Try the video group once", "helen", by=5),
        ),
        bases=("reported",),
        shares=(
            Share("helen", -9, opened=-8, says=(Says("more_time", -8, "I want to sleep on the last bit."),)),
        ),
    ),
    Told(
        -4,
        "tom",
        "9:30",
        "10:15",
        ("helen",),
        "Kofi has been at school for nine days in a row. He walks past the railing on purpose now, and"
        " touches it. Helen slept five hours on Sunday and rang to tell us that, which was the best"
        " call of the week.",
        supports=("We wrote to the school what worked, with Helen, in five lines.",),
        agreed=(Agreed("Ask Ama whether she wants notes of her own", by=3),),
        seen=(Child("kofi", "no", "no", "He was at school, which is the good news."),),
        next=Next(8, "14:30", "To plan the last weeks, with Kwame. Tom comes."),
        bases=("reported",),
        shares=(Share("helen", -3),),
    ),
)

OSEI = Story(
    "Osei",
    "early_help",
    "Helen asked for help after her mother died, for Kofi, who stopped going to school, and for"
    " herself. Her sister is a manager here, so this family is kept apart from her and from her team.",
    (("tom", -62), ("nell", -56)),
    PEOPLE,
    TIES,
    VISITS,
)
