"""What Maya tells the nurse is kept from her dad: Daniel agreed to one note, and has yet to look at another."""

import pytest

from families.sharing.models import SharedVersion, Withholding
from restorative.accounts.models import User
from restorative.waiting import List, rows_of

pytestmark = pytest.mark.django_db


def test_one_is_agreed_and_soon_looked_at_again_and_one_waits(demo: None) -> None:
    daniel = User.objects.get(name="Daniel Reyes")
    (agreed,) = rows_of(List.WITHHELD_SOON, daniel)
    (waiting,) = rows_of(List.WITHHOLD, daniel)
    assert agreed.decided_by == daniel
    for one in (agreed, waiting):
        assert (one.member.full_name, one.proposed_by.name) == ("Neil Carter", "Nell Whitaker")
        assert one.is_whole
        assert not one.safe_to_tell
    assert agreed.proposed_at < agreed.decided_at


def test_nothing_of_either_has_gone_to_him(demo: None) -> None:
    notes = Withholding.objects.values("subject_id")
    assert not SharedVersion.objects.filter(member__full_name="Neil Carter", subject_id__in=notes).exists()
