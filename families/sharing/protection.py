"""What must not reach one recipient, and whom a text names: looked for in every word before it goes.

A protected term stops a share. Somebody else's name asks a question, which the practitioner answers for each part.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists
from django.db.models.functions import JSONObject

from families.models import Member, NothingToKeep, ProtectedAddress, ProtectedTerm, SafeContact
from families.scan import Kind, Match, Scanner, Term
from families.sharing.pieces import Piece

# not words: keys, hashes and states of ours
NO_WORDS = {
    "id",
    "sha256",
    "media_type",
    "whose",
    "state",
    "fair",
    "outcome",
    "response",
    "language",
    "answers",
}
# names that a letter bears by itself
OUR_NAMES = {"added_by", "said_by", "children"}
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|PC|DC|Sgt|Nurse|Uncle|Aunt|Auntie|Aunty)\.?\s+([A-Z][\w’'-]+)"
)


@dataclass(frozen=True)
class Named:
    """Somebody else whom a part names. `key` is what an answer is kept under: no name."""

    key: str
    called: str


@dataclass(frozen=True)
class Fragment:
    """A piece of a text; `is_marked` where it is what must not be read."""

    text: str
    is_marked: bool


class Protection:
    """Everything that is known of one recipient and must not reach them, or must be asked about."""

    def __init__(self, known: Mapping[str, Any], me: Member) -> None:
        self.is_considered: bool = bool(known["is_considered"])
        self.surname = me.full_name.split()[-1].casefold() if me.full_name else ""
        self.called = {str(one["id"]): called_of(one) for one in known["others"]}
        self.protected = Scanner(terms_for(known, me))
        self.named = Scanner(names_of(known["others"], me))
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
        """Whom it names besides its reader, each once."""
        if piece.id not in self.names:
            texts = [piece.text, *texts_in(piece.facts, NO_WORDS | OUR_NAMES)]
            found = {named.key: named for text in texts for named in self.names_in_text(text)}
            self.names[piece.id] = list(found.values())
        return self.names[piece.id]

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


def fragments(text: str, found: list[Match]) -> list[Fragment]:
    """The text in turns of what may be read and what must not."""
    said, done = [], 0
    for match in found:
        if match.end > done:
            start = max(match.start, done)
            said += [
                Fragment(text[done:start], is_marked=False),
                Fragment(text[start : match.end], is_marked=True),
            ]
            done = match.end
    return [one for one in [*said, Fragment(text[done:], is_marked=False)] if one.text]


# --- what is known, as expressions; the member may be the outer query's


def facts_of_protection(member: Any) -> dict[str, Any]:
    """`terms`, `places`, `contacts`, `others` and `is_considered`, in the one statement that asks for them."""
    terms = ProtectedTerm.objects.standing().filter(family__members=member).with_readers().order_by()
    term = JSONObject(id="id", kind="kind", text="text", readers="reader_ids")
    place = JSONObject(member="member_id", lines="lines", postcode="postcode")
    contact = JSONObject(member="member_id", phone="phone", email="email")
    other = JSONObject(id="id", name="full_name", preferred="preferred_name")
    places = ProtectedAddress.objects.filter(family__members=member)
    contacts = SafeContact.objects.filter(family__members=member)
    others = Member.objects.filter(family__members=member).order_by()
    nothing = NothingToKeep.objects.lately().filter(family__members=member).order_by()
    return {
        "terms": ArraySubquery(terms.values(facts=term)),
        "places": ArraySubquery(places.values(facts=place)),
        "contacts": ArraySubquery(contacts.values(facts=contact)),
        "others": ArraySubquery(others.values(facts=other)),
        "is_considered": Exists(terms) | Exists(places) | Exists(nothing),
    }


def terms_for(known: Mapping[str, Any], me: Member) -> list[Term]:
    """What must not reach this member. What is their own they may read."""
    own = {(kind, text) for owner, kind, text in held(known) if owner == str(me.pk)}
    kept = {Term("held", kind, text) for owner, kind, text in held(known) if (kind, text) not in own}
    written = [one for one in known["terms"] if str(me.pk) not in one["readers"]]
    return [*sorted(kept, key=str), *(Term(one["id"], one["kind"], one["text"]) for one in written)]


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


def is_known(named: Iterable[Named], allowed: Iterable[str]) -> bool:
    """Whether somebody said of everybody who is named that the reader may read it."""
    return {one.key for one in named} <= set(allowed)
