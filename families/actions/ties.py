"""A tie to a family that one does not see: declared by its reference or by a name; and knowing nobody, when asked."""

import re
import uuid
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Func, Value
from django.utils import timezone

from families.actions.once import insert_once
from families.models import Conflict, Family, NoTie, TieNotice
from families.scan.namesakes import LEAST, plain
from families.scan.postcodes import postcodes_in
from restorative.accounts.models import User
from restorative.audit import actions as audit

MOST_WORDS = 12


@transaction.atomic
def declare_unseen_tie(
    *, reference: str, about: str, tie: str, new: uuid.UUID | None = None, by: User
) -> None:
    """Nothing comes back: whether there is such a family, and whether anybody sees one like it, stays unsaid.

    A reference counts at once, if there is one; only the database can look. A name goes to managers.
    Sent twice it is one.
    """
    if reference:
        conflict = Conflict(pk=uuid.uuid4())
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.declare_tie(%s, %s, %s)", [conflict.pk, reference, tie])
    if about:
        words, postcodes = words_in(about), postcodes_in(about)
        said = {"user": by, "about": about, "tie": tie, "words": words, "postcodes": postcodes}
        if not insert_once(TieNotice(id=new, **said)):
            return
    audit.record("declare_unseen_tie", by=by, fields=["tie"])


def words_in(about: str) -> list[str]:
    """The words by which it is compared with surnames, with and without their accents."""
    found = re.findall(r"[^\W\d_]+", f"{about.lower()} {plain(about)}")
    return sorted({word[:60] for word in found if len(word) >= LEAST})[:MOST_WORDS]


@transaction.atomic
def find_tie(*, notice: TieNotice, family: Family, by: User) -> bool:
    """It is this family: from now on who declared it has no way to it. False if somebody settled it before."""
    waiting = TieNotice.objects.filter(pk=notice.pk, settled_at=None)
    if not waiting.update(settled_at=timezone.now(), settled_by=by):
        return False
    conflict = Conflict(family=family, user_id=notice.user_id, tie=notice.tie, declared_by=by)
    Conflict.objects.bulk_create([conflict], ignore_conflicts=True)
    audit.record("find_tie", by=by, target=conflict, family_id=family.pk, fields=["tie"])
    return True


@transaction.atomic
def pass_tie(*, notice: TieNotice, by: User) -> None:
    """It is no family that this manager sees. Others still look at it."""
    mine = TieNotice.objects.filter(pk=notice.pk).exclude(passed_by__contains=[by.pk])
    added: Any = Func(F("passed_by"), Value(by.pk), function="array_append")
    mine.update(passed_by=added)
    audit.record("pass_tie", by=by, target=notice, fields=["passed_by"])


@transaction.atomic
def say_no_tie(*, family: Family, by: User) -> None:
    """They were asked, and know nobody here. Said twice is said once."""
    said = NoTie(family=family, user=by)
    NoTie.objects.bulk_create([said], ignore_conflicts=True)
    audit.record("say_no_tie", by=by, target=said, family_id=family.pk)
