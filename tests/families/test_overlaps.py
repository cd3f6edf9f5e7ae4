"""What counts as the same thing twice: found by rules that can be explained."""

from hypothesis import given
from hypothesis import strategies as st

from families.overlaps import Job, alike, done_twice, folded_words, shared_areas, stem

AREAS = st.sampled_from(["housing", "health", "money"])
TEXTS = st.lists(
    st.sampled_from(
        ["Order", "a", "BED", "beds", "for", "Leo", "rent", "ring", "the", "asthma", "plan", "café"]
    ),
    max_size=7,
).map(" ".join)
JOBS = st.builds(
    Job,
    id=st.uuids().map(str),
    area=AREAS,
    what=TEXTS | st.text(),
    for_whom=st.sampled_from(["", "leo", "ewa"]),
)


def job(what: str, area: str = "housing", for_whom: str = "") -> Job:
    return Job(what + for_whom, area, what, for_whom)


def test_two_of_us_ordered_the_same_bed() -> None:
    found = alike(job("Ask the charity for a bunk bed"), job("Get bunk beds from the charity"))
    assert found is not None
    assert found.words == ("bed", "bunk", "charity"), "it says by which words"


def test_capitals_accents_and_endings_do_not_count() -> None:
    assert folded_words("Booking CAFÉS") == {"book": "booking", "cafe": "cafés"}
    assert stem("beds") == "bed"
    assert stem("bus") == "bus", "a short word keeps its ending"


def test_small_words_alone_are_nothing_alike() -> None:
    assert alike(job("We will help with it"), job("They ask us for help")) is None
    assert alike(job(""), job("")) is None


def test_another_area_or_another_child_is_another_thing() -> None:
    assert alike(job("Order a bed"), job("Order a bed", area="health")) is None
    assert alike(job("Order a bed", for_whom="leo"), job("Order a bed", for_whom="hania")) is None
    assert alike(job("Order a bed", for_whom="leo"), job("Order one bed, please")) is not None


def test_a_few_words_in_common_of_many_are_not_enough() -> None:
    long = job("Write to the landlord about damp in the kitchen and mould behind the wardrobe")
    assert alike(long, job("Write down what the bailiff said about paying the arrears")) is None


@given(JOBS, JOBS)
def test_who_comes_first_makes_no_difference(one: Job, other: Job) -> None:
    here, there = alike(one, other), alike(other, one)
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert here.ids == there.ids
        assert len(here.words) == len(there.words) > 0


@given(JOBS)
def test_nothing_is_twice_with_itself(one: Job) -> None:
    assert alike(one, one) is None
    assert list(done_twice([one, one])) == []


@given(TEXTS)
def test_the_same_words_are_found_whenever_there_are_any(text: str) -> None:
    found = alike(Job("1", "money", text), Job("2", "money", text.upper()))
    assert (found is not None) == bool(folded_words(text))


@given(st.text())
def test_the_folding_takes_any_text_and_folds_it_once(text: str) -> None:
    folded = folded_words(text)
    assert folded_words(text.upper()).keys() == folded_words(text.upper().lower()).keys()
    assert all(word and written for word, written in folded.items())


@given(st.lists(JOBS, max_size=8, unique_by=lambda one: one.id))
def test_each_pair_is_found_once(jobs: list[Job]) -> None:
    pairs = [found.ids for found in done_twice(jobs)]
    assert len(pairs) == len(set(pairs))
    assert all(len(ids) == 2 for ids in pairs)


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(AREAS, max_size=3)))
def test_shared_ground_is_what_more_than_one_holds(remits: dict[str, list[str]]) -> None:
    found = {one.area: set(one.roles) for one in shared_areas(remits)}
    for area in ("housing", "health", "money"):
        holders = {role for role, areas in remits.items() if area in areas}
        assert found.get(area, set()) == (holders if len(holders) > 1 else set())
