"""How names sound, kept for searches by whatever writes a name down. An old name leaves nothing behind."""

from collections.abc import Iterable, Iterator

from families.models import Member, NameKey
from families.scan.sounds import sounds_of

NAMES = {"full_name", "preferred_name"}
AT_ONCE = 1_000


def write_name_keys(members: Iterable[Member]) -> None:
    """Of who is new or has a new name; a trigger took the old keys. One statement for each thousand."""
    NameKey.objects.bulk_create(keys_of(members), batch_size=AT_ONCE, ignore_conflicts=True)


def keys_of(members: Iterable[Member]) -> Iterator[NameKey]:
    for member in members:
        for key in sounds_of(f"{member.full_name} {member.preferred_name}"):
            yield NameKey(family_id=member.family_id, member=member, key=key)
