from families.sharing.models.doors import Invitation, MemberAccess, SignInCode
from families.sharing.models.versions import (
    Answer,
    BlockSource,
    Comment,
    Composition,
    SharedVersion,
    SubjectKind,
    content_hash,
)

__all__ = [
    "Answer",
    "BlockSource",
    "Comment",
    "Composition",
    "Invitation",
    "MemberAccess",
    "SharedVersion",
    "SignInCode",
    "SubjectKind",
    "content_hash",
]
