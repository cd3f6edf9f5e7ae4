"""What a forger sends: somebody of another family, a hash that was never shown, a role of their own choice, a code that was used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Member
from families.sharing.actions import end_invitation, make_code, make_invitation
from families.sharing.models import Invitation, SignInCode
from tests.access.world import Case, World
from tests.fuzz.ask import Ask

ROLES = ("administrator", "lead", "manager", "practitioner")
# as whom to be taken: in forms that ask nothing of it, and in those of administrators
CLAIMS = ("is_staff", "is_superuser", "is_active", "is_manager", "admin")


def ids_of(case: Case) -> dict[str, str]:
    """What there is of a family by name, as ids in both ways of writing them."""
    child = Member.objects.filter(family=case.family, kind="child").earliest("created_at")
    people = {"mother": case.mother.pk, "father": case.father.pk, "child": child.pk, "lead": case.lead.pk}
    ids = {name: str(value) for name, value in (case.ids | people).items() if len(str(value)) == 36}
    return ids | {f"{name} in a name": value.replace("-", "") for name, value in ids.items()}


class Forger:
    """Changes requests that somebody might have sent, or thinks of new ones."""

    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        own, other = ids_of(world.own), ids_of(world.other)
        self.theirs = {own[name]: other[name] for name in own.keys() & other.keys()}
        self.hashes = [one.sha256 for case in (world.own, world.other) for one in case.family.versions.all()]

    def with_theirs(self, ask: Ask) -> Ask:
        """Members, notes and versions of another family in the place of one's own: all of them, or some."""
        said = "\n".join((ask.url, *(f"{name}={value}" for name, value in ask.pairs)))
        found = [one for one in self.theirs if one in said]
        taken = set(self.random.sample(found, self.random.randint(1, len(found)))) if found else set()

        def swapped(value: Any) -> Any:
            for one in taken if isinstance(value, str) else ():
                value = value.replace(one, self.theirs[one])
            return value

        url = ask.url if self.random.random() < 0.6 else swapped(ask.url)
        return replace(
            ask, url=url, pairs=[(swapped(name), swapped(value)) for name, value in ask.pairs], must="reach"
        )

    def with_a_hash(self, ask: Ask) -> Ask:
        """What was never shown to who signs or shares it."""
        right = {value for name, value in ask.pairs if name.startswith(("seen", "sha256"))}
        others = [one for one in self.hashes if one not in right]

        def forged() -> str:
            made = f"{self.random.getrandbits(256):064x}"
            return self.random.choice((self.random.choice(others), made, made[:-1], "", "Ａ" * 64, "0" * 64))

        pairs = [
            (name, forged() if name.startswith(("seen", "sha256")) else value) for name, value in ask.pairs
        ]
        return replace(ask, pairs=pairs, must="sign")

    def with_a_role(self, ask: Ask) -> Ask:
        pairs = [("roles", one) for one in self.random.sample(ROLES, self.random.randint(1, 4))]
        pairs += [(name, self.random.choice(("on", "1", "true"))) for name in CLAIMS]
        return replace(ask, pairs=[*ask.pairs, *pairs], must="rise")

    # --- what was used up

    def used_up(self) -> Ask:
        make: Callable[[], tuple[str, str]] = self.random.choice(
            (self.spent_code, self.ended_link, self.old_code, self.code_of_another, self.link_ended_and_new)
        )
        link, code = make()
        who = self.random.choice(("nobody", "nobody", "other_mother", "practitioner", "stranger"))
        url = reverse("sharing:enter", args=[link])
        return Ask(who, "POST", url, [("code", self.written(code))], must="come in")

    def written(self, code: str) -> str:
        """However somebody types it."""
        plain = code.replace("-", "")
        return self.random.choice((code, plain, code.lower(), " ".join(plain), f" {code}\n", f"{code}-"))

    def way_in(self, member: Member) -> tuple[Invitation, str]:
        invitation = make_invitation(member=member, by=self.world.own.lead)
        return invitation, make_code(invitation=invitation, by=self.world.own.lead)

    def spent_code(self) -> tuple[str, str]:
        invitation, code = self.way_in(self.world.own.mother)
        first: Any = Client().post(reverse("sharing:enter", args=[invitation.link]), {"code": code})
        assert first.status_code == 302
        return invitation.link, code

    def ended_link(self) -> tuple[str, str]:
        invitation, code = self.way_in(self.world.own.mother)
        end_invitation(invitation=invitation, by=self.world.own.lead)
        return invitation.link, code

    def link_ended_and_new(self) -> tuple[str, str]:
        """The code of the link before, at the one that took its place."""
        _, code = self.ended_link()
        return self.way_in(self.world.own.mother)[0].link, code

    def old_code(self) -> tuple[str, str]:
        invitation, code = self.way_in(self.world.own.mother)
        SignInCode.objects.filter(invitation=invitation).update(
            expires_at=timezone.now() - timedelta(seconds=1)
        )
        return invitation.link, code

    def code_of_another(self) -> tuple[str, str]:
        """Of the other family, or of the father: at the mother's link."""
        other = self.random.choice((self.world.own.father, self.world.other.mother))
        return self.way_in(self.world.own.mother)[0].link, self.way_in(other)[1]
