"""The rest of what must not leak from the ten families: what was done when something went wrong, paper, and words that stay."""

import re
from typing import Any

import pytest
from django.urls import reverse

from families.models import Escalation
from families.sharing.actions import change_breach, close_breach, decide_report, tell_of_breach
from families.sharing.models import Answer, Breach, BreachReport, BreachTold, SharedVersion
from restorative.accounts.models import Role, User
from restorative.waiting import List, rows_of
from tests.demo.pages import letters_to, own_pages, page, signed_in
from tests.demo.trying import reader, share_all
from tests.documents.inside import opened, text_of

pytestmark = pytest.mark.django_db
OF_THE_STRENGTH = "Marta’s help is a strength"


def who(name: str) -> User:
    return User.objects.get(name=name)


def newest(name: str) -> SharedVersion:
    return SharedVersion.objects.standing().filter(member__full_name=name).latest("shared_at")


# --- Green: when it has happened all the same


@pytest.fixture
def taken_back(demo: None, as_demo: None) -> Breach:
    """Tom takes Darren's newest letter back: it says what Darren must not learn."""
    version = newest("Darren Pike")
    typed = {"reason": "I ticked one part too many.", "because": "reached", "what": "When Robin swims."}
    answer = signed_in("Tom Okafor").post(reverse("sharing:version_recall", args=[version.pk]), typed)
    breach = Breach.objects.get(version_id=version.pk)
    assert answer.headers["Location"] == reverse("sharing:breach", args=[breach.pk])
    return breach


def test_green_what_reached_robins_birth_father_goes_and_who_must_know_finds_it(taken_back: Breach) -> None:
    url = reverse("sharing:breach", args=[taken_back.pk])
    assert not taken_back.was_read
    assert str(taken_back.version_id) not in page(reader("Darren Pike"), "/my/")
    assert rows_of(List.BREACHES, who("Daniel Reyes")).get() == taken_back
    assert "72 hours" in page(signed_in("Ruth Adeyemi"), url)
    for name in ("Tom Okafor", "Daniel Reyes"):
        assert signed_in(name).get(url).status_code == 200, name
    for stranger in ("Priya Shah", "Margaret Hill", "Joanne Green", "Darren Pike"):
        assert signed_in(stranger).get(url).status_code in (403, 404), stranger


def test_green_it_is_closed_once_everything_is_done_about_it(taken_back: Breach) -> None:
    tom, daniel = who("Tom Okafor"), who("Daniel Reyes")
    assert not close_breach(breach=taken_back, by=daniel), "nobody has been told yet"
    safe = {"made_safe": "The club has another evening for him.", "learning": "Days are places too."}
    said = {"reached": taken_back.reached, "what": taken_back.what, **safe}
    assert change_breach(breach=taken_back, said=said, by=tom)
    told = {"who": BreachTold.Who.PERSON, "words": "Joanne and Simon, that same evening."}
    assert tell_of_breach(breach=taken_back, told_at=taken_back.noticed_at, by=tom, **told)
    report: Any = {"decision": BreachReport.Decision.NOT_NEEDED, "why": "It was not opened.", "reference": ""}
    assert decide_report(breach=taken_back, by=User.objects.get(roles__contains=[Role.LEAD]), **report)
    assert close_breach(breach=Breach.objects.get(pk=taken_back.pk), by=daniel)
    assert not rows_of(List.BREACHES, daniel).exists()


# --- on paper


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Marcus Cole", ("Ryan", "Lily", "Amina", "Denise", "hearing", "ZZ99")),
        ("Neil Carter", ("clinic", "Callum", "the pill", "nurse told")),
        ("Darren Pike", ("Green", "Owlbeck", "Joanne", "Simon", "swim")),
        ("Bridget Murphy", ("rent", "loan", "wages", "biscuit tin")),
    ],
)
def test_their_own_paper_says_no_more_than_their_page_and_names_nobody_outside(
    name: str, never: tuple[str, ...], demo: None, as_demo: None
) -> None:
    answer = reader(name).get(reverse("sharing:my_pdf", args=[newest(name).pk]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
    written = text_of(answer.content)
    assert newest(name).member.called in written
    assert [word for word in never if word in written] == []
    with opened(answer.content) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Record"
        assert "/Author" not in pdf.docinfo


def test_what_a_reader_of_screens_says_of_a_page_names_nobody_else(demo: None, as_demo: None) -> None:
    """Title, labels and words for pictures: what is heard before anything is read."""
    heard = re.compile(r'<title>(.*?)</title>|(?:aria-label|alt|title)="([^"]*)"', re.DOTALL)
    names = {
        "Amina",
        "Marcus",
        "Ryan",
        "Lily",
        "Jaden",
        "Maya",
        "Neil",
        "Robin",
        "Darren",
        "Joanne",
        "Bridget",
    }
    for name in ("Amina Bell", "Marcus Cole", "Maya Carter", "Neil Carter", "Darren Pike", "Bridget Murphy"):
        said = " ".join(filter(None, (part for found in heard.findall(own_pages(name)) for part in found)))
        assert said
        assert {one for one in names if one in said} - {name.split()[0]} == set(), name


# --- Taylor, Novak


def test_taylor_what_could_not_be_told_first_is_with_the_manager_and_not_with_luke(
    demo: None, as_demo: None
) -> None:
    worry = Escalation.objects.open().get()
    assert "This once I ask you first" in worry.what
    assert "This once I ask you first" in page(
        signed_in("Margaret Hill"), f"/families/visits/{worry.visit_id}/"
    )
    for parent in ("Luke Taylor", "Carly Taylor"):
        assert "ask you first" not in letters_to(parent) + own_pages(parent)


def test_novak_her_disagreement_stays_when_the_note_is_shared_again(demo: None, as_demo: None) -> None:
    before = list(Answer.objects.filter(member__full_name="Jana Novak").values_list("pk", "kind", "words"))
    share_all("Grace Lindqvist", "Jana Novak", OF_THE_STRENGTH)
    assert newest("Jana Novak").content["blocks"]
    after = list(Answer.objects.filter(member__full_name="Jana Novak").values_list("pk", "kind", "words"))
    assert after == before
    assert "Jana" in page(signed_in("Grace Lindqvist"), "/waiting/?for=different")
