"""The Bell family: two children, two fathers, one of whom is said to harm. Nothing is shared with him."""

from restorative.demo.bell_more import TAKEN_BACK
from restorative.demo.bell_people import DRAFT, PEOPLE, PROTECTED, TIES
from restorative.demo.story import (
    Agreed,
    Child,
    Harm,
    Next,
    Remark,
    Says,
    Share,
    Story,
    Then,
    Told,
    Worry,
)

VISITS = (
    Told(
        -75,
        "priya",
        "10:00",
        "11:10",
        ("amina",),
        "Amina asked for somewhere quiet to talk, so we met at our office. She said that Ryan has shouted at her"
        " and pushed her, and that Jaden has begun to sleep in her bed.\n\n"
        "We said who we are, why we are here, what we write down and who can read it. Amina chose what to write,"
        " and we read it back to her.",
        kind="office",
        supports=(
            "We rang the domestic abuse service together. They will ring Amina at a time that she chose.",
            "We made a plan for tonight, and for any night when she wants to leave.",
        ),
        worries=(
            Worry(
                "We are worried about what Jaden and Lily hear at night.",
                "agreed",
                "I thought they were asleep. I know they are not.",
                "amina",
            ),
        ),
        agreed=(
            Agreed(
                "Meet at the office or at school for now, and never come unasked",
                by=-54,
                then=Then("kept", -54),
            ),
            Agreed("Ring the school, so that Jaden has somebody to go to", by=-72, then=Then("kept", -73)),
            Agreed(
                "Talk with the one we rang together when she rings back",
                "amina",
                by=-70,
                then=Then("kept", -69),
            ),
        ),
        next=Next(-54, "13:30", "To talk about how the children are. Only Priya comes."),
        bases=("reported", "observed"),
        shares=(
            Share(
                "amina",
                -75,
                opened=-74,
                says=(
                    Says("not_safe", -74, "Not now please. He looks at my phone."),
                    Says("agree", -66, "I read it at my mum’s. It is what I said.", "Amina Bell"),
                ),
            ),
        ),
    ),
    Told(
        -68,
        "priya",
        "13:15",
        "14:00",
        ("jaden",),
        "Jaden and Priya drew his house with everybody in it. He put Lily in the top bunk, next to him. He said"
        " that he likes school, and Mr Hale, and spaghetti.",
        kind="school",
        supports=(
            "We asked who he goes to when he is worried. He chose Mr Hale, and we told Mr Hale together.",
        ),
        worries=(
            Worry(
                "We asked Jaden whether it is his job to look after Lily at night. We said that it is a job for"
                " grown-ups.",
                "another_idea",
                "I put my headphones on her. Then I count to a hundred.",
                "jaden",
            ),
        ),
        agreed=(Agreed("Tell Mum what Jaden said, because he asked us to", by=-66, then=Then("kept", -67)),),
        seen=(Child("jaden", "yes", "yes"),),
        bases=("observed",),
        shares=(
            Share(
                "amina",
                -67,
                parts=(0, 1, 2, 3, 4, 5),
                opened=-66,
                remarks=(Remark(3, -66, "I cried when I read this. I did not know about the headphones."),),
                says=(Says("mostly", -66, "Yes. It was two nights, not every night."),),
            ),
        ),
    ),
    Told(
        -54,
        "priya",
        "13:30",
        "14:40",
        ("amina", "lily"),
        "Ryan moved out ten days ago. Amina said that the flat is quiet and that the quiet is strange. Lily"
        " showed us her ducks and fell asleep on the sofa.\n\n"
        "Amina has changed the locks and told the school who may collect the children.",
        supports=(
            "We filled in the housing form together and sent it from the kitchen table.",
            "We gave Amina the number of the night line, written on a shopping list.",
        ),
        worries=(
            Worry(
                "Lily has missed two appointments for her eyes. We asked what got in the way.",
                "agreed",
                "I could not face a waiting room. I can now.",
                "amina",
            ),
        ),
        agreed=(
            Agreed("Ring the eye clinic and ask for a new date", by=-50, then=Then("kept", -51)),
            Agreed(
                "Take Lily to the eye clinic",
                "amina",
                by=-40,
                then=Then("kept", -41, "Lily has glasses now."),
            ),
        ),
        seen=(Child("lily"), Child("jaden", "no", "no", "He was at school. We saw him there two weeks ago.")),
        next=Next(-49, "13:30", "To see how the first days are going. Priya comes."),
        bases=("observed", "reported"),
        shares=(Share("amina", -54, opened=-53, says=(Says("agree", -53, "", "Amina Bell"),)),),
    ),
    Told(
        -49,
        "priya",
        "13:30",
        "13:40",
        (),
        "I rang the bell at the time that we had agreed, and nobody came. I left no card, because somebody else"
        " could read it. I sent the one text that Amina said is safe.",
        agreed=(
            Agreed(
                "Ring Amina in the safe hours, and find another day",
                by=-46,
                then=Then(
                    "not_kept", -43, "I was in court all day and did not ring. I have said sorry to Amina."
                ),
            ),
        ),
    ),
    Told(
        -43,
        "priya",
        "10:00",
        "10:25",
        ("amina",),
        "Amina was angry that nobody rang when we said we would, and she was right. She had sat by the phone."
        " Priya said sorry, and asked what would put it right.\n\n"
        "She had not opened the door when we came, because she did not know the car.",
        kind="phone",
        supports=("From now on we text a photo of the car before we come.",),
        agreed=(
            Agreed(
                "When we cannot ring, a colleague rings for us on the same day",
                by=-30,
                then=Then("kept", -30),
            ),
        ),
        bases=("observed",),
        shares=(
            Share(
                "amina",
                -43,
                parts=(0, 2, 3),
                opened=-42,
                remarks=(Remark(0, -42, "You left out why I did not open the door. Please put it in."),),
            ),
            Share(
                "amina", -41, opened=-40, says=(Says("agree", -40, "Thank you for putting it in.", "Amina"),)
            ),
        ),
    ),
    Told(
        -33,
        "priya",
        "15:00",
        "15:50",
        ("marcus",),
        "Marcus came to talk about Jaden. He brought photos of the two of them at football. He wants to see"
        " Jaden every week and to be told when something changes.",
        kind="office",
        supports=("We explained what being on the birth certificate means, and what it does not.",),
        worries=(
            Worry(
                "Three times this term Marcus did not come when Jaden was waiting for him. We said what that is"
                " like for Jaden.",
                "partly",
                "Two were nights they called me in. One was me. That one I am sorry for.",
                "marcus",
            ),
        ),
        agreed=(
            Agreed(
                "Put a note in Jaden’s school bag when a shift changes",
                "marcus",
                by=-20,
                then=Then("changed", -20, "Marcus rings Jaden himself now. Jaden likes that more."),
            ),
            Agreed("Send Marcus the dates of the football club", by=-28, then=Then("kept", -29)),
        ),
        bases=("observed",),
        shares=(
            Share(
                "marcus",
                -33,
                opened=-32,
                says=(
                    Says("more_time", -32, "I want to read it again after my shift."),
                    Says("agree", -29, "Fair enough.", "Marcus Cole"),
                ),
            ),
        ),
    ),
    Told(
        -26,
        "priya",
        "14:00",
        "15:05",
        ("amina", "jaden", "lily"),
        "Jaden read to us from a book about sharks. Lily wore her new glasses on her forehead. Amina had made"
        " soup.",
        supports=(
            "We wrote down a morning plan with Jaden: clothes at night, bag by the door, one alarm each.",
        ),
        worries=(
            Worry(
                "The school says that Jaden was late nine times in four weeks. We asked what mornings are like.",
                "disagreed",
                "Two of those days he was at the dentist. The school knows.",
                "amina",
            ),
        ),
        agreed=(
            Agreed("Ask the school for the list, and put our note right if it is wrong", by=-4),
            Agreed(
                "Try the morning plan for two weeks",
                "amina",
                by=-12,
                then=Then("not_kept", -12, "Lily was ill for one of the weeks. We try again."),
            ),
        ),
        seen=(Child("jaden", "yes", "no", "Jaden wanted to stay with his mum and the soup."), Child("lily")),
        bases=("observed",),
        shares=(
            Share(
                "amina",
                -26,
                opened=-25,
                remarks=(Remark(2, -25, "Ask me before you write down what the school says."),),
                says=(
                    Says(
                        "different",
                        -25,
                        "It says nine times. Two were the dentist and one was the bus. Six is not nine.",
                    ),
                ),
            ),
        ),
    ),
    Told(
        -19,
        "priya",
        "16:00",
        "17:00",
        ("jaden", "marcus"),
        "Marcus and Jaden made pizza at the family centre. Jaden showed his dad how to roll the dough. They"
        " planned a trip to the shark tank.\n\n"
        "Afterwards Jaden said that he sleeps in his own bed again.",
        kind="family_time",
        supports=("We stayed in the next room, so that the two of them had the table to themselves.",),
        agreed=(
            Agreed("Ask the family centre for the same hour every week", by=-15, then=Then("kept", -16)),
        ),
        seen=(Child("jaden", "yes", "yes"),),
        bases=("observed", "reported"),
        shares=(
            TAKEN_BACK,
            Share("marcus", -18, parts=(0, 2, 3), why_out="someone_else", opened=-17),
        ),
    ),
    Told(
        -12,
        "priya",
        "10:00",
        "11:00",
        ("amina", "lily"),
        "Amina said that Ryan has rung her mother’s phone twice this week. She has told the police, and she has"
        " the number they gave her. Lily was playing in the other room.",
        supports=(
            "We went through the safety plan again, word by word. Amina changed two things in it.",
            "The domestic abuse worker will go with Amina to the solicitor.",
        ),
        worries=(
            Worry(
                "We asked whether the children should stay at Denise’s on the night of the hearing.",
                "wants_time",
                "Let me ask my mum. And let me ask Jaden.",
                "amina",
            ),
        ),
        agreed=(Agreed("Ask Jaden and Denise about that night", "amina", by=3),),
        seen=(Child("lily"), Child("jaden", "no", "no", "He was at school. We see him there next.")),
        bases=("reported",),
        shares=(
            Share(
                "amina",
                -11,
                opened=-10,
                says=(Says("not_safe", -10, "Not this week. Talk to me at school."),),
            ),
        ),
    ),
    Told(
        -5,
        "priya",
        "14:00",
        "15:00",
        ("amina", "jaden", "lily"),
        "Jaden has been on time every day this week. He keeps the score on the fridge. Amina has a day and a"
        " time for the hearing, and her mother will come with her.",
        supports=(
            "We told Jaden’s teacher what he is proud of, with Jaden listening.",
            "We looked at three flats with Amina, on the list that she may choose from.",
        ),
        worries=(
            Worry(
                "Amina does a great deal alone. We asked what would have to happen before she asks for help.",
                "another_idea",
                "I will ask my mum for Wednesdays. Not more. She has her own life.",
                "amina",
            ),
        ),
        agreed=(
            Agreed("Go with Amina to see the first flat", by=4),
            Agreed("Ask Denise to have the children on Wednesdays", "amina", by=6),
        ),
        seen=(Child("jaden", "yes", "yes"), Child("lily")),
        next=Next(7, "14:00", "To see how Wednesdays are going. Priya comes alone, and texts first."),
        bases=("observed",),
        shares=(
            Share("amina", -4),
            Share("marcus", -4, parts=(1,)),
        ),
    ),
    Told(
        -2,
        "priya",
        "11:00",
        "11:40",
        ("jaden",),
        "Jaden chose to play a card game and to talk while playing. He knows about the hearing and about the"
        " night at his gran’s. He wants to take the shark book.\n\n"
        "For our own record: if that night is not safe, the refuge has a room. The taxi goes to ZZ99 3VZ.",
        kind="school",
        supports=(
            "We wrote Jaden’s three questions on a card. We ask his mum first, and then we answer them.",
        ),
        agreed=(Agreed("Bring the answers to Jaden’s three questions", by=5),),
        seen=(Child("jaden", "yes", "yes"),),
    ),
)

BELL = Story(
    "Bell",
    "child_in_need",
    "Amina asked for help to keep herself and the children safe, and to make a calm home again. We work with her on"
    " that, and we talk about the children’s worries openly.",
    (("priya", -76), ("grace", -60)),
    PEOPLE,
    TIES,
    VISITS,
    DRAFT,
    PROTECTED,
    harm=(
        Harm(
            "ryan", "yes", "He hurt Amina. A court has told him to keep away, and he still rings her mother."
        ),
    ),
)
