"""Four practitioners and their managers: what they agreed, brought, heard and answered."""

from restorative.demo.story_supervision import (
    Action,
    Answered,
    Decision,
    Discussion,
    Pair,
    Session,
    Written,
)

PRIYA = Pair(
    "priya",
    "margaret",
    -80,
    4,
    "We meet every four weeks, with the door closed and the phones off. Either of us can say: not today,"
    " and name a new day. Challenge goes both ways.",
    (
        Session(
            -44,
            -45,
            "Bell: I did not ring when I said I would. Patel: the long list.",
            (
                Discussion(
                    "Bell",
                    {
                        "strengths": "Amina changed the locks and told the school, before anybody asked.",
                        "worries": "I missed a call, and Amina will have sat by the phone.",
                        "our_change": "A colleague rings when I cannot.",
                    },
                    discussed="Priya says sorry herself, and soon. We put who covers for whom on one page.",
                ),
            ),
            {
                "experience": "I saw the time at court and could not leave the room.",
                "feelings": "Ashamed, and then busy, so that I would not feel it.",
                "plan": "Say it to Amina in one sentence, without reasons.",
            },
            Written(
                support="You saw what Amina is good at, and you said it to her.",
                challenge="A promise with nobody behind it is a promise on luck.",
                support_back="You asked how I slept.",
                challenge_back="You gave me two families in one week and did not ask.",
                actions=(
                    Action("Put who covers for whom on one page", "margaret", -30, "done", -32),
                    Action("Say sorry before the week is over", "priya", -41, "done", -43),
                ),
            ),
            -44,
            Answered("acknowledged", -43, "Yes. Thank you for the page."),
        ),
        Session(
            -18,
            -19,
            "Patel: the call that I moved. Bell: mornings.",
            (
                Discussion(
                    "Patel",
                    {
                        "strengths": "Meera says exactly what it cost her.",
                        "worries": "She may stop waiting for us.",
                        "engagement": "She is here, cross, and still talking. That is a gift.",
                        "family_change": "Meera gets a text on the day before, every time.",
                    },
                    discussed="Two missed calls in two months. We look at the diary and not only at Priya.",
                ),
            ),
            {
                "experience": "I dreamt of a shop telephone that nobody picks up.",
                "reflect": "I moved the call because the other one shouted louder.",
                "make_sense": "Quiet people lose my time to loud ones.",
                "feelings": "Tired. And glad that Meera was angry with me and not with herself.",
            },
            Written(
                support="You wrote down that it was your mistake, where Meera could read it.",
                challenge="Why did nobody else know about the call? I think that you like to carry it alone.",
                actions=(
                    Action("Try one diary that a colleague sees as well", "priya", -4, "done", -6),
                    Action("Ask Daniel whether his team would share it", "margaret", -2),
                    Action("Say at the team meeting what Meera asked us", "priya", 6),
                ),
            ),
            -17,
            Answered(
                "different",
                -16,
                "I do not like to carry it alone. There was nobody to hand it to that week. I said so.",
            ),
        ),
        Session(
            2,
            -1,
            "Jaden’s three questions. Two parents who see Rohan differently. The weeks before the hearing.",
            (
                Discussion(
                    "Bell",
                    {
                        "strengths": "Five ticks on the fridge. Amina will ask her mother for Wednesdays.",
                        "worries": "The night of the hearing.",
                        "explored_with": "Amina, and Jaden in his own way.",
                    },
                ),
                Discussion("Patel", {"strengths": "Both of them came, and Sanjay asked the most."}),
            ),
            {"feelings": "Steadier than last time. A little afraid of the day in court."},
        ),
    ),
)

GRACE = Pair(
    "grace",
    "margaret",
    -80,
    4,
    "Every four weeks, at the clinic or by video. Grace’s own trust supervises her clinical work; here we"
    " talk about families and about how it is.",
    (
        Session(
            -32,
            -33,
            "Novak: Jana says that what I call a strength is not one.",
            (
                Discussion(
                    "Novak",
                    {
                        "strengths": "Jana says no to us, and stays.",
                        "worries": "Help that does not let her learn.",
                        "our_change": "Ask Jana before I write what is good.",
                    },
                    discussed="Jana’s words stay beside ours. Nothing is taken out.",
                ),
            ),
            {
                "experience": "I read it to her, and she put her hand on the page.",
                "feelings": "Caught, in a good way.",
            },
            Written(
                support="You read it to her even though you knew what she would say.",
                challenge="Whose picture of help is it: hers, her mother’s or yours?",
                challenge_back="You were late twice, and then we ran out of time for Novak.",
                actions=(
                    Action("Find out what the advocate may see", "grace", -18, "done", -20),
                    Action("Begin on time", "margaret", -4, "done", -5),
                ),
            ),
            -31,
            Answered("acknowledged", -30),
        ),
        # the day went by: the early meeting about the Taylors came first
        Session(-3),
    ),
)

