"""What each family’s story holds beside its visits. The longer ones stand in files of their own."""

from restorative.demo.ahmed_more import AHMED_MORE
from restorative.demo.bell_more import BELL_MORE
from restorative.demo.carter_more import CARTER_MORE
from restorative.demo.novak_more import NOVAK_MORE
from restorative.demo.patel_more import PATEL_MORE
from restorative.demo.story import Remark, Says, Share
from restorative.demo.story_more import (
    Also,
    Decided,
    Goal,
    More,
    Number,
    Paper,
    Plan,
    ReadTo,
    Step,
)
from restorative.demo.taylor_more import TAYLOR_MORE

WHO_DOES_WHAT = Goal(
    "Three people help, and one of them rings",
    "ewa",
    theirs="Chcę opowiedzieć to raz.",
    ours="Ewa tells her story once, and the five of us work as one.",
    zero="Five services, five stories, five letters a week.",
    ten="One page, one person who rings, nothing done twice.",
    number=Number(3, "Pięć numerów w telefonie.", "ewa"),
    fair="yes",
    why="An hour on the phone is an hour less with the children.",
    children=("alfie", "hania", "leo"),
    by=21,
    if_not="We ask the managers of all five to sit at one table, with Ewa at the head of it.",
    steps=(
        Step("ours", "Ask all five for one date on which we look at the page again", 6),
        Step("ewa", "Think about which three stay", 5, help="Nell comes with the interpreter."),
        Step("The hospital", "Send its letters to Nell as well", -5, done=-5),
    ),
    visits=(-38, -24, -10),
)
LEWIS_MORE = More(
    also={
        -45: Also(to_supervision="Two of us ordered the same bed. How do we see it before the van does?"),
        -24: Also(
            then=(
                ReadTo(
                    "ewa",
                    -21,
                    "nell",
                    way="phone",
                    language="Polish",
                    interpreter="Interpreter PL-09",
                    told_back="She said: Nell, and nobody else, and then I put the phone down.",
                    kind="agree",
                ),
            )
        ),
    },
    plans=(
        Plan(
            -36,
            "nell",
            "One story, one person who rings, and nothing done twice.",
            ("ewa",),
            7,
            (WHO_DOES_WHAT,),
            then=(
                Share(
                    "ewa",
                    -35,
                    opened=-34,
                    remarks=(Remark(1, -34, "Trzy. Nie cztery. Proszę zostawić tę trójkę."),),
                    says=(Says("agree", -34, "Tak, właśnie tak.", "Ewa Lewis"),),
                ),
            ),
        ),
    ),
)

GREEN_MORE = More(
    also={
        -29: Also(
            tell_manager="Darren looks for Robin on the internet. He told us himself. I do not know what can"
            " be found.",
            decided=Decided(
                -28,
                "Go through every page with Joanne this week. Nothing leaves the building for Darren until"
                " a second person has looked at it. Keep meeting Darren: he told us, and that counts.",
                at="10:30",
            ),
            paper=Paper(
                "The school’s report on Robin Green, as it came",
                (
                    "Owlbeck School",
                    "Report for Robin Green, Year 4",
                    "Reads two years ahead. Kind to the little ones.",
                    "Late on Mondays because of swimming.",
                ),
            ),
        ),
    },
)

MURPHY_MORE = More(
    also={
        -11: Also(
            then=(
                ReadTo(
                    "bridget",
                    -8,
                    "grace",
                    way="phone",
                    private="yes",
                    told_back="She said: I say sorry to the boy, and the rest stays between us.",
                    kind="agree",
                    words="That is right, so it is.",
                ),
            )
        ),
        -4: Also(to_supervision="What do I carry between two parents, and what do I leave with them?"),
    },
)

MORE = {
    "Ahmed": AHMED_MORE,
    "Bell": BELL_MORE,
    "Carter": CARTER_MORE,
    "Green": GREEN_MORE,
    "Lewis": LEWIS_MORE,
    "Murphy": MURPHY_MORE,
    "Novak": NOVAK_MORE,
    "Patel": PATEL_MORE,
    "Taylor": TAYLOR_MORE,
}
