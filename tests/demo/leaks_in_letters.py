"""What could go to somebody in a letter, or be told by a letter, a message or a list: one function a leak."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from families.models import Attachment, Promise
from families.sharing.actions import propose_withholding, recall_version, tell_us
from families.sharing.models import Recall, SharedVersion, Withholding
from families.sharing.visits import VisitSubject
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import OutgoingMessage, User
from tests.demo.guards import POLICIES, Leak, always, code
from tests.demo.pages import letters_to, own_pages, page, signed_in
from tests.demo.trying import asked_for, go_on, member, note_with, reader, share_all, standing, ticked

PROTECTION, SHEET = "families.sharing.protection.Protection", "families.sharing.compose"
NOT_FOUND = code(f"{PROTECTION}.found_in", always([]))
NOT_STOPPED = code(f"{PROTECTION}.is_stopped", always(False))
LOOKED_FOR = (NOT_FOUND, NOT_STOPPED)
OF_THE_MATHS = "We met at school with Maya’s tutor about maths"
OF_THE_CLINIC = "Maya laughed at my diagram"
OF_THE_COT = "I stand in front of the cot"
OF_ZARA = "I want to be the one who knows things for my own homework"
FROM_ROBIN = "because it came in the same post"
WITH_BRIDGET = "We listened. We told Bridget"


def tried(worker: str, to: str, words: str, *secrets: str, **said: str) -> Callable[[], list[str]]:
    """What of these stands on somebody's pages, or waits for a manager's yes, after everything was tried."""

    def seen() -> list[str]:
        share_all(worker, to, words, **said)
        return standing(secrets, letters_to(to) + asked_for(to))

    return seen


# --- Bell


def number_of_aminas_letters() -> list[str]:
    """Whether Marcus's page is another once Amina has three letters more."""
    marcus = reader("Marcus Cole")
    before = page(marcus, "/my/")
    for old in SharedVersion.objects.filter(member__full_name="Amina Bell")[:3]:
        SharedVersion.objects.filter(pk=old.pk).update(replaced_at=timezone.now())
        old.pk, old.subject_id, old._state.adding = uuid.uuid4(), uuid.uuid4(), True
        old.shared_at, old.replaced_at, old.recalled_at = timezone.now(), None, None
        old.recalled_by = old.hidden_at = None
        old.save()
    return [] if page(marcus, "/my/") == before else ["another page"]


def name_of_who_writes_to_ryan() -> list[str]:
    """Ryan reads none of our names: he waited at the car park for one of us."""
    share_all("Priya Shah", "Ryan Dawes", "Marcus and Jaden made pizza")
    return standing(["Priya", "Family support worker"], letters_to("Ryan Dawes") + asked_for("Ryan Dawes"))


def our_answer() -> list[str]:
    """Marcus tells us something, and the postcode stands in what Priya answers."""
    marcus = member("Marcus Cole")
    user = marcus.accesses.get().user
    with acting_as(Identity(user.pk, marcus.pk)):
        told = tell_us(text="Where do I fetch Jaden on Saturday?", wants_to_talk=False, by=user)
    assert told is not None
    url = reverse("sharing:message", args=[told.pk])
    signed_in("Priya Shah").post(url, {"reply": "At the corner shop, ZZ99 3VZ."})
    return standing(["ZZ99 3VZ"], page(reader("Marcus Cole"), "/my/told/?safe=1"))


# --- Carter


def message_about_the_clinic() -> list[str]:
    """What leaves for Maya's phone, and for anybody else's, when the nurse shares with her."""
    OutgoingMessage.objects.all().delete()
    version = SharedVersion.objects.standing().filter(member=member("Maya Carter")).latest("shared_at")
    words = version.content["blocks"][0]["text"][:30]
    SharedVersion.objects.filter(pk=version.pk).update(replaced_at=timezone.now())
    with TestCase.captureOnCommitCallbacks(execute=True):
        share_all("Nell Whitaker", "Maya Carter", words)
    sent = list(OutgoingMessage.objects.values_list("to", "subject", "text"))
    assert [to for to, _subject, _text in sent] == ["07700 900318"], "hers alone, by the way that is safe"
    told = " ".join(f"{subject} {text}" for _to, subject, text in sent)
    return [word for word in told.split() if word not in ["You", "have", "a", "message"]]


def number_of_parts_gone() -> list[str]:
    """Neil read a letter; then a part of it is withheld from him, and he is sent the rest."""
    visit, neil, priya = note_with(OF_THE_MATHS), member("Neil Carter"), User.objects.get(name="Priya Shah")
    today = timezone.localdate()
    part = visit.passages.get(text__contains=OF_THE_MATHS)
    days = {"considered_on": today, "review_on": today + timedelta(days=30)}
    facts = {
        "category": Withholding.Category.CHILD_WISH,
        "evidence": "She asks.",
        "harm": "Less talk.",
        "instead": "None.",
    }
    propose_withholding(
        subject=VisitSubject(visit), piece_id=part.pk, members=[neil], by=priya, **facts, **days
    )
    share_all("Priya Shah", "Neil Carter", OF_THE_MATHS)
    newest = SharedVersion.objects.standing().get(member=neil, subject_id=visit.pk)
    assert OF_THE_MATHS not in str(newest.content)
    return [f"{newest.content['since']['gone']} gone"] if newest.content.get("since", {}).get("gone") else []


# --- Green


