"""What could be read at an address by somebody who should not, or be lost by two windows: one function a leak."""

import json
import re
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.actions import lift_restriction
from families.models import Allocation, Attachment, Family, Visit, VisitDraft
from families.sharing.actions import end_invitation, recall_version
from families.sharing.models import Invitation, MemberAccess, Recall, SharedVersion
from restorative.accounts.models import User
from restorative.staff.actions import start_line
from supervision.models import Reflection
from tests.demo.guards import POLICIES, WALLS, Leak, always, clause, code
from tests.demo.pages import signed_in
from tests.demo.trying import reader, search, shown, standing

FAMILY_VIEWS = "families.sharing.views.family"
TIED = clause("app.ways_to", "NOT EXISTS (SELECT FROM tied WHERE tied.user_id = way.user_id)")
NOT_TIED = (
    "NOT EXISTS (SELECT FROM families_conflict tied\n"
    "                    WHERE tied.family_id = family.id AND tied.user_id = app.uid() AND tied.ended_at IS NULL)"
)
NAMED = clause(
    "app.ways_to",
    "EXISTS (SELECT FROM families_namedperson named\n"
    "                 WHERE named.family_id = p_family AND named.user_id = way.user_id AND named.ended_at IS NULL)",
)


def of(name: str) -> Family:
    return Family.objects.get(name=name)


def who(name: str) -> User:
    return User.objects.get(name=name)


def addresses_of(family: Family) -> Iterator[str]:
    """Where staff read something of a family: on pages, in files and on paper."""
    visit: Visit = family.visits.earliest("happened_on", "pk")
    yield reverse("families:family", args=[family.pk])
    yield reverse("families:visit", args=[visit.pk])
    yield reverse("families:visit_pdf", args=[visit.pk])
    yield reverse("families:chronology", args=[family.pk])
    yield from (reverse("sharing:version", args=[one.pk]) for one in family.versions.all()[:1])
    yield from (reverse("families:attachment", args=[one.pk]) for one in family.attachments.all()[:1])


LISTS = (
    "/",
    "/team/",
    "/supervision/",
    "/families/",
    "/waiting/",
    "/waiting/?for=unshared",
    "/waiting/?for=open",
)


def read_of(client: Client, family: Family, names: Iterable[str], searched: Iterable[str]) -> list[str]:
    """Every address and every search at which this person is shown something of a family."""
    direct = [url for url in addresses_of(family) if client.get(url).status_code == 200]
    told = (f"The {family.name} family", f"/families/{family.pk}/", *names)
    lists = [url for url in LISTS if standing(told, shown(client, url))]
    return [*direct, *lists, *(text for text in searched if standing(told[:2], search(client, text)))]


# --- who has no way to a family


def sister() -> list[str]:
    """Margaret comes to supervise Tom, and the list of who is named is lifted: the tie is all that stands."""
    osei, daniel = of("Osei"), who("Daniel Reyes")
    lift_restriction(family_id=osei.pk, by=daniel)
    start_line(person=who("Tom Okafor"), manager=who("Margaret Hill"), moment=None, by=daniel)
    return read_of(
        signed_in("Margaret Hill"), osei, ("Helen Osei", "Kwame", "Kofi"), ("Osei", "Helen", "Kofi")
    )


def not_named() -> list[str]:
    """Grace comes to work with them, and nobody has put her on the list."""
    osei = of("Osei")
    Allocation.objects.create(family=osei, user=who("Grace Lindqvist"), works_as=Allocation.As.CO_WORKER)
    return read_of(
        signed_in("Grace Lindqvist"), osei, ("Helen Osei", "Kwame", "Kofi"), ("Osei", osei.reference)
    )


def emergency() -> list[str]:
    """Margaret knows the reference, and opens in an emergency what is not restricted any more."""
    osei, margaret = of("Osei"), signed_in("Margaret Hill")
    lift_restriction(family_id=osei.pk, by=who("Daniel Reyes"))
    typed = {"reference": osei.reference, "reason": "She does not answer her phone since Sunday."}
    answer = margaret.post(reverse("families:break_glass"), typed, follow=True)
    return standing(["The Osei family", "Kofi"], answer.content.decode())


