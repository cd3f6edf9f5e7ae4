"""The Novak family’s plan in short sentences; and the notes that Grace reads to Jana, with what Jana says to them."""

from restorative.demo.story import Share
from restorative.demo.story_more import Also, Goal, More, Number, Plan, ReadTo, Review, Settled, Step

SLEEP = Goal(
    "Ella is asleep by half past seven",
    "jana",
    theirs="Ella sleeps. I sleep.",
    ours="Ella gets the sleep that she needs.",
    zero="Ella is up at ten.",
    ten="Ella sleeps by half past seven each night.",
    number=Number(3, "Two nights this week.", "jana"),
    fair="yes",
    why="A child of two grows when she sleeps.",
    children=("ella",),
    by=-8,
    if_not="We try another way. We ask Jana which one.",
    steps=(
        Step("jana", "Do bath, book and bed", -45, help="Grace shows it once.", done=-45),
        Step("ours", "Bring the picture chart", -55, done=-55),
    ),
    visits=(-55, -8),
)
MINE = Goal(
    "Jana does it first. Gran waits until Jana asks",
    "jana",
    theirs="She takes over. I want to learn it.",
    ours="Jana learns by doing, and her mother lets her.",
    zero="Gran does it all.",
    ten="Jana does it. Gran comes when Jana asks.",
    number=Number(2, "I cooked once.", "jana"),
    fair="partly",
    fair_words="It is hard to say this to Gran. So Jana is not alone when she says it.",
    why="Ella likes it when her mum can do things.",
    children=("ella",),
    by=14,
    if_not="We ask the advocate to talk with Jana and Gran together.",
    steps=(
        Step("jana", "Tell Gran: please wait until I ask", 4, help="Grace is there and does not talk."),
        Step("ours", "Print the photos as a map", -3, done=-3),
    ),
    visits=(-31, -3),
)

NOVAK_MORE = More(
    also={
        -38: Also(
            then=(
                ReadTo(
                    "jana",
                    -34,
                    "grace",
                    supporter="Jana’s advocate",
                    told_back="She said: you wrote it is a strength. I wrote it is not. Both are there.",
                    kind="different",
                    words="It is still not a strength. She takes over.",
                ),
            )
        ),
        -24: Also(
            then=(
                ReadTo(
                    "jana",
                    -20,
                    "grace",
                    told_back="She showed Grace the tape on the fridge.",
                    kind="no_sign",
                    words="It is right. I do not sign.",
                ),
            )
        ),
        -17: Also(
            then=(
                ReadTo(
                    "jana",
                    -14,
                    "grace",
                    way="phone",
                    told_back="She said: I rang early and that was good.",
                    kind="agree",
                    words="Yes. I rang early.",
                ),
            )
        ),
        -3: Also(
            next_who="Grace and Jana’s advocate",
            summary="Jana talks with her mum. Grace comes. Jana says when.",
            read_back="yes",
        ),
    },
    plans=(
        Plan(
            -60,
            "grace",
            "Ella sleeps. Jana learns. We show, she does.",
            ("jana",),
            5,
            (SLEEP, MINE),
            then=(
                Share("jana", -59),
                ReadTo(
                    "jana",
                    -58,
                    "grace",
                    told_back="She said both goals back, and put a duck beside the first.",
                    kind="agree",
                    words="Yes. The second one is the big one.",
                ),
                Review(
                    -8,
                    "grace",
                    "Ella sleeps from half past seven. Jana cooks twice a week.",
                    "Gran still does things before Jana can.",
                    "Jana talks with her mum. Grace comes.",
                    5,
                    (
                        (0, Number(9, "She sleeps. I watch TV.", "jana")),
                        (1, Number(4, "Soup. Me. Not Mum.", "jana")),
                    ),
                ),
                Settled(0, -7, "grace", "reached", "Ella sleeps. Jana did it."),
                Share("jana", -7),
                ReadTo(
                    "jana",
                    -6,
                    "grace",
                    told_back="She said: nine is nearly ten.",
                    kind="agree",
                    words="Nine. Write nine.",
                ),
            ),
        ),
    ),
)
