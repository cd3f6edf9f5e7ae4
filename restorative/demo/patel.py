"""The Patel family: Priya promised a call and did not ring. She said sorry, gave a new date, and kept it."""

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
        "meera",
        "Meera Patel",
        "adult",
        33.3,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Mum of Anika and Rohan",
            "spoken_language": "English and Gujarati",
            "reading_language": "English",
            "notes_on_working_together": "Meera says: if you say Friday, I keep Friday free. If it cannot be Friday, tell me on"
            " Thursday. I run a shop and every hour is somebody’s.",
        },
        contact={"way": "text", "phone": "07700 900456", "safe_times": "Before 9, or 2 to 4"},
    ),
    Person(
        "sanjay",
        "Sanjay Patel",
        "adult",
        36.9,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Dad of Anika and Rohan",
            "spoken_language": "English and Gujarati",
            "reading_language": "English",
        },
    ),
    Person("anika", "Anika Patel", "child", 7.6, facts={"pronouns": "she/her", "role_in_family": "Daughter"}),
    Person("rohan", "Rohan Patel", "child", 2.9, facts={"pronouns": "he/him", "role_in_family": "Son"}),
)
TIES = (
    Tie("meera", "anika", "birth", "yes", "Mother", proof_seen=True),
    Tie("meera", "rohan", "birth", "yes", "Mother", proof_seen=True),
    Tie("sanjay", "anika", "birth", "yes", "Married to the mother"),
    Tie("sanjay", "rohan", "birth", "yes", "Married to the mother"),
)

