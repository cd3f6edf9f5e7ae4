"""The Carter family: Maya is fifteen, and what she tells the nurse about her health is hers. Her dad reads his own."""

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
        "neil",
        "Neil Carter",
        "adult",
        44.6,
        facts={
            "pronouns": "he/him",
            "role_in_family": "Dad of Maya and Theo",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Neil says: I worry, and then I get loud. Give me a minute. Evenings are best, after football.",
        },
        contact={
            "way": "email",
            "email": "neil.carter@family.example",
            "safe_times": "After 6 in the evening",
        },
    ),
    Person(
        "maya",
        "Maya Carter",
        "child",
        15.4,
        facts={
            "pronouns": "she/her",
            "role_in_family": "Daughter, the elder",
            "spoken_language": "English",
            "reading_language": "English",
            "notes_on_working_together": "Maya says: talk to me, not about me. I go quiet when I am thinking. What I tell Nell stays"
            " with Nell unless she tells me first.",
        },
        contact={
            "way": "text",
            "phone": "07700 900318",
            "safe_times": "School days, at lunch. Never at home.",
        },
    ),
    Person(
        "theo",
        "Theo Carter",
        "child",
        11.2,
        facts={"pronouns": "he/him", "role_in_family": "Son, the younger"},
    ),
)
TIES = (
    Tie("neil", "maya", "birth", "yes", "Named on the birth certificate", proof_seen=True),
    Tie("neil", "theo", "birth", "yes", "Named on the birth certificate", proof_seen=True),
)

