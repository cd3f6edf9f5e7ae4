"""What somebody sent after their session had ended, wrapped up until the same person has signed in again.

Every form of a member of staff says whose page it stands on (`mark_of`). What such a form sent is signed together with
that mark and with its address: it goes on to nowhere else, as nothing else, and by nobody else.
"""

import re
from dataclasses import astuple, dataclass
from functools import cached_property

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from restorative.accounts.models import User

MARK = "opened_by"
FIELD = "carried"
SECRET = re.compile(r"password|(^|[-_])code$|token$")
ROOM_FOR_THE_REST = 10_000
of_pages = signing.Signer(salt="restorative.opened_by")
CARRIED = "restorative.carried"


@dataclass(frozen=True)
class Carried:
    """One form as it was sent: its address, whose page it stood on, its fields in their order, and were there files."""

    address: str
    person: str
    fields: list[tuple[str, str]]
    had_files: bool = False

    @cached_property
    def wrapped(self) -> str:
        """Signed, and in signs that no browser changes on the way: line ends, NUL and all."""
        return signing.dumps(astuple(self), salt=CARRIED, compress=True)

    @property
    def mark(self) -> str:
        return of_pages.sign(self.person)

    @property
    def is_too_much(self) -> bool:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        return limit is not None and len(self.wrapped) > limit - ROOM_FOR_THE_REST

    def is_of(self, user: User) -> bool:
        return self.person == str(user.pk)


def mark_of(user: User) -> str:
    """Whose page it is, signed, for the page to carry."""
    return of_pages.sign(str(user.pk))


def marked_person(request: HttpRequest) -> str:
    """Whose page sent this; empty when it does not say, or not by a signature of ours."""
    try:
        return of_pages.unsign(request.POST.get(MARK) or "")
    except signing.BadSignature:
        return ""


def is_anothers(request: HttpRequest, user: User) -> bool:
    """Whether this was sent from a page that somebody else had open."""
    return marked_person(request) not in ("", str(user.pk))


def carried_by(request: HttpRequest) -> Carried | None:
    """What this request sent, to be gone on with. None without a mark, from another site, or too much to carry."""
    person = marked_person(request)
    if not person or is_foreign(request):
        return None
    fields = [(name, text) for name, texts in request.POST.lists() if is_carried(name) for text in texts]
    carried = Carried(request.get_full_path(), person, fields, bool(request.FILES))
    return None if carried.is_too_much else carried


def is_carried(name: str) -> bool:
    return name != MARK and not is_secret(name)


def is_secret(name: str) -> bool:
    """Passwords, codes and tokens are neither shown again nor carried on."""
    return bool(SECRET.search(name))


def unwrapped(request: HttpRequest) -> Carried | None:
    """What the sign-in page carries; None when it carries nothing, or not by a signature of ours."""
    try:
        address, person, fields, had_files = signing.loads(request.POST.get(FIELD) or "", salt=CARRIED)
    except signing.BadSignature:
        return None
    return Carried(address, person, [(name, text) for name, text in fields], had_files)


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent this."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")


def is_surely_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this: asked for where the forgery token does not fit."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
