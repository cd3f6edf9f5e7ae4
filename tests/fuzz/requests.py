"""Requests that no page of ours sends: real forms filled with what breaks software, forged ids, broken bodies.

Every one comes from a number: the same number asks the same of the same world.
"""

import json
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile

from restorative.access.management.commands.routes import Route
from tests.access.matrix import MATRIX
from tests.access.walk import METHODS, address, ours
from tests.access.world import Case, World
from tests.budgets.presses import PRESSES, photo
from tests.budgets.presses_of_accounts import removed_way
from tests.fuzz.forms import Field, Form, Forms
from tests.fuzz.pages import Page
from tests.naughty import naughty_strings, refused_strings

# taken for a page it would be a tag; taken for a template it would say 4123 or run together
TAG, TEMPLATE = "<fuzz onx=1>", "fuzz{{ 4000|add:123 }}{% firstof 'fuzzran' %}"
TAKEN = ("<fuzz", "fuzz4123", "fuzzfuzzran")
FORM = "application/x-www-form-urlencoded"
PARAMETERS = (
    *(
        "q",
        "before",
        "after",
        "visit",
        "for",
        "promises",
        "safe",
        "large",
        "next",
        "talk",
        "with",
        "person",
        "page",
    ),
    *("kind", "family", "since", "until", "lang", "language", "status", "team", "member", "older"),
)
# what a form never asks, and a forger sends all the same
FORGED_NAMES = (
    *(
        "id",
        "pk",
        "family",
        "family_id",
        "member",
        "member_id",
        "recipient",
        "by",
        "user",
        "user_id",
        "roles",
        "is_staff",
    ),
    *(
        "author",
        "shared_by",
        "sha256",
        "seen",
        "revision",
        "decided_by",
        "approved",
        "restricted",
        "next",
        "said_by",
    ),
    *("do", "key", "carried", "csrfmiddlewaretoken", "visit", "who", "person", "manager", "lent_version"),
)
TOO_MUCH = b"words=" + b"x" * (5 * 1024 * 1024 + 1)
NAUGHTY, REFUSED = naughty_strings(), refused_strings()


@dataclass
class Ask:
    """One request, and what it carries."""

    who: str
    method: str
    url: str
    pairs: list[tuple[str, Any]] = field(default_factory=list)
    body: bytes | None = None
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)
    has_files: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.url[:200]!r} as {self.who} {str(self.pairs)[:600]} {self.content_type}"

    def send(self, client: Any) -> Any:
        if self.has_files:
            return client.post(self.url, grouped(self.pairs))
        body = self.body if self.body is not None else encoded(self.pairs)
        return client.generic(self.method, self.url, body, self.content_type, headers=self.headers)


def grouped(pairs: list[tuple[str, Any]]) -> dict[str, list[Any]]:
    """For a form with files, whose client cannot write half a letter."""
    found: dict[str, list[Any]] = {}
    for name, value in pairs:
        clean = value.encode(errors="replace").decode() if isinstance(value, str) else value
        found.setdefault(name.encode(errors="replace").decode(), []).append(clean)
    return found


def encoded(pairs: list[tuple[str, Any]]) -> bytes:
    return urlencode([(name, str(value)) for name, value in pairs], errors="surrogatepass").encode()


class Seen(NamedTuple):
    """A form that somebody was really shown."""

    who: str
    form: Form


def forms_of(pages: list[Page]) -> list[Seen]:
    """Every form that somebody was really shown."""
    html = [page for page in pages if page.kind == "text/html"]
    return [Seen(page.who, form) for page in html for form in Forms(page.url, page.body).found]


