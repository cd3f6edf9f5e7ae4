"""What a manager must not miss: urgent worries, children not seen, visits nobody can read, supervision and reviews.

And what her practitioners find of the same on their own Home, by the same lists.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from families.models import Escalation, Family, Member, Visit
from families.models.clocks import children_not_seen
from plans.models import Plan
from restorative import waiting
from restorative.accounts.models import User
from restorative.waiting import List
from supervision.models import SupervisionSession
from tests import people
from tests.conftest import Story
from tests.restorative.test_home import page, promise


def days(number: int) -> timedelta:
    return timedelta(days=number)


def begin(family: Family, *, days_ago: int, level: str = "early_help") -> None:
    """We have worked with this family for so long."""
    Family.objects.filter(pk=family.pk).update(created_at=timezone.now() - days(days_ago), level=level)


def see(story: Story, *, days_ago: int, **said: Any) -> Visit:
    visit = people.make_visit(story.family, story.priya, happened_on=timezone.localdate() - days(days_ago))
    facts = {"seen": "yes"} | said
    visit.people.create(family=story.family, member=story.jaden, **facts)
    return visit


def unseen(user: User) -> list[Member]:
    return list(children_not_seen(Member.objects.visible_to(user), timezone.localdate()))


def test_a_child_nobody_has_seen_for_six_weeks_tops_the_managers_home(story: Story) -> None:
    begin(story.family, days_ago=90)
    see(story, days_ago=43)
    home = page(story.as_margaret)

    assert home.index("Children not seen for too long") < home.index("Waiting for you")
    listed = page(story.as_margaret, "/waiting/?for=unseen")
    assert "Jaden" in listed
    assert "last seen on" in listed
    assert "Amina" not in listed, "grown-ups have no such clock"
    assert "Children not seen for too long" in page(story.as_priya)
    see(story, days_ago=42)
    assert "Children not seen" not in page(story.as_margaret)


@pytest.mark.parametrize(
    ("level", "within"), [("child_protection", 14), ("child_in_need", 28), ("early_help", 42)]
)
def test_the_more_need_the_sooner(story: Story, level: str, within: int) -> None:
    begin(story.family, days_ago=100, level=level)
    see(story, days_ago=within)
    assert unseen(story.margaret) == []

    Visit.objects.update(happened_on=timezone.localdate() - days(within + 1))
    assert unseen(story.margaret) == [story.jaden]


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("child_protection", "child_protection"),
        ("child_in_need", "child_in_need"),
        ("early_help", "otherwise"),
        ("in_care", "otherwise"),
    ],
)
def test_the_council_says_how_soon(story: Story, settings: Any, level: str, name: str) -> None:
    settings.SEEN_WITHIN_DAYS = {"child_protection": 50, "child_in_need": 60, "otherwise": 70}
    within = settings.SEEN_WITHIN_DAYS[name]
    begin(story.family, days_ago=100, level=level)
    see(story, days_ago=within)
    assert unseen(story.margaret) == []

    Visit.objects.update(happened_on=timezone.localdate() - days(within + 1))
    assert unseen(story.margaret) == [story.jaden]


def test_a_tick_counts_as_seen_and_a_no_does_not(story: Story) -> None:
    begin(story.family, days_ago=90)
    see(story, days_ago=3, seen="no", was_there=True, why_not="He stayed upstairs.")
    assert unseen(story.priya) == [story.jaden]

    see(story, days_ago=2, seen="not_said", was_there=True)
    assert unseen(story.priya) == []


def test_never_seen_counts_from_when_we_began(story: Story) -> None:
    assert unseen(story.priya) == []
    begin(story.family, days_ago=43)
    assert [(child.last_seen_on, child.unseen_since) for child in unseen(story.priya)] == [  # type: ignore[attr-defined]
        (None, timezone.localdate() - days(43))
    ]


def test_a_closed_family_a_child_who_left_and_one_not_born_have_no_clock(story: Story) -> None:
    begin(story.family, days_ago=90)
    Member.objects.filter(pk=story.jaden.pk).update(left_on=timezone.localdate())
    people.make_child(story.family, "Baby", birth_date=None, due_date=timezone.localdate() + days(40))
    assert unseen(story.priya) == []

    Member.objects.filter(pk=story.jaden.pk).update(left_on=None)
    Family.objects.update(status=Family.Status.CLOSED)
    assert unseen(story.priya) == []


def tell_manager(story: Story, **facts: Any) -> Escalation:
    visit = people.make_visit(story.family, story.priya)
    facts = {"what": "Ryan waits outside the school.", "owner": story.margaret} | facts
    return Escalation.objects.create(family=story.family, visit=visit, raised_by=story.priya, **facts)


def test_an_urgent_worry_stands_first_until_it_is_decided(story: Story) -> None:
    told = tell_manager(story)
    home = page(story.as_margaret)

    assert home.index("Urgent worries") < home.index("Waiting for you")
    listed = page(story.as_margaret, "/waiting/?for=escalated")
    assert "Ryan waits outside the school." in listed
    assert f"/escalations/{told.pk}/" in listed
    Escalation.objects.update(decided_at=timezone.now(), decided_by=story.margaret, decision="Police rung.")
    assert "Urgent worries" not in page(story.as_margaret)


def test_a_worry_told_to_another_manager_is_not_hers_to_decide(story: Story) -> None:
    other = people.make_manager("Neil Gray", of=story.priya)
    tell_manager(story, owner=other)

    assert "Urgent worries" not in page(story.as_margaret)
    assert "Urgent worries" in page(people.client_of(other))


def test_visits_wait_for_a_decision_to_share_after_three_days(story: Story) -> None:
    old, new = (people.make_visit(story.family, story.priya) for _ in range(2))
    Visit.objects.filter(pk=old.pk).update(finished_at=timezone.now() - days(4))
    listed = page(story.as_margaret, "/waiting/?for=undecided")

    assert str(old.pk) in listed
    assert str(new.pk) not in listed


def meet(story: Story, *, in_days: int, **facts: Any) -> SupervisionSession:
    return SupervisionSession.objects.create(
        supervisee=story.priya,
        manager=story.margaret,
        planned_on=timezone.localdate() + days(in_days),
        changed_by=story.margaret,
        **facts,
    )


def test_supervision_that_is_near_overdue_or_not_reviewed(story: Story) -> None:
    meet(story, in_days=-2)
    meet(story, in_days=5)
    meet(story, in_days=30)
    meet(story, in_days=-9, held_on=timezone.localdate() - days(9))

    assert waiting.rows_of(List.MEETINGS, story.margaret).count() == 2
    assert waiting.rows_of(List.MEETINGS, story.priya).count() == 2
    assert waiting.rows_of(List.TO_REVIEW, story.margaret).count() == 1
    assert waiting.rows_of(List.TO_REVIEW, story.priya).count() == 0, "it is not hers to review"
    stranger = people.make_manager("Neil Gray")
    for wanted in (List.MEETINGS, List.TO_REVIEW):
        assert waiting.rows_of(wanted, stranger).count() == 0
        assert page(story.as_margaret, f"/waiting/?for={wanted.value}")


def test_who_was_supervised_is_told_that_an_answer_is_waited_for(story: Story) -> None:
    now = timezone.now()
    meet(story, in_days=-9, held_on=timezone.localdate() - days(9), reviewed_at=now)

    assert "Supervision that waits for your answer" in page(story.as_priya, "/")
    assert "Supervision that waits for your answer" not in page(story.as_margaret, "/")
    assert waiting.rows_of(List.TO_ANSWER, story.priya).count() == 1
    SupervisionSession.objects.update(answered_at=now, answer="acknowledged")
    assert "Supervision that waits for your answer" not in page(story.as_priya, "/")


def test_team_says_when_supervision_is_overdue(story: Story) -> None:
    meeting = meet(story, in_days=1)
    assert "Overdue" not in page(story.as_margaret, "/team/")
    SupervisionSession.objects.filter(pk=meeting.pk).update(planned_on=timezone.localdate() - days(1))
    assert "Overdue" in page(story.as_margaret, "/team/")


def test_a_session_offers_no_empty_sheet(story: Story) -> None:
    url = f"/supervision/sessions/{meet(story, in_days=1).pk}/"
    assert "on paper (PDF)" not in page(story.as_margaret, url)
    SupervisionSession.objects.update(brings="How the work is going.")
    held = page(story.as_margaret, url)
    assert "The personal part on paper (PDF)" in held
    assert "The families on paper (PDF)" not in held


def test_plans_to_look_at_again(story: Story) -> None:
    Plan.objects.create(
        family=story.family,
        purpose="Calm mornings",
        review_on=timezone.localdate() + days(6),
        made_by=story.priya,
    )
    assert "Plans to look at again" in page(story.as_margaret)
    assert "Calm mornings" in page(story.as_priya, "/waiting/?for=reviews")


def test_team_counts_each_persons_lists_and_leads_to_them(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    people.make_line(omar, story.margaret)
    other = people.make_family(omar, "Novak")
    today = timezone.localdate()
    promise(story.family, story.priya, "Ring the school", today - days(2))
    promise(other, omar, "Bring the form", today - days(2))
    promise(other, omar, "Ring the clinic", today - days(3))
    meet(story, in_days=5)
    team = page(story.as_margaret, "/team/")

    hers = f"/waiting/?for=late&amp;worker={story.priya.pk}"
    assert f'href="{hers}"><strong>1</strong>' in team
    assert f'href="/waiting/?for=late&amp;worker={omar.pk}"><strong>2</strong>' in team
    assert team.index("Omar Aziz") < team.index("Priya Shah"), "from A to Z, whoever has more waiting"
    assert team.count("Next supervision:") == 1
    listed = page(story.as_margaret, hers.replace("&amp;", "&"))
    assert "Ring the school" in listed
    assert "Bring the form" not in listed


def test_team_says_whose_urgent_worries_wait_for_me(story: Story) -> None:
    omar, neil = people.make_practitioner("Omar Aziz"), people.make_manager("Neil Gray", of=story.priya)
    people.make_line(omar, story.margaret)
    tell_manager(story, what="He waits at the gate.", owner=story.margaret)
    tell_manager(story, what="She sleeps in the car.", owner=None)
    tell_manager(story, what="The stairs have no rail.", owner=neil)
    tell_manager(
        story,
        what="The gas was on.",
        owner=story.margaret,
        decided_at=timezone.now(),
        decided_by=story.margaret,
    )
    team = page(story.as_margaret, "/team/")

    hers = f"/waiting/?for=escalated&worker={story.priya.pk}"
    assert f'href="{hers.replace("&", "&amp;")}"><strong>2</strong> · Urgent worries that wait' in team
    assert f"for=escalated&amp;worker={omar.pk}" not in team
    listed = page(story.as_margaret, hers)
    assert "He waits at the gate." in listed
    assert "She sleeps in the car." in listed, "what has no owner is every manager's"
    assert "no rail" not in listed
    assert "The gas was on." not in listed
    assert "<strong>2</strong> · Urgent worries that wait" in page(people.client_of(neil), "/team/")


def test_a_list_narrowed_to_somebody_one_does_not_reach_is_empty(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    promise(people.make_family(omar, "Novak"), omar, "Bring the form", timezone.localdate() - days(2))

    assert "Bring the form" not in page(story.as_margaret, f"/waiting/?for=late&worker={omar.pk}")
    assert story.as_margaret.get("/waiting/?for=late&worker=x").status_code == 404
