"""Who can sign in to the demo, as a table or as JSON."""

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from families.sharing.actions import make_code
from families.sharing.models import Invitation
from restorative.demo.build import built
from restorative.demo.guard import NO_DEMO, refuse_your_database
from restorative.demo.people import PARENTS, STAFF

Row = dict[str, str]
FAMILY = "family"
COLUMNS = ("role", "name", "email", "password")


def accounts() -> list[Row]:
    """The people of a role in the order in which a visitor meets them."""
    staff = [account(str(one.roles[0]), one) for one in STAFF]
    return sorted(staff, key=lambda row: ROLES.index(row["role"])) + [account(FAMILY, one) for one in PARENTS]


ROLES = ("practitioner", "manager", "lead", "administrator")


def account(role: str, one: Any) -> Row:
    return dict(zip(COLUMNS, (role, one.name, one.email, one.password), strict=True))


def table(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield "{role:14} {name:16} {email:32} {password}".format(**row)


def doors() -> Iterator[str]:
    """Each parent's link with a code made just now, as a practitioner would hand them over."""
    emails = [one.email for one in PARENTS]
    found = Invitation.objects.current().filter(member__accesses__user__email__in=emails)
    for door in found.select_related("member", "made_by").order_by("member__family__name", "made_at"):
        code = make_code(invitation=door, by=door.made_by)
        yield f"{door.member.full_name:16} {origin()}{reverse('sharing:enter', args=[door.link])}  code {code}"


def origin() -> str:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    return f"http://{host}:{port}"


class Command(BaseCommand):
    help = "Lists who can sign in to the demo: role, name, email, password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Where the demo stands it may be asked without RESTORATIVE_DEMO: nothing here is anybody's secret."""
        refuse_your_database()
        if not settings.DEMO and built() is None:
            raise CommandError(NO_DEMO)
        if options["json"]:
            self.stdout.write(json.dumps(accounts(), indent=2))
            return
        self.stdout.write("Sign in with email and password:\n" + "\n".join(table(accounts())))
        links = "\n".join(doors())
        if links:
            self.stdout.write(
                "\nOr as a parent, by link and code (a code works once, for three days):\n" + links
            )
