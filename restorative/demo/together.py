"""What families and we understand together: strengths and needs in three columns, and what was hard to see."""

from restorative.demo.assessments import Decided, Hard, Item, Together
from restorative.demo.story import Remark, Says, Share
from restorative.demo.together_first import TOGETHER_FIRST
from restorative.demo.together_last import TOGETHER_LAST

NOVAK = Together(
    -30,
    "grace",
    "We want to know what helps you and Ella. You say it your way. We say it our way.",
    (
        Item(
            "strength",
            "Songs and bedtime",
            "ella",
            "jana",
            "Ella sleeps when I sing. I know all her songs.",
            "Ella goes to bed calm. We saw it two times.",
            "agreed",
        ),
        Item(
            "strength",
            "Cooking dinner",
            "jana",
            "jana",
            "I cook dinner by myself. I do it every day.",
            "You cook well when the cards are there. On two days there was no hot food.",
            "different",
            "We came on a Monday and a Friday. The cards were in the drawer.",
            "On Monday we had cold food because it was hot. That is not the same.",
        ),
        Item(
            "need",
            "Letters with long words",
            "jana",
            "jana",
            "Long letters make me scared. I put them in the box.",
            "Letters must be short. That is our job.",
            "agreed",
        ),
    ),
    decided=(
        Decided(
            "jana",
            "I want to cook with nobody watching.",
            "Grace comes on Tuesdays only, and sits in the other room.",
            "You feel watched. We still want to know that there is hot food.",
            -26,
        ),
    ),
    shares=(
        Share(
            "jana",
            -25,
            opened=-24,
            remarks=(Remark(2, -24, "Cold food is food."),),
            says=(Says("different", -24, "I can cook. Write that I can cook.", "Jana"),),
        ),
    ),
)
TAYLOR = Together(
    -16,
    "grace",
    "How Mason is, whom he has, and what makes it hard for us to see him. We wrote it after the plan did not"
    " bring what all of us wanted.",
    (
        Item(
            "strength",
            "Luke and the night feeds",
            "luke",
            "luke",
            "I do the two o’clock bottle. Nobody ever writes that down.",
            "Luke knew to the spoon what Mason drinks. Mason turned to his voice.",
            "agreed",
        ),
        Item(
            "need",
            "Somebody of us sees Mason, awake and undressed, every week",
            "mason",
            "luke",
            "He sleeps when you come. You come at the wrong time.",
            "We saw Mason once in five weeks. A baby who cannot speak is kept safe by being seen.",
            "different",
            "Four visits, one of them with Mason there. We do not know how he is between them.",
            "Come at six then, when I am back.",
            is_risk=True,
        ),
        Item(
            "need",
            "Time for Carly by herself",
            "carly",
            "carly",
            "I have not been anywhere alone since he was born.",
            "Carly talks easily when she is by herself, and hardly when she is not.",
            "agreed",
        ),
    ),
    (
        Hard(
            "How Mason is in the evenings and at weekends",
            "We come on weekdays, and he is asleep or out with his gran.",
            "Four visits on four different weekdays, and two texts to ask for a time.",
            "We cannot say that he is well then, and we cannot say that he is not. Not seeing him counts as a"
            " worry, and we treat it as one.",
            "Grace comes at six on a Thursday, when Luke is back.",
            3,
            "mason",
        ),
    ),
    (
        Decided(
            "luke",
            "One of you, not two.",
            "Grace comes alone. Her manager comes only if we talk about what may follow.",
            "Two of us in one small room is too many, and you told us so in the first week.",
            -15,
        ),
    ),
    (
        Share(
            "carly",
            -13,
            opened=-12,
            says=(Says("mostly", -12, "He is fine in the evenings. But come and see.", "Carly Taylor"),),
        ),
    ),
)
LEWIS = Together(
    -12,
    "nell",
    "Five services asked the same questions. This is the last time we ask them: what is strong, what is needed, once.",
    (
        Item(
            "strength",
            "Ewa keeps all of it in her head",
            "ewa",
            "ewa",
            "Pamiętam wszystko. Nawet to, czego nie chcę.",
            "Not one appointment of forty was missed.",
            "agreed",
        ),
        Item(
            "need",
            "Gareth hears what is decided when he is on the road",
            "gareth",
            ours="He rings on Saturdays and is told in two minutes. A list would reach him.",
        ),
        Item(
            "strength",
            "Hania knows her asthma plan by heart",
            "hania",
            "hania",
            "I taught it to the secretary.",
            "She is proud of it. She is also ten, and lies on the floor beside Leo with one ear open.",
            "different",
            "A child who is the nurse by day is the nurse at night.",
            "I am not tired.",
        ),
    ),
)
MURPHY = Together(
    -9,
    "grace",
    "What Niamh, Declan and Orla have in the three grown-ups round them, and what is missing.",
    (
        Item(
            "strength",
            "Breakfast at Gran’s on Saturdays",
            "declan",
            "siobhan",
            "He eats three eggs there. At home he pushes it round the plate.",
            "Declan tells us of Saturdays before we ask.",
            "agreed",
        ),
        Item(
            "need",
            "The heating in the children’s room",
            "orla",
            "siobhan",
            "It has been off since the winter, and I do not want that shouted about.",
            "The room is cold. It can be mended, and we can ask the landlord with you.",
            "agreed",
        ),
    ),
)
TOGETHER = TOGETHER_FIRST | TOGETHER_LAST
TOGETHER |= {"Novak": NOVAK, "Taylor": TAYLOR, "Lewis": LEWIS, "Murphy": MURPHY}
