"""The Lewis family: five agencies, and Ewa tells her story to each. Two of us did the same thing twice."""

from restorative.demo.lewis_people import PEOPLE, TIES
from restorative.demo.story import (
    Agreed,
    Child,
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
        -66,
        "nell",
        "10:00",
        "11:20",
        ("ewa", "leo"),
        "Ewa told us about the eviction, about Alfie’s worries, about Hania’s chest and about Leo’s"
        " speech. Then she said that this was the fifth time she has told it this year, and that each"
        " of the five wrote it down and none of them read it.\n\n"
        "She counted them on her hand: the school, the hospital, the housing office, the youth project,"
        " and us.",
        supports=("We filled in Hania’s asthma plan and put a copy on the fridge.",),
        worries=(
            Worry(
                "Hania has run out of her blue inhaler twice. We asked what gets in the way of a new one.",
                "agreed",
                "Apteka jest po drugiej stronie miasta, a ja mam trójkę dzieci i jeden autobus.",
                "ewa",
            ),
        ),
        agreed=(
            Agreed("Ask the chemist to bring Hania’s inhalers", by=-60, then=Then("kept", -62)),
            Agreed(
                "Read what the others have written before we ask Ewa again",
                by=-59,
                then=Then(
                    "not_kept", -58, "Priya came before we had asked for it. Ewa had to tell it again."
                ),
            ),
        ),
        seen=(
            Child("leo"),
            Child("hania", "no", "no", "She was at school."),
            Child("alfie", "no", "no", "He was at school."),
        ),
        bases=("reported", "reported"),
        shares=(
            Share(
                "ewa",
                -65,
                opened=-64,
                remarks=(Remark(1, -64, "Tak było. Pięć razy. Proszę tego nie wykreślać."),),
                says=(Says("agree", -64, "Zgadzam się. Pierwszy raz ktoś to policzył.", "Ewa Lewis"),),
            ),
        ),
    ),
    Told(
        -59,
        "priya",
        "10:00",
        "11:15",
        ("ewa", "gareth"),
        "We asked about the eviction, and Ewa put down her cup. Gareth said: she told your colleague a"
        " week ago. He was right. We stopped, said sorry, and asked what they would rather do with the"
        " hour. They wanted to sleep. We settled for the garden.",
        supports=("We held Leo and the hose while they both sat down.",),
        worries=(
            Worry(
                "Gareth is away on the lorry five nights a week. We asked what Ewa does when two"
                " children are ill at once.",
                "none_yet",
            ),
        ),
        agreed=(
            Agreed(
                "Write the story down once, with Ewa, so that nobody needs to ask again",
                by=-45,
                then=Then("kept", -44),
            ),
            Agreed("Ask the charity for a bunk bed", by=-52, then=Then("kept", -53)),
        ),
        seen=(
            Child("leo"),
            Child("hania", "no", "no", "She was at school."),
            Child("alfie", "no", "no", "We did not ask. We should have."),
        ),
        bases=("observed",),
        written=-56,
        shares=(
            Share(
                "ewa",
                -56,
                opened=-55,
                says=(
                    Says(
                        "different", -55, "Nie „odłożyła filiżankę”. Płakałam. Proszę napisać, że płakałam."
                    ),
                ),
            ),
            Share("gareth", -56),
        ),
    ),
    Told(
        -52,
        "nell",
        "11:00",
        "11:40",
        ("hania",),
        "Hania blew into the meter and beat her own score. She knows her asthma plan by heart and"
        " taught it to the secretary. She sleeps on the floor beside Leo, because there is no bed for"
        " her yet. She said that it is like camping, and then that she is tired of camping.",
        kind="school",
        supports=("I asked the charity for a bunk bed the same afternoon.",),
        agreed=(Agreed("Tell Mum that Hania is tired of the floor", by=-51, then=Then("kept", -51)),),
        seen=(Child("hania", "yes", "yes"),),
        bases=("observed",),
        shares=(
            Share(
                "ewa",
                -51,
                parts=(0, 1, 2),
                opened=-50,
                says=(Says("mostly", -50, "Tak. Ale ona śpi na materacu, nie na podłodze."),),
            ),
        ),
    ),
    Told(
        -45,
        "priya",
        "9:00",
        "10:30",
        ("ewa", "alfie"),
        "Two bunk beds came on one morning, from one charity, in two vans. Priya had asked for one and"
        " so had Nell. Neither of us had told the other. The drivers knew each other and thought that"
        " it was very funny. So did Alfie, who now has a bed for every day of the week.\n\n"
        "Ewa laughed as well. Then she said: this is what I mean.",
        supports=(
            "We rang the charity and said sorry. The second bed went to another family before lunch.",
            "We wrote the story down with Ewa on one page, in Polish and English. She decides who gets it.",
        ),
        worries=(
            Worry(
                "We asked Ewa to tell us at once when two of us ask her the same thing, even when she"
                " is tired of it.",
                "another_idea",
                "Zapytajcie najpierw siebie nawzajem. Dopiero potem mnie.",
                "ewa",
            ),
        ),
        agreed=(
            Agreed("Ring each other before we order or ask anything", by=-38, then=Then("kept", -38)),
            Agreed(
                "Choose who gets the page",
                "ewa",
                by=-38,
                then=Then("kept", -39, "All of them. The youth project last, after she had asked Alfie."),
            ),
        ),
        seen=(
            Child("alfie", "yes", "no", "He was building the bed with the drivers."),
            Child("leo"),
            Child("hania", "no", "no", "She was at school."),
        ),
        bases=("observed", "observed"),
        shares=(
            Share(
                "ewa",
                -44,
                opened=-43,
                remarks=(Remark(0, -43, "Alfie przeczytał to na głos przy kolacji. Wszyscy się śmiali."),),
                says=(Says("agree", -43, "Dziękuję za szczerość.", "Ewa Lewis"),),
            ),
        ),
    ),
    Told(
        -38,
        "nell",
        "13:30",
        "14:45",
        ("ewa", "gareth"),
        "Everybody came: the school, the hospital nurse, housing, the youth project and the two of us."
        " Ewa sat at the head of the table with an interpreter whom she had chosen. Nobody asked her to"
        " tell the story. They had all read the page.\n\n"
        "We drew who does what. Three of us were helping with sleep and nobody with the rent. We"
        " crossed out two of the three.",
        kind="meeting",
        supports=("Nell is the one who rings Ewa. The others ring Nell.",),
        worries=(
            Worry(
                "The youth project wants to go on seeing Alfie every week. We asked whether that is too"
                " much, about right or too little.",
                "partly",
                "Dla mnie za dużo. Ale zapytajcie Alfiego, nie mnie.",
                "ewa",
            ),
            Worry(
                "We asked Gareth to be at one appointment a month, so that it is not always Ewa.",
                "agreed",
                "I can do first Mondays. Put it in my phone before I change my mind.",
                "gareth",
            ),
        ),
        agreed=(
            Agreed(
                "Ask housing who deals with the rent, and say it to Ewa in one sentence",
                by=-24,
                then=Then("not_kept", -24, "Housing has not answered us. We ask their manager now."),
            ),
            Agreed("Ask Alfie about the youth project", by=-17, then=Then("kept", -17)),
            Agreed("Come to Hania’s check at the hospital", "gareth", by=-19, then=Then("kept", -19)),
        ),
        next=Next(-17, "15:30", "To hear what Alfie thinks. Nell comes to his school."),
        bases=("observed", "observed"),
        shares=(
            Share(
                "ewa",
                -37,
                opened=-36,
                says=(
                    Says(
                        "agree",
                        -36,
                        "To było pierwsze spotkanie, po którym nie bolała mnie głowa.",
                        "Ewa Lewis",
                    ),
                ),
            ),
            Share("gareth", -37),
        ),
    ),
    Told(
        -24,
        "priya",
        "12:00",
        "12:15",
        ("ewa",),
        "A short call. Two of the five have rung Nell instead of Ewa. One forgot and rang Ewa, and Ewa"
        " said: please ring Nell, and put the phone down, and was proud of it.",
        kind="phone",
        agreed=(
            Agreed(
                "Ask housing’s manager about the rent",
                by=-20,
                then=Then("changed", -12, "The manager left. We wrote to the one above."),
            ),
        ),
        bases=("reported",),
        shares=(Share("ewa", -23, opened=-22),),
    ),
    Told(
        -17,
        "nell",
        "15:30",
        "16:10",
        ("alfie",),
        "Alfie showed me the maps that he draws of towns that do not exist. In one of them everybody"
        " has a house. He likes the youth project, because of the drums, and because nobody there asks"
        " about home.",
        kind="direct_work",
        supports=("We agreed that the drums stay, and that drums do not need an appointment letter.",),
        worries=(
            Worry(
                "I asked Alfie what he does when he cannot sleep.",
                "another_idea",
                "I listen if Mum is awake. If she is asleep I can sleep.",
                "alfie",
            ),
        ),
        agreed=(
            Agreed("Find a way to tell Mum this without making her sad", by=-10, then=Then("kept", -10)),
        ),
        seen=(Child("alfie", "yes", "yes"),),
        bases=("observed",),
        shares=(
            Share(
                "ewa",
                -16,
                parts=(0, 1),
                opened=-15,
                says=(Says("agree", -15, "Te mapy wiszą teraz w kuchni."),),
            ),
        ),
    ),
    Told(
        -10,
        "nell",
        "10:00",
        "11:00",
        ("ewa", "leo"),
        "Leo said eleven new words, and one of them was in Polish, and one we did not understand. The"
        " letter about the rent came back unopened. Ewa said that five is still too many, and that"
        " three would be right.",
        supports=(
            "We told Ewa about Alfie listening at night, with Alfie’s yes. She goes to bed at ten now and tells him so.",
        ),
        worries=(
            Worry(
                "We asked which two of the five she would leave out.",
                "wants_time",
                "Muszę się zastanowić. Każdy z nich coś daje.",
                "ewa",
            ),
        ),
        agreed=(
            Agreed("Go with Ewa to the housing office", by=-2),
            Agreed("Think about which three stay", "ewa", by=5),
        ),
        seen=(
            Child("leo"),
            Child("hania", "no", "no", "She was at school."),
            Child("alfie", "no", "no", "He was at school."),
        ),
        bases=("observed",),
        shares=(
            Share("ewa", -9, opened=-8, says=(Says("more_time", -8, "Odpowiem w przyszłym tygodniu."),)),
        ),
    ),
    Told(
        -4,
        "nell",
        "9:15",
        "9:50",
        ("ewa", "hania"),
        "Hania has not needed the blue inhaler for two weeks. The hospital sends its letters to Nell"
        " now as well, so Ewa does not have to. Ewa made pancakes for the postman by mistake, because"
        " she thought that it was us.",
        supports=(
            "We read the hospital’s letter together and wrote the two sentences that matter in Polish.",
        ),
        agreed=(Agreed("Ask all five for one date on which we look at the page again", by=6),),
        seen=(
            Child("hania", "yes", "no", "She was on her way to school."),
            Child("leo", "no", "no", "He was at nursery."),
            Child("alfie", "no", "no", "He was at school."),
        ),
        next=Next(
            7, "13:30", "To look at who does what, and to cross out some more. Nell and the interpreter come."
        ),
        bases=("observed",),
        shares=(Share("ewa", -3),),
    ),
)

LEWIS = Story(
    "Lewis",
    "child_in_need",
    "The family lost their flat, and five services help at once. Ewa asked us to work as one: one"
    " story, one person who rings, and nothing done twice.",
    (("nell", -67), ("priya", -60)),
    PEOPLE,
    TIES,
    VISITS,
)
