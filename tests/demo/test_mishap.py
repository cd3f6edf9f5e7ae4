"""Once in the demo something went to somebody who should not have it, and it was seen through the same day."""

import pytest

from families.sharing.models import Breach, BreachReport, BreachTold
from restorative.accounts.models import Role, User
from restorative.waiting import List, rows_of

pytestmark = pytest.mark.django_db


def test_what_went_to_marcus_was_taken_back_unread_told_to_jaden_and_closed(demo: None) -> None:
    breach = Breach.objects.get()
    assert breach.reached == "Marcus"
    assert not breach.was_read
    assert breach.shared_at
    assert breach.closed_at
    assert breach.shared_at < breach.noticed_at < breach.closed_at < breach.report_by
    assert {one.who for one in BreachTold.objects.all()} == {"manager", "person"}
    assert Role.LEAD in BreachReport.objects.get().by.roles
    assert breach.closed_by == User.objects.get(name="Margaret Hill")
    assert not rows_of(List.BREACHES, breach.closed_by).exists()
