"""A plan answered goal by goal: four equal answers for each, none set before, and a line for each on her page."""

import gzip
import json
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from families.sharing.models import Answer, SharedVersion
from families.sharing.models.answers import LOUDEST_FIRST, loudest
from families.sharing.paper import version_pdf
from restorative import waiting
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
        assert cursor.fetchone() == (None,)
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
    assert f"{MONEY} · I see it differently" in " ".join(paper.split())


@pytest.mark.parametrize(("kind", "whole"), [("mostly", "Mostly, but…"), ("agree", "I agree")])
def test_a_plan_that_she_mostly_agrees_with_is_heard_by_the_goal_that_she_does_not(
    story: Story, kind: str, whole: str
) -> None:
    version = plan(story)
    answer(story.as_amina, version, kind=kind, **of_goals(version, "", "different"))
    assert Answer.objects.get().kind == kind, "what she said stays as she said it"

    pages = [story.as_priya.get(path).content.decode() for path in ("/", f"/families/{story.family.pk}/")]
    pages += [story.as_margaret.get(path).content.decode() for path in ("/", "/waiting/?for=different")]
    for html in pages:
        assert "Amina sees part of it differently" in html
        assert f"To all of it: {whole}" in html
        assert "Amina mostly agrees" not in html
        assert "Amina agrees" not in html
    assert "<strong>1</strong> · I see it differently" in pages[2]
    for reader, name in ((story.as_amina, "my_version"), (story.as_priya, "version")):
        html = page(reader, name, version.pk)
        assert "panel--different" in html
        assert f"{whole} · to a part of it: I see it differently" in html


def test_numbers_and_lists_go_by_the_loudest_part(story: Story) -> None:
    quiet, loud, waits = plan(story), plan(story), plan(story)
    answer(story.as_amina, quiet, kind="agree", **of_goals(quiet, "mostly"))
    answer(story.as_amina, loud, kind="mostly", **of_goals(loud, "more_time", "different"))
    answer(story.as_amina, waits, kind="mostly", **of_goals(waits, "more_time"))
    assert list(SharedVersion.objects.heard_back()) == [loud, waits, quiet]
    numbers = waiting.numbers(story.margaret)
    for wanted, found in ((waiting.List.DIFFERENT, [loud]), (waiting.List.MORE_TIME, [waits])):
        assert list(waiting.rows_of(wanted, story.margaret)) == found
        assert numbers[wanted.value] == 1


def test_an_answer_in_private_that_agrees_with_all_of_it_is_the_one_that_counts(story: Story) -> None:
    version = plan(story)
    answer(story.as_amina, version, kind="mostly", **of_goals(version, "different"))
    answer(story.as_amina, version, kind="agree")
    html = story.as_priya.get("/").content.decode()
    assert "Amina agrees" in html
    assert "part of it" not in html


@pytest.mark.django_db
def test_the_database_hears_the_same_as_we_do() -> None:
    pairs = [(kind, of_part) for kind in LOUDEST_FIRST for of_part in LOUDEST_FIRST]
    for kind, of_part in pairs:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.loudest(%s, %s)", [kind, json.dumps({"a goal": of_part})])
            assert cursor.fetchone() == (loudest([kind, of_part]),)


def test_no_answer_is_kept_as_quieter_than_it_is(story: Story) -> None:
    said = say(plan(story), "mostly", parts={"a goal": "different"})
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.filter(pk=said.pk).update(loudest="mostly")


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
