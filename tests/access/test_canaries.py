"""Every text field of every table that holds something of a case has a canary in the tests' world, or a reason why not.

A field without one could leak, and no walk would notice.
"""

from collections.abc import Iterator

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast

from restorative.access.policies import declared_tables
from tests.access.world import make_world
from tests.test_house import our_models

TEXTS = (models.CharField, models.TextField, models.JSONField, ArrayField)
OF_STAFF = "of somebody who works here, or of an account: the walk looks for the words of families"
OF_US = "a word that our code writes"
MADE = "random, or made of what stands elsewhere"
TOO_SHORT = "ten signs hold no canary: it is shown with the lines and the town, which have one"
# model.field → why nobody’s words stand in it
NO_WORDS = {
    **dict.fromkeys(
        [
            *("accounts.user.email", "accounts.user.job_title", "accounts.user.phone", "accounts.user.roles"),
            *("accounts.user.password", "accounts.agency.name", "accounts.team.name"),
            *("accounts.opensession.device", "accounts.opensession.session_data"),
            "accounts.opensession.session_key",
        ],
        OF_STAFF,
    ),
    **dict.fromkeys(
        [
            *("audit.auditevent.action", "audit.auditevent.fields", "audit.auditevent.target_kind"),
            *("audit.change.columns", "audit.change.operation", "audit.change.source"),
            *("audit.refusal.method", "audit.refusal.view_name"),
            *(
                "families.attachment.media_type",
                "sharing.sharedfile.media_type",
                "sharing.sharedversion.language",
            ),
            # kinds of need, of an answer and of a reason, each from a list
            *(
                "families.agencyrole.areas",
                "families.member.reading_needs",
                "sharing.answer.parts",
                "sharing.composition.choices",
            ),
            *("families.member.reading_needs", "families.explained.topics"),
            *("sharing.answer.parts", "sharing.composition.choices"),
        ],
        OF_US,
    ),
    **dict.fromkeys(
        [
            *("families.family.reference", "sharing.invitation.link", "sharing.signincode.code_hash"),
            *("families.attachment.sha256", "sharing.sharedfile.sha256", "sharing.sharedversion.sha256"),
            *("sharing.answer.sha256", "sharing.sharerequest.sha256"),
            # what a notice is compared by, made of its own words, which have one; and ids
            "families.namekey.key",
            *("families.tienotice.words", "families.tienotice.postcodes", "families.tienotice.passed_by"),
        ],
        MADE,
    ),
    **dict.fromkeys(["families.address.postcode", "families.protectedaddress.postcode"], TOO_SHORT),
}


def case_models() -> list[type[models.Model]]:
    case = {table.name for table in declared_tables() if table.case}
    return [model for model in our_models() if model._meta.db_table in case]


def text_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Of fixed choices nobody writes anything of their own."""
    for model in case_models():
        for one in model._meta.concrete_fields:
            if isinstance(one, TEXTS) and not one.choices:
                yield model, one.name


def has_canary(model: type[models.Model], name: str) -> bool:
    rows = model._default_manager.annotate(as_text=Cast(name, TextField()))
    return rows.filter(as_text__contains="canary").exists()


@pytest.mark.django_db
def test_every_text_field_has_a_canary_or_a_reason() -> None:
    make_world()
    without = {
        f"{model._meta.label_lower}.{name}" for model, name in text_fields() if not has_canary(model, name)
    }
    assert without - NO_WORDS.keys() == set(), "plant a canary in tests/access/world*.py, or say why not"
    assert NO_WORDS.keys() - without == set(), "these have one now"


def test_there_is_a_reason_for_each_that_has_none() -> None:
    names = {f"{model._meta.label_lower}.{name}" for model, name in text_fields()}
    assert NO_WORDS.keys() <= names
    assert all(NO_WORDS.values())
