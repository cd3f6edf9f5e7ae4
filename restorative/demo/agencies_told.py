"""Who else is involved with the other nine families. All of it is invented."""

from restorative.demo.agencies import Agency, Around, Does, Says, Talk
from restorative.demo.agencies_lewis import LEWIS

AHMED = Around(
    "tom",
    -28,
    (
        Agency(
            "school",
            "Zara’s school",
            ("school", "settling"),
            "Maths club for what she missed, and an interpreter for every talk with her parents.",
            4,
            person="Mr Lund, head of year",
            goals="Zara is there every day, as a pupil and not as an interpreter.",
            began=-120,
            says=(
                Says("saima", "right", "استاد پہلے مجھ سے پوچھتے ہیں۔", -28),
                Says("zara", "right", "Maths club is good.", -28),
            ),
        ),
        Agency(
            "midwife",
            "The midwives",
            ("health",),
            "Looks after Saima and the baby. Books the interpreter herself.",
            2,
            goals="A birth that Saima understands every word of.",
            began=-41,
            says=(Says("saima", "too_little", "میں ہر بار اسی سے ملنا چاہتی ہوں۔", -28),),
            does=(Does("Book the same interpreter for the birth", "health", whom="saima", by=40),),
        ),
        Agency(
            "housing",
            "The council’s housing team",
            ("housing",),
            "Inspects the boiler, and decides about a flat lower down.",
            1,
            began=-30,
            does=(Does("Say by when there is a flat without stairs", "housing", whom="saima", by=2),),
        ),
    ),
    says=(
        Says("saima", "right", "اب سب ایک ہی بات کہتے ہیں۔", -28),
        Says("imran", "right", "It is fine.", -28),
    ),
)

BELL = Around(
    "priya",
    -41,
    (
        Agency(
            "daws",
            "The domestic abuse service",
            ("safety", "law"),
            "Plans with Amina how to be safe, and goes with her to the solicitor. Speaks with nobody else about it.",
            4,
            person="Shanice, Amina’s worker there",
            goals="Amina decides, and is safe while she does.",
            began=-80,
            owner="priya",
            says=(Says("amina", "right", "She rings when she says she will.", -10),),
            does=(Does("Go with Amina to the hearing", "law", who="Shanice", whom="amina", by=12),),
        ),
        Agency(
            "school",
            "Jaden’s school",
            ("school",),
            "Mr Hale is there for Jaden at break. Knows who may collect him.",
            3,
            person="Mr Hale",
            began=-500,
            says=(Says("jaden", "right", "Mr Hale and spaghetti day.", -73), Says("amina", "right", "", -25)),
        ),
        Agency(
            "police",
            "The police",
            ("safety", "law"),
            "Writes down each call, and has spoken with Ryan about them.",
            1,
            began=-78,
            says=(Says("amina", "too_little", "I tell it to somebody else each time.", -10),),
        ),
        Agency("eyes", "The children’s eye clinic", ("health",), "Lily’s glasses.", 1, began=-60, ends=-9),
    ),
    says=(Says("amina", "right", "As long as it is you who asks the others.", -10),),
    talks=(
        Talk(
            -9,
            "safety",
            "Two of them plan Amina’s safety and she answers the same questions to both.",
            ("daws", "police"),
            "priya",
            invited="Amina, with her worker from the domestic abuse service. The officer who has the calls.",
        ),
    ),
)

CARTER = Around(
    "priya",
    -50,
    (
        Agency(
            "school",
            "The school",
            ("school", "learning"),
            "Maya’s tutor helps her to catch up in maths. Theo has a club on Thursdays.",
            3,
            person="Ms Abara, Maya’s tutor",
            began=-600,
            says=(
                Says("maya", "right", "", -50),
                Says("neil", "too_little", "They only ring when it is bad.", -50),
            ),
        ),
        Agency(
            "youth",
            "The dance project",
            ("youth",),
            "Twice a week, and a show in spring.",
            8,
            began=-300,
            says=(Says("maya", "right", "The best thing in my week.", -50),),
        ),
    ),
    says=(Says("theo", "right", "I only have you.", -50),),
)

GREEN = Around(
    "tom",
    -40,
    (
        Agency(
            "letterbox",
            "The adoption letterbox",
            ("law",),
            "Carries one letter a year each way. Reads everything before it goes on.",
            1,
            goals="Robin hears from Darren what is good for him to hear.",
            began=-1800,
            owner="tom",
            says=(
                Says("joanne", "right", "Once a year is what we can carry.", -40),
                Says("darren", "too_little", "One letter is not much.", -15),
            ),
        ),
        Agency(
            "school",
            "Robin’s school",
            ("school",),
            "Keeps his photo off its page, and knows why.",
            1,
            began=-700,
            says=(Says("robin", "right", "We have snails.", -40),),
        ),
    ),
)

MURPHY = Around(
    "nell",
    -45,
    (
        Agency(
            "debt",
            "The money adviser",
            ("money",),
            "The plan for the debt, and the letters to those who are owed. Speaks with Siobhan and Kevin, and with nobody else of the family.",
            2,
            person="Mrs Ferro",
            goals="Nobody knocks any more, and the biscuit tin is for biscuits.",
            began=-55,
            owner="nell",
            says=(
                Says("siobhan", "right", "She opens the letters with me.", -4),
                Says("kevin", "too_much", "I can pay it without anybody’s plan.", -40),
                Says("kevin", "right", "All right. It works.", -4),
            ),
            does=(Does("Ask the energy company for a smaller monthly sum", "money", whom="siobhan", by=10),),
        ),
        Agency(
            "school",
            "The children’s school",
            ("school",),
            "Breakfast for both, without a form that says why.",
            2,
            began=-900,
            does=(Does("Tell us if breakfast can be free", "school", by=4),),
        ),
    ),
)