def openers() -> list[str]:
    """The lead asks who opened the records of a restricted family: that it is one of ours is said by their names."""
    osei, tom = of("Osei"), signed_in("Tom Okafor")
    assert tom.get(reverse("families:family", args=[osei.pk])).status_code == 200
    url = reverse("audit:openers", args=[osei.pk])
    return standing(["Tom Okafor"], shown(signed_in("Ruth Adeyemi"), url))


def colleague() -> list[str]:
    """Grace sits beside Nell, who works with Ewa; she does not."""
    return read_of(signed_in("Grace Lindqvist"), of("Lewis"), ("Ewa", "Hania"), ("Lewis", "Ewa", "Hania"))


def left_open() -> list[str]:
    """Priya has pages, a note and a letter of the Bells open when her work with them ends."""
    bell, priya = of("Bell"), signed_in("Priya Shah")
    draft = VisitDraft.objects.unfinished().get(family=bell)
    desk = [bell.pk, draft.pk]
    Allocation.objects.current().filter(family=bell, user__name="Priya Shah").update(ended_at=timezone.now())
    typed = {"happened": "Typed after it ended.", "revision": str(draft.revision)}
    answer = priya.post(
        reverse("families:visit_autosave", args=desk), typed, headers={"accept": "application/json"}
    )
    kept = ["autosave"] if answer.status_code == 200 else []
    note = reverse("families:visit_draft", args=desk)
    return [
        *kept,
        *standing(["Amina"], shown(priya, note)),
        *read_of(priya, bell, ("Amina Bell",), ("Amina",)),
    ]


def reflection() -> list[str]:
    """What Priya thinks to herself after the call that she did not make; Daniel, Grace and the lead look for it."""
    (one,) = Reflection.objects.filter(experience__contains="shop telephone")
    url = reverse("supervision:session", args=[one.session_id])
    others = ("Daniel Reyes", "Grace Lindqvist", "Tom Okafor")
    return [name for name in others if "shop telephone" in shown(signed_in(name), url)]


# --- letters


def newest(name: str) -> SharedVersion:
    return SharedVersion.objects.standing().filter(member__full_name=name).latest("shared_at")


def old_addresses(name: str, because: str = Recall.Because.MISTAKE) -> list[str]:
    """What somebody can still read of a letter that they had open when it was taken back."""
    version = newest(name)
    words = [block["text"][:40] for block in version.content["blocks"] if block["text"]]
    client = reader(name)
    assert standing(words, flat(shown(client, reverse("sharing:my_version", args=[version.pk]))))
    assert recall_version(version=version, reason="It is not theirs.", because=because, by=version.shared_by)
    block = version.content["blocks"][0]["id"]
    urls = [
        reverse(f"sharing:{view}", args=[version.pk])
        for view in ("my_safe", "my_version", "my_pdf", "my_hide")
    ]
    urls += [reverse("sharing:my_home"), reverse("sharing:my_comment", args=[version.pk, block])]
    return [url for url in urls if standing(words, flat(shown(client, url)))]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def picture_taken_back() -> list[str]:
    """Jaden's drawing, by the address that Amina's letter had for it."""
    version = next(one for one in SharedVersion.objects.standing() if "media_type" in json.dumps(one.content))
    (block,) = (one["id"] for one in version.content["blocks"] if "media_type" in one)
    amina, url = reader("Amina Bell"), reverse("sharing:my_file", args=[version.pk, block])
    assert amina.get(url).status_code == 200
    assert recall_version(version=version, reason="It is Jaden’s.", by=version.shared_by)
    return [url] if amina.get(url).status_code == 200 else []


def anothers_letter() -> list[str]:
    """Marcus opens the addresses of Amina's newest letter, to read it and to print it."""
    version = newest("Amina Bell")
    words = [block["text"][:40] for block in version.content["blocks"] if block["text"]]
    urls = [reverse(f"sharing:{view}", args=[version.pk]) for view in ("my_version", "my_pdf")]
    return [url for url in urls if standing(words, flat(shown(reader("Marcus Cole"), url)))]


def whoevers(_request: object, version: object) -> SharedVersion:
    """In the place of what looks for a reader's own letter: any letter that the database lets by."""
    return get_object_or_404(SharedVersion, pk=version)


def way_in_ended() -> list[str]:
    """Gran has her letter open when her way in ends."""
    version, client = newest("Bridget Murphy"), reader("Bridget Murphy")
    MemberAccess.objects.filter(member=version.member).update(ended_at=timezone.now())
    return words_at(client, version)


