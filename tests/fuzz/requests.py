"""Requests that no page of ours sends: real forms filled with what breaks software, forged ids, broken bodies.

Every one comes from a number: the same number asks the same of the same world.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile

from restorative.access.management.commands.routes import Route
from tests.access.matrix import MATRIX
from tests.access.walk import METHODS, address, ours
from tests.access.world import Case, World
from tests.budgets.press import Press
from tests.budgets.presses import PRESSES, photo
from tests.fuzz.ask import FORM, TAG, TEMPLATE, Ask, with_query
from tests.fuzz.credentials import credential
from tests.fuzz.forging import Forger
from tests.fuzz.forms import Field, Form, Forms
from tests.fuzz.pages import Page
from tests.naughty import naughty_strings, refused_strings

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
# how many requests are made upon one set-up
TOGETHER = 4
# buttons that say what was looked at before they were pressed
BY_HASH = {"sharing:share_now", "sharing:several_now", "sharing:my_answer", "sharing:ask_first"}
TOO_MUCH = b"words=" + b"x" * (5 * 1024 * 1024 + 1)
NAUGHTY, REFUSED = naughty_strings(), refused_strings()


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
        self.presses = [one for some in PRESSES.values() for one in some]
        self.by_hash = [one for name, some in PRESSES.items() if name in BY_HASH for one in some]
        self.people = sorted(world.clients)
        ids = [str(value) for case in self.cases for value in case.ids.values()]
        self.ids = [
            *ids,
            *(str(one.pk) for case in self.cases for one in (case.mother, case.father, case.lead)),
        ]
        self.forger = Forger(world, self.random)

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.world.own, self.world.other, self.world.restricted

    def asks(self, number: int) -> Iterator[Ask]:
        """A few requests of one way of asking; those that are made of one press share what it needs."""
        self.random.seed(number)
        ways: list[tuple[Callable[[], Callable[[], Ask]], int]] = [
            (lambda: self.real_form, 42),
            (lambda: self.upon(self.presses, self.odd_press), 14),
            (lambda: self.any_door, 12),
            (lambda: self.odd_query, 7),
            (lambda: self.broken_body, 6),
            (lambda: self.upon(self.presses, self.forger.with_theirs), 8),
            (lambda: self.upon(self.by_hash, self.forger.with_a_hash), 3),
            (self.forging_roles, 3),
            (lambda: self.forger.used_up, 5),
        ]
        (way,) = self.random.choices([way for way, _ in ways], [weight for _, weight in ways])
        make = way()
        for _ in range(TOGETHER):
            yield make()

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
        return self.random.choice((*self.forger.hashes[:4], forged, forged[:-1], "", "Ａ" * 64))

    def value(self, field: Field) -> str:
        """Mostly what would be taken, so that the rest of the form is looked at as well."""
        if field.name == "credential":
            return credential(self.random)
        if field.is_text:
            return self.text_for(field)
        if field.values and self.random.random() < 0.85:
            return self.random.choice(field.values)
        return self.random.choice((self.id(), self.hash(), self.text()))

    def text_for(self, field: Field) -> str:
        if re.search(r"_(day|month|year)$", field.name) and self.random.random() < 0.8:
            return str(self.random.choice((1, 2, 12, 28, 2024, 2026, 2027)))
        if field.name == "email" and self.random.random() < 0.5:
            return "safe@example.org"
        kept = [value for value in field.values if value]
        return self.random.choice(kept) if kept and self.one_in(4) else self.text()

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

    def upon(self, presses: list[Any], change: Callable[[Ask], Ask]) -> Callable[[], Ask]:
        right = self.pressed(self.random.choice(presses))
        return lambda: change(replace(right, pairs=list(right.pairs)))

    def odd_press(self, press: Ask) -> Ask:
        """What is right, but for one or two of its values; as somebody else at times."""
        for _ in range(self.random.choice((0, 1, 1, 2, 3))):
            if press.pairs:
                place = self.random.randrange(len(press.pairs))
                odd = self.random.choice((self.text, self.text, self.id, self.hash))
                press.pairs[place] = (press.pairs[place][0], odd())
        if self.one_in(4):
            press.who = self.random.choice(self.people)
        press.pairs = self.forged(press.pairs)
        return press

    def pressed(self, make: Callable[[World], Press]) -> Ask:
        """A form that is right, from whom it comes from."""
        press = make(self.world)
        named = {id(client): who for who, client in self.world.clients.items()}
        pairs: list[tuple[str, Any]] = []
        for name, value in press.data.items():
            pairs += [(name, one) for one in (value if isinstance(value, list | tuple) else [value])]
        has_files = any(not isinstance(value, str) and hasattr(value, "read") for _, value in pairs)
        return Ask(named.get(id(press.client), "nobody"), "POST", press.url, pairs, has_files=has_files)

    def forging_roles(self) -> Callable[[], Ask]:
        """On one press and on any form: a second press would meet what the first needed to have done."""
        right = self.pressed(self.random.choice(self.presses))

        def forged_role() -> Ask:
            return self.forger.with_a_role(
                self.real_form() if self.one_in(2) else replace(right, pairs=list(right.pairs))
            )

        return forged_role

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
