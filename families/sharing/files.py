"""The files that stand in a version."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from families.sharing.models import SharedFile, SharedVersion


def file_in(version: SharedVersion, block: UUID) -> SharedFile:
    """The recipient's copy under this block, the very bytes that the letter names. Raises Http404 for any other."""
    said = next((one for one in version.content["blocks"] if one["id"] == str(block)), None)
    if said is None or "media_type" not in said:
        raise Http404
    copies = SharedFile.objects.filter(member=version.member_id, sha256=said["sha256"])
    return get_object_or_404(copies, block_id=block)