def link_closed() -> list[str]:
    """Grace closes the link by which Gran came in; like everybody outside the demo, Gran has no password."""
    version = newest("Bridget Murphy")
    account = MemberAccess.objects.get(member=version.member).user
    account.set_unusable_password()
    account.save()
    client = reader("Bridget Murphy")
    assert words_at(client, version)
    end_invitation(
        invitation=Invitation.objects.current().get(member=version.member), by=who("Grace Lindqvist")
    )
    return words_at(client, version)


def words_at(client: Client, version: SharedVersion) -> list[str]:
    words = [block["text"][:40] for block in version.content["blocks"] if block["text"]]
    return standing(words, flat(shown(client, reverse("sharing:my_version", args=[version.pk]))))


def file_of_the_record() -> list[str]:
    """Darren opens the school's report at the address that Tom has for it."""
    (report,) = Attachment.objects.filter(family=of("Green"))
    return standing(
        ["Owlbeck School"], shown(reader("Darren Pike"), reverse("families:attachment", args=[report.pk]))
    )


# --- two windows


def two_windows() -> list[str]:
    """Priya types on in a window whose note was saved meanwhile in another: nothing goes unsaid."""
    draft, priya = VisitDraft.objects.unfinished().get(), signed_in("Priya Shah")
    url = reverse("families:visit_autosave", args=[draft.family_id, draft.pk])
    for window in ("one", "two"):
        typed = {"happened": f"From window {window}", "revision": str(draft.revision), "page": window}
        said = priya.post(url, typed, headers={"accept": "application/json"})
    told = said.status_code == 409
    kept = VisitDraft.objects.get(pk=draft.pk).payload["happened"]
    return [] if told and kept == ["From window one"] else [f"kept without a word: {kept}"]


RECALLED = (code("families.sharing.models.SharedVersion.is_on_page", True),)
ITS_READER = (code(f"{FAMILY_VIEWS}.mine", whoevers), POLICIES)
NO_DOOR = code("restorative.access.permissions.refuse", always(None))

LEAKS: tuple[Leak, ...] = (
    Leak("Bell: Amina’s letter to Jaden’s father, at its address and on paper", anothers_letter, ITS_READER),
    Leak(
        "Bell: a letter to Jaden’s father after it was taken back",
        lambda: old_addresses("Marcus Cole"),
        RECALLED,
    ),
    Leak("Bell: a picture after it was taken back", picture_taken_back, RECALLED),
    Leak("Bell: to somebody whose work with them has ended, in pages left open", left_open, WALLS),
    Leak(
        "Bell: words of one window lost in another",
        two_windows,
        (code("families.actions.drafts.Typed.follows", always(True)),),
    ),
    Leak("Osei: to her sister, who comes to supervise her worker", sister, (TIED,)),
    Leak(
        "Osei: to her sister, by an opening in an emergency",
        emergency,
        (TIED, clause("app.break_glass", NOT_TIED)),
    ),
    Leak(
        "Osei: who opened it, to the lead",
        openers,
        (code("restorative.audit.openers.NOT_RESTRICTED", Q()), POLICIES),
    ),
    Leak(
        "Murphy: a letter to Gran in a page left open, once her link is closed",
        link_closed,
        (code("families.sharing.actions.doors.sign_out_everywhere", always(None)),),
    ),
    Leak(
        "Murphy: a letter to Gran in a page left open, once her way in has ended",
        way_in_ended,
        (POLICIES,),
    ),
    Leak("Osei: to somebody who works with them and is not named", not_named, (NAMED,)),
    Leak(
        "Lewis: to a colleague of another family, by search, list, address, file and paper", colleague, WALLS
    ),
    Leak("Patel: what Priya thinks to herself, to others than her manager", reflection, WALLS),
    Leak("Green: the school’s report by its address", file_of_the_record, (NO_DOOR, *WALLS)),
    Leak(
        "Green: a letter to Robin’s birth father after it was taken back",
        lambda: old_addresses("Darren Pike", Recall.Because.REACHED),
        RECALLED,
    ),
    Leak(
        "Murphy: a letter to Gran after the parents took it back",
        lambda: old_addresses("Bridget Murphy"),
        RECALLED,
    ),
)
