from families.models.family import Allocation, CaseModel, Family
from families.models.people import (
    Member,
    ParentalResponsibility,
    ParentLink,
    Person,
    SafeContact,
)
from families.models.promises import Promise, PromiseMember
from families.models.visits import (
    Passage,
    PassageMember,
    Visit,
    VisitDraft,
    VisitMember,
)

__all__ = [
    "Allocation",
    "CaseModel",
    "Family",
    "Member",
    "ParentLink",
    "ParentalResponsibility",
    "Passage",
    "PassageMember",
    "Person",
    "Promise",
    "PromiseMember",
    "SafeContact",
    "Visit",
    "VisitDraft",
    "VisitMember",
]