VISITS = (
    Told(
        -72,
        "priya",
        "18:15",
        "19:20",
        ("neil", "maya", "theo"),
        "Neil asked the school for help, because he and Maya shout at each other most evenings and Theo"
        " goes to his room. We met at the kitchen table. Theo had made a sign that said: meeting, do"
        " not disturb.\n\n"
        "We said who we are and what we write down. We said that each of them can talk to one of us"
        " alone, and gets their own notes to read.",
        supports=("We asked each of them for one evening that had gone well. All three chose pizza night.",),
        worries=(
            Worry(
                "We asked Neil what he thinks Maya hears when he shouts.",
                "agreed",
                "That I am angry. I am not, I am scared. She is fifteen and walks home alone.",
                "neil",
            ),
        ),
        agreed=(
            Agreed("Find somebody at school whom Maya can talk to", by=-65, then=Then("kept", -66)),
            Agreed(
                "Knock before coming into Maya’s room",
                "neil",
                by=-58,
                then=Then("kept", -51, "Most days. Maya says: nine of ten."),
            ),
        ),
        seen=(Child("maya", "yes", "no", "Maya said: not today."), Child("theo", "yes", "yes")),
        next=Next(-51, "18:15", "To see how the evenings are going. Priya comes."),
        bases=("reported", "observed"),
        shares=(
            Share(
                "neil", -71, opened=-71, says=(Says("agree", -71, "Fair. It reads like us.", "Neil Carter"),)
            ),
            Share(
                "maya",
                -71,
                parts=(0, 1, 2, 5),
                opened=-70,
                says=(Says("mostly", -70, "It is not MOST evenings. It is Sundays."),),
            ),
        ),
    ),
    Told(
        -64,
        "nell",
        "12:30",
        "12:55",
        ("maya",),
        "Maya came to my room at lunch with her crisps. She asked what a school nurse does all day, and"
        " then what I would have to tell her dad.\n\n"
        "I told her: what she says about her own health stays with us, at fifteen as well, as long as"
        " she understands it. If I thought that somebody was hurting her I could not keep it to myself,"
        " and I would tell her first.",
        kind="school",
        supports=("We wrote on a card what stays between us and what cannot. Maya kept the card.",),
        agreed=(Agreed("Be in the room every Tuesday at lunch", by=-57, then=Then("kept", -57)),),
        seen=(Child("maya", "yes", "yes"),),
        bases=("observed", "observed"),
        shares=(
            Share("maya", -63, opened=-63, says=(Says("agree", -63, "ok. you said it like that", "maya c"),)),
        ),
    ),
    Told(
        -57,
        "nell",
        "12:30",
        "13:10",
        ("maya",),
        "Maya told me in confidence that she and Callum from her year have been together for"
        " three months. They are both fifteen. They have talked about sex and have not had sex yet. She wants"
        " to go to the young people’s clinic and ask about the pill. Nobody is pushing her. She said:"
        " it was me who brought it up.\n\n"
        "We talked for a long time. She could tell me in her own words how the pill works, what it does"
        " not protect from, what the law says about their age, and what she would do if she changed her"
        " mind. I believe that she understands it and can decide about this herself.\n\n"
        "She does not want her dad to know. I asked her twice and in different ways whether she might"
        " tell him. I wrote down why not: he would be sad, and then he would be loud.",
        kind="school",
        supports=(
            "We rang the young people’s clinic together and chose a time in a free period.",
            "We talked about condoms, and about saying no and saying wait. Maya laughed at my diagram.",
        ),
        worries=(
            Worry(
                "I asked whether there is anybody at all at home or in the family who could know, so"
                " that she is not alone with it.",
                "wants_time",
                "Maybe Auntie Bev. Not Dad. Not because he is horrible. Because he is my dad.",
                "maya",
            ),
        ),
        agreed=(
            Agreed(
                "Ask Maya first before we ring or write to anybody",
                by=-50,
                then=Then("kept", -50),
            ),
            Agreed("Go where we said, in the free period", "maya", by=-49, then=Then("kept", -47)),
        ),
        seen=(Child("maya", "yes", "yes"),),
        next=Next(-43, "12:30", "To hear how it was. Only Maya and Nell."),
        bases=("reported", "opinion", "reported"),
        shares=(
            Share(
                "maya",
                -57,
                opened=-56,
                remarks=(Remark(2, -56, "can you put that I said it calmly. I was calm"),),
                says=(Says("agree", -56, "yes. thank you for not making it weird", "Maya Carter"),),
            ),
        ),
    ),
    Told(
        -51,
        "priya",
        "18:15",
        "19:05",
        ("neil",),
        "Neil had made a list of things that he wants to know. The last one was whether there is a boy."
        " He said that he is her dad and has a right to know everything.\n\n"
        "We told him how it is for every family: somebody of Maya’s age may talk with a nurse in"
        " private, and we would tell him at once if we thought that she was not safe. We think that she"
        " is safe.",
        supports=("We practised one question for the car that is not about school and not about boys.",),
        worries=(
            Worry(
                "We asked Neil what he would do with the answer if he had it.",
                "disagreed",
                "I would be her dad with it. You cannot keep things from me about my own child.",
                "neil",
            ),
        ),
        agreed=(
            Agreed(
                "Send Neil a page in plain words about what is private at fifteen, and why",
                by=-47,
                then=Then("kept", -48),
            ),
            Agreed(
                "Ask Maya the car question once a week",
                "neil",
                by=-30,
                then=Then("changed", -30, "Maya asks it now. She asks better ones."),
            ),
        ),
        seen=(Child("maya", "no", "no", "She was at dance. We see her at school."),),
        bases=("reported", "observed"),
        shares=(
            Share(
                "neil",
                -50,
                opened=-50,
                remarks=(Remark(1, -50, "For every family? Show me where that is written."),),
                says=(
                    Says(
                        "different",
                        -50,
                        "I do not agree that I should not be told things. I want that written down.",
                    ),
                    Says("mostly", -47, "I read the page. I still do not like it. I see why it is there."),
                ),
            ),
        ),
    ),
    Told(
        -43,
        "nell",
        "12:30",
        "12:50",
        ("maya",),
        "Maya had been to the clinic. She said that the doctor was nice and old and asked the same"
        " questions as I did. She has the pill and a reminder on her phone that says: water the"
        " plant.\n\n"
        "I asked again whether anybody is pushing her, and whether it is still what she wants. She"
        " answered both before I had finished.",
        kind="school",
        supports=("We went through what to do when she forgets a day. She wrote it on her hand.",),
        agreed=(
            Agreed("Ask again how it is going, once a month, and not more", by=-15, then=Then("kept", -22)),
        ),
        seen=(Child("maya", "yes", "yes"),),
        bases=("reported", "observed"),
        shares=(
            Share(
                "maya",
                -42,
                opened=-41,
                says=(Says("no_sign", -41, "its fine I just dont want my name on this one"),),
            ),
        ),
    ),
    Told(
        -36,
        "priya",
        "15:30",
        "16:15",
        ("neil", "maya"),
        "We met at school with Maya’s tutor about maths. Maya has caught up with four of the six"
        " pieces. Neil said well done before anybody told him to. Maya said that she would like the six"
        " pieces to be talked about less.",
        kind="meeting",
        supports=("The tutor keeps a desk free for Maya on Thursdays, with headphones allowed.",),
        worries=(
            Worry(
                "Maya was late on five mornings. We asked both of them what happens between seven and eight.",
                "another_idea",
                "If Dad wakes me ONCE I get up. If he does it four times I do not.",
                "maya",
            ),
        ),
        agreed=(
            Agreed(
                "Wake Maya once",
                "neil",
                by=-20,
                then=Then("kept", -22, "It works. I do not understand it, but it works."),
            ),
            Agreed(
                "Hand in the last two pieces",
                "maya",
                by=-22,
                then=Then("not_kept", -20, "One is in. The other one needs the library."),
            ),
        ),
        seen=(Child("maya", "yes", "no", "It was a meeting. Nell sees her alone."),),
        bases=("observed",),
        written=-33,
        shares=(
            Share(
                "neil", -33, parts=(0, 1, 2, 3, 4), opened=-32, says=(Says("agree", -32, "", "Neil Carter"),)
            ),
            Share("maya", -33, opened=-32, says=(Says("agree", -32, "you left the capitals in lol"),)),
        ),
    ),
    Told(
        -22,
        "nell",
        "12:30",
        "13:00",
        ("maya",),
        "Maya and Callum have broken up, on a Sunday, by message. She cried and then she ate my"
        " biscuits. She wants to stay on the pill for now because it helps with her periods. We agreed"
        " that she can change her mind about that at any time.\n\n"
        "She has told her Auntie Bev. She said that it was easier than she thought.",
        kind="school",
        supports=(
            "We looked at who is there for her this week: Bev, Ines from dance, and Theo, who made toast.",
        ),
        worries=(
            Worry(
                "I asked Maya once more about her dad, now that Bev knows.",
                "wants_time",
                "I might tell him when I am about thirty.",
                "maya",
            ),
        ),
        seen=(Child("maya", "yes", "yes"),),
        bases=("reported", "reported"),
        shares=(
            Share(
                "maya",
                -21,
                opened=-20,
                says=(Says("talk", -20, "can we talk on tuesday instead of me writing"),),
            ),
        ),
    ),
    Told(
        -9,
        "priya",
        "18:15",
        "19:00",
        ("neil", "theo"),
        "Neil said that there were two loud evenings in three weeks, and that he went round the block"
        " both times. Theo keeps a chart of it, in colours. Theo said that he comes out of his room"
        " when it is a green day.",
        supports=(
            "We told Neil what we see: he stops, he goes out, he comes back and says sorry. That is hard to do.",
        ),
        worries=(
            Worry(
                "We asked who looks after Neil when he is worried at night.",
                "partly",
                "My sister Bev, when I let her. I will ring her on Fridays.",
                "neil",
            ),
        ),
        agreed=(
            Agreed("Go with Theo to the first evening of the chess club", by=2),
            Agreed("Ring Bev on Fridays", "neil", by=6),
        ),
        seen=(
            Child("theo", "yes", "yes"),
            Child("maya", "no", "no", "She was at dance. Nell sees her every Tuesday."),
        ),
        next=Next(9, "18:15", "To look back at ten weeks, all three and Priya. Pizza comes as well."),
        bases=("reported",),
        shares=(Share("neil", -8),),
    ),
    Told(
        -4,
        "nell",
        "12:30",
        "12:50",
        ("maya",),
        "Maya has handed in the last piece of maths. She told me a joke about a nurse that I will not"
        " write down. She is sleeping and eating, and she still wants the clinic to be nobody’s"
        " business but hers.",
        kind="school",
        supports=("We put her next clinic day into her phone, under the plant.",),
        agreed=(Agreed("Keep Tuesdays free for as long as Maya wants", by=10),),
        seen=(Child("maya", "yes", "yes"),),
        next=Next(6, "12:30", "Lunch. Bring crisps."),
        bases=("reported",),
        shares=(Share("maya", -3),),
    ),
)

CARTER = Story(
    "Carter",
    "early_help",
    "Neil and Maya asked for help to have calmer evenings. Each of them has somebody of their own to"
    " talk to, and each gets their own notes.",
    (("priya", -73), ("nell", -65)),
    PEOPLE,
    TIES,
    VISITS,
)
