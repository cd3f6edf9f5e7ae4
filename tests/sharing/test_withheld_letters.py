"""What its reader sees of something that is withheld: nothing, or one sentence where that is safe; on every way it could go."""

from typing import Any

import pytest
from django.urls import reverse

from families.sharing.actions import let_go, propose_withholding
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion, Withholding, content_hash
from families.sharing.paper import version_pdf
from plans.sharing import PlanSubject
from restorative.waiting import List, rows_of
from tests import people
from tests.access.world_visits import add_amendment
from tests.conftest import Story
from tests.documents.inside import text_of as paper_text
from tests.plans.plan_data import make_goal, make_plan
from tests.plans.test_plan_shared import share as share_plan
from tests.sharing.sheets import Told, decide, share, tell, texts
from tests.sharing.test_several import as_offered, seen_in, url
from tests.sharing.withholdings import FACTS, agreed, asked, boxes, compose, form_for, in_days, say, text_of

SENTENCE = "Some information is not included in this letter."


@pytest.fixture
def told(story: Story) -> Told:
    """A visit at which Amina and Ryan were, and that Priya wrote down."""
    return tell(story, present=(story.amina, story.ryan))


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
    one = agreed(story, told)
    assert f"/versions/{first.pk}/" in text_of(story.as_margaret.get(f"/withholdings/{one.pk}/"))
    assert "Amina can still read it in what was shared before." in compose(story, told)
    second = share(told, story.amina, story.priya)
    assert second != first
    assert "may hold it" not in text_of(story.as_margaret.get(f"/withholdings/{one.pk}/"))
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


def test_what_is_withheld_from_all_who_were_there_waits_for_no_sharing(story: Story, told: Told) -> None:
    def owes() -> bool:
        return told.visit in rows_of(List.UNSHARED, story.priya)

    agreed(story, told, told.visit.pk)
    assert owes(), "Ryan was there too"
    asked(story, told, told.visit.pk, story.ryan)
    assert owes(), "nobody has decided"
    say(story, Withholding.objects.waiting().get(), "agreed")
    assert not owes()
    let_go(withholding=Withholding.objects.agreed().get(member=story.ryan), by=story.margaret)
    assert owes()


def test_a_goal_stays_out_of_a_plan_and_its_steps_with_it(story: Story) -> None:
    plan = make_plan(story, story.amina, story.ryan)
    goal = make_goal(story, plan)
    facts = {**FACTS, "review_on": in_days(9)}
    propose_withholding(
        subject=PlanSubject(plan), piece_id=goal.pk, members=[story.ryan], by=story.priya, **facts
    )
    his = share_plan(story, plan, story.ryan, everything=True)
    assert [block["kind"] for block in his.content["blocks"]] == ["purpose"]
    hers = share_plan(story, plan, story.amina, everything=True)
    assert goal.different in texts(hers)
    page = text_of(story.as_priya.get(reverse("plans:plan", args=[plan.pk])))
    assert "A part, from Ryan" in page


def test_on_paper_it_is_the_same(story: Story, told: Told) -> None:
    agreed(story, told, safe_to_tell="on")
    version = share(told, story.amina, story.priya)
    paper = paper_text(story.as_amina.get(f"/my/{version.pk}/pdf/").content)
    assert SENTENCE in " ".join(paper.split())
    assert "We rang the school together." not in paper
    other = share(told, story.ryan, story.priya)
    assert SENTENCE not in " ".join(paper_text(version_pdf(other, [], [])).split())
