"""A plan goes to one person at a time, through the same doors as a visit, and tells nobody of the others."""

import json
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Member, ParentLink
from families.sharing.actions import save_composition, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.letters import read
from families.sharing.models import SharedVersion, content_hash
from families.sharing.pieces import Choice, may_go
from plans.models import Goal, Plan
from plans.sharing import PlanSubject
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import text_of
from tests.generators import long_policy_text
from tests.plans.plan_data import make_goal, make_plan, say, step
from tests.sharing.sheets import may_name_all

pytestmark = pytest.mark.django_db


def share(story: Story, plan: Plan, member: Member, **also: bool) -> SharedVersion:
    """With what goes by itself; and with every piece if `everything`."""
    subject = PlanSubject(Plan.objects.select_related("family").get(pk=plan.pk))
    sheet = sheet_for(subject, member)
    choices = sheet.choices
    if also.get("everything"):
        choices = dict.fromkeys(choices, Choice(included=True, asked=True, safe=True))
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=story.priya)
    content: Any = content_of(sheet_for(subject, member), sender=story.priya)
    return share_version(subject=subject, member=member, seen=content_hash(content), by=story.priya)


def blocks(version: SharedVersion, kind: str) -> list[dict[str, Any]]:
    return [block for block in version.content["blocks"] if block["kind"] == kind]


@pytest.fixture
def plan(story: Story) -> Plan:
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    return make_plan(story, story.amina, story.ryan)


def test_amina_reads_the_goal_her_step_and_the_help_with_it(story: Story, plan: Plan) -> None:
    goal = make_goal(story, plan)
    say(story, goal, 6, "No shouting.", member=story.amina)
    version = share(story, plan, story.amina)

    found = blocks(version, "goal")[0]
    assert found["text"] == goal.different
    assert found["whose"] == "family"
    assert found["children"] == ["Jaden"]
    assert [(one["who"], one["number"]) for one in found["readings"]] == [("us", 4), ("you", 6)]
    assert [(one["whose"], one["text"], one.get("help", "")) for one in blocks(version, "step")] == [
        ("yours", "Pack the bag at night.", "We bring a checklist with pictures."),
        ("ours", "Ring the school about the bus.", ""),
    ]
    assert {one["answers"] for one in blocks(version, "step")} == {found["id"]}

    page = story.as_amina.get(reverse("sharing:my_version", args=[version.pk])).content.decode()
    for words in (
        "A goal for your family",
        "Your family said",
        "What will be different",
        "0 is",
        "You said 6 on",
    ):
        assert words in page, words
    assert page.index("I want us to get out of the door") < page.index("Jaden is at school by nine")
    assert "You will, by" in page
    assert "The help with it" in page
    paper = text_of(story.as_amina.get(reverse("sharing:my_pdf", args=[version.pk])).content)
    assert "We bring a checklist with pictures." in paper
    assert "What happens if it does not work" in paper


def test_ryan_reads_nothing_of_amina_and_no_child_who_is_not_his(story: Story, plan: Plan) -> None:
    goal = make_goal(story, plan)
    say(story, goal, 9, "Amina says nine.", member=story.amina)
    make_goal(story, plan, whose="member", member=story.amina, different="Amina sleeps through.")
    version = share(story, plan, story.ryan)

    said = json.dumps(version.content)
    assert "Jaden is at school by nine" in said
    for words in ("Amina", "Pack the bag", "checklist", "sleeps through", '"children"'):
        assert words not in said, words
    assert [one["who"] for one in blocks(version, "goal")[0]["readings"]] == ["us"]


def test_a_step_of_another_that_goes_all_the_same_bears_no_name(story: Story, plan: Plan) -> None:
    make_goal(story, plan)
    version = share(story, plan, story.ryan, everything=True)

    assert "Amina" not in json.dumps(version.content)
    [hers] = [one for one in blocks(version, "step") if one["text"] == "Pack the bag at night."]
    assert "whose" not in hers
    before = [block.before for block in read(version.content).blocks if block.text == hers["text"]]
    assert before[0].startswith("Somebody in the family will, by ")


