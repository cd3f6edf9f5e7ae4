"""The Ahmed family: here for four months, Urdu at home. The father interpreted; from then on an interpreter does."""

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

URDU = {"spoken_language": "Urdu", "reading_language": "Urdu", "needs_interpreter": True}

PEOPLE = (
    Person(
        "saima",
        "Saima Ahmed",
        "adult",
        34.2,
        facts=URDU
        | {
            "preferred_name": "Saima",
            "pronouns": "she/her",
            "role_in_family": "Mother of Zara and Bilal",
            "notes_on_working_together": "Saima wants to speak for herself, with the same interpreter each time,"
            " a woman. Ask her first whether somebody else may be in the room.",
        },
        contact={"way": "email", "email": "saima.ahmed@family.example", "safe_times": "Any morning"},
    ),
    Person(
        "imran",
        "Imran Ahmed",
        "adult",
        33.6,
        facts=URDU
        | {
            "pronouns": "he/him",
            "role_in_family": "Father of Zara and Bilal",
            "notes_on_working_together": "Imran works late shifts. He likes to know beforehand what we will ask.",
        },
    ),
    Person(
        "zara",
        "Zara Ahmed",
        "child",
        12.1,
        facts={"pronouns": "she/her", "role_in_family": "Daughter", "spoken_language": "Urdu and English"},
    ),
    Person("bilal", "Bilal Ahmed", "child", 6.5, facts={"pronouns": "he/him", "role_in_family": "Son"}),
    Person("baby", "Baby Ahmed", "child", due=72, facts={"role_in_family": "On the way"}),
)
TIES = (
    Tie("saima", "zara", "birth", "yes", "Mother", proof_seen=True),
    Tie("saima", "bilal", "birth", "yes", "Mother", proof_seen=True),
    Tie("imran", "zara", "birth", "yes", "Married to the mother", proof_seen=True),
    Tie("imran", "bilal", "birth", "yes", "Married to the mother", proof_seen=True),
)

