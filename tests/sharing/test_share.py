"""From one visit to one person: recipients, choices, preview, Share now."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from families.models import Member, PromiseMember, Visit
from families.sharing.models import Composition, SharedVersion
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.sheets import Told, address, decide, press, seen_by, share, tell, texts

OUT = {"included": False, "why_out": "not_about_them"}


def form_data(told: Told, **changes: str) -> dict[str, str]:
    """What the page of choices posts when every tick stays as it is offered to Amina."""
    data = {f"in_{passage.pk.hex}": "on" for passage in told.passages}
    for name in ("jaden_said", "about_ryan"):
        del data[f"in_{getattr(told, name).pk.hex}"]
    data[f"why_{told.about_ryan.pk.hex}"] = "not_about_them"
    for key, value in changes.items():
        question, _, name = key.partition("_")
        data[f"{question}_{getattr(told, name).pk.hex}"] = value
    return {key: value for key, value in data.items() if value}


def test_the_whole_way(story: Story) -> None:
    told, priya = tell(story), story.as_priya

    assert "Share with Amina" in priya.get(f"/visits/{told.visit.pk}/share/").content.decode()
    page = priya.get(address("compose", told, story.amina)).content.decode()
    assert "Only Amina will read this" in page
    answer = press(priya, "compose", told, story.amina, **form_data(told))
    assert answer.headers["Location"] == address("preview", told, story.amina)
    preview = priya.get(address("preview", told, story.amina)).content.decode()
    assert "hungry" not in preview
    assert "A worry we talked about" in preview
    assert "How you responded: You partly agreed." in preview
    assert "We will, by 10 June 2026:" in preview
    assert "no problems found" not in preview.lower()
    seen = seen_by(told, story.amina, story.priya)
    assert f'value="{seen}"' in preview
    press(priya, "share_now", told, story.amina, seen=seen)

    version = SharedVersion.objects.get()
    assert version.sha256 == seen
    assert version.member == story.amina
    assert texts(version) == [
        "We drank tea and talked about mornings.",
        "Mornings are late too often.",
        "The bus changed.",
        "We rang the school together.",
        "Ask about the breakfast club.",
        "We look at the new bus times.",
    ]


def test_a_second_press_changes_nothing(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)
    first = press(story.as_priya, "share_now", told, story.amina, seen=seen)
    events = AuditEvent.objects.count()
    again = press(story.as_priya, "share_now", told, story.amina, seen=seen)
    assert first.headers["Location"] == again.headers["Location"]
    assert SharedVersion.objects.count() == 1
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("seen", ["", "0" * 64, "\x00", "é"])
def test_nothing_goes_that_was_not_looked_at(story: Story, seen: str) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    answer: Any = story.as_priya.post(address("share_now", told, story.amina), {"seen": seen}, follow=True)
    assert "Please look again" in answer.content.decode()
    assert not SharedVersion.objects.exists()


def test_choices_that_changed_after_the_preview_are_looked_at_again(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)
    decide(told, story.amina, story.priya, support=OUT)
    answer = press(story.as_priya, "share_now", told, story.amina, seen=seen)
    assert answer.headers["Location"] == address("preview", told, story.amina)
    assert not SharedVersion.objects.exists()


def test_a_passage_that_came_after_the_choice_must_be_decided(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)
    people.add_passage(told.visit, "happened", "Something new.")
    press(story.as_priya, "share_now", told, story.amina, seen=seen)
    assert not SharedVersion.objects.exists()
    answer = story.as_priya.get(address("preview", told, story.amina))
    assert answer.headers["Location"] == address("compose", told, story.amina)


def test_each_parent_gets_their_own_and_nothing_of_the_other(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    share(told, story.amina, story.priya, agreed=OUT)
    share(told, story.ryan, story.priya, about_ryan={"included": True}, words=OUT)
    hers, his = SharedVersion.objects.get(member=story.amina), SharedVersion.objects.get(member=story.ryan)
    assert "Ryan has a doctor's letter." in texts(his)
    assert "Ryan has a doctor's letter." not in texts(hers)
    assert "The bus changed." in texts(hers)
    assert "The bus changed." not in texts(his)
    assert hers.stands
    assert his.stands
    assert "Ryan" not in str(hers.content)
    assert "Amina" not in str(his.content)


def test_a_newer_version_takes_the_place_of_the_older(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    first = share(told, story.amina, story.priya)
    his = share(told, story.ryan, story.priya)
    second = share(told, story.amina, story.priya, support=OUT)
    first.refresh_from_db()
    his.refresh_from_db()
    assert first.replaced_at
    assert second.stands
    assert his.stands, "another recipient's version is not touched"
    assert "We rang the school together." in texts(first), "what was shared stays as it was"
    assert first.successor() == second


def promises_on_the_page_of(member: Member) -> int:
    return PromiseMember.objects.filter(member=member).exclude(shown_at=None).count()


def test_a_promise_shows_once_it_is_shared_and_goes_when_it_is_left_out(story: Story) -> None:
    told = tell(story)
    assert promises_on_the_page_of(story.amina) == 0
    share(told, story.amina, story.priya)
    assert promises_on_the_page_of(story.amina) == 1
    share(told, story.amina, story.priya, agreed=OUT)
    assert promises_on_the_page_of(story.amina) == 0


def test_sharing_with_one_shows_no_promise_to_another(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    PromiseMember.objects.create(family=story.family, promise=told.promise, member=story.ryan)
    share(told, story.amina, story.priya)
    assert promises_on_the_page_of(story.ryan) == 0


def test_each_write_leaves_one_event_without_a_word_of_text(story: Story) -> None:
    told = tell(story)
    AuditEvent.objects.all().delete()
    version = share(told, story.amina, story.priya)
    story.as_priya.post(
        f"/versions/{version.pk}/recall/", {"because": "mistake", "reason": "It names her sister."}
    )
    events = list(AuditEvent.objects.order_by("at").values_list("action", "user_id", "family_id"))
    who = (story.priya.pk, story.family.pk)
    assert events == [("compose", *who), ("share_version", *who), ("recall_version", *who)]


# --- the page of choices


def errors(answer: Any) -> str:
    page: str = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page or "govuk-error-summary" in page
    return page


def test_leaving_out_needs_one_of_two_reasons(story: Story) -> None:
    told = tell(story)
    answer = press(story.as_priya, "compose", told, story.amina, **form_data(told, in_support=""))
    page = errors(answer)
    assert "Say why this is left out" in page
    assert f'href="#id_why_{told.support.pk.hex}_0"' in page
    assert not Composition.objects.exists()
    for reason, kept in [("someone_else", True), ("embarrassing", False)]:
        data = form_data(told, in_support="", why_support=reason)
        answer = press(story.as_priya, "compose", told, story.amina, **data)
        assert (answer.status_code == 302) == kept


def test_the_page_says_what_is_no_reason(story: Story) -> None:
    page = story.as_priya.get(address("compose", tell(story), story.amina)).content.decode()
    for words in ("embarrassing", "angry", "speaks badly of us", "inconvenient", "your manager"):
        assert words in page


def test_a_childs_words_stay_out_until_both_answers_are_yes(story: Story) -> None:
    told = tell(story)
    for asked, safe, goes in [
        ("", "", False),
        ("yes", "no", False),
        ("no", "yes", False),
        ("yes", "yes", True),
    ]:
        data = form_data(told, in_jaden_said="on") | {
            f"asked_{told.jaden_said.pk.hex}": asked,
            f"safe_{told.jaden_said.pk.hex}": safe,
        }
        answer = press(story.as_priya, "compose", told, story.amina, **data)
        assert (answer.status_code == 302) == goes
    assert "I get hungry at ten." in texts(share_as_saved(told, story))


def share_as_saved(told: Told, story: Story) -> SharedVersion:
    seen = seen_by(told, story.amina, story.priya)
    press(story.as_priya, "share_now", told, story.amina, seen=seen)
    return SharedVersion.objects.get()


def test_dropping_the_worry_drops_the_words_that_answer_it(story: Story) -> None:
    told = tell(story)
    data = form_data(told, in_worry="", why_worry="not_about_them")
    assert press(story.as_priya, "compose", told, story.amina, **data).status_code == 302
    version = share_as_saved(told, story)
    assert "The bus changed." not in texts(version)
    assert "Mornings are late too often." not in texts(version)


def test_the_words_may_go_without_the_worry(story: Story) -> None:
    told = tell(story)
    data = form_data(told, in_worry="", why_worry="not_about_them", alone_words="on")
    press(story.as_priya, "compose", told, story.amina, **data)
    version = share_as_saved(told, story)
    assert "The bus changed." in texts(version)
    assert all("answers" not in block for block in version.content["blocks"])


def test_one_part_at_least(story: Story) -> None:
    told = tell(story)
    data = {f"why_{passage.pk.hex}": "not_about_them" for passage in told.passages}
    assert "Choose at least one part" in errors(press(story.as_priya, "compose", told, story.amina, **data))


def test_what_a_passage_rests_on_is_asked_once_and_said_to_the_reader(story: Story) -> None:
    told = tell(story)
    press(story.as_priya, "compose", told, story.amina, **form_data(told, basis_happened="opinion"))
    told.happened.refresh_from_db()
    assert told.happened.basis == "opinion"
    preview = story.as_priya.get(address("preview", told, story.amina)).content.decode()
    assert "This is our opinion." in preview
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    assert f"basis_{told.happened.pk.hex}" not in page
    assert f"basis_{told.worry.pk.hex}" in page, "nobody has said yet, and nothing is assumed"


def test_what_was_chosen_is_there_again(story: Story) -> None:
    told = tell(story)
    data = form_data(told, in_support="", why_support="someone_else")
    press(story.as_priya, "compose", told, story.amina, **data)
    form = story.as_priya.get(address("compose", told, story.amina)).context["form"]
    assert form[f"in_{told.support.pk.hex}"].value() is False
    assert form[f"why_{told.support.pk.hex}"].value() == "someone_else"
    assert form[f"in_{told.happened.pk.hex}"].value() is True


# --- recipients


def test_what_is_on_file_of_how_to_reach_somebody_stands_where_one_decides(story: Story) -> None:
    Member.objects.filter(pk=story.ryan.pk).update(notes_on_working_together="We share nothing with him.")
    visit = tell(story).visit
    places = (
        f"/visits/{visit.pk}/share/",
        f"/families/{story.family.pk}/share/",
        f"/members/{story.ryan.pk}/invite/",
    )
    for place in places:
        assert "We share nothing with him." in story.as_priya.get(place).content.decode()


def test_who_was_there_comes_first_and_young_children_are_not_offered(story: Story) -> None:
    born = timezone.localdate() - timedelta(days=14 * 366)
    people.make_child(story.family, "Tess Bell", birth_date=born)
    people.make_child(story.family, "Unknown Bell", birth_date=None)
    told = tell(story, present=(story.ryan,))
    page = story.as_priya.get(f"/visits/{told.visit.pk}/share/").content.decode()
    assert page.index("Ryan Cole") < page.index("Amina Bell")
    assert "Tess Bell" in page
    assert "Jaden" not in page
    assert "Unknown" not in page


@pytest.mark.parametrize("page", ["compose", "preview"])
def test_a_young_child_is_no_recipient(story: Story, page: str) -> None:
    told = tell(story)
    assert story.as_priya.get(address(page, told, story.jaden)).status_code == 404


def test_somebody_of_another_family_is_no_recipient(story: Story) -> None:
    told = tell(story)
    elsewhere = people.make_adult(people.make_family(story.priya, "Novak"), "Ola Novak")
    for page in ("compose", "preview"):
        assert story.as_priya.get(address(page, told, elsewhere)).status_code == 404
    assert press(story.as_priya, "share_now", told, elsewhere, seen="x").status_code == 404


def test_another_worker_finds_nothing(story: Story) -> None:
    told = tell(story)
    version = share(told, story.amina, story.priya)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    pages = [address(name, told, story.amina) for name in ("compose", "preview")]
    pages += [f"/visits/{told.visit.pk}/share/", f"/versions/{version.pk}/", f"/versions/{version.pk}/pdf/"]
    assert [omar.get(page).status_code for page in pages] == [404] * 5
    assert (
        omar.post(f"/versions/{version.pk}/recall/", {"because": "mistake", "reason": "No."}).status_code
        == 404
    )
    assert press(omar, "share_now", told, story.amina, seen=version.sha256).status_code == 404
    version.refresh_from_db()
    assert version.stands


# --- figures


@pytest.mark.parametrize("page", ["compose", "preview"])
def test_the_pages_keep_to_their_statements(story: Story, page: str) -> None:
    told = tell(story)
    for number in range(30):
        people.add_passage(told.visit, "happened", f"Part {number}")
    decide(told, story.amina, story.priya)
    priya = story.as_priya
    with counted() as statements:
        assert priya.get(address(page, told, story.amina)).status_code == 200
    assert len(statements) <= 6, statements


def test_opening_the_pages_leaves_its_row(story: Story) -> None:
    told = tell(story)
    story.as_priya.get(address("compose", told, story.amina))
    row = AccessLog.objects.get()
    assert (row.kind, row.target_id, row.member_id) == ("visit", told.visit.pk, None)


def test_the_pages_speak_of_nobody_in_title_and_address(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    for name in ("compose", "preview"):
        page = story.as_priya.get(address(name, told, story.amina)).content.decode()
        title = page.partition("<title>")[2].partition("</title>")[0]
        for member in Member.objects.all():
            assert member.called not in title


def what_ryan_reads_of_a_question(story: Story, *present: Member) -> str:
    told = tell(story, present=present)
    question = people.add_passage(told.visit, "question", "Why does nobody ring back?")
    people.add_passage(told.visit, "we_did", "We ring on the same day now.", answers=question)
    share(told, story.ryan, story.priya)
    (hers,) = SharedVersion.objects.filter(member=story.ryan).values_list("content", flat=True)
    page = story.as_priya.get(address("preview", told, story.ryan)).content.decode()
    assert "Why does nobody ring back?" in str(hers)
    assert "What we did about it" in page
    return page


def test_a_question_is_the_readers_own_where_no_other_adult_was_there(story: Story) -> None:
    page = what_ryan_reads_of_a_question(story, story.ryan, story.jaden)
    assert "What you challenged us about" in page
    assert "somebody asked" not in page


def test_a_question_that_another_may_have_asked_is_somebodys_and_nobody_is_named(story: Story) -> None:
    page = what_ryan_reads_of_a_question(story, story.amina, story.ryan)
    assert "What somebody asked us" in page
    assert "What you challenged us about" not in page
    letter = page[page.index("What somebody asked us") :]
    assert "Amina" not in letter[: letter.index("What we did about it")]


def test_whoever_decides_about_the_next_meeting_reads_when_it_is_and_who_comes(story: Story) -> None:
    """The letter says it, so the page of choices says it too, not the words alone."""
    told = tell(story)
    Visit.objects.update(next_who="Priya and the school nurse")
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    words = page.index("We look at the new bus times.")
    assert page.index("12 June 2026, 2:00pm") < words < page.index("Who comes: Priya and the school nurse")