NOVAK = Around(
    "grace",
    -45,
    (
        Agency(
            "advocate",
            "Jana’s advocate",
            ("other",),
            "She is on Jana’s side. She comes to talks. She says what Jana wants said.",
            3,
            person="Rosa",
            goals="Jana is asked first.",
            began=-47,
            says=(Says("jana", "right", "Rosa listens.", -4),),
        ),
        Agency(
            "nursery",
            "Ella’s nursery",
            ("school", "speech"),
            "Talks to Jana first, and not to Gran.",
            6,
            began=-150,
            says=(Says("jana", "right", "They show me the pictures.", -4),),
        ),
        Agency(
            "speech",
            "The speech and language clinic",
            ("speech",),
            "Looks once at how Ella talks, and then says if more is needed.",
            1,
            began=-30,
            says=(Says("jana", "too_little", "It was one time. I have a question.", -4),),
        ),
    ),
    says=(
        Says("jana", "right", "Not more people please.", -4),
        Says("marta", "too_much", "All these ladies!", -45),
    ),
    talks=(
        Talk(
            -30,
            "speech",
            "Both do words with Ella. Jana wants one way to do it.",
            ("nursery", "speech"),
            "grace",
            invited="Jana and Rosa. The nursery.",
            held=-20,
            family_said="Jana: One book. I can do one book.",
            remits={
                "nursery": ("does", "One picture book each week. The same one goes home."),
                "speech": ("does_not", "Says which words, once, and then leaves it to the nursery."),
            },
        ),
    ),
)

OSEI = Around(
    "tom",
    -40,
    (
        Agency(
            "school",
            "Kofi’s school",
            ("school",),
            "A slow start: the lessons that he picks, and the blue railing on the way.",
            6,
            person="Mr Dunn",
            goals="Kofi is there, and glad of it.",
            began=-500,
            says=(
                Says("kofi", "right", "I pick.", -28),
                Says("kwame", "right", "They speak with me now.", -28),
            ),
        ),
        Agency(
            "loss",
            "The bereavement service",
            ("mental_health",),
            "Helen goes by herself, on Mondays. Kofi may come later, if he wants.",
            4,
            began=-35,
            owner="nell",
            says=(Says("helen", "right", "Nobody there knows my sister.", -28),),
        ),
    ),
)

PATEL = Around(
    "tom",
    -40,
    (
        Agency(
            "speech",
            "The speech therapy clinic",
            ("speech",),
            "Finds out what Rohan understands, and shows his parents how to play with him.",
            2,
            goals="Rohan can say what he wants.",
            began=-45,
            says=(
                Says("meera", "too_little", "We waited three months for one hour.", -20),
                Says("sanjay", "right", "She did not make him sit still.", -20),
            ),
            does=(Does("Write down three games with buses", "speech", whom="rohan", by=3),),
        ),
        Agency(
            "nursery",
            "Rohan’s nursery",
            ("school", "speech"),
            "A place by the window, and the bus book.",
            5,
            began=-200,
            says=(Says("meera", "right", "", -40),),
            does=(
                Does("Three games with the bus book, written down for home", "speech", whom="rohan", by=6),
            ),
        ),
    ),
)

TAYLOR = Around(
    "tom",
    -50,
    (
        Agency(
            "clinic",
            "The growth clinic",
            ("health",),
            "Weighs Mason with Grace, and looks if there is a reason why he does not grow.",
            4,
            began=-60,
            says=(
                Says("carly", "too_much", "They weigh him and they weigh me as well.", -12),
                Says("luke", "right", "", -40),
            ),
            strain="Carly was told twice in one week that the line is wrong, by two people who had not spoken.",
            does=(Does("Weigh Mason every Tuesday", "health", who="The clinic nurse", whom="mason", by=2),),
        ),
        Agency(
            "visitor",
            "Us: the health visitor",
            ("health", "parenting"),
            "Weighs Mason at home when he cannot come, sleep and feeding.",
            4,
            person="Grace Lindqvist",
            began=-60,
            owner="grace",
            says=(
                Says("carly", "right", "Grace asks how I am.", -12),
                Says("luke", "too_much", "Every week somebody at the door.", -12),
            ),
            does=(Does("Weigh Mason at home on Tuesdays", "health", who="Grace", whom="mason", by=2),),
        ),
        Agency(
            "police",
            "The police",
            ("law", "safety"),
            "Came to the fights. Tells us when it comes again.",
            0,
            began=-90,
        ),
        Agency(
            "couple",
            "The course for couples",
            ("parenting",),
            "Six evenings on how to stop a fight before it begins.",
            2,
            began=-30,
            ends=20,
            says=(Says("luke", "right", "It is not what I thought.", -12),),
        ),
    ),
    says=(
        Says("luke", "too_much", "We cannot breathe.", -12),
        Says("carly", "right", "I would rather have them than not.", -12),
    ),
)

AROUND = {
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
