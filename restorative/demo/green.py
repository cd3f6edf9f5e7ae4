"""The Green family: Robin is adopted. His birth father writes once a year, and must learn neither name nor school."""

from restorative.demo.green_people import PEOPLE, PROTECTED, TIES
from restorative.demo.story import (
    Agreed,
    Child,
    Harm,
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
        -71,
        "tom",
        "10:00",
        "11:10",
        ("joanne", "simon"),
        "Robin has begun to ask about his birth father, mostly in the car. Joanne and Simon want to"
        " answer well. They are glad of the yearly letter and afraid of it too.\n\n"
        "We went through what must never reach Darren: the surname, the school, the town, and photos in"
        " which one of them can be seen.",
        supports=(
            "We read last year’s letter together, and how Robin had answered it with a drawing of a snail.",
            "We wrote the list of what stays secret at the front of our own notes.",
        ),
        worries=(
            Worry(
                "We asked what Robin hears when the two of them go quiet after a question.",
                "agreed",
                "That there is something wrong with him. There is not. It is us who are scared.",
                "joanne",
            ),
        ),
        agreed=(
            Agreed(
                "Check every word that goes to Darren with a second person", by=-62, then=Then("kept", -63)
            ),
            Agreed(
                "Answer the next car question in one true sentence",
                "joanne",
                by=-57,
                then=Then("kept", -57, "He asked whether Darren likes snails."),
            ),
        ),
        seen=(Child("robin", "no", "no", "He was at school. Tom sees him there."),),
        bases=("reported", "observed"),
        shares=(
            Share(
                "joanne",
                -70,
                opened=-69,
                says=(Says("agree", -69, "Please keep that list where everybody looks.", "Joanne Green"),),
            ),
        ),
    ),
    Told(
        -64,
        "tom",
        "17:30",
        "18:20",
        ("darren",),
        "Darren came early and sat in the car until it was time. He has kept every drawing. He has had"
        " work for a year now, at a garage, and he has not had a drink since then. He asked whether"
        " Robin is happy. We said yes, he is.",
        kind="office",
        supports=("We helped Darren to begin his letter. He wrote three lines, and they were good ones.",),
        worries=(
            Worry(
                "Darren asked for the name of the school, to send a birthday card there. We said no,"
                " and that this will not change.",
                "disagreed",
                "I am his dad and I cannot even send a card. It is a card.",
                "darren",
            ),
        ),
        agreed=(
            Agreed("Pass on a birthday card with the yearly letter", by=-42, then=Then("kept", -43)),
            Agreed(
                "Finish the letter",
                "darren",
                by=-43,
                then=Then("kept", -45, "Two pages. He wrote it four times."),
            ),
        ),
        next=Next(-29, "17:30", "To tell Darren how the letter was received. Tom only."),
        bases=("reported",),
        shares=(
            Share(
                "darren",
                -63,
                opened=-62,
                remarks=(Remark(0, -62, "One year and two months."),),
                says=(
                    Says(
                        "different",
                        -62,
                        "You wrote that I asked for the school. I asked where to send a card. It is not the same.",
                    ),
                ),
            ),
        ),
    ),
    Told(
        -57,
        "tom",
        "13:30",
        "14:10",
        ("robin",),
        "At Owlbeck School Robin showed us the snail house. There is a rota, and it is his week. His"
        " teacher calls him Robin Green and he wrote both names on our paper, twice, because he likes"
        " the G.\n\n"
        "He wants to know three things of Darren: does he like snails, is he tall, and is he sorry.",
        kind="school",
        supports=("We wrote the three questions on a card and said that we ask his mum and dad first.",),
        agreed=(
            Agreed("Talk with Joanne and Simon about the three questions", by=-50, then=Then("kept", -50)),
        ),
        seen=(Child("robin", "yes", "yes"),),
        bases=("observed", "reported"),
        shares=(
            Share(
                "joanne",
                -56,
                parts=(0, 1, 2, 3),
                opened=-55,
                remarks=(Remark(1, -55, "Is he sorry. Oh, Robin."),),
                says=(Says("agree", -55, "", "Joanne Green"),),
            ),
        ),
    ),
    Told(
        -50,
        "tom",
        "19:30",
        "20:15",
        ("joanne", "simon"),
        "A video call after Robin’s bedtime. Two of the three questions can go to Darren. Simon would"
        " like to wait with the third until Robin is older. Joanne thinks that the third is the one"
        " that matters. They asked us what we think. We think that it is Robin’s question, and that it"
        " can go in gentle words.",
        kind="video",
        worries=(
            Worry(
                "We asked Simon what he fears would happen if Robin hears a bad answer.",
                "wants_time",
                "That he carries it. I carried one like that. Give me a few days.",
                "simon",
            ),
        ),
        agreed=(
            Agreed(
                "Decide together about the third question",
                "simon",
                by=-43,
                then=Then("kept", -43, "It goes. He wrote the gentle words himself."),
            ),
        ),
        bases=("opinion",),
        written=-47,
        shares=(
            Share(
                "joanne",
                -47,
                opened=-46,
                says=(
                    Says(
                        "mostly",
                        -46,
                        "We asked you what you think, and you told us. I liked that. Simon has told me more since.",
                    ),
                ),
            ),
        ),
    ),
    Told(
        -43,
        "tom",
        "15:45",
        "16:45",
        ("joanne", "simon", "robin"),
        "Darren’s letter has come. We read it first, then Joanne and Simon, then Robin on the sofa"
        " between them. He likes snails. He is tall. He wrote: I am sorry every day, and it is not your"
        " job to make me feel better.\n\n"
        "Robin read that line again. Then he asked for toast.",
        supports=("We stayed for the toast.",),
        agreed=(
            Agreed("Take a drawing to Darren, without a name on the back", by=-29, then=Then("kept", -29)),
            Agreed(
                "Put the letter in Robin’s box, where he can reach it",
                "joanne",
                by=-40,
                then=Then("kept", -36),
            ),
        ),
        seen=(Child("robin", "yes", "no", "He wanted to be between his mum and dad for this."),),
        bases=("observed", "observed"),
        shares=(
            Share(
                "joanne",
                -42,
                opened=-41,
                says=(Says("agree", -41, "I keep reading the toast.", "Joanne Green"),),
            ),
        ),
    ),
    Told(
        -29,
        "tom",
        "17:30",
        "18:10",
        ("darren",),
        "We told Darren that Robin read his letter on the sofa and that it was received with care. He"
        " asked to hear it twice. He looked at the drawing for a long time: a snail, very tall.\n\n"
        "For our own record, because it came in the same post: the school’s report. Robin Green,"
        " Owlbeck School, Year 4, reads two years ahead, kind to the little ones, late on Mondays"
        " because of swimming.\n\n"
        "Darren asked how Robin is doing at school. We said: he reads a lot and he is kind. We said no"
        " more than that.",
        kind="office",
        supports=(
            "We looked at the back of the drawing before we gave it to Darren, and so did a second person.",
        ),
        worries=(
            Worry(
                "Darren said that he sometimes looks for Robin on the internet. We said what could"
                " happen to Robin if he found him that way.",
                "distressed",
                "I only want to see that he is real. I will stop. I will try to stop.",
                "darren",
            ),
        ),
        agreed=(
            Agreed(
                "Find somebody for Darren to talk to about this, in his own right",
                by=-15,
                then=Then("kept", -17),
            ),
            Agreed(
                "Ring that person before he looks",
                "darren",
                by=-7,
                then=Then("not_kept", -8, "Once he looked first. He rang afterwards and said so himself."),
            ),
        ),
        bases=("observed", "reported", "observed"),
        shares=(
            Share(
                "darren",
                -28,
                parts=(0, 2, 4, 5, 6, 7),
                why_out="someone_else",
                opened=-27,
                remarks=(Remark(0, -27, "Very tall. I get it now."),),
                says=(
                    Says("more_time", -27, "I cannot read the last bit today."),
                    Says("agree", -21, "It is true what I said. Thank you for the drawing.", "Darren Pike"),
                ),
            ),
            Share(
                "darren",
                -6,
                parts=(0, 2, 4, 5, 6),
                why_out="someone_else",
                changes="He told you that he could not read the last bit. Ask him how he wants it said, and show me"
                " what you agree on.",
            ),
        ),
    ),
    Told(
        -15,
        "tom",
        "10:00",
        "10:50",
        ("joanne",),
        "We told Joanne that Darren looks for Robin on the internet, and what we and he do about it."
        " She went white, and then she made a list. The swimming club had put a team photo with names"
        " on its page. It was taken down in an hour.",
        supports=("We went through every page with Joanne: school, swimming, chess, Simon’s work.",),
        worries=(
            Worry(
                "We asked Joanne not to stop the swimming.",
                "partly",
                "He swims. But without a name on the cap, and I stay in the hall.",
                "joanne",
            ),
        ),
        agreed=(
            Agreed("Ask the school to keep Robin’s photo off its page", by=-10, then=Then("kept", -12)),
            Agreed("Ask the swimming club who saved the photo", by=-3),
        ),
        seen=(Child("robin", "no", "no", "He was at school."),),
        bases=("observed",),
        shares=(
            Share(
                "joanne",
                -14,
                opened=-13,
                says=(Says("talk", -13, "I would sooner talk than write about this one."),),
            ),
        ),
    ),
    Told(
        -8,
        "tom",
        "18:00",
        "18:25",
        ("darren",),
        "Darren rang. He had looked again, found nothing, and felt bad about it. He has seen the person"
        " from the support line twice. He has bought a book about snails, for the next letter.",
        kind="phone",
        supports=("We said that ringing and saying so was hard, and that it counts.",),
        agreed=(Agreed("Send Darren the date for the next letter", by=3),),
        next=Next(20, "17:30", "At the office, to think about the next letter. Tom only."),
        bases=("reported",),
        shares=(Share("darren", -7),),
    ),
    Told(
        -3,
        "tom",
        "15:45",
        "16:30",
        ("joanne", "robin"),
        "Robin beat us at chess and asked in the middle of it whether Darren would have beaten us too."
        " Joanne said: we can ask him in the next letter. It was one true sentence, and a short one.",
        supports=("We told Joanne what we saw: she did not go quiet.",),
        agreed=(Agreed("Bring the box for letters that locks", by=5),),
        seen=(Child("robin", "yes", "yes"),),
        next=Next(11, "15:45", "Chess, and the next letter. Tom comes."),
        bases=("observed",),
        shares=(Share("joanne", -2),),
    ),
)

GREEN = Story(
    "Green",
    "early_help",
    "Joanne and Simon asked for help to answer Robin’s questions about where he comes from. We carry"
    " one letter a year between him and his birth father, and guard what must not travel with it.",
    (("tom", -72),),
    PEOPLE,
    TIES,
    VISITS,
    protected=PROTECTED,
    harm=(
        Harm(
            "darren",
            "not_known",
            "He says himself that he looks for Robin. We do not know what he would do if he found him.",
        ),
    ),
)
