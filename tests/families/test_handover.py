"""A new lead: a goodbye, an introduction, the change itself, and a letter to each person in the family."""

import pytest
from django.test import Client

from families.actions import change_handover
from families.models import Handover
from families.sharing.compose import content_of, sheet_for
from families.sharing.handovers import HandoverSubject
from families.sharing.letters import read
from families.sharing.models import SharedVersion, content_hash
from restorative.accounts.models import SupervisionLine, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story

GOODBYE = "Thank you for all the tea. I will miss Jaden’s jokes."
HELLO = "I am Omar. I come on Tuesdays. You reach me on 0113 496 0000."


@pytest.fixture
def omar(db: None) -> User:
    return people.make_practitioner("Omar Aziz")


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/handover/"


def hand_over(client: Client, story: Story, to: User, **words: str) -> str:
    said = {"goodbye": GOODBYE, "introduction": HELLO} | words
    answer = client.post(url_of(story), {"person": str(to.pk)} | said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def page_of(handover: Handover) -> str:
    return f"/families/handovers/{handover.pk}/"


def test_priya_says_goodbye_and_loses_sight_and_omar_leads(story: Story, omar: User) -> None:
    client = story.as_priya
    page = client.get(url_of(story)).content.decode()
    assert "You lose sight of the family at once" in page
    assert "may be left for" not in page
    assert hand_over(client, story, omar) == "/families/"

    made = Handover.objects.get()
    assert client.get(f"/families/{story.family.pk}/").status_code == 404
    assert client.get(page_of(made)).status_code == 404
    assert story.family.allocations.current().get().user == omar
    assert (made.from_user, made.to_user, made.by) == (story.priya, omar, story.priya)
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {"hand_over", "allocate"}
    assert not SharedVersion.objects.exists(), "nothing is sent by itself"


def test_omar_finds_it_words_his_own_part_and_shares_it(story: Story, omar: User) -> None:
    hand_over(story.as_priya, story, omar, introduction="")
    made, client = Handover.objects.get(), people.client_of(omar)
    assert page_of(made) in client.get(f"/families/{story.family.pk}/").content.decode()

    client.post(page_of(made), {"goodbye": GOODBYE, "introduction": HELLO})
    made.refresh_from_db()
    assert made.introduction == HELLO
    version = share(client, made, story)

    letter = read(version.content)
    assert letter.heading == "A change in who works with you"
    assert [(block.heading, block.before, block.text) for block in letter.blocks] == [
        ("Goodbye", "Priya Shah writes:", GOODBYE),
        ("Hello", "Omar Aziz writes:", HELLO),
    ]
    assert "From Omar Aziz" in story.as_amina.get("/my/").content.decode()
    assert HELLO in story.as_amina.get(f"/my/{version.pk}/read/").content.decode()
    assert page_of(made) not in client.get(f"/families/{story.family.pk}/").content.decode()


def share(client: Client, made: Handover, story: Story) -> SharedVersion:
    """The whole way, as for any subject."""
    way = f"/handovers/{made.pk}/share/"
    recipients = client.get(way).content.decode()
    assert "Share with Amina" in recipients
    assert "was there" not in recipients
    subject = HandoverSubject(made)
    pieces = sheet_for(subject, story.amina).pieces
    mine = f"{way}{story.amina.pk}/"
    said = {
        f"{box}_{piece.id.hex}": value for piece in pieces for box, value in (("in", "on"), ("may", "yes"))
    }
    assert client.post(mine, said).status_code == 302
    content = content_of(sheet_for(subject, story.amina), sender=made.to_user)
    assert content is not None
    client.post(f"{mine}now/", {"seen": content_hash(content)})
    return SharedVersion.objects.get()


def test_what_somebody_can_read_stays_as_it_is(story: Story, omar: User) -> None:
    hand_over(story.as_priya, story, omar)
    made, client = Handover.objects.get(), people.client_of(omar)
    version = share(client, made, story)

    late = client.post(page_of(made), {"goodbye": "Something else", "introduction": HELLO})
    assert late.status_code == 409
    assert "It was shared meanwhile" in late.content.decode()
    assert "Something else" in late.content.decode(), "nothing typed is lost"
    made.refresh_from_db()
    assert made.goodbye == GOODBYE
    assert not change_handover(handover=made, goodbye="x", introduction="", by=omar)

    client.post(f"/versions/{version.pk}/recall/", {"reason": "She saw it too early.", "because": "mistake"})
    assert client.post(page_of(made), {"goodbye": "Thank you all.", "introduction": HELLO}).status_code == 302
    made.refresh_from_db()
    assert made.goodbye == "Thank you all.", "taken back, it can be put right"


def test_margaret_hands_over_and_can_word_it_as_long_as_she_reaches_the_family(
    story: Story, omar: User
) -> None:
    people.make_manager("Neil Gray", of=omar)
    margaret = story.as_margaret
    assert "The goodbye may be left for Priya Shah to write" in margaret.get(url_of(story)).content.decode()
    assert hand_over(margaret, story, omar, goodbye="") == "/families/", "Omar is not hers"
    assert margaret.get(page_of(Handover.objects.get())).status_code == 404


def test_a_manager_of_both_goes_on_to_share(story: Story) -> None:
    cora = people.make_practitioner("Cora Lee")
    SupervisionLine.objects.create(supervisee=cora, manager=story.margaret)
    assert hand_over(story.as_margaret, story, cora) == page_of(Handover.objects.get())
    shown = story.as_margaret.get(page_of(Handover.objects.get())).content.decode()
    assert "Save what you change before you share" in shown


def test_a_co_worker_reads_it_and_changes_nothing(story: Story, omar: User) -> None:
    cora = people.make_practitioner("Cora Lee")
    story.family.allocations.create(user=cora, works_as="co_worker")
    client = people.client_of(cora)
    assert "The lead practitioner or a manager can hand over." in client.get(url_of(story)).content.decode()
    assert client.post(url_of(story), {"person": str(omar.pk)}).status_code == 403
    assert not Handover.objects.exists()

    hand_over(story.as_priya, story, omar)
    made = Handover.objects.get()
    client.post(page_of(made), {"goodbye": "Not hers to say", "introduction": ""})
    made.refresh_from_db()
    assert made.goodbye == GOODBYE
    assert "<textarea" not in client.get(page_of(made)).content.decode()


def test_a_co_worker_who_takes_over_leads_and_holds_one_part(story: Story, omar: User) -> None:
    story.family.allocations.create(user=omar, works_as="co_worker")
    hand_over(story.as_priya, story, omar)
    part = story.family.allocations.current().get()
    assert (part.user, part.works_as) == (omar, "lead")


def test_nobody_chosen_is_asked_for_kindly_and_the_words_stay(story: Story) -> None:
    for person in ("", str(story.priya.pk), "x"):
        answer = story.as_priya.post(url_of(story), {"person": person, "goodbye": GOODBYE})
        assert answer.status_code == 200
        assert "Choose" in answer.content.decode()
        assert GOODBYE in answer.content.decode()
    assert not Handover.objects.exists()
    assert story.family.allocations.current().get().user == story.priya


def test_words_are_kept_as_they_are(story: Story, omar: User) -> None:
    words = "Shukran — شكرا\n\n谢谢"
    hand_over(story.as_priya, story, omar, goodbye=words)
    assert Handover.objects.get().goodbye == words