def paper_about_robin() -> list[str]:
    """The school's report, attached to the note of Darren's own visit: said yes to by everybody, as far as it goes."""
    share_all("Tom Okafor", "Darren Pike", FROM_ROBIN)
    return standing(
        ["The school’s report on Robin Green"], letters_to("Darren Pike") + asked_for("Darren Pike")
    )


def paper_under_a_harmless_name() -> list[str]:
    """The same report, called what gives nothing away; Tom ticks it, and has not looked into it."""
    visit, darren = note_with(FROM_ROBIN), member("Darren Pike")
    report = Attachment.objects.get(note_id=visit.pk)
    Attachment.objects.filter(pk=report.pk).update(caption="A paper from the post")
    typed = {name: value for name, value in ticked(visit, darren).items() if name != f"may_{report.pk.hex}"}
    secret = [one.pk.hex for one in visit.passages.filter(text__contains="Owlbeck")]
    left_out = {f"why_{key}": "someone_else" for key in secret}
    typed = {name: value for name, value in typed.items() if name.partition("_")[2] not in secret} | left_out
    url = reverse("sharing:compose", args=["visit", visit.pk, darren.pk])
    answer = signed_in("Tom Okafor").post(url, typed)
    go_on("Tom Okafor", answer, visit, darren)
    return standing(["A paper from the post"], letters_to("Darren Pike") + asked_for("Darren Pike"))


# --- Murphy


def promise_taken_back() -> list[str]:
    """What Gran would do for Declan stands on her page until the letter in which it stands is taken back."""
    (version,) = SharedVersion.objects.standing().filter(member=member("Bridget Murphy"))
    promise = Promise.objects.get(what="Say sorry to Declan")
    gran = reader("Bridget Murphy")
    assert promise.what in page(gran, "/my/")
    take_back(version)
    return standing([promise.what], page(gran, "/my/"))


def take_back(version: SharedVersion, because: str = Recall.Because.MISTAKE) -> None:
    assert recall_version(version=version, reason="It is their word.", because=because, by=version.shared_by)


# --- all of them

LEAKS: tuple[Leak, ...] = (
    Leak(
        "Bell: the postcode of the refuge to Jaden’s father",
        tried("Priya Shah", "Marcus Cole", "ZZ99 3VZ", "ZZ99 3VZ"),
        LOOKED_FOR,
    ),
    Leak(
        "Bell: how much is shared with Amina",
        number_of_aminas_letters,
        (
            code(
                "families.sharing.models.versions.SharedVersionQuerySet.shown_to",
                lambda rows, _member: rows.standing().filter(hidden_at=None),
            ),
            POLICIES,
        ),
    ),
    Leak(
        "Bell: our names to Ryan",
        name_of_who_writes_to_ryan,
        (
            code(f"{SHEET}.from_whom", lambda _sheet, by: {"from": by.name, "from_role": by.job_title}),
            NOT_STOPPED,
        ),
    ),
    Leak(
        "Bell: the postcode, in our answer to what Jaden’s father asked",
        our_answer,
        (code("families.sharing.actions.messages.must_not_learn", always([])),),
    ),
    Leak(
        "Ahmed: what Zara said alone, to her father, when nobody asked her",
        tried("Tom Okafor", "Imran Ahmed", OF_ZARA, OF_ZARA, asked=""),
        (
            code("families.sharing.forms.compose.ComposeForm.check_child", always(None)),
            code("families.sharing.pieces.may_go", lambda _piece, choice, _recipient: choice.included),
        ),
    ),
    Leak(
        "Carter: what Maya told the nurse, to her father",
        tried("Nell Whitaker", "Neil Carter", OF_THE_CLINIC, OF_THE_CLINIC, "the pill"),
        (
            code("families.sharing.withheld.Kept.stands", False),
            code("families.sharing.held.Held.kept", always(None)),
            POLICIES,
        ),
    ),
    Leak(
        "Carter: more in a message than that there is one",
        message_about_the_clinic,
        (code("restorative.accounts.outbox.NOTICE", "A note from the school nurse about Maya"),),
    ),
    Leak(
        "Carter: that something is kept from her father, by a number of parts gone",
        number_of_parts_gone,
        (code(f"{SHEET}.silent_blocks", always(set())),),
    ),
    Leak(
        "Green: surname and school out of the note of his own visit, to Robin’s birth father",
        tried("Tom Okafor", "Darren Pike", FROM_ROBIN, "Robin Green", "Owlbeck School"),
        LOOKED_FOR,
    ),
    Leak("Green: the school’s report, to Robin’s birth father", paper_about_robin, LOOKED_FOR),
    Leak(
        "Green: the report under a harmless name, when nobody looked into it",
        paper_under_a_harmless_name,
        (code("families.sharing.protection.keeps_something_from", always(False)),),
    ),
    Leak(
        "Murphy: a promise in a letter that was taken back",
        promise_taken_back,
        (code("families.sharing.visits.show_promises", always(None)),),
    ),
    Leak(
        "Taylor: what Carly does on a loud night, to Luke without a manager’s yes",
        lambda: without_yes("Tom Okafor", "Luke Taylor", OF_THE_COT),
        (code("families.sharing.approval.Approval.lets", always(True)), POLICIES),
    ),
)


def without_yes(worker: str, to: str, words: str) -> list[str]:
    share_all(worker, to, words)
    return standing([words], letters_to(to) + own_pages(to))
