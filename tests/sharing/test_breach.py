"""Something reached somebody it should not have: Priya writes it down, Margaret and the lead see it through."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from families.models import Allocation, Restriction
from families.sharing.actions import recall_version
from families.sharing.actions.breaches import missing_in
from families.sharing.models import Breach, BreachReport, BreachTold, Recall, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import OutgoingMessage, Role, User
from restorative.audit.models import AccessLog, AuditEvent, Change
from tests import people
from tests.access.test_one_family import refused, staff
from tests.conftest import Story
from tests.sharing.sheets import share, tell

WHY = "I ticked one part too many."
WHAT = "Where her sister lives."


@pytest.fixture
def sent(story: Story) -> SharedVersion:
    return share(tell(story), story.amina, story.priya)


def take_back(client: Client, version: SharedVersion, because: str = "reached") -> Any:
    said = {"because": because, "reason": WHY} | ({"what": WHAT} if because == "reached" else {})
    return client.post(f"/versions/{version.pk}/recall/", said)


def lead() -> User:
    return people.make_staff("Lena Lead", Role.LEAD)


def page_of(client: Client, breach: Breach, name: str = "") -> str:
    answer = client.get(f"/breaches/{breach.pk}/{name}")
    assert answer.status_code == 200
    return answer.content.decode()


def moment(back: timedelta = timedelta(minutes=5)) -> dict[str, str]:
    at = timezone.localtime(timezone.now() - back)
    return {"day": str(at.day), "month": str(at.month), "year": str(at.year), "time": f"{at:%H:%M}"}


def tell_somebody(client: Client, breach: Breach, who: str = "person", words: str = "She cried.") -> Any:
    at = {f"told_at_{name}": value for name, value in moment().items()}
    return client.post(f"/breaches/{breach.pk}/told/", {"who": who, "words": words, **at})


def decide(client: Client, breach: Breach, decision: str = "reported") -> Any:
    said = {"decision": decision, "why": "He may come to the house.", "reference": "IC-1"}
    return client.post(f"/breaches/{breach.pk}/report/", said)


def write(client: Client, breach: Breach, **said: str) -> Any:
    kept = {"reached": breach.reached, "what": breach.what, "made_safe": "", "learning": ""}
    return client.post(f"/breaches/{breach.pk}/edit/", kept | said)


# --- it opens by itself


def test_a_recall_asks_what_is_wrong(story: Story, sent: SharedVersion) -> None:
    answer = story.as_priya.post(f"/versions/{sent.pk}/recall/", {"reason": WHY})
    assert "Choose what is wrong" in answer.content.decode()
    assert WHY in answer.content.decode()
    sent.refresh_from_db()
    assert sent.stands


def test_what_was_in_it_is_asked_and_why_it_goes_stays_with_the_version(
    story: Story, sent: SharedVersion
) -> None:
    """The record is read by people who decide whether the regulator hears: why it goes does not tell them what it said."""
    url = f"/versions/{sent.pk}/recall/"
    asked = story.as_priya.post(url, {"because": "reached", "reason": WHY}).content.decode()
    assert "Say what was in it" in asked
    assert WHY in asked
    assert not Breach.objects.exists()

    take_back(story.as_priya, sent)
    breach = Breach.objects.get()
    assert breach.what == WHAT
    assert Recall.objects.get().reason == WHY
    page = page_of(story.as_priya, breach)
    assert page.index("What was in it that should not have been") < page.index(WHAT)
    assert WHY not in page
    assert WHY in story.as_priya.get(f"/versions/{sent.pk}/").content.decode()


def test_what_was_in_it_is_not_lost_where_no_record_opens(story: Story, sent: SharedVersion) -> None:
    said = {"because": "mistake", "reason": WHY, "what": WHAT}
    page = story.as_priya.post(f"/versions/{sent.pk}/recall/", said).content.decode()
    assert "Choose that it reached somebody, or take out what was in it" in page
    assert WHAT in page
    sent.refresh_from_db()
    assert sent.stands


def test_a_record_that_does_not_say_what_was_in_it_is_not_closed(story: Story, sent: SharedVersion) -> None:
    because = Recall.Because.REACHED
    recall_version(version=sent, reason=WHY, because=because, by=story.priya)
    assert "what was in it that should not have been" in missing_in(Breach.objects.get())


def test_a_mistake_in_the_text_opens_nothing(story: Story, sent: SharedVersion) -> None:
    take_back(story.as_priya, sent, "mistake")
    sent.refresh_from_db()
    assert not sent.stands
    assert not Breach.objects.exists()


def test_what_was_never_opened_says_so(story: Story, sent: SharedVersion) -> None:
    answer = take_back(story.as_priya, sent)
    breach = Breach.objects.get()
    assert answer.headers["Location"] == f"/breaches/{breach.pk}/"
    page = page_of(story.as_priya, breach)
    assert "Not opened" in page
    assert "Not read aloud" in page
    assert "Amina" in page
    assert WHAT in page
    assert not breach.was_read
    # what to do comes before what happened
    assert page.index("Ring 999") < page.index("Who it reached")
    assert f"/versions/{sent.pk}/" in page
    assert f"/breaches/{breach.pk}/" in story.as_priya.get(f"/versions/{sent.pk}/").content.decode()


def test_when_it_was_read_is_read_off_the_record(story: Story) -> None:
    told = tell(story)
    first = people.read_by_recipient(share(told, story.amina, story.priya))
    out = {"included": False, "why_out": "not_about_them"}
    second = share(told, story.amina, story.priya, support=out)
    story.as_priya.get(f"/versions/{second.pk}/pdf/")
    take_back(story.as_priya, second)
    breach = Breach.objects.get()
    assert breach.read_at is None, "this one nobody opened"
    assert breach.earlier_at == AccessLog.objects.get(target_id=first.pk, kind="version").at
    assert breach.printed_at == AccessLog.objects.get(target_id=second.pk, kind="pdf").at
    page = page_of(story.as_priya, breach)
    assert "An earlier version of it was read" in page
    assert "Where is that paper now?" in page


def test_what_she_opened_says_when(story: Story, sent: SharedVersion) -> None:
    people.read_by_recipient(sent)
    take_back(story.as_priya, sent)
    assert Breach.objects.get().read_at == AccessLog.objects.get(target_id=sent.pk).at
    assert "Not opened" not in page_of(story.as_priya, Breach.objects.get())


def test_the_manager_is_told_at_once_and_finds_it_on_home(
    story: Story, sent: SharedVersion, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "restorative.accounts.outbox.OutboxBackend"
    assert "What reached the wrong person" not in story.as_margaret.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        take_back(story.as_priya, sent)
    message = OutgoingMessage.objects.get()
    assert message.to == story.margaret.email
    assert WHY not in message.text
    assert BreachTold.objects.get().who == "manager"
    home = story.as_margaret.get("/").content.decode()
    assert home.index("Safety today") < home.index("What reached the wrong person") < home.index("Coming up")
    waits = story.as_margaret.get("/waiting/?for=breaches").content.decode()
    assert f"/breaches/{Breach.objects.get().pk}/" in waits
    assert "if it has to know" in waits


def test_pressed_twice_it_opens_once(story: Story, sent: SharedVersion) -> None:
    for _ in range(2):
        assert take_back(story.as_priya, sent).status_code == 302
    assert Breach.objects.count() == 1


# --- by hand


def by_hand(story: Story, **more: str) -> Any:
    at = {f"noticed_at_{name}": value for name, value in moment(timedelta(hours=2)).items()}
    said = {"how": "posted", "reached": "The neighbours", "what": "A date", "made_safe": "", **at}
    return story.as_priya.post(f"/families/{story.family.pk}/breaches/new/", said | more)


def test_a_letter_in_the_wrong_box_is_written_down_by_hand(story: Story) -> None:
    family = story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    assert f"/families/{story.family.pk}/breaches/new/" in family
    assert by_hand(story).status_code == 302
    breach = Breach.objects.get()
    assert not breach.was_shared
    assert timedelta(hours=69) < breach.report_by - timezone.now() < timedelta(hours=71)
    assert "Not opened" not in page_of(story.as_priya, breach)
    assert AuditEvent.objects.get(action="open_breach").target_id == breach.pk


def test_nothing_typed_is_lost_when_something_is_missing(story: Story) -> None:
    page = by_hand(story, how="").content.decode()
    assert "Choose what happened" in page
    assert "The neighbours" in page
    assert not Breach.objects.exists()


# --- seeing it through


@pytest.fixture
def breach(story: Story, sent: SharedVersion) -> Breach:
    take_back(story.as_priya, sent)
    return Breach.objects.get()


def test_the_whole_way_from_telling_her_to_what_we_learned(story: Story, breach: Breach) -> None:
    lena = people.client_of(lead())
    page = page_of(story.as_margaret, breach)
    assert "Before it can be closed" in page
    story.as_margaret.post(f"/breaches/{breach.pk}/close/")
    breach.refresh_from_db()
    assert breach.is_open, "four things are missing"

    tell_somebody(story.as_priya, breach)
    write(story.as_priya, breach, made_safe="We changed the place.", learning="We look at the address first.")
    assert decide(lena, breach).status_code == 302
    page = page_of(story.as_margaret, breach)
    for words in ("She cried.", "We changed the place.", "He may come to the house.", "IC-1", "Lena Lead"):
        assert words in page
    story.as_margaret.post(f"/breaches/{breach.pk}/close/")
    breach.refresh_from_db()
    assert breach.closed_by == story.margaret
    assert "What reached the wrong person" not in story.as_margaret.get("/").content.decode()
    for name in ("edit", "told", "report"):
        assert story.as_priya.get(f"/breaches/{breach.pk}/{name}/").status_code == 404, "closed is closed"


def test_what_stood_there_before_is_in_the_history(story: Story, breach: Breach) -> None:
    write(story.as_priya, breach, what="Her sister’s street.")
    write(story.as_priya, breach, what="Only the town.")
    changes = Change.objects.filter(source="sharing_breach", row_id=breach.pk, operation="UPDATE")
    assert [one.columns for one in changes.order_by("at")] == [["what"], ["what"]]


def test_the_lead_decides_and_nobody_in_their_place(story: Story, breach: Breach) -> None:
    for client in (story.as_priya, story.as_margaret):
        assert decide(client, breach).status_code == 404
        assert "The data protection lead decides that" in page_of(client, breach)
    lena = lead()
    assert decide(people.client_of(lena), breach, "not_needed").status_code == 302
    assert decide(people.client_of(lena), breach).status_code == 404, "decided once"
    assert BreachReport.objects.get().by == lena


def test_a_practitioner_does_not_close_it(story: Story, breach: Breach) -> None:
    assert story.as_priya.post(f"/breaches/{breach.pk}/close/").status_code == 404
    assert "Close it" not in page_of(story.as_priya, breach)


def test_after_72_hours_without_a_decision_it_is_late(story: Story, breach: Breach) -> None:
    Breach.objects.update(noticed_at=timezone.now() - timedelta(hours=73))
    assert "Late" in story.as_margaret.get("/waiting/?for=breaches").content.decode()
    assert "Late" in people.client_of(lead()).get("/breaches/").content.decode()


# --- who sees it


def test_the_lead_sees_the_record_and_nothing_of_the_family(story: Story, breach: Breach) -> None:
    lena = people.client_of(lead())
    assert "1 record is open" in lena.get("/").content.decode()
    assert f"/breaches/{breach.pk}/" in lena.get("/breaches/").content.decode()
    page = page_of(lena, breach)
    assert WHAT in page
    for words in ("Bell", "breakfast club", "late too often", f"/families/{story.family.pk}/", "/versions/"):
        assert words not in page


def test_of_a_restricted_family_the_lead_sees_nothing_and_a_manager_decides(
    story: Story, breach: Breach
) -> None:
    lena = people.client_of(lead())
    named = story.family.named_people.model
    for user in (story.priya, story.margaret):
        named.objects.create(family=story.family, user=user, named_by=story.priya)
    Restriction.objects.create(
        family=story.family, reason="A colleague.", review_on=timezone.localdate(), restricted_by=story.priya
    )
    assert lena.get(f"/breaches/{breach.pk}/").status_code == 404
    assert "No record is open." in lena.get("/breaches/").content.decode()
    assert decide(story.as_priya, breach).status_code == 404
    assert decide(story.as_margaret, breach).status_code == 302


def test_nobody_else_finds_it(story: Story, breach: Breach) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for name in ("", "edit/", "told/"):
        assert omar.get(f"/breaches/{breach.pk}/{name}").status_code == 404
        assert story.as_amina.get(f"/breaches/{breach.pk}/{name}").status_code == 403
    her = Identity(story.amina_account.pk, story.amina.pk)
    for model in (Breach, BreachTold, BreachReport):
        with pytest.raises(DatabaseError), transaction.atomic(), acting_as(her):
            model.objects.exists()


def test_the_database_holds_it_too(story: Story, breach: Breach) -> None:
    """Nobody writes the facts anew, closes it as a practitioner, decides in the lead's place, or takes it away."""
    now, cora = timezone.now(), people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    report = {"family": story.family, "breach": breach, "decision": "reported", "why": "x"}
    told = {"family": story.family, "breach": breach, "who": "other", "words": "x", "told_at": now}
    writes: list[Callable[[], Any]] = [
        lambda: Breach.objects.update(read_at=now),
        lambda: Breach.objects.update(noticed_at=now),
        lambda: Breach.objects.update(closed_at=now, closed_by=cora),
        lambda: Breach.objects.filter(pk=breach.pk)._raw_delete("default"),
        lambda: BreachReport.objects.create(**report, by=cora),
        lambda: BreachTold.objects.create(**told, by=story.priya),
    ]
    passed = [number for number, write in enumerate(writes) if not refused(staff(cora), write)]
    assert passed == []
