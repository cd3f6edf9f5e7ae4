"""Fixtures for the stories: a practitioner, her manager, a family of three, and their browsers."""

from dataclasses import dataclass

import pytest
from django.test import Client

from families.models import Family, Member
from restorative.accounts.models import User
from tests import people


@dataclass
class Story:
    """Priya works with the Bell family: Amina, her son Jaden, and his father Ryan. Margaret is Priya's manager."""

    priya: User
    margaret: User
    family: Family
    amina: Member
    ryan: Member
    jaden: Member
    amina_account: User

    @property
    def as_priya(self) -> Client:
        return people.client_of(self.priya)

    @property
    def as_margaret(self) -> Client:
        return people.client_of(self.margaret)

    @property
    def as_amina(self) -> Client:
        return people.family_client(self.amina_account, self.amina)


@pytest.fixture
def story(db: None) -> Story:
    priya = people.make_practitioner()
    margaret = people.make_manager(of=priya)
    family = people.make_family(priya)
    amina = people.make_adult(family, "Amina Bell")
    ryan = people.make_adult(family, "Ryan Cole")
    jaden = people.make_child(family)
    account = people.make_account(amina)
    return Story(priya, margaret, family, amina, ryan, jaden, account)
