"""Home by role: what needs this person, and nothing of anybody else's."""

import uuid
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.actions import restrict_family
from families.models import BreakGlass, Family, Member, Passage, Promise, Visit, VisitDraft
from families.sharing.models import Answer, Comment, SharedVersion, content_hash
from restorative import waiting
from restorative.access.models import FamilyAccess
from restorative.accounts.models import Role, SupervisionLine, User
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.pages import links_of_one_name


def page(client: Client, url: str = "/") -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def share(visit: Visit, member: Member, **facts: Any) -> SharedVersion:
    content: dict[str, Any] = {"heading": "Notes", "blocks": []}
    return SharedVersion.objects.create(
        family=visit.family,
        member=member,
        subject_kind="visit",
        subject_id=visit.pk,
        content=content,
        sha256=content_hash(content),
        shared_by=visit.author,
        **facts,
    )


def answer(version: SharedVersion, kind: str, words: str = "", **facts: Any) -> Answer:
    return Answer.objects.create(
        family=version.family,
        version=version,
        member=version.member,
        user_id=uuid.uuid4(),
        kind=kind,
        loudest=facts.pop("loudest", kind),
        words=words,
        sha256=version.sha256,
        **facts,
    )


def comment(version: SharedVersion, text: str = "The bus was late.") -> Comment:
    return Comment.objects.create(
        family=version.family,
        version=version,
        member=version.member,
        user_id=uuid.uuid4(),
        block_id=uuid.uuid4(),
        text=text,
    )


def promise(family: Family, by: User, what: str, by_when: date | None, **facts: Any) -> Promise:
    visit = people.make_visit(family, by)
    agreed = people.add_passage(visit, Passage.Kind.AGREED, what)
    facts.setdefault("whose", Promise.Whose.OURS)
    return Promise.objects.create(
        family=family, visit=visit, passage=agreed, what=what, made_by=by, by_when=by_when, **facts
    )


def test_a_practitioner_finds_the_notes_she_began(story: Story) -> None:
    draft = VisitDraft.objects.create(
        family=story.family, author=story.priya, payload={"happened": ["Secret tea"]}
    )
    done = VisitDraft.objects.create(family=story.family, author=story.priya, finished_at=timezone.now())
    home = page(story.as_priya)

    assert "Notes you have begun" in home
    assert f"/families/{story.family.pk}/visits/{draft.pk}/draft/" in home
    assert str(done.pk) not in home
    assert "The Bell family" in home
    assert "Secret tea" not in home
    assert str(draft.pk) not in page(story.as_margaret)


def test_two_notes_begun_about_one_family_are_told_apart_by_when_they_were_saved(story: Story) -> None:
    """Nothing of what they say stands in the link."""
    for back in (1, 2):
        at = timezone.now() - timedelta(days=back)
        VisitDraft.objects.create(family=story.family, author=story.priya, payload={}, saved_at=at)
    home = page(story.as_priya).partition("Notes you have begun")[2].partition("</section>")[0]
    assert home.count("The Bell family") == 2
    assert links_of_one_name(home) == {}


def test_what_came_back_stands_with_disagreement_first_and_not_as_an_error(story: Story) -> None:
    agreed = share(people.make_visit(story.family, story.priya), story.ryan)
    differs = share(people.make_visit(story.family, story.priya), story.amina)
    answer(
        differs,
        Answer.Kind.DIFFERENT,
        "He was ill, not late.",
        answered_at=timezone.now() - timedelta(days=3),
    )
    answer(agreed, Answer.Kind.AGREE)
    for client in (story.as_priya, story.as_margaret):
        home = page(client)
        assert home.index("Amina sees it differently") < home.index("Ryan agrees")
        assert "He was ill, not late." in home
        assert f"/versions/{differs.pk}/" in home
        assert "error" not in home


def test_a_comment_without_an_answer_came_back_too(story: Story) -> None:
    comment(share(people.make_visit(story.family, story.priya), story.amina))
    home = page(story.as_priya)

    assert "1 comment" in home
    assert "has not answered" not in home


def test_each_coming_visit_leads_to_the_page_before_it(story: Story) -> None:
    """What was agreed last counts, and what has passed does not stand there."""
    today = timezone.localdate()
    novak, gone, closed = (people.make_family(story.priya, name) for name in ("Novak", "Past", "Shut"))
    Family.objects.filter(pk=closed.pk).update(status=Family.Status.CLOSED)
    before = today - timedelta(days=3)
    people.make_visit(story.family, story.priya, happened_on=before, next_on=today + timedelta(days=1))
    later: dict[str, Any] = {
        "next_on": today + timedelta(days=5),
        "next_at": time(9, 30),
        "next_who": "Priya and the nurse",
    }
    people.make_visit(story.family, story.priya, **later)
    people.make_visit(novak, story.priya, next_on=today)
    for family, day in ((gone, today - timedelta(days=1)), (closed, today)):
        people.make_visit(family, story.priya, next_on=day)
    coming = page(story.as_priya).partition("Coming visits")[2].partition("</section>")[0]

    links = [f'href="/families/{family.pk}/before/"' for family in (novak, story.family)]
    assert coming.index(links[0]) < coming.index(links[1])
    assert coming.count("/before/") == 2
    # as everywhere else
    assert ", 9:30am" in coming
    assert "Priya and the nurse" in coming
    assert "Coming visits" not in page(story.as_margaret)


