"""What the demo tells beside visits: plans, supervision, messages, reading aloud; and who never sees which of it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db.models import F
from django.utils import timezone
from PIL import Image

from families.actions import lift_restriction
from families.models import (
    AgencyLoad,
    Allocation,
    Amendment,
    Attachment,
    Escalation,
    Family,
    Handover,
    Passage,
)
from families.sharing.models import Answer, Message, ReadAloud, SharedFile, SharedVersion
from families.views.agency_map import map_of
from plans.models import Goal, Plan, ScaleReading, Step
from restorative.accounts.models import User
from restorative.staff.actions import start_line
from supervision.models import Action, Agreement, Decision, Reflection, SupervisionSession
from tests.demo.pages import letters_to, own_pages, page, signed_in

DREAM = "shop telephone"


def plan_of(family: str, maker: str) -> Plan:
    return Plan.objects.get(family__name=family, made_by__name=maker)


def readers(plan: Plan) -> set[str]:
    sent = SharedVersion.objects.filter(subject_kind="plan", subject_id=plan.pk)
    return set(sent.values_list("member__full_name", flat=True))


# --- Plans ---


@pytest.mark.django_db
def test_the_taylors_have_two_whole_goals_and_one_that_says_what_is_missing(demo: None) -> None:
    goals = Goal.objects.filter(family__name="Taylor").with_parts().in_order()
    weighed, cot, calm = goals
    assert weighed.is_whole
    assert cot.is_whole
    assert calm.missing() == [
        "the goal in our words",
        "how we measure it",
        "by when",
        "what happens if it does not work",
        "a date for our step",
    ]
    ours = [one.number for one in weighed.all_readings if one.member_id is None]
    assert ours == sorted(ours, reverse=True)
    assert len(set(ours)) == 3
    assert calm.different not in letters_to("Carly Taylor") + letters_to("Luke Taylor")


@pytest.mark.django_db
def test_masons_parents_answer_each_goal_differently(demo: None) -> None:
    plan = plan_of("Taylor", "Tom Okafor")
    standing = SharedVersion.objects.standing().filter(subject_id=plan.pk)
    said = {version.member.full_name: list(version.answers.all()[0].parts.values()) for version in standing}
    assert sorted(said["Luke Taylor"]) == ["different", "more_time"]
    assert said["Carly Taylor"] == ["agree", "agree"]


@pytest.mark.django_db
def test_nobody_reads_of_a_step_as_done_before_it_was(demo: None) -> None:
    for plan in Plan.objects.all():
        first = SharedVersion.objects.filter(subject_id=plan.pk).order_by("shared_at")[0]
        done = Step.objects.filter(goal__plan=plan, settled_at__gt=first.shared_at).values_list(
            "what", flat=True
        )
        told = {one["text"]: one.get("outcome") for one in first.content["blocks"] if one["kind"] == "step"}
        assert [what for what in done if told.get(what) == "done"] == []
    reached = Goal.objects.filter(state="reached").values_list("family__name", flat=True)
    assert set(reached) == {"Novak", "Patel"}


@pytest.mark.django_db
def test_a_plan_says_the_day_on_which_it_was_made(demo: None) -> None:
    for version in SharedVersion.objects.filter(subject_kind__in=("plan", "handover")):
        assert version.content["on"] <= timezone.localdate(version.shared_at).isoformat()
        assert version.content["on"] < timezone.localdate().isoformat()
    assert not ScaleReading.objects.filter(read_on=timezone.localdate()).exists()


@pytest.mark.django_db
def test_meeras_plan_has_ended_and_she_reads_how(demo: None, as_demo: None) -> None:
    closed = Plan.objects.get(closed_at__lt=timezone.now() - timedelta(days=1))
    assert closed.family.name == "Patel"
    assert closed.ending in letters_to("Meera Patel")
    newest = SharedVersion.objects.standing().get(subject_id=closed.pk)
    assert newest.answers.get().kind == "agree"


@pytest.mark.django_db
def test_mayas_plan_is_hers_alone_and_her_dad_has_another(demo: None, as_demo: None) -> None:
    assert readers(plan_of("Carter", "Nell Whitaker")) == {"Maya Carter"}
    assert readers(plan_of("Carter", "Priya Shah")) == {"Neil Carter"}
    assert "tuesdays, crisps" in letters_to("Maya Carter")
    for words in ("crisps", "Water the plant", "one lunch a week"):
        assert words not in letters_to("Neil Carter") + own_pages("Neil Carter")


@pytest.mark.django_db
def test_aminas_plan_reaches_neither_marcus_nor_ryan(demo: None, as_demo: None) -> None:
    plan = plan_of("Bell", "Priya Shah")
    assert readers(plan) == {"Amina Bell"}
    assert Answer.objects.filter(version__subject_id=plan.pk, typed_name="Amina Bell").count() == 2
    seen = letters_to("Marcus Cole") + own_pages("Marcus Cole") + letters_to("Ryan Dawes")
    assert not re.search(r"\b(flat|lock|fridge|ticks|hearing|chain)\b", seen)


@pytest.mark.django_db
def test_nothing_of_a_plan_goes_to_robins_birth_father(demo: None) -> None:
    sent = SharedVersion.objects.filter(member__full_name="Darren Pike")
    assert set(sent.values_list("subject_kind", flat=True)) == {"visit"}
    assert Escalation.objects.get(family__name="Green").decision


# --- Visits: what was added, read, told and hidden ---


@pytest.mark.django_db
def test_jana_is_read_to_and_her_disagreement_stays(demo: None) -> None:
    jana = Answer.objects.filter(member__full_name="Jana Novak").exclude(reading=None)
    assert jana.count() >= 5
    assert not jana.exclude(typed_name="").exists()
    strength = Passage.objects.get(family__name="Novak", text__contains="Marta’s help is a strength")
    newest = Answer.objects.filter(version__subject_id=strength.visit_id).order_by("-answered_at")[0]
    assert (newest.kind, newest.recorded_by is not None) == ("different", True)


@pytest.mark.django_db
def test_readings_with_an_interpreter_and_by_phone(demo: None) -> None:
    saima = ReadAloud.objects.filter(member__full_name="Saima Ahmed")
    assert saima.exclude(interpreter="").filter(language="Urdu").count() == 2
    assert ReadAloud.objects.filter(member__full_name="Bridget Murphy", way="phone").exists()
    assert Answer.objects.get(on_workers_phone=True).member.full_name == "Saima Ahmed"


@pytest.mark.django_db
def test_the_wrong_line_in_the_red_book_was_added_where_it_stood(demo: None) -> None:
    added = Amendment.objects.get()
    assert added.family.name == "Taylor"
    assert "Luke told us to look" in letters_to("Luke Taylor")


@pytest.mark.django_db
def test_jadens_drawing_goes_to_amina_and_is_a_picture(demo: None) -> None:
    drawing = Attachment.objects.get(kind=Attachment.Kind.DRAWING)
    assert Image.open(BytesIO(bytes(drawing.data))).size[0] >= 400
    shared = SharedFile.objects.get()
    assert (shared.member.full_name, shared.sha256) == ("Amina Bell", drawing.sha256)


@pytest.mark.django_db
def test_amina_took_one_off_her_page_and_zaras_words_stay_with_us(demo: None, as_demo: None) -> None:
    hidden = SharedVersion.objects.exclude(hidden_at=None).get()
    assert hidden.member.full_name == "Amina Bell"
    assert str(hidden.pk) not in page(signed_in("Amina Bell"), "/my/")
    zara = Passage.objects.get(kind="view", said_by__full_name="Zara Ahmed")
    assert zara.setting
    assert zara.text not in letters_to("Saima Ahmed") + letters_to("Imran Ahmed")


@pytest.mark.django_db
def test_one_message_waits_and_the_others_are_answered_and_kept(demo: None) -> None:
    waiting = Message.objects.unanswered().get()
    assert waiting.member.full_name == "Meera Patel"
    answered = Message.objects.exclude(replied_at=None)
    assert set(answered.values_list("promise__outcome", flat=True)) == {"kept"}
    assert answered.count() == 2


@pytest.mark.django_db
def test_tom_said_goodbye_to_meera_and_is_gone(demo: None) -> None:
    handover = Handover.objects.get()
    assert (handover.from_user.name, handover.to_user.name) == ("Tom Okafor", "Priya Shah")
    current = Allocation.objects.current().filter(family__name="Patel")
    assert list(current.values_list("user__name", flat=True)) == ["Priya Shah"]
    assert "three cups of tea" in own_pages("Meera Patel")


# --- Managers ---


@pytest.mark.django_db
def test_two_of_us_did_the_same_thing_for_ewa_and_said_so(demo: None) -> None:
    lewis = Passage.objects.filter(family__name="Lewis")
    asked = lewis.filter(text__icontains="ask the charity for a bunk bed") | lewis.filter(
        text__icontains="asked the charity for a bunk bed"
    )
    assert set(asked.values_list("visit__author__name", flat=True)) == {"Nell Whitaker", "Priya Shah"}
    assert "Two bunk beds came" in letters_to("Ewa Lewis")


@pytest.mark.django_db
def test_ewa_counts_five_who_overlap_settled_and_open(demo: None) -> None:
    lewis = Family.objects.get(name="Lewis")
    shown = map_of(lewis, timezone.localdate())
    assert len(shown["rows"]) == 5
    assert {(one.title, one.standing.words) for one in shown["found"]} == {
        ("Perhaps the same thing twice", "Open"),
        ("Health: 2 agencies", "Open"),
        ("Money: 2 agencies", "Not agreed yet"),
    }
    assert [one.title for one in shown["settled"]] == ["Sleep: 3 agencies"]
    for family in Family.objects.exclude(pk=lewis.pk):
        assert 1 <= family.agency_roles.count() <= 4, family.name
    assert not AgencyLoad.objects.filter(said_on__gt=F("noted_at__date")).exists()


@pytest.mark.django_db
def test_one_worry_waits_for_margaret_and_the_others_are_decided(demo: None) -> None:
    waiting = Escalation.objects.open().get()
    assert waiting.owner is not None
    assert waiting.owner.name == "Margaret Hill"
    assert waiting.answer_by - waiting.raised_at == timedelta(hours=24)
    assert Escalation.objects.exclude(decided_at=None).count() == 2
    assert Decision.objects.get().duty_contacted == "yes"


@pytest.mark.django_db
def test_supervision_stands_in_every_state(demo: None) -> None:
    today = timezone.localdate()
    sessions = SupervisionSession.objects.all()
    assert Agreement.objects.count() == 4
    assert sessions.overdue_on(today).exists()
    assert sessions.upcoming().exclude(prepared_at=None).filter(planned_on__gte=today).exists()
    assert sessions.to_review().exists()
    assert set(sessions.values_list("answer", flat=True)) == {"", "acknowledged", "different"}
    assert set(Action.objects.values_list("outcome", flat=True)) == {"open", "done", "changed"}


@pytest.mark.django_db
def test_what_priya_thinks_to_herself_is_between_her_and_margaret(demo: None, as_demo: None) -> None:
    reflection = Reflection.objects.get(experience__contains=DREAM)
    url = f"/supervision/sessions/{reflection.session_id}/"
    for name in ("Priya Shah", "Margaret Hill"):
        assert DREAM in page(signed_in(name), url), name
    for name in ("Daniel Reyes", "Grace Lindqvist", "Ruth Adeyemi", "Colin Fry"):
        assert signed_in(name).get(url).status_code in (403, 404), name


@pytest.mark.django_db
def test_osei_is_spoken_of_with_daniel_only(demo: None, as_demo: None) -> None:
    osei = Family.objects.get(name="Osei")
    told = SupervisionSession.objects.filter(discussions__family=osei).distinct()
    assert set(told.values_list("manager__name", flat=True)) == {"Daniel Reyes"}
    margaret, daniel = signed_in("Margaret Hill"), signed_in("Daniel Reyes")
    for session in told:
        assert margaret.get(f"/supervision/sessions/{session.pk}/").status_code == 404
        assert "Osei" in page(daniel, f"/supervision/sessions/{session.pk}/")
    hers = SupervisionSession.objects.filter(manager__name="Margaret Hill")
    for session in hers:
        assert not re.search("Osei|Helen|Kofi|Kwame", page(margaret, f"/supervision/sessions/{session.pk}/"))


@pytest.mark.django_db
def test_helens_sister_finds_nothing_even_when_she_supervises_her_worker(demo: None, as_demo: None) -> None:
    osei, tom = Family.objects.get(name="Osei"), User.objects.get(name="Tom Okafor")
    lift_restriction(family_id=osei.pk, by=User.objects.get(name="Daniel Reyes"))
    sister, daniel = (User.objects.get(name=name) for name in ("Margaret Hill", "Daniel Reyes"))
    for worker in (tom, User.objects.get(name="Nell Whitaker")):
        start_line(person=worker, manager=sister, moment=None, by=daniel)
    assert signed_in("Margaret Hill").get(f"/families/{osei.pk}/").status_code == 404
    assert signed_in("Daniel Reyes").get(f"/families/{osei.pk}/").status_code == 200, "he stands in"
    assert "The Osei family" not in page(signed_in("Margaret Hill"), "/families/")