VISITS = (
    Told(
        -63,
        "tom",
        "16:00",
        "17:00",
        ("saima", "imran", "bilal"),
        "We came because the school asked for help for Zara, who misses many days. Imran made tea and interpreted"
        " for Saima. She said little, and we do not know what of our words reached her.\n\n"
        "That was our mistake: we should have brought an interpreter. We said so.",
        supports=(
            "We gave Imran the dates for the school uniform grant, and filled in the first page with him.",
        ),
        worries=(
            Worry(
                "Somebody from the family cannot interpret when it is about the children. We said why.",
                "partly",
                "I know what my wife thinks. But bring somebody, if it must be.",
                "imran",
            ),
        ),
        agreed=(Agreed("Come back with an interpreter for Urdu, a woman", by=-56, then=Then("kept", -56)),),
        seen=(Child("bilal"), Child("zara", "no", "no", "She was at her friend’s.")),
        next=Next(-56, "10:00", "To explain everything again, with an interpreter."),
        bases=("observed", "opinion"),
        shares=(Share("imran", -62),),
    ),
    Told(
        -56,
        "tom",
        "10:00",
        "11:30",
        ("saima", "imran"),
        "With an interpreter we began again: who we are, why the school asked us, what we may do and what we may"
        " not, and what rights the family has. Then Saima told it back to us in her own words.\n\n"
        "She had thought that we decide about visas. We do not, and we tell nothing to those who do without a"
        " reason that we would explain.",
        supports=(
            "We said sorry for the first visit.",
            "We left the same explanation as a recording in Urdu.",
        ),
        worries=(
            Worry(
                "Zara has missed eleven school days. We asked what she does on those days.",
                "none_yet",
                "میں خود بات کرنا چاہتی ہوں۔",
                "saima",
            ),
        ),
        agreed=(
            Agreed("Meet Saima by herself, with the same interpreter", by=-49, then=Then("kept", -49)),
            Agreed("Look for Zara’s vaccination card", "saima", by=-45, then=Then("kept", -49)),
        ),
        next=Next(-49, "10:00", "To hear from Saima alone. The same interpreter comes."),
        bases=("observed", "reported"),
        shares=(
            Share(
                "saima",
                -55,
                opened=-54,
                says=(
                    Says(
                        "agree",
                        -54,
                        "جی ہاں، یہ درست ہے۔ اب مجھے سمجھ آ گئی ہے کہ آپ کیوں آتے ہیں۔",
                        "صائمہ احمد",
                    ),
                ),
            ),
            Share("imran", -55),
        ),
    ),
    Told(
        -49,
        "tom",
        "10:00",
        "11:00",
        ("saima",),
        "Saima chose the kitchen. She said that she feels like a guest in a house where everybody else knows the"
        " rules. She wants to learn English and to take Bilal to school herself. She is expecting a baby and has"
        " seen nobody about it yet.",
        supports=(
            "We rang the midwife together, with the interpreter on the line.",
            "We found an English class with a crèche.",
        ),
        worries=(
            Worry(
                "Nobody has looked after Saima’s health in five months. We asked what stands in the way.",
                "wants_time",
                "مجھے سوچنے کے لیے کچھ وقت چاہیے۔",
                "saima",
            ),
        ),
        agreed=(
            Agreed("Book an interpreter with the midwife", by=-44, then=Then("kept", -46)),
            Agreed("Go to see the midwife", "saima", by=-40, then=Then("kept", -41)),
        ),
        bases=("reported",),
        shares=(Share("saima", -48, opened=-47, says=(Says("more_time", -47),)),),
    ),
    Told(
        -42,
        "tom",
        "13:00",
        "13:45",
        ("zara",),
        "Zara showed us the library. She is good at maths and helps two others with it. On the days she missed"
        " she went with her mother to appointments, to interpret. She was proud of it, and tired.",
        kind="school",
        supports=("We told Zara that interpreting is our job, and that we will see to it.",),
        worries=(
            Worry(
                "We asked Zara whether she ever had to say something for her mother that was too hard for her.",
                "distressed",
                "Once, about the baby. I did not know the word.",
                "zara",
            ),
        ),
        agreed=(Agreed("Ask the surgery to book an interpreter every time", by=-38, then=Then("kept", -39)),),
        seen=(Child("zara", "yes", "yes"),),
        bases=("reported",),
    ),
    Told(
        -35,
        "tom",
        "10:00",
        "11:00",
        ("saima", "imran", "zara"),
        "We told Saima and Imran what Zara allowed us to tell: that she misses school to interpret. Both were"
        " surprised that it was so many days. Imran asked who pays for interpreters. Nobody in the family does.",
        supports=("The surgery now books an interpreter each time. We showed how to ask for it.",),
        worries=(
            Worry(
                "Zara is not to interpret for grown-ups, not even once more. We said what it does to her.",
                "partly",
                "زیادہ تر ٹھیک ہے، لیکن زارا میرے ساتھ ڈاکٹر کے پاس صرف ایک بار گئی تھی۔",
                "saima",
            ),
        ),
        agreed=(
            Agreed("See that Zara goes to school every day", "saima", by=-14, then=Then("kept", -14)),
            Agreed("Ask the school to let Zara catch up in maths club", by=-28, then=Then("kept", -30)),
        ),
        seen=(Child("zara", "yes", "no", "She wanted her parents to hear it from us together."),),
        bases=("observed",),
        shares=(
            Share(
                "saima",
                -34,
                opened=-33,
                remarks=(Remark(2, -33, "براہ کرم اگلی بار بھی یہی مترجم بھیجیں۔"),),
                says=(Says("mostly", -33, "زارا میرے ساتھ ڈاکٹر کے پاس صرف ایک بار گئی تھی۔"),),
            ),
            Share("imran", -34),
        ),
    ),
    Told(
        -28,
        "priya",
        "10:00",
        "11:15",
        ("saima", "bilal"),
        "The boiler has been broken for nine days. Bilal wore his coat and showed us his drawings of dragons."
        " Saima had written to the landlord in Urdu and in English.",
        supports=(
            "We brought two heaters and rang the landlord with Saima. She spoke first.",
            "We asked the council’s housing team to inspect the boiler.",
        ),
        agreed=(
            Agreed(
                "See that the boiler is mended",
                by=-24,
                then=Then(
                    "changed",
                    -24,
                    "The part took longer. The heaters stayed until it was mended a week later.",
                ),
            ),
        ),
        seen=(Child("bilal"),),
        bases=("observed",),
        shares=(
            Share("saima", -27, opened=-26, says=(Says("talk", -26, "میں اس بارے میں بات کرنا چاہتی ہوں۔"),)),
        ),
    ),
    Told(
        -21,
        "tom",
        "10:00",
        "10:20",
        ("saima",),
        "The interpreter did not come: we had booked the wrong day. We did not go on without one. We said sorry"
        " with the little Urdu we have, and Saima laughed and corrected it.",
        agreed=(
            Agreed("Bring the interpreter on the right day", by=-14, then=Then("kept", -14)),
            Agreed(
                "Send the date in Urdu two days before each visit",
                by=-16,
                then=Then(
                    "not_kept", -15, "We sent it in English. From now on the interpreters’ office sends it."
                ),
            ),
        ),
        bases=("observed",),
        shares=(Share("saima", -21, opened=-20, says=(Says("agree", -20),)),),
    ),
    Told(
        -14,
        "tom",
        "10:00",
        "11:00",
        ("saima", "imran", "bilal"),
        "Saima has been to three English lessons. She took Bilal to school on all five days and met two other"
        " mothers. Zara has not missed a day. Imran said that the house is louder now, and that he likes it.",
        supports=("We planned with both of them who takes Bilal to school when the baby comes.",),
        worries=(
            Worry(
                "There is no cot and no plan yet for the first weeks. We asked who will be there at night.",
                "agreed",
                "My sister can come for two weeks. I will ask for earlier shifts.",
                "imran",
            ),
        ),
        agreed=(
            Agreed("Bring the form for the baby grant", by=-7, then=Then("kept", -9)),
            Agreed("Ask for earlier shifts", "imran", by=10),
        ),
        seen=(Child("bilal"), Child("zara", "no", "no", "She was at school, where she should be.")),
        next=Next(-4, "10:00", "To fill in the form for the baby grant. The same interpreter comes."),
        bases=("reported",),
        shares=(
            Share(
                "saima", -14, opened=-13, says=(Says("agree", -13, "شکریہ۔ کلاس بہت اچھی ہے۔", "صائمہ احمد"),)
            ),
            Share("imran", -13),
        ),
    ),
    Told(
        -4,
        "tom",
        "10:00",
        "11:00",
        ("saima",),
        "Saima opened the door and said in English: come in, sit down, tea? We filled in the form for the baby"
        " grant. The midwife says that all is well.",
        supports=("We asked the class to keep Saima’s place until after the baby is born.",),
        worries=(
            Worry(
                "Saima carries the shopping up four floors. We asked who else could.",
                "another_idea",
                "I do it in two bags on two days. My neighbour takes the big one.",
                "saima",
            ),
        ),
        agreed=(
            Agreed("Ring the housing team about a flat lower down", by=2),
            Agreed("Rest in the afternoon", "saima", by=6),
        ),
        next=Next(6, "10:00", "To talk about the weeks after the birth. Tom and the same interpreter come."),
        bases=("observed",),
        shares=(Share("saima", -3),),
    ),
)

AHMED = Story(
    "Ahmed",
    "early_help",
    "Zara missed many school days. The family has been here for four months and asked how things work. We work with"
    " them on school, on health, and on being understood.",
    (("tom", -64), ("priya", -40)),
    PEOPLE,
    TIES,
    VISITS,
)
