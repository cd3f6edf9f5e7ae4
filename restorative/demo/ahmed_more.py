"""The Ahmed family’s plan, with Saima’s own numbers, read aloud with the interpreter; and what Zara thinks."""

from restorative.demo.story import Says, Share
from restorative.demo.story_more import Also, Goal, More, Number, Plan, ReadTo, Review, Step, View

INTERPRETER = "Interpreter AZ-17, the same as always"

SCHOOL = Goal(
    "Zara is at school every day, and does not interpret for grown-ups",
    "family",
    theirs="زارا پڑھے، ترجمہ نہ کرے۔",
    ours="Zara goes to school on all days, and interpreters do the interpreting.",
    zero="Zara misses two days a week.",
    ten="Not one day missed in a term because somebody needed her words.",
    number=Number(3, "She missed eleven days.", "saima"),
    fair="yes",
    why="Zara is good at maths and wants to know what comes next in it.",
    children=("zara",),
    by=24,
    if_not="We go with Saima to each place that does not bring an interpreter, and say it there.",
    steps=(
        Step("ours", "Ask the school to book an interpreter for every talk", -30, done=-31),
        Step(
            "saima",
            "Ring us when a place brings no interpreter",
            24,
            help="The number is on the fridge, in Urdu.",
        ),
    ),
    visits=(-14,),
)
ENGLISH = Goal(
    "Saima speaks for herself at the school gate",
    "saima",
    theirs="میں خود بات کرنا چاہتی ہوں۔",
    ours="Saima has the English that she needs for school and shops.",
    zero="Somebody else always speaks.",
    ten="A whole talk with Bilal’s teacher.",
    number=Number(2, "ہیلو اور شکریہ", "saima"),
    fair="partly",
    fair_words="The baby comes soon. We ask the class to keep her place.",
    why="Bilal likes it when his mother knows his teacher.",
    children=("bilal",),
    by=40,
    if_not="We look for a class that comes to the house.",
    steps=(
        Step("saima", "Go to the class on two mornings", 20, help="There is a crèche beside it."),
        Step("ours", "Ask the class to keep her place until after the birth", -4, done=-4),
    ),
    visits=(-14, -4),
)

AHMED_MORE = More(
    also={
        -42: Also(
            views=(
                View(
                    "zara",
                    "I want to be the one who knows things for my own homework. I like it when Mum laughs"
                    " with the interpreter and I do not have to listen.",
                    "In the school library, at the back table",
                    "Nobody. Her friend waited outside.",
                ),
            ),
        ),
        -4: Also(next_who="Tom, and the interpreter whom Saima knows"),
        -28: Also(
            then=(
                ReadTo(
                    "saima",
                    -24,
                    "tom",
                    way="video",
                    language="Urdu",
                    interpreter=INTERPRETER,
                    told_back="She said that the heaters stay until the boiler is mended, and that she rings"
                    " the landlord first.",
                    kind="agree",
                ),
            )
        ),
    },
    plans=(
        Plan(
            -33,
            "tom",
            "School for Zara, and words of her own for Saima.",
            ("saima",),
            10,
            (SCHOOL, ENGLISH),
            then=(
                Share("saima", -33, opened=-32, says=(Says("more_time", -32, phone_of="tom"),)),
                ReadTo(
                    "saima",
                    -32,
                    "tom",
                    language="Urdu",
                    interpreter=INTERPRETER,
                    told_back="She told both goals in her own words, and laughed at the teacher’s name.",
                ),
                Review(
                    -14,
                    "tom",
                    "Zara has not missed a day. Saima took Bilal to school on all five days.",
                    "The baby comes in the middle of the course.",
                    "We ask the class to keep her place. We go on as it is.",
                    10,
                    (
                        (0, Number(8, "ایک دن بھی نہیں چھوٹا۔", "saima")),
                        (1, Number(4, "دو ماؤں سے بات ہوئی۔", "saima")),
                    ),
                ),
                Share(
                    "saima",
                    -13,
                    opened=-12,
                    says=(Says("agree", -12, "جی ہاں۔", "صائمہ احمد", goals=("agree", "agree")),),
                ),
            ),
        ),
    ),
)
