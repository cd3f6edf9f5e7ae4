from families.sharing.models.answers import Answer, Comment, ReadAloud
from families.sharing.models.approvals import HarmAnswer, ShareRequest
from families.sharing.models.breaches import Breach, BreachReport, BreachTold
from families.sharing.models.doors import Invitation, MemberAccess, SignInCode
from families.sharing.models.messages import Message
from families.sharing.models.ratings import FamilyRating
from families.sharing.models.releases import Release, ShareRecheck
from families.sharing.models.versions import (
    BlockSource,
    Composition,
    Recall,
    SharedFile,
    SharedVersion,
    SubjectKind,
    content_hash,
)
from families.sharing.models.withholding import Withholding

__all__ = [
    "Answer",
    "BlockSource",
    "Breach",
    "BreachReport",
    "BreachTold",
    "Comment",
    "Composition",
    "FamilyRating",
    "HarmAnswer",
    "Invitation",
    "MemberAccess",
    "Message",
    "ReadAloud",
    "Recall",
    "Release",
    "ShareRecheck",
    "ShareRequest",
    "SharedFile",
    "SharedVersion",
    "SignInCode",
    "SubjectKind",
    "Withholding",
    "content_hash",
]
