"""The Taylor family: the plan does not do what it should, and the baby has not been seen. Everybody sees it differently."""

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
from restorative.demo.taylor_people import PEOPLE, TIES

VISITS = (
    Told(
        -66,
        "tom",
        "11:00",
        "12:15",
        ("carly", "luke", "mason"),
        "Mason lay on the rug and laughed at the ceiling lamp. Carly and Luke told us about the night"
        " when the neighbour rang the police. Luke threw a chair at the wall. Nobody was hit. Mason was"
        " in the room.\n\n"
        "We said what a child protection plan is, who made it and why, and what would have to change"
        " for it to end: Mason is weighed each week, he sleeps in his own cot, and there are no fights"
        " near him.",
        supports=(
            "We wrote the three things on one page, in their words, and put our part beside each of them.",
            "We gave Luke the date of a group for dads who want to be calmer at home.",
        ),
        worries=(
            Worry(
                "Mason was in the room when the chair was thrown. We said what that does to a baby who"
                " cannot leave.",
                "partly",
                "He slept through it. But I know, yeah. I know.",
                "luke",
            ),
        ),
        agreed=(
            Agreed(
                "Bring the scales to the flat each week, so that nobody has to take two buses",
                by=-58,
                then=Then("kept", -58),
            ),
            Agreed(
                "Put Mason to sleep in his cot each night",
                "carly",
                by=-52,
                then=Then("kept", -52, "Most nights. He sleeps better in it than she does."),
            ),
            Agreed(
                "Go to the dads’ group",
                "luke",
                by=-45,
                then=Then("not_kept", -44, "He went to the door once. It was on a work day after that."),
            ),
        ),
        seen=(Child("mason"),),
        next=Next(-52, "11:00", "To look at the three things. Tom comes."),
        bases=("reported", "observed"),
        shares=(
            Share("carly", -65, opened=-64, says=(Says("agree", -64, "I can do this.", "Carly Taylor"),)),
            Share("luke", -65, opened=-63, says=(Says("mostly", -63, "It was a stool."),)),
        ),
    ),
    Told(
        -58,
        "grace",
        "10:00",
        "10:40",
        ("carly", "mason"),
        "Mason weighs what he should. He found his feet this week and does not trust them. Carly asked"
        " good questions about milk and sleep, and wrote the answers on the back of her hand.",
        supports=(
            "We showed Carly how Mason tells her that he has had enough. She had seen it before we did.",
        ),
        agreed=(Agreed("Come with the scales on the same day each week", by=-51, then=Then("kept", -51)),),
        seen=(Child("mason"),),
        bases=("observed",),
        shares=(
            Share(
                "carly",
                -57,
                opened=-56,
                says=(Says("agree", -56, "He got your pen as well.", "Carly Taylor"),),
            ),
        ),
    ),
    Told(
        -51,
        "grace",
        "10:00",
        "10:30",
        ("carly", "luke", "mason"),
        "Mason was tired and had a cold. His weight had stayed the same for a week, which can happen"
        " with a cold. Luke held him the whole time, with his chin on Mason’s head.",
        supports=("We rang the surgery with them. The doctor saw Mason the same afternoon.",),
        worries=(
            Worry(
                "There was a pillow in the cot. We said why a cot needs to be empty.",
                "agreed",
                "My mum said put it in. I took it out, I put it back. It is out now.",
                "carly",
            ),
        ),
        agreed=(Agreed("Leave the cot empty", "carly", by=-44, then=Then("kept", -44)),),
        seen=(Child("mason"),),
        bases=("observed",),
        shares=(Share("carly", -50, opened=-50, says=(Says("agree", -50),)), Share("luke", -50)),
    ),
    Told(
        -38,
        "tom",
        "14:00",
        "15:20",
        ("carly", "luke"),
        "We looked at the plan after four weeks. The cot goes well. The weighing happened twice in four"
        " weeks, and Mason is not growing as he did. There were two loud nights. We said that the plan"
        " is not doing what it should, and that part of that is ours: we came on the day when Luke"
        " works and never asked.\n\n"
        "Carly would like her mother to have Mason on bad nights. Luke says that this takes Mason away"
        " from him bit by bit. Each of them asked us to say who is right. We did not.",
        kind="meeting",
        supports=(
            "We moved our day to one when Luke is at home, and the weighing to half past four.",
            "We offered each of them somebody to talk to alone. They can say yes at any time.",
        ),
        worries=(
            Worry(
                "We said that we are more worried than four weeks ago, and why: a baby who does not"
                " grow cannot wait for us to agree.",
                "disagreed",
                "He has got a cold and he is small like me. You come in here looking for something.",
                "luke",
            ),
            Worry(
                "Luke went to fetch the pram. We asked Carly what she does on a loud night.",
                "distressed",
                "I stand in front of the cot. Do not write that. No, write it.",
                "carly",
            ),
        ),
        agreed=(
            Agreed(
                "Ask the doctor whether small can run in a family, as Luke says",
                by=-31,
                then=Then("kept", -32, "It can. She would like to see Mason all the same."),
            ),
            Agreed("Have Mason weighed on the new day", "luke", by=-31, then=Then("kept", -30)),
            Agreed(
                "Ask her mother what she can do and what she cannot", "carly", by=-30, then=Then("kept", -30)
            ),
        ),
        seen=(Child("mason", "no", "no", "He was with his gran. We see him on the new day."),),
        next=Next(-30, "16:30", "To weigh Mason when Luke is at home. Grace comes."),
        bases=("observed", "reported"),
        written=-35,
        shares=(
            # what Carly does on a loud night is hers: it is not for Luke to read
            Share(
                "luke",
                -35,
                parts=(0, 1, 2, 3, 4, 5, 8, 9),
                why_out="someone_else",
                opened=-34,
                says=(
                    Says(
                        "different",
                        -34,
                        "You say he is not growing. The red book says he is on his line. Look at it.",
                    ),
                ),
            ),
            Share(
                "carly",
                -35,
                parts=(0, 1, 2, 3, 4, 5, 6, 7, 8, 10),
                why_out="someone_else",
                opened=-34,
                says=(
                    Says("not_safe", -34, "not here"),
                    Says("mostly", -31, "You did not say who is right. I wanted you to."),
                ),
            ),
        ),
    ),
    Told(
        -30,
        "grace",
        "16:30",
        "17:00",
        ("luke", "carly", "mason"),
        "Luke was right about the red book: we had drawn Mason on the line for a child a month older."
        " On the right line he is low, and lower than before, but not as low as we said. We put it"
        " right in the book, with our names.\n\n"
        "Mason smiled at Grace and fell asleep while he was being weighed.",
        supports=("We said sorry to Luke for the wrong line, and thanked him for looking.",),
        worries=(
            Worry(
                "On the right line Mason still goes down. We said that this worries us.",
                "partly",
                "All right. Low. But not what you said.",
                "luke",
            ),
        ),
        agreed=(
            Agreed(
                "Take Mason to the doctor",
                "carly",
                by=-23,
                then=Then(
                    "not_kept",
                    -21,
                    "The day was changed twice, once by the surgery. There is no new one yet.",
                ),
            ),
        ),
        seen=(Child("mason"),),
        bases=("observed", "observed"),
        shares=(
            Share(
                "luke",
                -29,
                opened=-28,
                remarks=(Remark(0, -28, "Thank you for writing that."),),
                says=(Says("agree", -28, "That is how it was.", "Luke Taylor"),),
            ),
            Share("carly", -29, opened=-27, says=(Says("agree", -27),)),
        ),
    ),
    Told(
        -23,
        "grace",
        "16:30",
        "16:45",
        (),
        "Nobody came to the door on the day of the weighing. The pram was not in the hall. I rang Carly"
        " and left no message.",
        seen=(Child("mason", "no", "no", "Nobody was at home."),),
        agreed=(
            Agreed(
                "Ring Carly and Luke tomorrow, each of them",
                by=-22,
                then=Then("kept", -22, "Luke picked up. He said that Mason was at his gran’s."),
            ),
        ),
        # before the meeting Grace wants him to have it in writing; it names where Carly was rung
        shares=(Share("luke", -1, parts=(0, 1), asks=True),),
    ),
    Told(
        -16,
        "tom",
        "16:30",
        "17:05",
        ("carly",),
        "Carly said that Mason was at her mother’s and that he is fine. She kept looking at the door."
        " We asked whether she would like to walk to the shop with us, and she did. On the way she said"
        " that the loud nights are back.",
        kind="home_unannounced",
        supports=(
            "We went through what she can do on a loud night, and whom she can ring. The number is under a friend’s name.",
        ),
        worries=(
            Worry(
                "We have not seen Mason for two weeks. We said that we need to see him this week,"
                " awake, and on the scales.",
                "wants_time",
                "It is not me who says no. Can you come when I tell you, and not before?",
                "carly",
            ),
        ),
        agreed=(
            Agreed("Ring Carly only at the time that she gave us", by=-10, then=Then("kept", -10)),
            Agreed(
                "Text one word when we can come",
                "carly",
                by=-12,
                then=Then("not_kept", -12, "No word came. We did not ask her for a reason, on purpose."),
            ),
        ),
        seen=(
            Child(
                "mason",
                "no",
                "no",
                "He was at his gran’s, Carly said. We rang his gran and nobody picked up.",
            ),
        ),
        bases=("reported",),
        # what was said on the way to the shop is nothing to leave on a phone at home
    ),
    Told(
        -9,
        "tom",
        "16:30",
        "16:55",
        ("luke",),
        "Luke came to the door and closed it behind him. He said that Mason was asleep and that nobody"
        " wakes a sleeping baby for a form. We stood on the stairs for twenty minutes. He was not rude."
        " He did not let us in.\n\n"
        "We told him what happens next, one step after the other, and that we had told nobody before"
        " him: today we talk with our manager, then we ask the people who made the plan to meet early,"
        " and if we cannot see Mason after that we ask a court or the police to help us see him.",
        kind="home_unannounced",
        supports=(
            "We asked Luke what would make it easier. He said: one of you, not two, and not him from the council. So Grace comes next, alone.",
        ),
        worries=(
            Worry(
                "We said that we have not seen Mason for three weeks, and that we cannot tell anybody"
                " that he is well.",
                "disagreed",
                "You have got it in for us. I have told you that he is fine. I am his dad.",
                "luke",
            ),
        ),
        agreed=(
            Agreed(
                "Ask our manager today, and tell Luke and Carly what was decided",
                by=-8,
                then=Then("kept", -8, "There will be an early meeting. Both have the date."),
            ),
            Agreed("Let Grace see Mason, awake", "luke", by=-3),
        ),
        seen=(Child("mason", "no", "no", "He was asleep upstairs, Luke said. We were not let in."),),
        bases=("observed", "observed"),
        shares=(
            Share(
                "luke",
                -9,
                opened=-8,
                remarks=(Remark(1, -8, "Say it like that to my face next time. Oh wait, you did."),),
                says=(Says("different", -8, "He is not unseen. I see him every day."),),
            ),
        ),
    ),
    Told(
        -1,
        "grace",
        "16:30",
        "16:50",
        ("carly", "luke"),
        "Carly and Luke stood in the hall. Carly wanted to fetch Mason and Luke said: not like this."
        " They argued in front of us about who is to blame that it has come to this. We said that it is"
        " not about blame, and that Mason has now not been seen for four weeks.",
        supports=(
            "We told both of them the day and the time of the early meeting, and that each of them can bring somebody.",
        ),
        worries=(
            Worry(
                "We asked them to bring Mason down for one minute, now, and said what we do if they do not.",
                "disagreed",
                "After the meeting. Not before. I want somebody there who is on my side.",
                "luke",
            ),
        ),
        agreed=(
            Agreed("Find somebody who speaks for Luke at the meeting", by=1),
            Agreed("Tell our manager today that we did not see Mason", by=-1, then=Then("kept", -1)),
        ),
        seen=(
            Child("mason", "no", "no", "He was upstairs. His parents did not agree on bringing him down."),
        ),
        next=Next(
            1,
            "10:00",
            "The early meeting. Carly, Luke, whoever they bring, Tom and Grace. Mason is seen before it begins.",
        ),
        bases=("observed",),
        shares=(Share("carly", -1, parts=(0, 1, 2, 3, 5, 6)), Share("luke", -1)),
    ),
)

TAYLOR = Story(
    "Taylor",
    "child_protection",
    "There is a child protection plan for Mason, because of fights near him and because he is not"
    " growing as he should. Carly, Luke and we want him well and at home. We do not agree on how.",
    (("tom", -67), ("grace", -60)),
    PEOPLE,
    TIES,
    VISITS,
    harm=(
        Harm("luke", "yes", "There were fights near Mason, and Luke decides who comes in and who speaks."),
    ),
)
