"""What else the Patel family’s story holds: a plan that did what it should and has ended, and Tom’s goodbye."""

from restorative.demo.story import Says, Share
from restorative.demo.story_more import (
    Also,
    Closed,
    Goal,
    HandOver,
    More,
    Number,
    Plan,
    Question,
    Reply,
    Review,
    Settled,
    Step,
    Tells,
)

SEEN_SOON = Goal(
    "Somebody who knows how children learn to speak has met Rohan",
    "family",
    theirs="I want to know, so that I can stop guessing.",
    ours="Rohan is seen soon, and both his parents hear it for themselves.",
    zero="No check, no date, and letters that go to the old place.",
    ten="He has had his check, and the therapist has sat on the floor with him.",
    number=Number(2, "The check was missed. Nobody has a new date yet."),
    fair="yes",
    why="Who is understood early has less to be cross about.",
    children=("rohan",),
    by=-3,
    if_not="We ask the manager of the clinic for a date, and tell you what they say on the same day.",
    steps=(
        Step("ours", "Ask for a new date for Rohan’s check", -51, done=-52),
        Step(
            "meera",
            "Film Rohan playing for one minute a day",
            -44,
            help="We send the film to the therapist.",
            done=-44,
        ),
        Step("ours", "Come to the therapist with both of you, to write things down", -6, done=-6),
    ),
    visits=(-58, -44, -6),
)

PLAN = Plan(
    -56,
    "priya",
    "Rohan is met by somebody who can help him to speak, and neither of you has to wait for a letter.",
    ("meera", "sanjay"),
    -37,
    (SEEN_SOON,),
    then=(
        Share("meera", -55, opened=-54, says=(Says("agree", -54, "", "Meera Patel"),)),
        Review(
            -37,
            "priya",
            "The check is done. Rohan said six, to a bus.",
            "The list for the therapist is long, and nobody knows how long.",
            "Priya asks the therapist for a date, and rings Meera with it.",
            -6,
            (
                (0, Number(5, "He has had his check. There is no date for the therapist yet.")),
                (0, Number(4, "I still guess.", "meera")),
            ),
        ),
        Review(
            -6,
            "priya",
            "The therapist sat on the floor and lined up tins. Both of you asked all that you wanted to ask.",
            "One of our calls did not come. That was hard on Meera, and it was ours.",
            "This plan has done what it was for. Next time we talk about one for the picture cards.",
            20,
            (
                (0, Number(9, "He has been met. What he needs is written down.")),
                (0, Number(8, "I guess less.", "meera")),
            ),
        ),
        Settled(
            0,
            -4,
            "priya",
            "reached",
            "The therapist has met Rohan. He needs pictures and time, and gets both.",
        ),
        Closed(
            -4,
            "priya",
            "Rohan had his check, and the therapist has met him. You filmed him every day, and wrote down four"
            " questions that she answered. If you want a plan for the picture cards, we make a new one together.",
        ),
        Share(
            "meera",
            -4,
            opened=-3,
            says=(Says("agree", -3, "It is nice to see one of these end.", "Meera Patel"),),
        ),
    ),
)

PATEL_MORE = More(
    also={
        -20: Also(
            questions=(
                Question(
                    "Meera asked why a missed call costs her an afternoon and costs us nothing.",
                    "We said that she is right, and took it to our team. Calls are now in one diary that"
                    " a colleague sees as well.",
                ),
            ),
        ),
        -6: Also(to_supervision="How do I help two parents who love the same child and see him differently?"),
    },
    plans=(PLAN,),
    messages=(
        Tells(
            "meera",
            -24,
            "Is the therapist’s date a morning or an afternoon? I need to tell my cousin in good time.",
            reply=Reply(-23, "priya", "A morning, at eleven. I have written it behind the till as well."),
        ),
        Tells("meera", -1, "Rohan said bus. To me, and not to the bus. I thought you would want to know."),
    ),
    handover=HandOver(
        -59,
        "priya",
        "margaret",
        "I met you over three cups of tea and a long queue. I move to other families now. I have told Priya"
        " what you asked me to tell, and left out what you did not. Goodbye, and thank you, Tom.",
        "I am Priya. I work with families with small children. I come on a day that suits the shop. Please"
        " tell me what to do differently from the last time somebody came.",
        shares=(
            Share(
                "meera",
                -59,
                opened=-58,
                says=(Says("agree", -58, "Tom was nice. Do not make me tell it all again."),),
            ),
        ),
    ),
)
