"""What must not reach one recipient, and whom a text names: looked for in every word before it goes.

A protected term stops a share. Somebody else's name asks a question, which the practitioner answers for each part.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from families.models import (
    Allocation,
    Member,
    NamesHeldBack,
    NothingToKeep,
    ParentalResponsibility,
    ProtectedAddress,
    ProtectedTerm,
    SafeContact,
)
from families.scan import Kind, Scanner, Term
from families.scan.kept_names import kept_names
from families.scan.marks import Fragment, fragments
from families.sharing.pieces import Piece
from restorative.access.models import FamilyAccess

# not words: keys, hashes and states of ours
NO_WORDS = {
    "id",
    "sha256",
    "media_type",
    "whose",
    "voice",
    "stands",
    "state",
    "fair",
    "outcome",
    "response",
    "language",
    "answers",
}
# the answer that a file was looked through is kept under this
FILE_LOOKED_AT = "file"
# names that a letter bears by itself
OUR_NAMES = {"added_by", "said_by", "children"}
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|PC|DC|Sgt|Nurse|Uncle|Aunt|Auntie|Aunty)\.?\s+([A-Z][\w’'-]+)"
)


@dataclass(frozen=True)
class Named:
    """Somebody else whom a part names. `key` is what an answer is kept under: no name.

    A file in which nobody but a person can look stands here too, under a key of its own and without a name.
    """

    key: str
    called: str

    @property
    def is_file(self) -> bool:
        return self.key == FILE_LOOKED_AT


class Protection:
    """Everything that is known of one recipient and must not reach them, or must be asked about.

    `asks_of_own`: whether their own young children's names ask as well, because it is not known that they harm nobody.
    """

    def __init__(self, known: Mapping[str, Any], me: Member, *, asks_of_own: bool = True) -> None:
        self.me = me.pk
        self.own_young: set[str] = set() if asks_of_own else young_children(known)
        self.is_considered: bool = bool(known["is_considered"])
        # whether this reader learns none of our names
        self.holds_names: bool = bool(known["holds_names"])
        self.surname = me.full_name.split()[-1].casefold() if me.full_name else ""
        self.called = {str(one["id"]): called_of(one) for one in known["others"]}
        self.protected = Scanner(terms_for(known, me))
        self.keeps_something: bool = self.holds_names or keeps_something_from(me, known)
        hidden = {one["about"] for one in unknown_to(me, known)}
        self.named = Scanner(names_of([one for one in known["others"] if one["id"] not in hidden], me))
        # a page asks for the same piece more than once
        self.found: dict[uuid.UUID, list[list[Fragment]]] = {}
        self.names: dict[uuid.UUID, list[Named]] = {}

    def is_stopped(self, what: Any) -> bool:
        """Whether any word in there must not reach them."""
        return any(self.protected.matches(text) for text in texts_in(what, NO_WORDS))

    def words_in(self, text: str) -> list[str]:
        """What must not reach them, as it stands there."""
        return [text[match.start : match.end] for match in self.protected.matches(text)]

    def found_in(self, piece: Piece) -> list[list[Fragment]]:
        """Each text of a piece in which something must not be read, in fragments."""
        if piece.id not in self.found:
            texts = [piece.text, *texts_in(piece.facts, NO_WORDS)]
            matched = [(text, self.protected.matches(text)) for text in texts]
            self.found[piece.id] = [fragments(text, matches) for text, matches in matched if matches]
        return self.found[piece.id]

    def names_in(self, piece: Piece) -> list[Named]:
        """Whom it names besides its reader, each once; and that it is a file, where something is kept from them."""
        if piece.id not in self.names:
            texts = [piece.text, *texts_in(piece.facts, NO_WORDS | OUR_NAMES)]
            found = {named.key: named for text in texts for named in self.names_in_text(text)}
            if piece.file and self.keeps_something:
                found[FILE_LOOKED_AT] = Named(FILE_LOOKED_AT, "")
            known = self.no_news_in(piece)
            self.names[piece.id] = [named for key, named in found.items() if key not in known]
        return self.names[piece.id]

    def no_news_in(self, piece: Piece) -> set[str]:
        """Their own young children, in what they were part of themselves; not in what others told us."""
        return self.own_young if self.me in piece.concerns and not piece.came_from else set()

    def names_in_text(self, text: str) -> Iterator[Named]:
        for match in self.named.matches(text):
            yield Named(match.term.key, self.called[match.term.key])
        for title in TITLED.finditer(text):
            if bare(title[1]) != self.surname:
                yield Named(f"title-{digest(bare(title[1]))}", title[0])


def bare(name: str) -> str:
    return re.sub(r"[’']s$", "", name).casefold()


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def called_of(one: Mapping[str, str]) -> str:
    return one["preferred"] or one["name"].split(" ")[0]


def texts_in(what: Any, but: set[str]) -> Iterator[str]:
    """Every text in a piece's facts or a letter, however deep; not what stands under these names."""
    if isinstance(what, str):
        yield what
        return
    if isinstance(what, Mapping):
        what = [inside for name, inside in what.items() if name not in but]
    for inside in what if isinstance(what, list | tuple) else ():
        yield from texts_in(inside, but)


# --- what is known, as expressions; the member may be the outer query's


