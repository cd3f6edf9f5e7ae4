"""The Novak family: a mother with a learning disability, who reads short sentences and knows her own mind."""

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
        "jana",
        "Jana Novak",
        "adult",
        26.3,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Ella’s mum",
            "spoken_language": "English",
            "reading_language": "English",
            "reading_needs": ["easy_read", "read_aloud"],
            "notes_on_working_together": "Jana says: one thing at a time. Short words. Show me, then I do it. Do"
            " not talk to my mum instead of me.",
        },
        contact={"way": "in_person", "safe_times": "Mornings, after nursery starts"},
    ),
    Person(
        "marta",
        "Marta Novak",
        "adult",
        52.8,
        facts={"pronouns": "she/her", "role_in_family": "Jana’s mother, Ella’s gran"},
    ),
    Person(
        "ella", "Ella Novak", "child", 2.6, facts={"pronouns": "she/her", "role_in_family": "Jana’s daughter"}
    ),
)
TIES = (
    Tie("jana", "ella", "birth", "yes", "Mother", proof_seen=True),
    Tie("marta", "ella", "grandparent", "no"),
)

VISITS = (
    Told(
        -70,
        "grace",
        "9:30",
        "10:15",
        ("jana", "ella"),
        "Jana showed us the flat. Ella has her own bed. Ella sat on Jana’s knee.\n\n"
        "We said who we are. We said why we come. Jana said it back to us.",
        supports=("We made a picture card. It shows who comes and when.",),
        agreed=(
            Agreed("Write in short sentences", by=-62, then=Then("kept", -62)),
            Agreed("Read every note to Jana, if she wants", by=-62, then=Then("kept", -62)),
        ),
        seen=(Child("ella"),),
        next=Next(-62, "9:30", "To ask Jana what she wants. Grace comes."),
        bases=("observed", "observed"),
        shares=(
            Share("jana", -69, opened=-68, says=(Says("agree", -68, "It is short. I like that.", "Jana"),)),
        ),
    ),
    Told(
        -62,
        "grace",
        "9:30",
        "10:30",
        ("jana", "ella"),
        "We asked Jana what she wants. She wants Ella to sleep at night. She wants people to ask her and not her"
        " mum.",
        supports=(
            "We asked Jana if she wants an advocate. An advocate is somebody on her side. She said yes.",
        ),
        worries=(
            Worry(
                "Ella goes to bed at ten o’clock. That is late for a child of two. We said why sleep matters.",
                "agreed",
                "She is not tired before. And I am scared she cries.",
                "jana",
            ),
        ),
        agreed=(
            Agreed("Find an advocate", by=-45, then=Then("kept", -47)),
            Agreed("Make a bedtime chart with pictures", by=-55, then=Then("kept", -55)),
        ),
        seen=(Child("ella"),),
        bases=("reported",),
        shares=(Share("jana", -62, opened=-61, says=(Says("agree", -61),)),),
    ),
    Told(
        -55,
        "grace",
        "16:30",
        "17:30",
        ("jana", "ella"),
        "We did bath, book and bed together. Jana chose the pictures for the chart. Ella put them on the wall.",
        kind="direct_work",
        supports=("We showed it once. Then Jana did it, and we watched.",),
        agreed=(
            Agreed(
                "Do bath, book and bed each night",
                "jana",
                by=-45,
                then=Then("kept", -45, "Six nights of seven."),
            ),
        ),
        seen=(Child("ella"),),
        bases=("observed",),
        shares=(
            Share(
                "jana",
                -54,
                opened=-53,
                remarks=(Remark(0, -53, "Ella picked the duck."),),
                says=(Says("agree", -53, "We did it again today.", "Jana Novak"),),
            ),
        ),
    ),
    Told(
        -45,
        "grace",
        "10:00",
        "10:40",
        ("ella",),
        "Ella played with water and cups at nursery. She says many words. She asked for Mama twice, and was happy"
        " when we said: soon.",
        kind="school",
        supports=("We told the nursery to talk to Jana first.",),
        seen=(Child("ella", "yes", "yes"),),
        bases=("observed",),
        shares=(Share("jana", -44, parts=(0, 1), opened=-43, says=(Says("agree", -43),)),),
    ),
    Told(
        -38,
        "grace",
        "9:30",
        "10:30",
        ("jana", "marta", "ella"),
        "Marta cooked while we talked. She said that she comes every day. We think that Marta’s help is a strength"
        " of this family.",
        supports=("We asked Jana and Marta who does what. We wrote it on one page.",),
        worries=(
            Worry(
                "Jana wants to cook. We asked Marta to let her try, even when it takes longer.",
                "partly",
                "Yes. But she burns things.",
                "marta",
            ),
        ),
        agreed=(Agreed("Cook one dinner together", by=-31, then=Then("kept", -31)),),
        seen=(Child("ella"),),
        bases=("opinion",),
        shares=(
            Share(
                "jana",
                -37,
                opened=-36,
                remarks=(Remark(0, -36, "This is not a strength. She takes over."),),
                says=(
                    Says(
                        "different",
                        -36,
                        "You say Mum helps me. I say she does it so I cannot learn. Write that.",
                    ),
                ),
            ),
        ),
    ),
    Told(
        -31,
        "grace",
        "11:00",
        "12:15",
        ("jana",),
        "We cooked pasta. Jana read the packet, and we read the hard words. Nothing burned. Her advocate was there"
        " and wrote down what Jana said.",
        supports=("We left a recipe with pictures.",),
        agreed=(
            Agreed("Bring a timer that beeps", by=-24, then=Then("kept", -24)),
            Agreed("Cook twice a week", "jana", by=-10, then=Then("kept", -10)),
        ),
        bases=("observed",),
        shares=(Share("jana", -30, opened=-29, says=(Says("mostly", -29, "It was macaroni."),)),),
    ),
    Told(
        -24,
        "grace",
        "9:30",
        "10:20",
        ("jana", "ella"),
        "Ella walked to the low table. A cup of hot tea stood on it. Jana moved it when we said so.",
        supports=("We looked for other hot things together. Jana found three before we did.",),
        worries=(
            Worry(
                "Hot tea can burn a child badly. We asked where the cup could go instead.",
                "agreed",
                "On top of the fridge. I will put tape there.",
                "jana",
            ),
        ),
        agreed=(
            Agreed("Put hot drinks on the fridge", "jana", by=-17, then=Then("kept", -17)),
            Agreed(
                "Bring a cup with a lid",
                by=-17,
                then=Then("not_kept", -8, "We forgot. We brought it a week late."),
            ),
        ),
        seen=(Child("ella"),),
        bases=("observed",),
        shares=(
            Share(
                "jana",
                -23,
                opened=-22,
                says=(Says("no_sign", -22, "I do not sign papers. I signed one once and it was not good."),),
            ),
        ),
    ),
    Told(
        -17,
        "grace",
        "9:30",
        "9:50",
        ("jana",),
        "Jana rang us. Ella had a cold and slept badly. Jana asked what to do. We rang the surgery together.",
        kind="phone",
        supports=("We said: you noticed it early. That was good care.",),
        agreed=(Agreed("Ring back to ask how Ella is", by=-16, then=Then("kept", -16)),),
        bases=("reported",),
        shares=(Share("jana", -16, opened=-15),),
    ),
    Told(
        -11,
        "grace",
        "9:30",
        "9:40",
        (),
        "Nobody came to the door. The chart in the window says that Jana is at the toddler group on this day. We"
        " had picked a bad time. We will ask her.",
        agreed=(Agreed("Ask Jana for a better time", by=-9, then=Then("kept", -9)),),
    ),
    Told(
        -8,
        "grace",
        "10:30",
        "11:30",
        ("jana", "ella"),
        "Ella sleeps from half past seven now. Jana cooked soup and told us each step. She wants to do nursery"
        " drop-off without her mum.",
        supports=("We walked the way to nursery together and took a photo at each corner.",),
        worries=(
            Worry(
                "The big road has no crossing. We asked Jana to show us how she crosses it with Ella.",
                "another_idea",
                "I go round by the shop. It is longer but there is a green man.",
                "jana",
            ),
        ),
        agreed=(
            Agreed("Print the photos as a map", by=-3, then=Then("kept", -3)),
            Agreed("Walk to nursery without Gran on one day", "jana", by=1),
        ),
        seen=(Child("ella"),),
        bases=("observed",),
        shares=(Share("jana", -7, opened=-6, says=(Says("talk", -6, "Can we talk about Mum?"),)),),
    ),
    Told(
        -3,
        "grace",
        "9:30",
        "10:15",
        ("jana", "ella"),
        "We talked about Jana’s mum. Jana wants to tell her: please wait until I ask. We practised it. Ella drew"
        " on the back of our notes.",
        supports=("We will be there when Jana tells her, and we will let Jana talk.",),
        agreed=(
            Agreed("Come when Jana talks with her mum", by=4),
            Agreed("Choose the day for the talk", "jana", by=2),
        ),
        seen=(Child("ella"),),
        next=Next(4, "9:30", "Jana talks with her mum. Grace comes, and the advocate."),
        bases=("reported",),
        shares=(Share("jana", -2),),
    ),
)

NOVAK = Story(
    "Novak",
    "early_help",
    "Jana asked for help with sleep and with learning new things for Ella. We show, she does. We write short"
    " sentences.",
    (("grace", -71),),
    PEOPLE,
    TIES,
    VISITS,
)