class Asker:
    """Thinks of requests."""

    def __init__(self, world: World, forms: list[Seen]) -> None:
        self.world, self.forms = world, forms
        self.random = Random()  # noqa: S311  no secrets
        # that one removes a passkey which no browser made, and that has no name
        self.presses = [one for some in PRESSES.values() for one in some if one is not removed_way]
        self.people = sorted(world.clients)
        ids = [str(value) for case in self.cases for value in case.ids.values()]
        self.ids = [
            *ids,
            *(str(one.pk) for case in self.cases for one in (case.mother, case.father, case.lead)),
        ]
        self.hashes = [version.sha256 for case in self.cases for version in case.family.versions.all()]

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.world.own, self.world.other, self.world.restricted

    def ask(self, number: int) -> Ask:
        self.random.seed(number)
        ways: list[tuple[Callable[[], Ask], int]] = [
            (self.real_form, 55),
            (self.real_press, 15),
            (self.any_door, 15),
            (self.odd_query, 8),
            (self.broken_body, 7),
        ]
        (way,) = self.random.choices([way for way, _ in ways], [weight for _, weight in ways])
        return way()

    # --- values

    def text(self) -> str:
        said = self.random.choice(NAUGHTY) if not self.one_in(12) else self.random.choice(REFUSED)
        if len(said) > 1_000 and self.random.random() < 0.8:
            said = said[:300]
        return said + self.random.choice(("", "", TAG, TEMPLATE, TAG + TEMPLATE))

    def one_in(self, number: int) -> bool:
        return self.random.randrange(number) == 0

    def id(self) -> str:
        return self.random.choice(
            (
                self.random.choice(self.ids),
                self.random.choice(self.ids),
                str(uuid.UUID(int=self.random.getrandbits(128))),
                self.random.choice(("", "0", "-1", "null", "../", "' OR 1=1", "0" * 32, "\x00", "not-an-id")),
            )
        )

    def hash(self) -> str:
        forged = f"{self.random.getrandbits(256):064x}"
        return self.random.choice((*self.hashes[:4], forged, forged[:-1], "", "Ａ" * 64))

    def value(self, field: Field) -> str:
        """Mostly what would be taken, so that the rest of the form is looked at as well."""
        if field.is_text:
            return self.text_for(field)
        if field.values and self.random.random() < 0.85:
            return self.random.choice(field.values)
        return self.random.choice((self.id(), self.hash(), self.text()))

    def text_for(self, field: Field) -> str:
        if re.search(r"_(day|month|year)$", field.name) and self.random.random() < 0.8:
            return str(self.random.choice((1, 2, 12, 28, 2024, 2026, 2027)))
        if field.name == "credential":
            return self.credential()
        if field.name == "email" and self.random.random() < 0.5:
            return "safe@example.org"
        kept = [value for value in field.values if value]
        return self.random.choice(kept) if kept and self.one_in(4) else self.text()

    def credential(self) -> str:
        """What a browser is said to have made."""
        said: Any = self.random.choice(("AAAA", "", "!", "o2NmbXRkbm9uZQ", "gA" * 900, None, 1, {}, []))
        made = {
            "id": said,
            "rawId": said,
            "type": "public-key",
            "response": {"clientDataJSON": said, "attestationObject": said},
        }
        return self.random.choice(
            (json.dumps(made), json.dumps({**made, "response": said}), "[" * 20_000, "{}", "[]", "1", "null")
        )

    # --- ways to ask

    def real_form(self) -> Ask:
        who, form = self.random.choice(self.forms)
        pairs: list[tuple[str, Any]] = []
        for one in form.fields.values():
            pairs += self.filled(one)
        url = form.action
        if form.buttons:
            name, value, url = self.random.choice(form.buttons)
            pairs += [(name, value)] if name else []
        if self.one_in(6):
            who = self.random.choice(self.people)
            # it may have held words of the family, and what somebody sends is given back to them
            pairs = [(name, "tea" if "canary" in str(value) else value) for name, value in pairs]
        if form.method == "get":
            return Ask(who, "GET", with_query(url, pairs))
        return Ask(who, "POST", url, self.forged(pairs), has_files=form.sends_files)

    def filled(self, field: Field) -> list[tuple[str, Any]]:
        if field.kind == "file":
            return [] if self.one_in(4) else [(field.name, self.file())]
        if field.kind == "checkbox":
            return [(field.name, value) for value in field.values if self.random.random() < 0.5]
        return [] if self.one_in(15) else [(field.name, self.value(field))]

    def file(self) -> SimpleUploadedFile:
        svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>"
        data = self.random.choice(
            (
                svg,
                b"",
                b"%PDF-1.7\n%\xff",
                b"\x89PNG\r\n\x1a\n\x00\x00",
                b"GIF89a",
                b"PK\x03\x04",
                b"\x00" * 9_000,
            )
        )
        name = self.random.choice(
            ("photo.png", "a.pdf", "../../etc/passwd", "x.png\x00.exe", "W" * 300 + ".png", "أ.jpg", "")
        )
        if self.one_in(3):
            return photo()
        kind = self.random.choice(("image/png", "application/pdf", "text/html", "x" * 90, ""))
        return SimpleUploadedFile(name or "-", data, content_type=kind)

    def forged(self, pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """Sometimes more than the form asks, twice the same, or with one part gone."""
        if self.one_in(3):
            pairs = [
                *pairs,
                (self.random.choice(FORGED_NAMES), self.random.choice((self.id, self.hash, self.text))()),
            ]
        if pairs and self.one_in(8):
            pairs = [*pairs, self.random.choice(pairs)]
        if pairs and self.one_in(8):
            pairs = self.random.sample(pairs, len(pairs) - 1)
        return pairs

    def real_press(self) -> Ask:
        """What is right, but for one or two of its values; as somebody else at times."""
        press = self.random.choice(self.presses)(self.world)
        named = {id(client): who for who, client in self.world.clients.items()}
        pairs: list[tuple[str, Any]] = []
        for name, value in press.data.items():
            pairs += [(name, one) for one in (value if isinstance(value, list | tuple) else [value])]
        for _ in range(self.random.choice((0, 1, 1, 2, 3))):
            if pairs:
                place = self.random.randrange(len(pairs))
                pairs[place] = (
                    pairs[place][0],
                    self.random.choice((self.text, self.text, self.id, self.hash))(),
                )
        who = named.get(id(press.client), "nobody")
        if self.one_in(4):
            who = self.random.choice(self.people)
        has_files = any(not isinstance(value, str) and hasattr(value, "read") for _, value in pairs)
        return Ask(who, "POST", press.url, self.forged(pairs), has_files=has_files)

    def any_door(self) -> Ask:
        """Any method, as anybody, with ids that do not go together or are none."""
        route = self.random.choice(ours())
        pairs = [(self.random.choice(FORGED_NAMES), self.id()) for _ in range(self.random.randrange(4))]
        method = self.random.choice((*METHODS, "GET", "POST", "HEAD", "OPTIONS"))
        return Ask(self.random.choice(self.people), method, self.mixed(route), pairs)

    def mixed(self, route: Route) -> str:
        def part(found: re.Match[str]) -> str:
            if self.one_in(5):
                return quote(self.random.choice((self.id(), self.text()[:200])), errors="replace", safe="/.")
            return str(self.random.choice(self.cases).ids[found[1]])

        return re.sub(r"<(?:\w+:)?(\w+)>", part, route["pattern"])

    def odd_query(self) -> Ask:
        route = self.random.choice([one for one in ours() if "GET" in one["methods"]])
        who = self.random.choice(sorted(MATRIX[route["name"]][0]))
        names = [self.random.choice(PARAMETERS) for _ in range(self.random.randint(1, 4))]
        pairs = [(name, self.random.choice((self.text, self.text, self.id))()) for name in names]
        headers = {
            "Accept-Language": self.random.choice(("ur", "xx-yy;q=9", "*", self.ascii())),
            "User-Agent": self.ascii(),
            "Accept": self.random.choice(("text/html", "application/json", "*/*;q=x", "")),
        }
        case = self.world.other if who.startswith("other_") else self.world.own
        return Ask(who, "GET", with_query(address(route, case), pairs), headers=headers)

    def ascii(self) -> str:
        return re.sub(r"[^ -~]", "?", self.text())[:500]

    def broken_body(self) -> Ask:
        """Not what it says it is, or far too much of it."""
        route = self.random.choice([one for one in ours() if "POST" in one["methods"]])
        who = self.random.choice(sorted(MATRIX[route["name"]][0]))
        case = self.world.other if who.startswith("other_") else self.world.own
        content_type, body = self.random.choice(
            (
                ("application/json", b'{"kind": ["home"'),
                ("application/json", b"\xff\xfe\x00"),
                ("multipart/form-data", b"--x\r\n"),
                ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\ntea"),
                ("multipart/form-data; boundary=" + "x" * 300, b"--x--"),
                (
                    "multipart/form-data; boundary=x",
                    b'--x\r\nContent-Disposition: form-data; name="a\x00"\r\n\r\n\x00\r\n--x--',
                ),
                (FORM, b"a=%ff%fe&b=%00&=&&%=%&c=%u1234;d"),
                (FORM, b"a=1&" * 2_100),
                (FORM, TOO_MUCH),
                (FORM + "; charset=utf-7", b"a=+ADw-script"),
                (FORM + "; charset=nonesuch", b"a=1"),
                ("text/" + "x" * 200, b"<xml/>"),
                ("", b""),
            )
        )
        return Ask(who, "POST", address(route, case), body=body, content_type=content_type)


def with_query(url: str, pairs: list[tuple[str, Any]]) -> str:
    said = urlencode([(name, str(value)) for name, value in pairs], errors="surrogatepass")
    return f"{url.partition('?')[0]}?{said}"
