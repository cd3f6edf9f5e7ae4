"""The Bell family’s plan, which only Amina makes and reads; what she told us, and what she keeps off her own page."""

from restorative.demo.story import Mishap, Says, Share
from restorative.demo.story_more import (
    Also,
    Drawing,
    FromOthers,
    Goal,
    Hides,
    More,
    Number,
    Plan,
    Question,
    Reply,
    Review,
    Step,
    Tells,
    View,
)

SAFE = Goal(
    "Nobody comes into our home whom I did not let in",
    "amina",
    theirs="I want to hear the lift and not count the steps.",
    ours="Amina, Jaden and Lily are safe at home, and Amina decides who knows where that is.",
    zero="Somebody has a key who should not have one.",
    ten="The new flat, the new lock, and nights without listening.",
    number=Number(4, "The lock is new. I still listen at night.", "amina"),
    fair="yes",
    why="The children sleep when their mum does.",
    children=("jaden", "lily"),
    by=40,
    if_not="We sit down with the domestic abuse worker the same week and change the safety plan.",
    steps=(
        Step("ours", "Go with Amina to see the first flat", 4),
        Step("amina", "Choose which of the flats could be home", 10, help="Priya comes, or Denise does."),
        Step("The domestic abuse worker", "Go with Amina to the solicitor before the hearing", -6, done=-7),
    ),
    visits=(-54, -12, -5),
)
ON_TIME = Goal(
    "Jaden is at school on time, and mornings are his own",
    "family",
    theirs="Six is not nine. But I want none.",
    ours="Jaden gets to school on time and is proud of it.",
    zero="Late every day of the week.",
    ten="Five ticks on the fridge, two weeks running.",
    number=Number(4, "Two ticks on the fridge this week."),
    fair="partly",
    fair_words="When Lily is ill one grown-up is not enough. Then we do not count the week.",
    why="Jaden likes to be there when Mr Hale opens the door.",
    children=("jaden",),
    by=20,
    if_not="We ask the school whether Jaden can come in by the side door for a while, without a fuss.",
    steps=(
        Step("amina", "Put out the clothes at night", -12, help="Priya made the chart with Jaden.", done=-13),
        Step("ours", "Ask the school for its list, and put our note right if it is wrong", -4),
        Step("Mr Hale", "Tell Jaden on Fridays on how many days he was early", 6),
    ),
    visits=(-26, -5),
)

TAKEN_BACK = Share(
    "marcus",
    -19,
    recalled=-19,
    recalled_why="Where he sleeps is for Jaden to tell his dad.",
    mishap=Mishap(
        -19,
        was_in_it="A child’s words about where he sleeps.",
        told="I rang Jaden with Amina beside him, and said what had gone wrong and that I am sorry. He wants to tell his"
        " dad himself, on Saturday.",
        made_safe="It was on Marcus’s page for half an hour, and he had not opened it. No paper was made of it.",
        learned="A child’s words stand in a part of their own, so that they are asked about before they go.",
        no_report="Nobody read it, and nobody is at risk by it.",
    ),
)
BELL_MORE = More(
    also={
        -68: Also(drawing=Drawing("Jaden’s house, with everybody in it")),
        -54: Also(then=(Hides("amina", -50),)),
        -12: Also(
            others=(
                FromOthers(
                    "police",
                    "PC Dunn, the domestic abuse team",
                    "The police told us by phone that they have spoken with Ryan about the calls, and that they have"
                    " written them down for the court.",
                ),
                FromOthers(
                    "third_party",
                    "The neighbour below, who rang us",
                    "Somebody who lives near Amina’s mother saw a grey car wait in the street on two evenings.",
                ),
            ),
            questions=(
                Question(
                    "Amina asked why a letter with her new doctor’s name lay open on our front desk.",
                    "We moved the tray, told the others why, and said sorry. Letters to Amina go by hand.",
                ),
            ),
        ),
        -5: Also(
            next_who="Priya, alone",
            summary="Jaden is on time. The hearing has a day. Priya comes to see the first flat.",
            read_back="yes",
        ),
        -2: Also(
            views=(
                View(
                    "jaden",
                    "I want to know if Gran’s door has a chain. And if I can bring the shark book.",
                    "At school, over a game of cards",
                    "Nobody. Mr Hale was next door.",
                ),
            ),
            to_supervision="How do I answer Jaden’s three questions so that they stay his?",
        ),
    },
    plans=(
        Plan(
            -24,
            "priya",
            "A calm home that only we open, and mornings without running.",
            ("amina",),
            12,
            (SAFE, ON_TIME),
            then=(
                Share("amina", -23, opened=-22, says=(Says("agree", -22, "", "Amina Bell"),)),
                Review(
                    -5,
                    "priya",
                    "Jaden ticks the fridge himself. Amina will ask her mother for Wednesdays.",
                    "Amina does a great deal alone, and the weeks before the hearing are long.",
                    "Look at the first flat, and keep the ticks going.",
                    12,
                    (
                        (0, Number(6, "I slept four hours in one piece.", "amina")),
                        (1, Number(8, "Five ticks on the fridge this week.")),
                    ),
                ),
                Share(
                    "amina",
                    -5,
                    opened=-4,
                    says=(Says("agree", -4, "Five ticks! He made me count them.", "Amina Bell"),),
                ),
            ),
        ),
    ),
    messages=(
        Tells(
            "amina",
            -9,
            "Can the photo of the car say which side of the road you park on? I look out of the back.",
            reply=Reply(
                -8, "priya", "Yes. I park on the side of the bus stop and stay in the car until you text."
            ),
        ),
    ),
)