def test_a_visit_comes_for_nobody_who_does_not_work_with_the_family(story: Story) -> None:
    """Nor for whoever opened it in an emergency, nor once it is restricted."""
    people.make_visit(story.family, story.priya, next_on=timezone.localdate())
    omar = people.make_practitioner("Omar Aziz")
    in_hours = timezone.now() + timedelta(hours=4)
    BreakGlass.objects.create(family=story.family, user=omar, reason="No answer", ends_at=in_hours)
    assert omar in {way.user for way in FamilyAccess.objects.filter(family_id=story.family.pk)}
    assert "Coming visits" not in page(people.client_of(omar))
    assert "Coming visits" in page(story.as_priya)
    margaret, today = story.margaret, timezone.localdate()
    restrict_family(family=story.family, people=[margaret], reason="x", review_on=today, by=margaret)
    assert "Coming visits" not in page(story.as_priya)


def test_promises_of_ours_that_are_late_or_due_this_week(story: Story) -> None:
    today = timezone.localdate()
    promise(story.family, story.priya, "Ring the school", today - timedelta(days=1))
    promise(story.family, story.priya, "Bring the form", today + timedelta(days=6))
    promise(story.family, story.priya, "Far away", today + timedelta(days=30))
    promise(story.family, story.priya, "No day said", None)
    promise(story.family, story.priya, "Hers", today, whose=Promise.Whose.THEIRS)
    home = page(story.as_priya)

    assert home.index("Ring the school") < home.index("Bring the form")
    assert home.count("</span>Late<") == 1
    for absent in ("Far away", "No day said", "Hers"):
        assert absent not in home


def test_visits_that_nobody_can_read_yet(story: Story) -> None:
    waits = people.make_visit(story.family, story.priya)
    shared = people.make_visit(story.family, story.priya)
    share(shared, story.amina)
    attempt = people.make_visit(story.family, story.priya, kind=Visit.Kind.ATTEMPTED, nobody_answered=True)
    home = page(story.as_priya)

    assert f"/visits/{waits.pk}/share/" in home
    assert str(shared.pk) not in home
    assert str(attempt.pk) not in home


def test_an_empty_home_is_kind(db: None) -> None:
    priya = people.make_practitioner()
    home = page(people.client_of(priya))

    assert "Answers and comments from families will stand here." in home
    assert "None is late" in home
    assert "Visits you have not shared yet" not in home


def test_another_practitioners_home_shows_nothing_of_this_family(story: Story) -> None:
    answer(
        share(people.make_visit(story.family, story.priya), story.amina), Answer.Kind.DIFFERENT, "Her words"
    )
    promise(story.family, story.priya, "Ring the school", timezone.localdate())
    for stranger in (people.make_practitioner("Omar Aziz"), people.make_manager("Neil Gray")):
        for url in ("/", "/waiting/", "/waiting/?for=due", "/waiting/?for=different"):
            shown = page(people.client_of(stranger), url)
            for secret in ("Bell", "Amina", "Her words", "Ring the school"):
                assert secret not in shown


def test_a_manager_sees_numbers_and_each_is_a_link_to_its_list(story: Story) -> None:
    today = timezone.localdate()
    for kind in (Answer.Kind.DIFFERENT, Answer.Kind.NOT_SAFE, Answer.Kind.TALK, Answer.Kind.AGREE):
        answer(share(people.make_visit(story.family, story.priya), story.amina), kind)
    comment(share(people.make_visit(story.family, story.priya), story.ryan))
    promise(story.family, story.priya, "Ring the school", today - timedelta(days=2))
    promise(story.family, story.priya, "Bring the form", today)
    home = page(story.as_margaret)

    assert home.index("Safety today") < home.index("Waiting for you") < home.index("Coming up")
    for name in ("not_safe", "different", "talk", "comments", "late", "due"):
        url = f"/waiting/?for={name}"
        assert f'href="{url}"><strong>1</strong>' in home
        assert page(story.as_margaret, url).count('<li class="promise">') == 1
    assert "for=more_time" not in home
    assert "Nobody has told us" not in home


