from families.models.addresses import Address, ProtectedAddress
from families.models.agencies import AgencyAction, AgencyLoad, AgencyRole
from families.models.agency_talks import (
    AgencyDiscussion,
    AgreedRemit,
    DiscussionAction,
    DiscussionRole,
)
from families.models.amendments import Amendment
from families.models.assessments import Assessment, AssessmentItem, HardToAssess, YouSaid
from families.models.attachments import Attachment
from families.models.break_glass import BreakGlass, BreakGlassSeen
from families.models.confidences import (
    Confidence,
    ConfidencePassage,
    ConfidenceReader,
    ConfidenceRecheck,
)
from families.models.consultations import Consultation
from families.models.escalations import Escalation
from families.models.family import Allocation, CaseModel, Family
from families.models.handovers import Handover
from families.models.kin import Household, HouseholdStay, ParentNotKnown, Partnership
from families.models.orders import CourtOrder, CourtOrderMember
from families.models.people import (
    Member,
    ParentalResponsibility,
    ParentLink,
    Person,
    SafeContact,
)
from families.models.promises import Promise, PromiseMember
from families.models.protected import NamesHeldBack, NothingToKeep, ProtectedTerm, TermReader
from families.models.reach import Conflict, NamedPerson, NoTie, Restriction, TieNotice
from families.models.support import (
    JointContact,
    OwnRight,
    SharingAgreement,
    SupportOffer,
    SupportOfferAnswer,
)
from families.models.visits import (
    Passage,
    PassageMember,
    Visit,
    VisitDraft,
    VisitMember,
)
from families.models.wrong_family import MovedNote, Withdrawal, WithdrawnFile, WrongFamily

__all__ = [
    "Address",
    "AgencyAction",
    "AgencyDiscussion",
    "AgencyLoad",
    "AgencyRole",
    "AgreedRemit",
    "Allocation",
    "Amendment",
    "Assessment",
    "AssessmentItem",
    "Attachment",
    "BreakGlass",
    "BreakGlassSeen",
    "CaseModel",
    "Confidence",
    "ConfidencePassage",
    "ConfidenceReader",
    "ConfidenceRecheck",
    "Conflict",
    "Consultation",
    "CourtOrder",
    "CourtOrderMember",
    "DiscussionAction",
    "DiscussionRole",
    "Escalation",
    "Family",
    "Handover",
    "HardToAssess",
    "Household",
    "HouseholdStay",
    "JointContact",
    "Member",
    "MovedNote",
    "NamedPerson",
    "NamesHeldBack",
    "NoTie",
    "NothingToKeep",
    "OwnRight",
    "ParentLink",
    "ParentNotKnown",
    "ParentalResponsibility",
    "Partnership",
    "Passage",
    "PassageMember",
    "Person",
    "Promise",
    "PromiseMember",
    "ProtectedAddress",
    "ProtectedTerm",
    "Restriction",
    "SafeContact",
    "SharingAgreement",
    "SupportOffer",
    "SupportOfferAnswer",
    "TermReader",
    "TieNotice",
    "Visit",
    "VisitDraft",
    "VisitMember",
    "Withdrawal",
    "WithdrawnFile",
    "WrongFamily",
    "YouSaid",
]
