"""The Carter family’s two plans: one for the evenings at home, and Maya’s own, which is for Maya alone."""

from restorative.demo.story import Remark, Says, Share
from restorative.demo.story_more import Also, Goal, Keeps, More, Number, Plan, Review, Step, Withholds

CALM = Goal(
    "Evenings end without shouting",
    "family",
    theirs="I want to go round the block before it gets loud and not after.",
    ours="Maya, Theo and Neil can all be in one room of an evening.",
    zero="Loud every evening, and Theo in his room.",
    ten="A week of green days on Theo’s chart.",
    number=Number(3, "Two green days on the chart."),
    fair="yes",
    why="Theo comes out of his room on green days.",
    children=("maya", "theo"),
    by=9,
    if_not="We ask each of you alone what gets in the way, and try one thing at a time.",
    steps=(
        Step("neil", "Go round the block before it gets loud", 9, help="Priya practises it with you."),
        Step("ours", "Go with Theo to the first evening of the chess club", 2),
    ),
    visits=(-9,),
)
OWN = Goal(
    "I have one lunch a week that is only mine",
    "maya",
    theirs="somewhere where nobody asks me what is wrong before I sit down",
    ours="Maya has somebody to talk to, in her own time.",
    zero="nobody",
    ten="tuesdays, crisps, and I say when it is enough",
    number=Number(6, "I come most tuesdays", "maya"),
    fair="yes",
    why="Maya thinks better out loud, with somebody who keeps it.",
    children=("maya",),
    by=20,
    if_not="We look for another place and another hour. Nell asks Maya first.",
    steps=(
        Step("ours", "Keep Tuesdays free for as long as Maya wants", 10),
        Step("maya", "Water the plant when the phone says so", 20, no_help=True),
    ),
    visits=(-4,),
)

WISH = "child_wish"
IN_CONFIDENCE = Withholds(
    "neil",
    -56,
    WISH,
    "Maya is fifteen and understands what she decides. She asked me twice not to tell him, and told me why.",
    "She would stop coming on Tuesdays, and nobody would know how she is. He would be sad, and then loud.",
    "I asked her whether he may read a shorter page. Every sentence of it would tell him that there is something.",
    review=11,
    agreed=-55,
    words="Agreed. Ask her again before we look at this, and tell her first if you think she is not safe.",
)
STILL_HERS = Withholds(
    "neil",
    -3,
    WISH,
    "She says again that the clinic is nobody’s business but hers.",
    "The same as in the weeks before: she would have nobody to tell.",
    "He reads about the maths from Priya. Without the rest this page would be one line, and he would ask why.",
    review=40,
)
ASKED = Keeps(
    "maya",
    -57,
    (0, 1, 2, 5, 6),
    "Not Dad, and not Theo, because Theo cannot keep a secret. Auntie Bev perhaps, later, and from me. Nobody at the"
    " kitchen table says the word clinic.",
    "Maya told me in her own words how the pill works, what it does not protect from, what the law says at fifteen, and"
    " what she would do if she changed her mind or if somebody pushed her. We talked about what would be hard if nobody"
    " at home knows. I said that I cannot keep it if somebody is hurting her, and that she would hear it from me first.",
    "My manager, without Maya’s reasons. The clinic, with Maya in the room.",
    -22,
    "I asked again. It is still what she wants. She has told her aunt by herself. Nobody pushes her, and she could say it"
    " all again in her own words.",
    -1,
)

CARTER_MORE = More(
    also={-57: Also(then=(IN_CONFIDENCE, ASKED)), -4: Also(then=(STILL_HERS,))},
    plans=(
        Plan(
            -30,
            "priya",
            "Calmer evenings, for all three.",
            ("neil", "maya", "theo"),
            9,
            (CALM,),
            then=(
                Share("neil", -30, opened=-29, says=(Says("agree", -29, "", "Neil Carter"),)),
                Review(
                    -9,
                    "priya",
                    "Neil stops, goes out and comes back. Theo keeps the chart in colours.",
                    "There were two loud evenings in three weeks.",
                    "Ring Bev on Fridays. Look again in ten days, with pizza.",
                    9,
                    (
                        (0, Number(7, "Five green days in a row.")),
                        (0, Number(6, "Theo says six. I take six.", "neil")),
                    ),
                ),
                Share(
                    "neil",
                    -8,
                    opened=-7,
                    says=(Says("mostly", -7, "Six is all right. I want Maya’s number next to mine."),),
                ),
            ),
        ),
        Plan(
            -20,
            "nell",
            "What Maya wants for herself, in her words.",
            ("maya",),
            20,
            (OWN,),
            then=(
                Share(
                    "maya",
                    -20,
                    opened=-19,
                    remarks=(Remark(1, -19, "lol you wrote crisps in a plan"),),
                    says=(Says("agree", -19, "ok", "maya c"),),
                ),
            ),
        ),
    ),
)