def test_a_managers_empty_groups_say_so(story: Story) -> None:
    home = page(story.as_margaret)

    assert "Nobody has told us that it is not safe now, and no child has gone unseen for too long." in home
    assert "Nothing is waiting for you." in home
    assert "No promise, no supervision and no review is due" in home


def test_the_newest_answer_counts(story: Story) -> None:
    version = share(people.make_visit(story.family, story.priya), story.amina)
    answer(version, Answer.Kind.NOT_SAFE, answered_at=timezone.now() - timedelta(hours=1))
    answer(version, Answer.Kind.AGREE)

    assert waiting.numbers(story.margaret)["not_safe"] == 0


def test_with_two_roles_both_parts_are_there(story: Story) -> None:
    both = people.make_staff("Bo Both", Role.PRACTITIONER, Role.MANAGER)
    people.make_family(both, "Novak")
    home = page(people.client_of(both))

    assert "Safety today" in home
    assert "Our promises, late or due this week" in home
    assert home.count("What came back") == 1


def test_lists_page_by_place_and_lose_nothing(story: Story) -> None:
    today = timezone.localdate()
    for number in range(60):
        promise(story.family, story.priya, f"Promise {number:02}.", today + timedelta(days=number // 20))
    client, url, seen = story.as_priya, "/waiting/?for=due", []
    while url:
        shown = page(client, url)
        seen += [f"Promise {number:02}." for number in range(60) if f">Promise {number:02}.<" in shown]
        url = shown.partition('href="/waiting/?for=due&amp;after=')[2].partition('"')[0]
        url = f"/waiting/?for=due&after={url}" if url else ""

    assert len(seen) == 60
    assert len(set(seen)) == 60


@pytest.mark.parametrize(
    "query", ["for=nothing", "after=x", "for=late&after=2026-01-01~x", "after=2026-13-40~x"]
)
def test_addresses_nobody_wrote_are_not_found(story: Story, query: str) -> None:
    assert story.as_priya.get(f"/waiting/?{query}").status_code == 404


def test_a_team_is_the_people_one_supervises_each_with_a_way_to_their_families(story: Story) -> None:
    people.make_family(story.priya, "Novak")
    gone = people.make_practitioner("Gone Away")
    now = timezone.now()
    SupervisionLine.objects.create(
        supervisee=gone,
        manager=story.margaret,
        started_at=now - timedelta(days=9),
        ended_at=now - timedelta(days=1),
    )
    people.make_practitioner("Somebody Else")
    team = page(story.as_margaret, "/team/")

    assert "Priya Shah" in team
    assert "2 families" in team
    assert f"/families/?worker={story.priya.pk}" in team
    for absent in ("Gone Away", "Somebody Else", "Bell", "Novak"):
        assert absent not in team


def test_a_team_of_nobody_is_kind(db: None) -> None:
    assert "You supervise nobody yet" in page(people.client_of(people.make_manager()), "/team/")


def busy(story: Story, families: int) -> None:
    """Everything on a home, several times over."""
    today = timezone.localdate()
    for number in range(families):
        family = people.make_family(story.priya, f"Family {number}")
        member = people.make_adult(family, f"Parent {number}")
        VisitDraft.objects.create(family=family, author=story.priya)
        answer(share(people.make_visit(family, story.priya), member), Answer.Kind.DIFFERENT, "No.")
        promise(family, story.priya, "Ring the school", today)


@pytest.mark.parametrize(
    ("roles", "most"),
    [
        ((Role.PRACTITIONER,), 6),
        ((Role.MANAGER,), 3),
        ((Role.PRACTITIONER, Role.MANAGER), 8),
        ((Role.LEAD,), 4),
        ((Role.ADMINISTRATOR,), 1),
        ((Role.PRACTITIONER, Role.MANAGER, Role.LEAD, Role.ADMINISTRATOR), 12),
    ],
)
def test_home_keeps_to_its_statements_however_much_there_is(
    story: Story, roles: tuple[str, ...], most: int
) -> None:
    User.objects.filter(pk=story.priya.pk).update(roles=list(roles))
    client, numbers = story.as_priya, []
    for families in (1, 6):
        busy(story, families)
        with counted() as statements:
            page(client)
        numbers.append(len(statements))

    assert numbers[0] == numbers[1] <= most, statements


@pytest.mark.parametrize("url", ["/team/", "/waiting/", "/waiting/?for=late", "/waiting/?for=unshared"])
def test_the_lists_take_one_statement(story: Story, url: str) -> None:
    busy(story, 4)
    client = story.as_margaret
    with counted() as statements:
        page(client, url)

    assert len(statements) == 1, statements


def test_health_answers_whoever_asks(db: None) -> None:
    answered = Client().get("/health/")

    assert answered.json() == {"status": "ok"}
    assert answered.headers["Cache-Control"] == "no-store"
    assert Client().post("/health/").status_code == 405
