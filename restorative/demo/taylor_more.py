"""The Taylor family’s plan, with two parents who answer it differently; and the worries that could not wait."""

from restorative.demo.story import Says, Share
from restorative.demo.story_more import (
    Added,
    Also,
    Decided,
    Goal,
    More,
    Number,
    Plan,
    ReadTo,
    Review,
    Step,
)

WEIGHED = Goal(
    "Mason is weighed each week, and his line in the red book goes up",
    "family",
    theirs="He is fine. But all right, then write it in the book, so that everybody can see it.",
    ours="Mason grows along his line.",
    zero="Nobody knows what Mason weighs.",
    ten="He is weighed every week, and his line goes up for eight weeks.",
    number=Number(6, "He was weighed this week, and he weighs what he should."),
    fair="partly",
    fair_words="Two buses with a pram are a lot. So the scales come to the flat.",
    why="A baby who does not grow cannot say so. His weight says it for him.",
    children=("mason",),
    by=9,
    if_not="We ask the people who made the child protection plan to meet early, and we tell you first.",
    steps=(
        Step("ours", "Bring the scales to the flat each week", 9),
        Step("carly", "Take Mason to the doctor", -23, help="Grace rings the surgery with you."),
        Step("luke", "Keep the red book where everybody can find it", -30, no_help=True, done=-30),
    ),
    visits=(-58, -51, -30),
)
COT = Goal(
    "Mason sleeps in his own cot, and nothing else is in it",
    "family",
    theirs="He sleeps better in it than she does.",
    ours="Mason has a safe place to sleep every night.",
    zero="He sleeps on the sofa or beside somebody.",
    ten="Every sleep is in his empty cot, at his gran’s as well.",
    number=Number(5, "Most nights he is in his cot."),
    fair="yes",
    why="Babies breathe more safely in an empty cot.",
    children=("mason",),
    by=9,
    if_not="We look together for what gets in the way at night, and ask the health visitor for more help.",
    steps=(
        Step("carly", "Leave the cot empty", -44, no_help=True, done=-44),
        Step("ours", "Find a second cot for his gran’s", -20, done=-21),
    ),
    visits=(-51,),
)
# still a draft: nobody has said yet what 0 and 10 look like, and what happens if it does not work
CALM = Goal(
    "There are no fights near Mason",
    "family",
    theirs="I walk out when it gets loud. That is my bit.",
    fair="partly",
    fair_words="Luke has no group on a day when he does not work. We have not found one yet.",
    why="A baby cannot leave the room.",
    children=("mason",),
    steps=(Step("ours", "Find a group for dads in the evening", None),),
)

PLAN = Plan(
    -64,
    "tom",
    "We all want Mason well and at home. These are the three things that would show it.",
    ("carly", "luke"),
    3,
    (WEIGHED, COT, CALM),
    then=(
        Share("carly", -63, opened=-62, says=(Says("agree", -62, "", "Carly Taylor"),)),
        Share("luke", -63, opened=-62, says=(Says("agree", -62, "Fair enough.", "Luke Taylor"),)),
        Review(
            -38,
            "tom",
            "The cot goes well. Carly took the pillow out and Luke holds Mason while he is weighed.",
            "He was weighed twice in four weeks, and there were two loud nights. We came on the day when"
            " Luke works and never asked.",
            "We come at half past four, on a day when Luke is at home. We say what we see, to both of them, in the same words.",
            3,
            (
                (0, Number(4, "He was weighed twice in four weeks.")),
                (0, Number(8, "He is small like me.", "luke")),
                (0, Number(5, "I worry at night and not in the day.", "carly")),
                (1, Number(7, "He is in his cot nearly every night.")),
            ),
        ),
        Share(
            "luke",
            -35,
            opened=-34,
            says=(Says("mostly", -34, "Not the four. The cot, yes.", goals=("different", "agree")),),
        ),
        Share("carly", -35, opened=-31),
        ReadTo(
            "carly",
            -30,
            "grace",
            private="yes",
            told_back="She said: it is about his weight, and not about whether we are good people.",
            kind="mostly",
            words="The weight, yes. Luke said his number first, and I said mine quieter.",
        ),
        Review(
            -9,
            "tom",
            "Luke found our mistake in the red book, and we put it right together.",
            "Nobody of us has seen Mason for three weeks. We cannot say what he weighs.",
            "The early meeting. Grace comes alone, as Luke asked.",
            3,
            (
                (0, Number(1, "He has not been on the scales for three weeks.")),
                (1, Number(3, "We have not seen where he sleeps.")),
            ),
        ),
        Share("luke", -8, opened=-7, says=(Says("mostly", -7, goals=("different", "more_time")),)),
        Share("carly", -8, opened=-6, says=(Says("agree", -6, goals=("agree", "agree")),)),
    ),
)

TAYLOR_MORE = More(
    also={
        -38: Also(
            then=(
                Added(
                    -29,
                    "tom",
                    "The line in the red book",
                    "Luke told us to look at the red book, and he was right: we had read the wrong line."
                    " On the right line Mason is low, but not as low as we said here.",
                    about=("carly", "luke"),
                ),
                Share(
                    "luke",
                    -28,
                    parts=(0, 1, 2, 3, 4, 5, 8, 9, 12),
                    why_out="someone_else",
                    opened=-27,
                    says=(Says("mostly", -27, "Good that it says so in here as well."),),
                ),
            ),
        ),
        -30: Also(
            then=(
                ReadTo(
                    "carly",
                    -26,
                    "grace",
                    told_back="She said: you got the line wrong and you said so.",
                    kind="agree",
                ),
            )
        ),
        -9: Also(
            tell_manager="Mason has not been seen for three weeks and we were not let in today. Carly looks"
            " at the door when she talks. I do not want to wait for the next meeting.",
            decided=Decided(
                -9,
                "Ask Duty and Advice today, and ask for an early meeting. Grace goes alone before it,"
                " as Luke asked. If Mason is not seen by then we go to court for it. Tell both parents"
                " first, each of them.",
            ),
        ),
        -1: Also(
            tell_manager="Mason was upstairs and was not brought down. It is four weeks now. Please say"
            " whether we wait for the early meeting or ask for help to see him before it. We always tell both of"
            " them first what we do next. This once I ask you first: Luke stood in the door, and Carly and Mason were"
            " behind him. I tell each of them as soon as Mason is seen, and why I did not say it there.",
        ),
    },
    plans=(PLAN,),
)
