"""Keeping something from somebody: asked for by Priya, decided by a manager who did not write it, and not for ever."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, PromiseMember
from families.sharing.actions import NotTheirs, decide_withholding, share_version
from families.sharing.models import Withholding
from families.sharing.models.withholding import last_day_for_review
from restorative.audit.models import AccessLog, AuditEvent, Change
from tests import people
from tests.access.world_visits import add_amendment
from tests.conftest import Story
from tests.sharing.sheets import Told, address, decide, press, seen_by, share, tell, texts
from tests.sharing.withholdings import (
    FACTS,
    agreed,
    as_sent,
    ask,
    asked,
    boxes,
    compose,
    form_for,
    in_days,
    review,
    say,
    text_of,
)


@pytest.fixture
def told(story: Story) -> Told:
    """A visit at which Amina and Ryan were, and that Priya wrote down."""
    return tell(story, present=(story.amina, story.ryan))


def test_the_button_at_a_part_keeps_what_was_chosen_and_leads_to_the_question(
    story: Story, told: Told
) -> None:
    page: Any = story.as_priya.get(address("compose", told, story.amina))
    data = {
        row.include.html_name: "on"
        for row in page.context["form"].rows()
        if row.include.initial and row.piece.id not in (told.support.pk, told.agreed.pk)
    }
    answer = press(story.as_priya, "compose", told, story.amina, withhold=str(told.support.pk), **data)
    assert answer.headers["Location"] == form_for(told, story.amina, told.support.pk)
    page = story.as_priya.get(address("compose", told, story.amina))
    rows = {row.piece.id: row for row in page.context["form"].rows()}
    assert not rows[told.agreed.pk].include.initial, "the tick that she took out stays out"
    assert rows[told.happened.pk].include.initial
    preview = story.as_priya.get(address("preview", told, story.amina))
    assert preview.headers["Location"] == address("compose", told, story.amina), "the page is not done yet"


def test_the_page_names_the_reasons_that_are_none_and_shows_the_part(story: Story, told: Told) -> None:
    page = text_of(story.as_priya.get(form_for(told, story.amina, told.support.pk)))
    assert "We rang the school together." in page
    assert "Mornings are late too often." not in page
    for none in ("embarrassing", "angry", "badly of us", "inconvenient"):
        assert none in page
    assert AccessLog.objects.filter(kind="visit", target_id=told.visit.pk).exists()


def test_each_answer_is_needed_and_nothing_that_was_typed_is_lost(story: Story, told: Told) -> None:
    page = text_of(ask(story, told, evidence="", harm=""))
    assert "Say what makes you say so" in page
    assert "Say what could happen if they read it" in page
    assert FACTS["instead"] in page
    assert "Choose a reason" in text_of(ask(story, told, category=""))
    assert ask(story, told, category="embarrassing").status_code == 200
    assert not Withholding.objects.exists()


@pytest.mark.parametrize("days", [0, -1, 93, 400])
def test_the_review_is_within_three_months(story: Story, told: Told, days: int) -> None:
    page = text_of(ask(story, told, review_on=in_days(days)))
    assert "Choose a day after today, and not after" in page
    assert not Withholding.objects.exists()
    last = last_day_for_review(timezone.localdate())
    assert ask(story, told, review_on=last).status_code == 302


def test_three_months_on_is_a_day_that_exists() -> None:
    assert last_day_for_review(date(2026, 11, 30)) == date(2027, 2, 28)
    assert last_day_for_review(date(2026, 6, 3)) == date(2026, 9, 3)
    assert last_day_for_review(date(2026, 12, 31)) == date(2027, 3, 31)


def test_it_is_out_from_the_moment_it_is_asked_and_the_rest_goes(story: Story, told: Told) -> None:
    decide(told, story.amina, story.priya)
    one = asked(story, told)
    assert AuditEvent.objects.filter(action="propose_withholding", target_id=one.pk).exists()
    page = compose(story, told)
    assert "Waiting for a manager" in page
    assert f"in_{told.support.pk.hex}" not in page, "nothing is asked about it"
    version = share(told, story.amina, story.priya)
    assert "We rang the school together." not in texts(version)
    assert "We drank tea and talked about mornings." in texts(version)


def test_it_stays_out_whatever_a_page_sends(story: Story, told: Told) -> None:
    asked(story, told)
    decide(told, story.amina, story.priya, support={"included": True})
    sent = as_sent(story, told) | {f"in_{told.support.pk.hex}": "on"}
    press(story.as_priya, "compose", told, story.amina, **sent)
    version = share_version(
        subject=told.subject, member=story.amina, seen=seen_by(told, story.amina, story.priya), by=story.priya
    )
    assert "We rang the school together." not in texts(version)


def test_others_read_it_unless_they_are_named_too(story: Story, told: Told) -> None:
    agreed(story, told)
    assert "We rang the school together." in texts(share(told, story.ryan, story.priya))
    another = told.agreed.pk
    ask(story, told, another, others=[str(story.ryan.pk)])
    rows = Withholding.objects.filter(piece_id=another)
    assert {one.member_id for one in rows} == {story.amina.pk, story.ryan.pk}
    assert "Ask about the breakfast club." not in texts(share(told, story.ryan, story.priya))


def test_a_promise_in_it_is_not_shown_either(story: Story, told: Told) -> None:
    agreed(story, told, told.agreed.pk)
    share(told, story.amina, story.priya)
    assert PromiseMember.objects.get(member=story.amina).shown_at is None


def test_asked_twice_is_asked_once(story: Story, told: Told) -> None:
    asked(story, told)
    again = story.as_priya.get(form_for(told, story.amina, told.support.pk))
    assert again.headers["Location"] == address("compose", told, story.amina)
    ask(story, told)
    assert Withholding.objects.count() == 1


def test_whoever_asked_takes_it_back_before_it_is_decided(story: Story, told: Told) -> None:
    one = asked(story, told)
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    assert people.client_of(cora).post(f"/withholdings/{one.pk}/withdraw/").status_code == 404
    assert "Take this back" in text_of(story.as_priya.get(f"/withholdings/{one.pk}/"))
    story.as_priya.post(f"/withholdings/{one.pk}/withdraw/")
    one.refresh_from_db()
    assert one.is_withdrawn
    assert "Asked to be withheld" not in text_of(story.as_margaret.get("/"))
    assert "We rang the school together." in texts(share(told, story.amina, story.priya))


# --- deciding


def test_the_manager_finds_it_on_home_reads_it_and_agrees(story: Story, told: Told) -> None:
    one = asked(story, told)
    assert "Asked to be withheld, for you to decide" in text_of(story.as_margaret.get("/"))
    listed = text_of(story.as_margaret.get("/waiting/?for=withhold"))
    assert f"/withholdings/{one.pk}/" in listed
    page = text_of(story.as_margaret.get(f"/withholdings/{one.pk}/"))
    for said in ("We rang the school together.", FACTS["evidence"], FACTS["harm"], FACTS["instead"], "angry"):
        assert said in page
    assert "A child expected or wished" in page
    say(story, one, "agreed", "For now.")
    one.refresh_from_db()
    assert (one.decided_by, one.decision, one.words) == (story.margaret, "agreed", "For now.")
    assert AuditEvent.objects.filter(action="decide_withholding", user_id=story.margaret.pk).exists()
    assert "for you to decide" not in text_of(story.as_margaret.get("/"))
    page = compose(story, told)
    assert "Margaret Hill agreed." in page


def test_not_agreed_says_why_and_puts_the_part_in_question_again(story: Story, told: Told) -> None:
    decide(told, story.amina, story.priya)
    one = asked(story, told)
    assert "Say why you do not agree" in text_of(say(story, one, "not_agreed"))
    say(story, one, "not_agreed", "She was there, and said so herself.")
    assert "Asked to be withheld, not agreed" in text_of(story.as_priya.get("/"))
    page = compose(story, told)
    assert "Margaret Hill did not agree to withhold this" in page
    assert "She was there, and said so herself." in page
    preview = story.as_priya.get(address("preview", told, story.amina))
    assert preview.headers["Location"] == address("compose", told, story.amina), (
        "somebody says again what goes"
    )
    assert "We rang the school together." in texts(share(told, story.amina, story.priya))
    assert "not agreed" not in text_of(story.as_priya.get("/"))


def test_a_manager_who_wrote_the_note_does_not_decide(story: Story, told: Told) -> None:
    told.visit.author = story.margaret
    told.visit.save()
    one = asked(story, told)
    assert "for you to decide" not in text_of(story.as_margaret.get("/"))
    page = text_of(story.as_margaret.get(f"/withholdings/{one.pk}/"))
    assert "Agree to withhold" not in page
    assert "There is nobody like that now." in page
    answer = say(story, one, "agreed", "Quite right.")
    assert answer.status_code == 409
    assert "Quite right." in text_of(answer), "what she typed is given back"
    with pytest.raises(NotTheirs):
        decide_withholding(withholding=one, decision="agreed", words="", by=story.margaret)
    one.refresh_from_db()
    assert one.is_waiting
    neil = people.make_manager("Neil Gray")
    Allocation.objects.create(family=story.family, user=neil, works_as=Allocation.As.CO_WORKER)
    page = text_of(story.as_priya.get(f"/withholdings/{one.pk}/"))
    assert "Neil Gray" in page
    assert decide_withholding(withholding=one, decision="agreed", words="", by=neil)


def test_nor_does_one_who_wrote_the_addition_that_it_is_about(story: Story, told: Told) -> None:
    amendment = add_amendment(told.visit, story.margaret, "Later", "She rang back in tears.")
    one = asked(story, told, amendment.passages.get().pk)
    assert "for you to decide" not in text_of(story.as_margaret.get("/"))
    with pytest.raises(NotTheirs):
        decide_withholding(withholding=one, decision="agreed", words="", by=story.margaret)
    other = asked(story, told)
    assert say(story, other, "agreed").status_code == 302, "the rest of the note is not hers"


def test_nor_does_one_who_asked_for_it(story: Story, told: Told) -> None:
    data = {**FACTS, **boxes(in_days(30))}
    story.as_margaret.post(form_for(told, story.amina, told.support.pk), data)
    one = Withholding.objects.get()
    assert one.proposed_by == story.margaret
    say(story, one, "agreed")
    one.refresh_from_db()
    assert one.is_waiting
    assert "for you to decide" not in text_of(story.as_margaret.get("/"))


def test_nobody_else_decides(story: Story, told: Told) -> None:
    one = asked(story, told)
    assert story.as_priya.post(f"/withholdings/{one.pk}/decide/", {"decision": "agreed"}).status_code == 403
    neil = people.client_of(people.make_manager("Neil Gray"))
    assert neil.post(f"/withholdings/{one.pk}/decide/", {"decision": "agreed"}).status_code == 404
    assert neil.get(f"/withholdings/{one.pk}/").status_code == 404
    assert story.as_amina.get(f"/withholdings/{one.pk}/").status_code == 403


def test_what_is_decided_too_late_is_given_back(story: Story, told: Told) -> None:
    one = agreed(story, told)
    answer = say(story, one, "not_agreed", "It can go.")
    assert answer.status_code == 409
    assert "Somebody decided before you" in text_of(answer)


# --- looking at it again


def test_a_review_stands_on_home_and_is_late_when_it_is(story: Story, told: Told) -> None:
    one = agreed(story, told)
    home = text_of(story.as_margaret.get("/"))
    assert "Withheld, to look at again" not in home, "there is a month to go"
    Withholding.objects.update(review_on=in_days(14))
    assert "Withheld, to look at again in the next 14 days" in text_of(story.as_margaret.get("/"))
    Withholding.objects.update(review_on=in_days(0))
    assert "Withheld, to look at again today or overdue" in text_of(story.as_margaret.get("/"))
    assert "Late" not in text_of(story.as_margaret.get("/waiting/?for=withheld_due"))
    Withholding.objects.update(considered_on=in_days(-80), review_on=in_days(-1))
    for page in ("/waiting/?for=withheld_due", f"/withholdings/{one.pk}/"):
        assert "Late" in text_of(story.as_margaret.get(page))
    assert "We rang the school together." not in texts(share(told, story.amina, story.priya)), (
        "late is not ended"
    )


def test_it_is_kept_until_another_day_with_a_reason(story: Story, told: Told) -> None:
    one = agreed(story, told)
    Withholding.objects.update(considered_on=in_days(-80), review_on=in_days(-1))
    answer = text_of(review(story, one, keep="1", why="", **boxes(in_days(93))))
    assert "Choose a day after today, and not after" in answer
    assert "Say why it is still needed" in answer
    review(story, one, keep="1", why="He still does not want it.", **boxes(in_days(60)))
    one.refresh_from_db()
    assert (one.kept_by, one.kept_why) == (story.margaret, "He still does not want it.")
    assert (one.considered_on, one.review_on) == (in_days(0), in_days(60))
    assert "He still does not want it." in text_of(story.as_priya.get(f"/withholdings/{one.pk}/"))
    assert Change.objects.filter(source="sharing_withholding", row_id=one.pk).count() > 2


def test_let_go_it_is_in_question_again(story: Story, told: Told) -> None:
    one = agreed(story, told)
    share(told, story.amina, story.priya)
    assert review(story, one, let_go="1").status_code == 302
    one.refresh_from_db()
    assert (one.ended_by, one.is_agreed) == (story.margaret, False)
    assert "Let go" in text_of(story.as_priya.get(f"/withholdings/{one.pk}/"))
    preview = story.as_priya.get(address("preview", told, story.amina))
    assert preview.headers["Location"] == address("compose", told, story.amina)
    assert "We rang the school together." in texts(share(told, story.amina, story.priya))
    assert agreed(story, told) != one, "and it can be asked for again"


def test_who_wrote_it_neither_keeps_it_nor_lets_it_go(story: Story, told: Told) -> None:
    one = agreed(story, told)
    told.visit.author = story.margaret
    told.visit.save()
    assert review(story, one, let_go="1").status_code == 409
    assert review(story, one, keep="1", why="x", **boxes(in_days(9))).status_code == 409
    one.refresh_from_db()
    assert one.is_agreed
    assert one.kept_at is None


def test_the_notes_page_says_what_is_withheld_from_whom_and_until_when(story: Story, told: Told) -> None:
    one = agreed(story, told)
    page = text_of(story.as_priya.get(reverse("families:visit", args=[told.visit.pk])))
    assert "A part, from Amina" in page
    assert f"/withholdings/{one.pk}/" in page
    assert f"until {one.review_on.day} " in page


def test_a_note_of_which_something_is_withheld_is_not_taken_back(story: Story, told: Told) -> None:
    asked(story, told)
    assert told.visit.was_acted_on()