def facts_of_protection(member: Any) -> dict[str, Any]:
    """What Protection asks for, as expressions, in the one statement that asks for the recipient anyway."""
    terms = ProtectedTerm.objects.standing().filter(family=OuterRef("family_id")).with_readers().order_by()
    term = JSONObject(
        id="id",
        kind="kind",
        text="text",
        readers="reader_ids",
        about="about_id",
        name="about__full_name",
        preferred="about__preferred_name",
    )
    place = JSONObject(member="member_id", lines="lines", postcode="postcode")
    contact = JSONObject(member="member_id", phone="phone", email="email")
    other = JSONObject(id="id", name="full_name", preferred="preferred_name")
    places = ProtectedAddress.objects.filter(family=OuterRef("family_id"))
    contacts = SafeContact.objects.filter(family=OuterRef("family_id"))
    others = Member.objects.filter(family=OuterRef("family_id")).order_by()
    own = ParentalResponsibility.objects.filter(
        member=member, held=ParentalResponsibility.Held.YES, child__kind=Member.Kind.CHILD
    )
    child = JSONObject(id="child_id", born="child__birth_date")
    nothing = NothingToKeep.objects.lately().filter(family=OuterRef("family_id")).order_by()
    return {
        "terms": ArraySubquery(terms.values(facts=term)),
        "places": ArraySubquery(places.values(facts=place)),
        "contacts": ArraySubquery(contacts.values(facts=contact)),
        "others": ArraySubquery(others.values(facts=other)),
        "own_children": ArraySubquery(own.order_by().values(facts=child)),
        "holds_names": Exists(NamesHeldBack.objects.standing().filter(member=member).order_by()),
        "colleagues": ArraySubquery(who_worked_here().values(facts=OF_US)),
        "reaching": ArraySubquery(who_reaches_it().values(facts=OF_US)),
        "is_considered": Exists(terms) | Exists(places) | Exists(nothing),
    }


OF_US = JSONObject(name="user__name", phone="user__phone", email="user__email")


def who_worked_here() -> Any:
    """Whoever of us works or worked with the outer query's family."""
    return Allocation.objects.filter(family=OuterRef("family_id"))


def who_reaches_it() -> Any:
    """Managers too, and who stands in."""
    return FamilyAccess.objects.filter(family_id=OuterRef("family_id"))


def terms_for(known: Mapping[str, Any], me: Member) -> list[Term]:
    """What must not reach this member. What is their own they may read."""
    own = {(kind, text) for owner, kind, text in held(known) if owner == str(me.pk)}
    kept = {Term("held", kind, text) for owner, kind, text in held(known) if (kind, text) not in own}
    written = [one for one in unknown_to(me, known) if not one["about"]]
    return [
        *sorted(kept | names_kept(known, me), key=str),
        *(Term(one["id"], one["kind"], one["text"]) for one in written),
    ]


def unknown_to(me: Member, known: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What was written down and this member may not know. Of themselves everybody knows."""
    return [one for one in known["terms"] if str(me.pk) not in one["readers"] and one["about"] != str(me.pk)]


def keeps_something_from(me: Member, known: Mapping[str, Any]) -> bool:
    """Whether somebody wrote down what this member must not learn, or where somebody else must not be found."""
    return bool(unknown_to(me, known)) or any(one["member"] != str(me.pk) for one in known["places"])


def names_kept(known: Mapping[str, Any], me: Member) -> set[Term]:
    """The names of whom this member may not know of, and of us where our names are held back."""
    hidden = {one["about"]: one for one in unknown_to(me, known) if one["about"]}
    others = [one for one in known["others"] if one["id"] not in hidden]
    borne = [name for one in others for name in names_in_full(one)]
    names = [name for one in hidden.values() for name in names_in_full(one)]
    us = [*known["colleagues"], *known["reaching"]] if known["holds_names"] else []
    found = kept_names([*names, *(one["name"] for one in us)], borne)
    ways = {(Kind.PHONE, one["phone"]) for one in us} | {(Kind.EMAIL, one["email"]) for one in us}
    kept = {Term("kept", Kind.OTHER, name) for name in found}
    return kept | {Term("kept", kind, text) for kind, text in ways if text}


def names_in_full(one: Mapping[str, str]) -> list[str]:
    return [name for name in (one["name"], one["preferred"]) if name]


def held(known: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What the record itself holds: whose it is, its kind and its words."""
    for one in known["places"]:
        yield one["member"], Kind.ADDRESS, one["lines"]
        yield one["member"], Kind.POSTCODE, one["postcode"]
    for one in known["contacts"]:
        yield one["member"], Kind.PHONE, one["phone"]
        yield one["member"], Kind.EMAIL, one["email"]


def names_of(others: Iterable[Mapping[str, str]], me: Member) -> Iterator[Term]:
    """How the others of the family are called, but for a name that the reader bears too."""
    own = {name.casefold() for name in (me.called, me.full_name)}
    for one in others:
        if one["id"] != str(me.pk):
            for name in {called_of(one), one["name"].split(" ")[0], one["name"]}:
                if name.casefold() not in own:
                    yield Term(one["id"], Kind.OTHER, name)


def young_children(known: Mapping[str, Any]) -> set[str]:
    """The children for whom this member holds parental responsibility and who are too young to be sent anything."""
    today = timezone.localdate()
    born = {one["id"]: date.fromisoformat(one["born"]) for one in known["own_children"] if one["born"]}
    return {
        key for key, day in born.items() if not Member(kind=Member.Kind.CHILD, birth_date=day).reads_on(today)
    }


def is_known(named: Iterable[Named], allowed: Iterable[str]) -> bool:
    """Whether somebody said of everybody who is named that the reader may read it."""
    return {one.key for one in named} <= set(allowed)
