"""Invented people and families for the stories that the tests tell. Made as the database's owner."""

from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from families.models import (
    Allocation,
    Family,
    Member,
    NothingToKeep,
    Passage,
    Person,
    SafeContact,
    Visit,
    VisitMember,
)
from families.sharing.models import HarmAnswer, MemberAccess, SharedVersion
from restorative.access.middleware import MEMBER_KEY
from restorative.accounts.models import Role, SupervisionLine, User
from restorative.audit.models import AccessLog

PASSWORD = "a long and quiet password"
STAFF_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE_BACKEND = "families.sharing.backends.CodeBackend"
numbers = count(1)


def make_staff(name: str, *roles: str, **facts: Any) -> User:
    facts.setdefault("email", f"staff{next(numbers)}@example.org")
    return User.objects.create_user(name=name, password=PASSWORD, roles=list(roles), **facts)


def make_practitioner(name: str = "Priya Shah", **facts: Any) -> User:
    return make_staff(name, Role.PRACTITIONER, **facts)


def make_manager(name: str = "Margaret Hill", *, of: User | None = None, **facts: Any) -> User:
    manager = make_staff(name, Role.MANAGER, **facts)
    if of is not None:
        make_line(of, manager)
    return manager


def make_line(supervisee: User, manager: User) -> SupervisionLine:
    return SupervisionLine.objects.create(supervisee=supervisee, manager=manager)


def make_family(lead: User, name: str = "Bell", **facts: Any) -> Family:
    """A family of which somebody said that there is nothing to keep from anybody in it."""
    family = Family.objects.create(name=name, created_by=lead, **facts)
    Allocation.objects.create(family=family, user=lead, works_as=Allocation.As.LEAD)
    NothingToKeep.objects.create(family=family, said_by=lead)
    return family


def make_adult(family: Family, name: str = "Amina Bell", **facts: Any) -> Member:
    return make_member(family, name, Member.Kind.ADULT, **facts)


def make_child(family: Family, name: str = "Jaden Bell", **facts: Any) -> Member:
    facts.setdefault("birth_date", date.today() - timedelta(days=9 * 365))
    return make_member(family, name, Member.Kind.CHILD, **facts)


def make_member(family: Family, name: str, kind: str, **facts: Any) -> Member:
    """Somebody of whom it was asked, and who could harm nobody."""
    person = Person.objects.create()
    member = Member.objects.create(family=family, person=person, full_name=name, kind=kind, **facts)
    make_harm(member)
    return member


def make_harm(member: Member, could_harm: str = "no", why: str = "") -> HarmAnswer:
    about = {"family": member.family, "member": member, "by": member.family.created_by}
    return HarmAnswer.objects.create(**about, could_harm=could_harm, why=why)


def make_contact(member: Member, way: str = SafeContact.Way.IN_PERSON, **facts: Any) -> SafeContact:
    return SafeContact.objects.create(family=member.family, member=member, way=way, **facts)


def make_account(member: Member, **facts: Any) -> User:
    """An account with which this member signs in."""
    user = User.objects.create_user(name=member.called, **facts)
    MemberAccess.objects.create(family=member.family, member=member, user=user)
    return user


def make_visit(family: Family, author: User, *, present: tuple[Member, ...] = (), **facts: Any) -> Visit:
    """A finished visit with one passage of each kind that a test may look for."""
    facts.setdefault("happened_on", timezone.localdate())
    facts.setdefault("kind", Visit.Kind.HOME)
    visit = Visit.objects.create(family=family, author=author, **facts)
    for member in present:
        VisitMember.objects.create(family=family, visit=visit, member=member, was_there=True)
    add_passage(visit, Passage.Kind.HAPPENED, "We drank tea and talked about mornings.")
    return visit


def add_passage(visit: Visit, kind: str, text: str, **facts: Any) -> Passage:
    position = visit.passages.count()
    return Passage.objects.create(
        family=visit.family, visit=visit, kind=kind, position=position, text=text, **facts
    )


def read_by_recipient(version: SharedVersion) -> SharedVersion:
    """Its recipient has opened it, as the access log says."""
    AccessLog.objects.create(
        kind=AccessLog.Kind.VERSION,
        user_id=uuid4(),
        member_id=version.member_id,
        family_id=version.family_id,
        target_id=version.pk,
    )
    return version


def client_of(user: User) -> Client:
    """A browser in which this member of staff is signed in."""
    client = Client()
    client.force_login(user, backend=STAFF_BACKEND)
    return client


def family_client(user: User, member: Member) -> Client:
    """A browser in which this family member is signed in, as one member."""
    client = Client()
    client.force_login(user, backend=CODE_BACKEND)
    session = client.session
    session[MEMBER_KEY] = str(member.pk)
    session.save()
    return client
