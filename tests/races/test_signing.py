"""Somebody signs while what they read is replaced or taken back: nobody ever signs what they did not read.

Both happen at the same moment, on two connections, each first at times. Many more times: `./dev test --deep`.
"""

import re
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from families.sharing.actions import recall_version, share_version
from families.sharing.models import Answer, SharedVersion
from restorative.access.identity import Identity, acting_as
from tests.conftest import Story
from tests.deep import times
from tests.races.two import Two
from tests.sharing.sheets import decide, seen_by, tell

TRIALS = times(100, 2_000)
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')


class Desk:
    """Priya's side: she shares, shares something else instead, or takes it back."""

    def __init__(self, story: Story) -> None:
        self.story, self.told = story, tell(story)
        self.shared = 0

    def choose(self) -> str:
        """Another choice than the last one: the hash of what would be shared now."""
        self.shared += 1
        out = {"included": False, "why_out": "not_about_them"} if self.shared % 2 else {"included": True}
        decide(self.told, self.story.amina, self.story.priya, support=out)
        return seen_by(self.told, self.story.amina, self.story.priya)

    def share(self, seen: str) -> SharedVersion:
        with transaction.atomic(), acting_as(Identity(self.story.priya.pk, is_staff=True)):
            return share_version(
                subject=self.told.subject, member=self.story.amina, seen=seen, by=self.story.priya
            )

    def take_back(self, version: SharedVersion) -> bool:
        with transaction.atomic(), acting_as(Identity(self.story.priya.pk, is_staff=True)):
            return recall_version(version=version, reason="It was a mistake.", by=self.story.priya)


class Reader:
    """Amina's side: what she was shown, and what she signs."""

    def __init__(self, story: Story) -> None:
        self.client = story.as_amina
        self.shown: set[tuple[uuid.UUID, str]] = set()

    def read(self, version: SharedVersion) -> str:
        page = self.client.get(reverse("sharing:my_version", args=[version.pk])).content.decode()
        seen = SEEN.findall(page)[0]
        self.shown.add((version.pk, seen))
        return str(seen)

    def sign(self, version: uuid.UUID, seen: str) -> int:
        typed = {"kind": "agree", "seen": seen, "has_read": "on", "typed_name": "Amina Bell"}
        return int(self.client.post(reverse("sharing:my_answer", args=[version]), typed).status_code)


@pytest.mark.django_db(transaction=True)
def test_nobody_signs_a_text_that_they_did_not_read(story: Story) -> None:
    desk, reader = Desk(story), Reader(story)
    counts: Counter[str] = Counter()
    standing = desk.share(desk.choose())
    with Two() as two:
        for number in range(TRIALS):
            standing = one_trial(two, desk, reader, standing, number, counts)

    signed = set(Answer.objects.values_list("version_id", "sha256"))
    unread = signed - reader.shown
    wrong = [one for one in Answer.objects.select_related("version") if one.sha256 != one.version.sha256]
    print(
        f"\n{TRIALS:,} signed while it changed: {dict(sorted(counts.items()))}, {len(unread)} on unread text"
    )
    assert unread == set()
    assert wrong == []
    # each came first, many times
    assert min(counts["signed before"], counts["too late"]) > TRIALS / 20


def one_trial(
    two: Two, desk: Desk, reader: Reader, standing: SharedVersion, number: int, counts: Counter[str]
) -> SharedVersion:
    """Signed while it was replaced, or taken back; what stands afterwards."""
    seen, other = reader.read(standing), desk.choose()
    changes: Callable[[], Any] = lambda: desk.share(other)
    if number % 4 == 3:
        changes = lambda: desk.take_back(standing)
    status, changed = two.together(lambda: reader.sign(standing.pk, seen), changes, number=number)
    said = Answer.objects.filter(version=standing).count()
    assert (status, said) in {(302, 1), (409, 0)}, f"trial {number}: {status}, {said} answers"
    counts["signed before" if said else "too late"] += 1
    if isinstance(changed, SharedVersion):
        # the old text's hash signs nothing of the new one
        assert reader.sign(changed.pk, seen) == 409
        return changed
    return desk.share(desk.choose())
