"""A button pressed twice in one moment makes one thing; two who write at once never lose a word without being told.

Many more times: `./dev test --deep tests/races`.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from families.models import Visit, VisitDraft
from families.sharing.models import Answer, Breach, Comment, Message, SharedVersion
from plans.models import Goal, Plan, Review
from restorative.audit.models import AuditEvent
from supervision.models import CaseDiscussion, Reflection, SupervisionSession
from tests.conftest import Story
from tests.deep import times
from tests.families.visit_data import draft_url, least
from tests.plans.plan_data import SOON, day, make_goal, make_plan, typed
from tests.races.two import Two
from tests.sharing.own import send
from tests.sharing.sheets import address, decide, seen_by, tell
from tests.supervision.meetings import day as in_days
from tests.supervision.meetings import day_typed, discuss, plan, reviewed

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = times(4, 250)


@dataclass
class Press:
    """One button with what it sends, and what there must be one more of."""

    clients: tuple[Client, Client]
    url: str
    data: dict[str, Any]
    rows: models.QuerySet[Any] = field(default_factory=lambda: AuditEvent.objects.all())


def by_priya(story: Story, url: str, data: dict[str, Any], rows: Any) -> Press:
    return Press((story.as_priya, story.as_priya), url, data, rows)


def by_amina(story: Story, url: str, data: dict[str, Any], rows: Any) -> Press:
    return Press((story.as_amina, story.as_amina), url, data, rows)


def finish(story: Story) -> Press:
    url = draft_url(story.family, uuid.uuid4())
    return by_priya(story, url, least(story.amina) | {"finish": "1"}, Visit.objects.all())


def share(story: Story) -> Press:
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = {"seen": seen_by(told, story.amina, story.priya)}
    return by_priya(story, address("share_now", told, story.amina), seen, SharedVersion.objects.all())


def answer(story: Story) -> Press:
    version = send(story, story.amina)
    said = {"kind": "different", "words": "Not so.", "seen": version.sha256}
    return by_amina(story, reverse("sharing:my_answer", args=[version.pk]), said, Answer.objects.all())


def comment(story: Story) -> Press:
    version = send(story, story.amina)
    url = reverse("sharing:my_comment", args=[version.pk, version.content["blocks"][0]["id"]])
    return by_amina(story, url, {"text": "He was early."}, Comment.objects.all())


def tell_us(story: Story) -> Press:
    said = {"text": f"The bus again: {uuid.uuid4()}"}
    return by_amina(story, reverse("sharing:my_tell"), said, Message.objects.all())


def new_goal(story: Story) -> Press:
    url = reverse("plans:goal_new", args=[make_plan(story).pk])
    return by_priya(story, url, typed(story, key=uuid.uuid4().hex), Goal.objects.all())


def new_review(story: Story) -> Press:
    made = make_plan(story)
    said = {
        "key": uuid.uuid4().hex,
        "working_well": "Mornings.",
        **day("held_on", in_days(0)),
        **day("review_on", SOON),
    }
    return by_priya(story, reverse("plans:review_new", args=[made.pk]), said, Review.objects.all())


def answer_supervision(story: Story) -> Press:
    url = f"/supervision/sessions/{reviewed(story).pk}/answer/"
    events = AuditEvent.objects.filter(action="answer_session")
    return by_priya(story, url, {"answer": "different", "words": "I did ring them."}, events)


def new_breach(story: Story) -> Press:
    noticed = {"noticed_at_time": "0:00", **day("noticed_at", in_days(0))}
    said = {"how": "lost", "reached": f"Nobody knows: {uuid.uuid4()}", "what": "Her notebook.", **noticed}
    return by_priya(story, reverse("sharing:breach_new", args=[story.family.pk]), said, Breach.objects.all())


TWICE = [
    finish,
    share,
    answer,
    comment,
    tell_us,
    new_goal,
    new_review,
    answer_supervision,
    new_breach,
]


@pytest.mark.parametrize("make", TWICE)
def test_pressed_twice_in_one_moment_it_is_there_once(story: Story, make: Callable[[Story], Press]) -> None:
    with Two() as two:
        for number in range(TRIALS):
            press = make(story)
            before = press.rows.count()
            first, second = (
                lambda client=client: client.post(press.url, press.data).status_code  # noqa: B023
                for client in press.clients
            )
            found = two.together(first, second, number=number)
            assert press.rows.count() == before + 1, f"trial {number}: {found}"
            assert all(status < 500 for status in found), found


@dataclass
class Writing:
    """Two windows with the same text open, in which each writes something else."""

    clients: tuple[Client, Client]
    url: str
    data: dict[str, Any]
    name: str
    kept: Callable[[], str]


def visit_draft(story: Story) -> Writing:
    draft = VisitDraft.objects.create(family=story.family, author=story.priya, payload={"kind": ["home"]})
    data = least(story.amina, revision=str(draft.revision), save="1")
    return Writing(
        (story.as_priya, story.as_priya),
        draft_url(story.family, draft.pk),
        data,
        "happened",
        lambda: str(VisitDraft.objects.get(pk=draft.pk).payload.get("happened", [""])[0]),
    )


def visit_finish(story: Story) -> Writing:
    """Both press Finish, with different words."""
    writing = visit_draft(story)
    data = {name: value for name, value in writing.data.items() if name != "save"} | {"finish": "1"}
    before = set(Visit.objects.values_list("pk", flat=True))

    def kept() -> str:
        return str(Visit.objects.exclude(pk__in=before).get().passages.get().text)

    return Writing(writing.clients, writing.url, data, "happened", kept)


def plan_goal(story: Story) -> Writing:
    goal = make_goal(story, make_plan(story))
    data = typed(story, number="", looks_like="", revision="1")
    data = {name: value for name, value in data.items() if not name.startswith("step-")}
    url = reverse("plans:goal_edit", args=[goal.pk])
    clients = story.as_priya, story.as_margaret
    return Writing(clients, url, data, "our_words", lambda: Goal.objects.get(pk=goal.pk).our_words)


def plan_purpose(story: Story) -> Writing:
    made = make_plan(story)
    data = {"members": [str(story.amina.pk)], "revision": "1", **day("review_on", SOON)}
    url = reverse("plans:plan_edit", args=[made.pk])
    clients = story.as_priya, story.as_margaret
    return Writing(clients, url, data, "purpose", lambda: Plan.objects.get(pk=made.pk).purpose)


def supervision_text(story: Story) -> Writing:
    session = plan(story)
    data = {"revision": "1", **day_typed("held_on", in_days(0))}
    clients = story.as_margaret, story.as_margaret
    url = f"/supervision/sessions/{session.pk}/write/"
    return Writing(
        clients, url, data, "support", lambda: SupervisionSession.objects.get(pk=session.pk).support
    )


def supervision_preparing(story: Story) -> Writing:
    session = plan(story)
    url = f"/supervision/sessions/{session.pk}/prepare/"
    return Writing(
        (story.as_priya, story.as_priya),
        url,
        {"revision": "1"},
        "brings",
        lambda: SupervisionSession.objects.get(pk=session.pk).brings,
    )


def reflection(story: Story) -> Writing:
    session = plan(story)
    url = f"/supervision/sessions/{session.pk}/reflection/"
    return Writing(
        (story.as_priya, story.as_priya),
        url,
        {"revision": "0"},
        "feelings",
        lambda: Reflection.objects.get(session=session).feelings,
    )


def discussion(story: Story) -> Writing:
    part = discuss(plan(story), story.family)
    url = f"/supervision/discussions/{part.pk}/edit/"
    return Writing(
        (story.as_priya, story.as_priya),
        url,
        {"revision": "1"},
        "worries",
        lambda: CaseDiscussion.objects.get(pk=part.pk).worries,
    )


OVER = [
    *(
        visit_draft,
        visit_finish,
        plan_goal,
        plan_purpose,
        supervision_text,
        supervision_preparing,
        reflection,
    ),
    discussion,
]


@pytest.mark.parametrize("make", OVER)
def test_who_writes_at_the_same_moment_is_told_and_keeps_their_words(
    story: Story, make: Callable[[Story], Writing]
) -> None:
    with Two() as two:
        for number in range(TRIALS):
            written = make(story)
            texts = [f"Words of the {which} {number}" for which in ("first", "second")]
            first, second = (
                lambda client=client, said=said: client.post(written.url, written.data | {written.name: said})  # noqa: B023
                for client, said in zip(written.clients, texts, strict=True)
            )
            answers = two.together(first, second, number=number)
            kept = written.kept()
            lost = [
                said
                for said, one in zip(texts, answers, strict=True)
                if said != kept and said not in one.content.decode()
            ]
            assert kept in texts, f"trial {number}: {[one.status_code for one in answers]}"
            assert lost == [], f"trial {number}: {[one.status_code for one in answers]}"
