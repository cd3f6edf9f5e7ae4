"""Keeping something from somebody: asked for by Priya, decided by a manager who did not write it, and not for ever."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, Member, PromiseMember
from families.sharing.actions import (
    NotTheirs,
    decide_withholding,
    let_go,
    propose_withholding,
    share_version,
)
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion, Withholding, content_hash
from families.sharing.models.withholding import last_day_for_review
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent, Change
from tests import people
from tests.access.world import add_amendment
from tests.conftest import Story
from tests.sharing.sheets import Told, address, decide, press, seen_by, share, tell, texts
from tests.sharing.test_several import as_offered, seen_in, url

SENTENCE = "Some information is not included in this letter."
FACTS: dict[str, Any] = {
    "category": "child_wish",
    "evidence": "Jaden asked me twice not to tell.",
    "harm": "He would stop talking to us.",
    "instead": "Other words: his friends would know who said it.",
}


@pytest.fixture
def told(story: Story) -> Told:
    """A visit at which Amina and Ryan were, and that Priya wrote down."""
    return tell(story, present=(story.amina, story.ryan))


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def boxes(day: date, name: str = "review_on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def form_for(told: Told, member: Member, piece: Any) -> str:
    return f"{address('compose', told, member)}withhold/{piece}/"


def ask(
    story: Story,
    told: Told,
    piece: Any = None,
    member: Member | None = None,
    review_on: date | None = None,
    **more: Any,
) -> Any:
    """By the form, as Priya."""
    data = {**FACTS, **boxes(review_on or in_days(30)), **more}
    where = form_for(told, member or story.amina, piece or told.support.pk)
    return story.as_priya.post(where, data)


def asked(
    story: Story, told: Told, piece: Any = None, member: Member | None = None, **more: Any
) -> Withholding:
    assert ask(story, told, piece, member, **more).status_code == 302
    return Withholding.objects.newest_first()[0]


def agreed(
    story: Story, told: Told, piece: Any = None, member: Member | None = None, **more: Any
) -> Withholding:
    one = asked(story, told, piece, member, **more)
    assert say(story, one, "agreed").status_code == 302
    one.refresh_from_db()
    assert one.is_agreed
    return one


def say(story: Story, one: Withholding, decision: str, words: str = "") -> Any:
    return story.as_margaret.post(f"/withholdings/{one.pk}/decide/", {"decision": decision, "words": words})


def review(story: Story, one: Withholding, **data: Any) -> Any:
    return story.as_margaret.post(f"/withholdings/{one.pk}/review/", data)


def text_of(page: Any) -> str:
    return page.content.decode()  # type: ignore[no-any-return]


def compose(story: Story, told: Told, member: Member | None = None) -> str:
    return text_of(story.as_priya.get(address("compose", told, member or story.amina)))


# --- asking


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


def as_sent(story: Story, told: Told) -> dict[str, str]:
    page: Any = story.as_priya.get(address("compose", told, story.amina))
    return {
        row.include.html_name: "on"
        for row in page.context["form"].rows()
        if row.include is not None and row.include.initial
    }


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


# --- what its reader sees


def test_the_letter_says_so_only_where_that_is_safe(story: Story, told: Told) -> None:
    one = agreed(story, told, safe_to_tell="on")
    version = share(told, story.amina, story.priya)
    assert version.content["not_all"] is True
    page = text_of(story.as_amina.get(f"/my/{version.pk}/read/"))
    assert SENTENCE in page
    assert SENTENCE not in text_of(read_by_ryan(story, share(told, story.ryan, story.priya)))
    let_go(withholding=one, by=story.margaret)
    decide(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    content = content_of(sheet_for(told.subject, story.amina), sender=story.priya)
    assert content is not None
    assert content_hash(content) != version.sha256
    assert "not_all" not in content


def read_by_ryan(story: Story, version: SharedVersion) -> Any:
    return people.family_client(people.make_account(story.ryan), story.ryan).get(f"/my/{version.pk}/read/")


def test_otherwise_the_letter_is_the_one_of_a_note_without_that_part(story: Story, told: Told) -> None:
    sheet = sheet_for(told.subject, story.amina)
    left_out = {"included": False, "why_out": "not_about_them"}
    decide(told, story.amina, story.priya, support=left_out)
    ordinary = content_of(sheet_for(told.subject, story.amina), sender=story.priya)
    one = agreed(story, told)
    decide(told, story.amina, story.priya)
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya) == ordinary
    assert not sheet.withheld.standing
    version = share(told, story.amina, story.priya)
    page = text_of(story.as_amina.get(f"/my/{version.pk}/read/"))
    for word in (SENTENCE, "ithheld", "We rang the school", str(one.pk), FACTS["evidence"]):
        assert word not in page


def test_while_it_waits_the_letter_does_not_say_so(story: Story, told: Told) -> None:
    asked(story, told, safe_to_tell="on")
    assert "not_all" not in share(told, story.amina, story.priya).content


def test_what_was_read_before_is_not_counted_as_gone(story: Story, told: Told) -> None:
    first = people.read_by_recipient(share(told, story.amina, story.priya))
    assert "We rang the school together." in texts(first)
    agreed(story, told)
    assert "Amina can still read it in what was shared before." in compose(story, told)
    second = share(told, story.amina, story.priya)
    assert second != first
    assert "We rang the school together." not in texts(second)
    assert "since" not in second.content
    assert "no longer here" not in text_of(story.as_amina.get(f"/my/{second.pk}/read/"))


def test_it_stays_out_of_what_replaces_a_version(story: Story, told: Told) -> None:
    agreed(story, told)
    share(told, story.amina, story.priya)
    add_amendment(told.visit, story.priya, "Later", "She rang back.")
    second = share(told, story.amina, story.priya)
    assert "She rang back." in texts(second)
    assert "We rang the school together." not in texts(second)


def test_it_stays_out_of_several_at_once(story: Story, told: Told) -> None:
    call = people.make_visit(story.family, story.priya, present=(story.amina,))
    priya, both = story.as_priya, (told.visit, call)
    where = url(story, "choices/", *both)
    answer: Any = priya.post(where, as_offered(priya, where) | {"withhold": str(told.support.pk)})
    form = answer.headers["Location"]
    assert form.startswith(form_for(told, story.amina, told.support.pk))
    answer = priya.post(form, {**FACTS, **boxes(in_days(30))})
    assert answer.headers["Location"] == where, "back to all of them"
    say(story, Withholding.objects.get(), "agreed")
    page: Any = priya.get(where)
    offered = {
        row.include.html_name: "on"
        for one in page.context["forms"]
        for row in one.rows()
        if row.include is not None and row.include.initial
    }
    reasons = {
        row.why_out.html_name: row.why_out.initial
        for one in page.context["forms"]
        for row in one.rows()
        if row.why_out is not None and row.why_out.initial
    }
    priya.post(where, offered | reasons)
    priya.post(url(story, "now/", *both), seen_in(priya, url(story, "preview/", *both)))
    versions = SharedVersion.objects.filter(member=story.amina)
    assert versions.count() == 2
    assert not any("We rang the school together." in texts(version) for version in versions)


def test_all_of_it_can_be_withheld(story: Story, told: Told) -> None:
    decide(told, story.amina, story.priya)
    assert "We rang the school together." in text_of(
        story.as_priya.get(form_for(told, story.amina, told.visit.pk))
    )
    agreed(story, told, told.visit.pk, safe_to_tell="on")
    page = compose(story, told)
    assert "Amina reads nothing of this" in page
    assert "Preview" not in page
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya) is None
    assert str(told.visit.pk) not in text_of(story.as_priya.get(url(story)))
    answer = text_of(story.as_priya.post(url(story, "choices/", told.visit), {}))
    assert "Share the others without it." in answer
    assert texts(share(told, story.ryan, story.priya)), "it is about Amina alone"


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


# --- the second wall


def refused(who: Identity, write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic(), acting_as(who):
            write()
    except DatabaseError:
        return True
    return False


def staff(user: User) -> Identity:
    return Identity(user.pk, is_staff=True)


def row(story: Story, told: Told, **changes: Any) -> Withholding:
    about = {
        "family": story.family,
        "member": story.amina,
        "subject_kind": "visit",
        "subject_id": told.visit.pk,
    }
    facts = {
        **about,
        **FACTS,
        "piece_id": told.support.pk,
        "review_on": in_days(30),
        "proposed_by": story.priya,
    }
    return Withholding(**{**facts, **changes})


def test_the_database_holds_the_three_months(story: Story, told: Told) -> None:
    def propose(**changes: Any) -> bool:
        return refused(staff(story.priya), lambda: row(story, told, **changes).save(force_insert=True))

    today = timezone.localdate()
    assert propose(review_on=last_day_for_review(today) + timedelta(days=1))
    assert propose(review_on=today - timedelta(days=1))
    assert propose(considered_on=in_days(30), review_on=in_days(100)), (
        "counted from a day that has yet to come"
    )
    assert propose(proposed_by=story.margaret), "in somebody else's name"
    assert not propose(review_on=last_day_for_review(today))


def test_the_database_takes_a_decision_from_the_right_manager_alone(story: Story, told: Told) -> None:
    row(story, told).save()

    def agree(who: User, **changes: Any) -> bool:
        now = {"decision": "agreed", "decided_by": who, "decided_at": timezone.now()}
        return refused(staff(who), lambda: touch(**{**now, **changes}))

    assert agree(story.priya), "a practitioner, and who asked"
    assert agree(story.margaret, decided_by=story.priya)
    told.visit.author = story.margaret
    told.visit.save()
    assert agree(story.margaret), "who wrote it"
    told.visit.author = story.priya
    told.visit.save()
    assert refused(staff(story.margaret), lambda: touch(piece_id=told.happened.pk)), "what it is about stays"
    assert not agree(story.margaret)
    ended = {"ended_by": story.priya, "ended_at": timezone.now()}
    assert refused(staff(story.priya), lambda: touch(**ended)), "only a manager lets it go"


def touch(**changes: Any) -> None:
    assert Withholding.objects.update(**changes)


def test_no_statement_puts_it_into_a_version(story: Story, told: Told) -> None:
    decide(told, story.amina, story.priya)
    content = content_of(sheet_for(told.subject, story.amina), sender=story.priya)
    assert content is not None
    agreed(story, told)
    about = {
        "family": story.family,
        "member": story.amina,
        "subject_kind": "visit",
        "subject_id": told.visit.pk,
    }
    past = SharedVersion(**about, content=content, sha256=content_hash(content), shared_by=story.priya)
    assert refused(staff(story.priya), lambda: past.save(force_insert=True))
    Withholding.objects.update(piece_id=told.visit.pk)
    assert refused(staff(story.priya), lambda: past.save(force_insert=True)), "all of it"
    Withholding.objects.update(ended_at=timezone.now(), ended_by=story.margaret)
    assert not refused(staff(story.priya), lambda: past.save(force_insert=True))


def test_families_read_none_of_it_and_neither_do_other_workers(story: Story, told: Told) -> None:
    agreed(story, told)
    amina = Identity(story.amina_account.pk, story.amina.pk)
    assert refused(amina, lambda: list(Withholding.objects.all()))
    with acting_as(staff(people.make_practitioner("Omar Aziz"))):
        assert not Withholding.objects.exists()


def test_two_are_proposed_by_the_action_in_one_go(story: Story, told: Told) -> None:
    facts = {**FACTS, "review_on": in_days(9)}
    people_of_it = [story.amina, story.ryan]
    propose_withholding(
        subject=told.subject, piece_id=told.support.pk, members=people_of_it, by=story.priya, **facts
    )
    assert Withholding.objects.standing().count() == 2
