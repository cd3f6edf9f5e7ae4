"""What the ten families agreed to, were offered, are owed; and what we asked experts without saying of whom."""

from restorative.demo.assessments import Answered, Asked, Joint, May, Offered, Owed, Right

AHMED = Owed(
    "tom",
    may=(
        May(
            "The school",
            "Why Zara missed so many days",
            "yes",
            "Saima, through the interpreter",
            -40,
            "Nothing about the journey",
        ),
    ),
    rights=(
        Right("zara", "separated", "done", -50),
        Right(
            "zara",
            "asylum",
            "doing",
            -20,
            "The claim is with the solicitor. The next date is known to both parents.",
        ),
        Right(
            "zara",
            "legal",
            "done",
            -44,
            "A solicitor of the law centre, who speaks with Zara by herself too.",
        ),
        Right("zara", "interpreter", "done", -35, "Not her father any more. The same woman each time."),
        Right(
            "zara",
            "guardian",
            "not",
            -30,
            why_not="She is with both her parents. Asked again if that changes.",
        ),
        Right(
            "zara",
            "tracing",
            "doing",
            -12,
            "Zara asks about her grandmother. The Red Cross form is filled in.",
        ),
        Right("zara", "person", "done", -28, "The art teacher. Zara chose her."),
        Right("bilal", "separated", "done", -50),
        Right("bilal", "school", "done", -25, "He began in the reception class on a Monday."),
    ),
    offers=(
        Offered(
            "adjustment",
            "saima",
            "A woman interprets, always the same one, and nobody of the family.",
            -48,
            (Answered("yes", -48, "She said: then I can say it myself."),),
        ),
        Offered(
            "conference",
            "",
            "A meeting that the family leads, with those whom they trust here.",
            -14,
            (Answered("wants_time", -14, "They want to know first who would be asked."),),
        ),
    ),
    asked=(
        Asked(
            "A centre for children who fled",
            "How do we ask a girl of twelve about a journey without making her live it again?",
            "A girl of twelve came here with her family. She does not sleep and draws boats.",
            -22,
            "Do not ask about the journey. Ask about now, and follow when she opens a door. Tell her that she may close it.",
            -18,
        ),
    ),
)
BELL = Owed(
    "priya",
    may=(
        May(
            "Jaden’s class teacher",
            "That Jaden is tired on Mondays",
            "yes",
            "Amina. Marcus was asked too and says yes.",
            -21,
            "Nothing of where anybody lives",
        ),
        May("marcus", "What Amina is worried about for herself", "no", "Amina", -21),
    ),
    rights=(
        Right("jaden", "person", "done", -18, "The football coach, whom he picked."),
        Right("lily", "needs", "doing", -9, "Play with a therapist, six times."),
    ),
    offers=(
        Offered(
            "advocacy",
            "amina",
            "Somebody on your side who is not us, and who knows the courts.",
            -27,
            (Answered("yes", -24, "She wants her at the next meeting.", "Hannah Frost", -23),),
        ),
    ),
    asked=(
        Asked(
            "A play therapist of another council",
            "How do we tell a boy of nine of a night away from home, so that he does not keep watch all night?",
            "A boy of nine looks after a sister of three at night. An adult who hurt their mother has left the home.",
            -15,
            "Give him one thing to carry that is his. Tell him by name which grown-up stays awake, and that it is her job.",
            -8,
        ),
    ),
)
CARTER = Owed(
    "priya",
    rights=(
        Right("maya", "advocate", "done", -30, "Explained by somebody who is not us."),
        Right("maya", "rights", "done", -30, "She asked what stays with her. We told her what we must tell."),
    ),
    offers=(
        Offered(
            "advocacy",
            "maya",
            "Somebody who says what you say, when grown-ups talk about you.",
            -33,
            (
                Answered("wants_time", -33, "She wanted to see a photo first."),
                Answered("yes", -29, "She met her at school, by herself.", "Ifeoma Clarke", -28),
            ),
        ),
        Offered(
            "adjustment",
            "neil",
            "We say the hard thing first and then wait a minute.",
            -20,
            (Answered("yes", -20, "That minute helps."),),
        ),
    ),
    may=(
        May("Theo’s form tutor", "That Theo worries about his sister", "yes", "Neil, and Theo himself", -15),
    ),
)
GREEN = Owed(
    "tom",
    may=(
        May(
            "Robin’s class teacher",
            "That Robin is adopted",
            "yes",
            "Joanne and Simon. Robin says: she knows anyway.",
            -35,
            "Nothing of his birth family by name",
        ),
        May("darren", "Where Robin goes to school", "no", "Joanne and Simon", -35),
    ),
    offers=(
        Offered(
            "advocacy",
            "darren",
            "Somebody who helps you write to the letterbox.",
            -26,
            (Answered("no", -26, "He writes it himself, slowly."),),
        ),
    ),
)
LEWIS = Owed(
    "nell",
    offers=(
        Offered(
            "conference",
            "",
            "You and those whom you trust make the plan. We bring tea and then leave the room.",
            -28,
            (
                Answered("wants_time", -28, "Ewa: muszę zapytać Garetha."),
                Answered(
                    "yes",
                    -19,
                    "On a Saturday, when Gareth is home. Gareth’s brother comes, and the neighbour from the old stairs.",
                ),
            ),
        ),
        Offered(
            "adjustment",
            "ewa",
            "One question at a time, on paper in Polish, two days before.",
            -38,
            (Answered("yes", -38),),
        ),
    ),
    rights=(
        Right(
            "hania",
            "carer",
            "doing",
            -11,
            "A group for children who look after somebody: she gets up for Leo. She went once.",
        ),
    ),
    may=(May("Alfie’s football coach", "That they lost their flat", "yes", "Ewa and Gareth", -17),),
)
MURPHY = Owed(
    "grace",
    may=(
        May(
            "bridget",
            "Money, and what is owed",
            "not_agreed",
            "Siobhan: yes, she helps us. Kevin: no, not my mother.",
            -24,
        ),
        May(
            "bridget",
            "How Declan sleeps",
            "yes",
            "Siobhan and Kevin",
            -24,
            back=(-5, "Kevin, on the phone: she tells my sisters."),
        ),
        May("bridget", "School and getting there", "yes", "Siobhan and Kevin", -24),
    ),
    joint=(
        Joint(
            "siobhan",
            "Bridget",
            "Talks about school and getting there",
            "Money, and how Declan sleeps",
            -20,
            25,
        ),
        Joint("siobhan", "Bridget", "The meeting at school", "", -60, -31),
    ),
)
NOVAK = Owed(
    "grace",
    offers=(
        Offered(
            "advocacy",
            "jana",
            "Somebody helps you say what you want. She is not your mum. She is not us.",
            -55,
            (Answered("yes", -55, "Jana: she has a nice voice.", "Beth Amos", -54),),
        ),
        Offered(
            "adjustment",
            "jana",
            "Short words. One thing at a time. We read it to you.",
            -62,
            (Answered("yes", -62),),
        ),
    ),
    may=(May("marta", "What Jana cooks", "no", "Jana", -40),),
    asked=(
        Asked(
            "A team for parents with a learning disability",
            "How do we teach cooking so that nobody has to watch?",
            "A mother cooks well from picture cards, and badly when she is watched.",
            -27,
            "Film one dinner with her, on her phone. She watches herself instead.",
            -21,
        ),
    ),
)
OSEI = Owed(
    "tom",
    may=(May("Helen’s sister", "Anything at all", "no", "Helen", -58),),
    rights=(
        Right("ama", "carer", "not", -13, why_not="Ama does not want a group. Asked again in the spring."),
    ),
    offers=(
        Offered(
            "conference",
            "",
            "A meeting that you lead.",
            -21,
            (Answered("no", -20, "Not in a town where my sister works."),),
        ),
    ),
    asked=(
        Asked(
            "A bereavement service in another county",
            "How long may a slow start at school be for a boy of eight who grieves?",
            "A boy of eight stayed at home for seventeen days after his grandmother died. He picks one lesson a day.",
            -40,
            "As long as he picks, and adds. Give him a place for her things. Let him be the one who goes past where she stood.",
            -33,
        ),
    ),
)
PATEL = Owed(
    "priya",
    offers=(
        Offered(
            "adjustment",
            "rohan",
            "No eye contact, no new shoes in the room, the tins first.",
            -34,
            (Answered("yes", -34),),
        ),
    ),
    asked=(
        Asked(
            "A speech therapist",
            "What helps a boy of nearly three who does not speak and lines things up?",
            "He understands two languages, takes an adult’s hand to what he wants, and is calm in a shop.",
            -25,
            "Say what he does while he does it, in the language of the house. Ask for hearing first.",
            -17,
        ),
    ),
)
TAYLOR = Owed(
    "grace",
    offers=(
        Offered(
            "conference",
            "",
            "Lorraine and Luke’s aunt, and you two: you make the plan for the evenings.",
            -10,
            (Answered("wants_time", -10, "Luke wants it. Carly wants to think."),),
        ),
    ),
    may=(
        May(
            "lorraine",
            "How often we see Mason",
            "not_agreed",
            "Carly: yes. Luke: no, she tells everybody.",
            -15,
        ),
    ),
    rights=(
        Right("mason", "health", "not", -8, why_not="Not weighed since the birth: we did not see him awake."),
    ),
)
OWED = {
    "Ahmed": AHMED,
    "Bell": BELL,
    "Carter": CARTER,
    "Green": GREEN,
    "Lewis": LEWIS,
    "Murphy": MURPHY,
    "Novak": NOVAK,
    "Osei": OSEI,
    "Patel": PATEL,
    "Taylor": TAYLOR,
}
