"""How names sound, kept for searches by whatever writes a name down. An old name leaves nothing behind."""

from collections.abc import Iterable, Iterator

from families.models import Member, NameKey
from families.scan.sounds import sounds_of

NAMES = {"full_name", "preferred_name"}
AT_ONCE = 1_000


def write_name_keys(members: Iterable[Member]) -> None:
    """Of people who have none yet. One statement for each thousand."""
    NameKey.objects.bulk_create(keys_of(members), batch_size=AT_ONCE)


def renew_name_keys(members: Iterable[Member]) -> None:
    members = list(members)
    NameKey.objects.filter(member__in=members).delete()
    write_name_keys(members)


def keys_of(members: Iterable[Member]) -> Iterator[NameKey]:
    for member in members:
        for key in sounds_of(f"{member.full_name} {member.preferred_name}"):
            yield NameKey(family_id=member.family_id, member=member, key=key)
