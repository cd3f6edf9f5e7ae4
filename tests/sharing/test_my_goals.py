"""A plan answered goal by goal: four equal answers for each, none set before, and a line for each on her page."""

import gzip
import uuid

import pytest
from django.db import connection, transaction

from families.sharing.models import Answer, SharedVersion
from families.sharing.paper import version_pdf
from restorative.access.identity import Identity, acting_as
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import text_of
from tests.sharing.own import answer, block, page, say, send
from tests.sharing.test_my_home import part

MORNINGS, MONEY = "Jaden is at school by nine.", "We have money until Friday."


def plan(story: Story) -> SharedVersion:
    goals = block(MORNINGS, "goal"), block(MONEY, "goal")
    return send(story, story.amina, *goals, block("We ring the school.", "step", answers=goals[0]["id"]))


def of_goals(version: SharedVersion, *kinds: str) -> dict[str, str]:
    return {
        f"goal_{goal['id']}": kind
        for goal, kind in zip(version.content["blocks"], kinds, strict=False)
        if kind
    }


def parts(version: SharedVersion) -> list[str]:
    said = Answer.objects.latest("answered_at").parts
    return [said.get(goal["id"], "") for goal in version.content["blocks"][:2]]


def test_each_goal_may_be_answered_by_itself_and_nothing_is_set(story: Story) -> None:
    html = page(story.as_amina, "my_version", plan(story).pk)
    folded = html[html.index("Answer each goal by itself") :]
    assert html.index("I need more time") < html.index("Answer each goal by itself")
    assert folded.count('type="radio"') == 8
    assert " checked" not in html


def test_what_is_no_plan_asks_for_no_goals(story: Story) -> None:
    assert "Answer each goal" not in page(story.as_amina, "my_version", send(story, story.amina).pk)


def test_an_answer_to_all_with_another_to_one(story: Story) -> None:
    version = plan(story)
    page(story.as_amina, "my_version", version.pk)
    answer(story.as_amina, version, kind="agree", **of_goals(version, "", "different"))
    assert parts(version) == ["", "different"]
    said = part(page(story.as_amina, "my_home"), "What we agreed")
    assert said.index(MORNINGS) < said.index("You agreed") < said.index(MONEY)
    assert said.index(MONEY) < said.index("We don&#x27;t agree on this")


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("agree", "agree"), "agree"),
        (("agree", "mostly"), "mostly"),
        (("different", "agree"), "different"),
        (("more_time", "agree"), "more_time"),
    ],
)
def test_who_answers_every_goal_has_answered_the_plan_and_nothing_is_drowned(
    story: Story, kinds: tuple[str, str], kind: str
) -> None:
    version = plan(story)
    answer(story.as_amina, version, **of_goals(version, *kinds))
    assert Answer.objects.get().kind == kind
    assert parts(version) == list(kinds)


def test_one_goal_of_two_is_asked_about_and_nothing_is_lost(story: Story) -> None:
    version = plan(story)
    back = answer(story.as_amina, version, words="Not yet.", **of_goals(version, "agree"))
    html = back.content.decode()
    assert "Answer the other goals as well" in html
    assert html.count(" checked") == 1
    assert "Not yet." in html
    assert not Answer.objects.exists()


@pytest.mark.parametrize("kind", ["talk", "maybe"])
def test_a_goal_takes_the_four_answers_only(story: Story, kind: str) -> None:
    version = plan(story)
    assert answer(story.as_amina, version, kind="agree", **of_goals(version, kind)).status_code == 200
    assert not Answer.objects.exists()


def test_what_is_no_goal_of_this_version_is_not_taken(story: Story) -> None:
    version, step = plan(story), plan(story).content["blocks"][2]
    answer(story.as_amina, version, kind="agree", **{f"goal_{step['id']}": "different"})
    assert Answer.objects.get().parts == {}


@pytest.mark.parametrize("said", ['{"%s": "agree"}', '{"%s": "maybe"}'])
def test_the_database_refuses_it_too(story: Story, said: str) -> None:
    version = plan(story)
    goal, step = version.content["blocks"][0]["id"], version.content["blocks"][2]["id"]
    given = said % (step if "agree" in said else goal)
    with (
        transaction.atomic(),
        acting_as(Identity(story.amina_account.pk, story.amina.pk)),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "SELECT app.answer_version(%s, %s, %s, 'agree', '', false, '', %s, false)",
            [uuid.uuid4(), version.pk, version.sha256, given],
        )
        assert cursor.fetchone() == (False,)
    assert not Answer.objects.exists()


def test_she_and_staff_read_what_she_said_to_each(story: Story) -> None:
    version = plan(story)
    answer(story.as_amina, version, kind="mostly", **of_goals(version, "agree", "different"))
    for html in (
        page(story.as_amina, "my_version", version.pk),
        page(story.as_priya, "version", version.pk),
    ):
        said = " ".join(html[html.rindex("<ul") :].split()) if "govuk-list--bullet" not in html else html
        assert "govuk-list--bullet" in said
        listed = said[said.index("govuk-list--bullet") :]
        assert listed.index(MORNINGS) < listed.index("I agree") < listed.index(MONEY)
    paper = text_of(version_pdf(version, [Answer.objects.get()], []))
    assert f"{MONEY}: I see it differently" in " ".join(paper.split())


def test_a_plan_read_and_not_answered_waits_line_by_line(story: Story) -> None:
    version = plan(story)
    page(story.as_amina, "my_version", version.pk)
    said = part(page(story.as_amina, "my_home"), "What we agreed")
    assert said.count("Waiting for you") == 2


def test_many_long_goals_stay_within_the_budget(story: Story) -> None:
    for _ in range(20):
        goals = [block(f"{n}. " + "We want mornings to be calm. " * 30, "goal") for n in range(5)]
        version = send(story, story.amina, *goals)
        page(story.as_amina, "my_version", version.pk)
        say(version, "agree", parts={goals[0]["id"]: "different"})
    client = story.as_amina
    with counted() as statements:
        html = page(client, "my_home")
    assert len(statements) <= 6, statements
    assert html.count("…") == 100
    assert len(gzip.compress(html.encode())) <= 10_000
    with counted() as statements:
        page(client, "my_version", version.pk)
    assert len(statements) <= 6, statements