def test_a_childs_own_goal_waits_for_the_child(story: Story, plan: Plan) -> None:
    make_goal(story, plan, whose="member", member=story.jaden, different="He plays football.")
    assert blocks(share(story, plan, story.amina), "goal") == []
    sheet = sheet_for(PlanSubject(plan), story.amina)
    [goal] = [piece for piece in sheet.pieces if piece.kind == "goal"]
    assert not may_go(goal, Choice(included=True), sheet.recipient), "nobody asked Jaden"
    assert may_go(goal, Choice(included=True, asked=True, safe=True), sheet.recipient)


def test_only_whole_goals_go(story: Story, plan: Plan) -> None:
    make_goal(story, plan)
    make_goal(story, plan, different="Half a goal.", if_not="")
    version = share(story, plan, story.amina)

    assert [one["text"] for one in blocks(version, "goal")] == [
        "Jaden is at school by nine, four days in five."
    ]


def test_a_changed_plan_says_since_and_a_closed_one_how_it_ended(story: Story, plan: Plan) -> None:
    goal = make_goal(story, plan)
    first = people.read_by_recipient(share(story, plan, story.amina))
    Goal.objects.filter(pk=goal.pk).update(different="Five days in five.")
    Plan.objects.update(ending="You did it.", closed_at=timezone.now(), closed_by=story.priya)
    version = share(story, plan, story.amina)

    since = version.content["since"]
    assert since["changed"] == {
        blocks(version, "goal")[0]["id"]: "Jaden is at school by nine, four days in five."
    }
    assert since["new"] == [blocks(version, "ending")[0]["id"]]
    assert blocks(first, "goal")[0]["id"] == blocks(version, "goal")[0]["id"]
    first.refresh_from_db()
    assert first.replaced_at is not None


def test_two_statements_however_many_goals(story: Story, plan: Plan) -> None:
    subject = PlanSubject(plan)
    for number in range(12):
        goal = make_goal(story, plan)
        step(story, goal, f"Step {number}")
    sheet = sheet_for(subject, story.amina)
    with counted() as statements:
        pieces = subject.pieces(sheet.recipient)
    assert len(statements) == 2
    assert len(pieces) == 1 + 12 * 4


def test_a_plan_of_four_goals_is_light_on_a_poor_phone(story: Story, plan: Plan) -> None:
    for number in range(4):
        goal = make_goal(story, plan, why=f"{number} {long_policy_text()[:400]}")
        for more in range(3):
            step(story, goal, f"Step {number} {more}", member=story.amina, help=f"Help {number} {more}")
    version = share(story, plan, story.amina)
    url = reverse("sharing:my_version", args=[version.pk])
    page = story.as_amina.get(url, headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) <= 10_000


def test_the_pages_name_it_and_lead_through_it(story: Story, plan: Plan) -> None:
    make_goal(story, plan)
    client = story.as_priya
    page = client.get(reverse("sharing:recipients", args=["plan", plan.pk])).content.decode()
    assert "The plan from " in page
    assert "makes this plan with us" in page
    assert "was there" not in page
    ways = ["plan", plan.pk, story.amina.pk]
    form = client.get(reverse("sharing:compose", args=ways)).content.decode()
    assert "Pack the bag at night." in form
    pieces = PlanSubject(plan).pieces(sheet_for(PlanSubject(plan), story.amina).recipient)
    said = {
        f"{box}_{piece.id.hex}": value for piece in pieces for box, value in (("in", "on"), ("may", "yes"))
    }
    client.post(reverse("sharing:compose", args=ways), said)
    preview: Any = client.get(reverse("sharing:preview", args=ways))
    assert "Our plan from " in preview.content.decode()
    done = client.post(reverse("sharing:share_now", args=ways), {"seen": preview.context["seen"]})
    assert done.headers["Location"] == reverse("sharing:version", args=[SharedVersion.objects.get().pk])
    shown = client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "Amina has not answered yet" in shown


def test_another_worker_shares_nothing_of_it(story: Story, plan: Plan) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(reverse("sharing:recipients", args=["plan", plan.pk])).status_code == 404
