from families.sharing.models.doors import Invitation, MemberAccess, SignInCode
from families.sharing.models.versions import (
    Answer,
    BlockSource,
    Comment,
    Composition,
    SharedVersion,
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
]