VISITS = (
    Told(
        -58,
        "priya",
        "14:15",
        "15:10",
        ("meera", "rohan"),
        "We sat behind the shop. Rohan does not speak yet and does not like to be looked at. He lined"
        " up forty tins by colour, and took Priya’s hand to the one that was missing. Meera thinks that"
        " he sees the world in a way of his own. So do we.",
        supports=("We wrote down with Meera what Rohan can do. It took two pages.",),
        worries=(
            Worry(
                "Rohan’s two-year check was missed. We asked what happened, and whether we can help"
                " with a new one.",
                "agreed",
                "The letter went to our old place. I only knew when they wrote that I had not come.",
                "meera",
            ),
        ),
        agreed=(
            Agreed("Ask for a new date for Rohan’s check", by=-51, then=Then("kept", -52)),
            Agreed(
                "Film Rohan playing for one minute a day",
                "meera",
                by=-44,
                then=Then("kept", -44, "It is more like ten minutes."),
            ),
        ),
        seen=(Child("rohan"), Child("anika", "no", "no", "She was at school.")),
        bases=("observed",),
        shares=(
            Share(
                "meera",
                -57,
                opened=-56,
                says=(Says("agree", -56, "Forty-two tins. He would want you to know.", "Meera Patel"),),
            ),
        ),
    ),
    Told(
        -51,
        "priya",
        "10:00",
        "10:45",
        ("rohan",),
        "At nursery Rohan stays by the window and watches the buses. When the number six came he said:"
        " six. Nobody had heard him speak before. The key worker wrote the time on her hand.",
        kind="school",
        supports=("The nursery lets Rohan start by the window every day, without a fuss.",),
        agreed=(
            Agreed(
                "Ring Meera the same day, so that she hears it from us",
                by=-51,
                then=Then("kept", -51, "She closed the shop for ten minutes to cry."),
            ),
        ),
        seen=(Child("rohan", "yes", "yes"),),
        bases=("observed",),
        shares=(
            Share(
                "meera",
                -50,
                parts=(0, 1),
                opened=-50,
                remarks=(Remark(0, -50, "I have read this to everybody who came in for milk."),),
            ),
        ),
    ),
    Told(
        -44,
        "priya",
        "8:30",
        "8:45",
        ("meera",),
        "The check is done. The next step is a talk with the speech therapist, and there is a long"
        " list. Meera wants a date so that she can find somebody for the shop.",
        kind="phone",
        supports=("We wrote to the speech therapist and sent the films.",),
        agreed=(
            Agreed(
                "Send Meera the name of a group for parents of children who speak late",
                by=-40,
                then=Then("kept", -41),
            ),
        ),
        bases=("reported",),
        shares=(Share("meera", -43, opened=-42, says=(Says("agree", -42),)),),
    ),
    Told(
        -37,
        "priya",
        "14:15",
        "15:20",
        ("meera", "sanjay", "rohan"),
        "Sanjay said that he was a late talker as well, and that it is nothing. Meera said that it can"
        " be nothing and still need help. They do not agree, and they told each other so in a kind way,"
        " over the samosas.\n\n"
        "They both want to hear what the therapist says.",
        supports=(
            "We showed both of them three games with turns in them. Sanjay was better at it than Priya.",
        ),
        worries=(
            Worry(
                "We asked Sanjay what it would cost to find out early, and what it would cost to wait.",
                "disagreed",
                "You will put a label on him, and it will stick to him all his life.",
                "sanjay",
            ),
        ),
        agreed=(
            Agreed(
                "Ring Meera in a week, at half past two, with the therapist’s date",
                by=-30,
                then=Then(
                    "not_kept",
                    -27,
                    "I did not ring, and I did not say that I could not. I have told Meera that I am sorry. I ring on a new day.",
                ),
            ),
            Agreed(
                "Play the turn game before bed",
                "sanjay",
                by=-20,
                then=Then("kept", -20, "Rohan fetches the box himself."),
            ),
        ),
        seen=(Child("rohan"), Child("anika", "yes", "no", "She was doing the till with her gran.")),
        bases=("observed", "reported"),
        shares=(
            Share("meera", -36, opened=-35, says=(Says("agree", -35, "", "Meera Patel"),)),
            Share("sanjay", -36),
        ),
    ),
    Told(
        -29,
        "priya",
        "8:40",
        "8:45",
        ("meera",),
        "Meera wrote: You said half past two. I had my cousin in the shop and the phone in my hand"
        " until four. Did something happen?\n\n"
        "Nothing had happened. Priya had moved the call in her diary and had not told anybody.",
        kind="message",
        agreed=(
            Agreed("Come and say sorry in person, with no other business", by=-27, then=Then("kept", -27)),
        ),
        bases=("reported", "observed"),
        shares=(Share("meera", -29, opened=-29),),
    ),
    Told(
        -27,
        "priya",
        "14:15",
        "14:35",
        ("meera",),
        "Priya came to say sorry. She said what had happened: another call ran over, she moved Meera’s"
        " in her diary, and she did not tell her. It was Priya’s mistake and nobody else’s.\n\n"
        "Meera said what it had done. She had paid her cousin for the afternoon. She had thought that"
        " the news was bad and that nobody dared to say it. She did not sleep.",
        supports=(
            "We asked Meera what would put it right. She wants a text on the day before, every time.",
            "The therapist’s date is in three weeks. We wrote it on the wall behind the till.",
        ),
        agreed=(
            Agreed("Ring Meera at half past two, one week from now", by=-20, then=Then("kept", -20)),
            Agreed("Text Meera on the day before each call or visit", by=-6, then=Then("kept", -6)),
            Agreed(
                "Have a colleague ring in Priya’s place when Priya cannot",
                by=-6,
                then=Then("kept", -13, "A colleague rang once, and knew only what to say."),
            ),
        ),
        bases=("observed", "reported"),
        shares=(
            Share(
                "meera",
                -27,
                opened=-26,
                remarks=(
                    Remark(0, -26, "Nobody from an office has ever written down that it was their mistake."),
                ),
                says=(
                    Says("more_time", -26, "I am still cross. I will answer when I am less cross."),
                    Says(
                        "agree",
                        -23,
                        "I accept the sorry. It is all in here, mine as well as yours.",
                        "Meera Patel",
                    ),
                ),
            ),
        ),
    ),
    Told(
        -20,
        "priya",
        "14:30",
        "14:50",
        ("meera",),
        "Priya rang at half past two. Meera picked up before it rang, and said: look at that. We talked"
        " about what the therapist will ask, and about what Meera wants to ask her.",
        kind="phone",
        supports=("We wrote down Meera’s four questions and sent them to the therapist.",),
        agreed=(
            Agreed("Come with her to the therapist, to write things down", by=-6, then=Then("kept", -6)),
        ),
        bases=("observed",),
        shares=(Share("meera", -20, opened=-19, says=(Says("agree", -19, "On the dot.", "Meera Patel"),)),),
    ),
    Told(
        -6,
        "priya",
        "11:00",
        "12:10",
        ("meera", "sanjay", "rohan"),
        "The therapist sat on the floor and lined up tins. She said that Rohan understands a great"
        " deal, and that he will need pictures and time. She did not use a label, and she said why: it"
        " is too early for one. Sanjay asked more than anybody.",
        kind="meeting",
        supports=("We made the first six picture cards together. Bus is number one.",),
        worries=(
            Worry(
                "We asked both of them how they will do it when they do not agree.",
                "another_idea",
                "Whoever put him to bed decides the next day. We tried it with the cat.",
                "sanjay",
            ),
        ),
        agreed=(
            Agreed("Make twenty more cards", by=4),
            Agreed("Use the cards at breakfast", "meera", by=7),
        ),
        seen=(
            Child("rohan"),
            Child("anika", "no", "no", "She was at school. We will see her next time, she has asked twice."),
        ),
        next=Next(5, "14:15", "Anika’s turn. Priya comes and texts on the day before."),
        bases=("observed",),
        written=-4,
        shares=(Share("meera", -4), Share("sanjay", -4)),
    ),
)

PATEL = Story(
    "Patel",
    "early_help",
    "Meera asked for help for Rohan, who does not speak much yet. We help the family to be seen soon,"
    " and to play with him in a way that suits him.",
    (("tom", -68),),
    PEOPLE,
    TIES,
    VISITS,
)