TOM = Pair(
    "tom",
    "daniel",
    -80,
    4,
    "Every four weeks, walking when it is dry. Some families stay between the two of us.",
    (
        Session(
            -37,
            -38,
            "Taylor after four weeks. Osei: the number that we ring from.",
            (
                Discussion(
                    "Osei",
                    {
                        "strengths": "Helen tells us how to keep it from her sister, and it works.",
                        "our_change": "Our own number, and no badge.",
                    },
                    discussed="Nothing about this family on paper, on the board or at lunch.",
                ),
                Discussion(
                    "Taylor",
                    {
                        "strengths": "Luke reads what we write, line by line.",
                        "worries": "Mason does not grow as he did.",
                        "risk_effect": "The more we ask for the scales, the less the door opens.",
                    },
                    discussed="We came on the wrong day for four weeks. Say so first, and then the weight.",
                ),
            ),
            {"reflect": "I wanted one of them to be right, so that I could stop listening to the other."},
            Written(
                support="You told both parents the same thing in the same words.",
                challenge="When did you last see him awake?",
                actions=(Action("Move the day to one when both are at home", "tom", -30, "done", -35),),
            ),
            -36,
            Answered("acknowledged", -35),
        ),
        Session(
            -8,
            -9,
            "Taylor: the door stayed closed.",
            (
                Discussion(
                    "Taylor",
                    {
                        "worries": "Three weeks without seeing Mason.",
                        "explored_with": "Luke on the stairs, Carly on the way to the shop.",
                    },
                    discussed="We tell the parents first, each of them, and then we act.",
                    decision=Decision(
                        "Do we wait for the next meeting about Mason, or ask for it early?",
                        "We ask for it now, for the first day on which everybody can come. Mason is seen before it begins.",
                        "A baby who is not seen cannot wait. Both parents hear it from us first, and what"
                        " Luke asked for is in it: Grace, alone.",
                        facts="Last seen by us on the scales three weeks ago. Low on his line, and going down.",
                        risk="We do not know what he weighs today. There are loud nights again.",
                        options="Wait five weeks. Meet early. Go to court today.",
                        advice="Duty and Advice: meet early, see him before it, go to court if that does not work.",
                        duty_contacted="yes",
                        duty_reference="D&A 17 (invented)",
                    ),
                ),
            ),
            {},
            Written(
                support="Twenty minutes on the stairs, and you stayed kind.",
                challenge="You carried Carly’s words about the loud nights for a week before you told me.",
                actions=(
                    Action("Tell both parents the date, each of them", "tom", -7, "done", -8),
                    Action("Find out who else can see a baby on a Sunday", "daniel", 1),
                ),
            ),
            -7,
            Answered("different", -6, "I told you on the day after. You were away, and nobody stood in."),
        ),
        Session(19),
    ),
)

NELL = Pair(
    "nell",
    "daniel",
    -80,
    4,
    "Every four weeks at Nell’s school, before the bell. What the young tell a nurse in confidence stays with the nurse.",
    (
        Session(
            -43,
            -44,
            "Lewis: two beds, two vans, one family.",
            (
                Discussion(
                    "Lewis",
                    {
                        "strengths": "Ewa counts us on one hand, and is right.",
                        "worries": "Five of us do the same things, and she pays for it with her evenings.",
                        "our_change": "One page of who does what. Nell rings, nobody else.",
                    },
                    discussed="Priya and Nell asked one charity for one bed, twice. Both write on the page"
                    " before they ask anybody for anything.",
                ),
            ),
            {},
            Written(
                support="You laughed with Ewa about it, and then you changed it.",
                challenge="The page was your idea weeks ago. What kept it in the drawer?",
                actions=(
                    Action(
                        "Give the page to all five",
                        "nell",
                        -38,
                        "changed",
                        -39,
                        "It is the family’s page. They gave it out themselves, to whom they chose. All five have it.",
                    ),
                ),
            ),
            -42,
            Answered("acknowledged", -41, "The drawer was full."),
        ),
        # written, and not marked as reviewed yet
        Session(
            -2,
            -3,
            "Osei: what Helen hides, and what that costs her.",
            (
                Discussion(
                    "Osei",
                    {
                        "strengths": "Helen can laugh about the bread bin.",
                        "worries": "She hides us, and gets tired.",
                    },
                    discussed="Helen tells her sister herself, or nobody does.",
                ),
            ),
            {"feelings": "Like somebody who carries soup past a closed door."},
            Written(
                support="You asked her what hiding costs, and let her not answer.",
                actions=(
                    Action("Ask Helen again in a month", "nell", 20),
                    Action("Look who is at the desk on Helen’s days", "daniel", 3),
                ),
            ),
        ),
    ),
)

PAIRS = (PRIYA, GRACE, TOM, NELL)
